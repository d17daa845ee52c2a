// When a process is to be looked at again, for one reader.

import type { RecheckView } from '#api'
import { type Actor, isMemberOf, type ProcessSubject, recheckOf, recheckUrgency } from '#library'
import type { RecheckRow } from '../store/recheck.ts'

/** Null for others than its own people; `day` is the day it is, YYYY-MM-DD. */
export const presentRecheck = (
  actor: Actor,
  subject: ProcessSubject,
  rows: readonly RecheckRow[],
  day: string,
): RecheckView | null => {
  if (!isMemberOf(actor, subject.organisationId)) return null
  const { months, due } = recheckOf(rows.map(({ fact }) => fact))
  return {
    ...{ seq: rows.at(-1)?.seq ?? 0, months, due, urgency: recheckUrgency(due, day) },
    facts: rows.map(({ fact, reason, name, at }) => ({
      ...{ act: fact.act, months: fact.act === 'set' ? fact.months : null, due: fact.due },
      ...{ reason, by: name, at: at.toISOString() },
    })),
  }
}
