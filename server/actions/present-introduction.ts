// Where the introduction of a version stands, for one reader.

import type { VersionIntroduction } from '#api'
import {
  type Actor,
  can,
  INTRODUCTION_ITEMS,
  type ItemChanges,
  introductionOf,
  isMemberOf,
  mayIntroduce,
  type ProcessSubject,
  type VersionState,
} from '#library'
import { type IntroductionRow, introductionFactOf } from '../store/introduction.ts'

const ACTS = ['prepare', 'introduce', 'takeBack'] as const

const listItems = (items: ItemChanges): VersionIntroduction['items'] =>
  INTRODUCTION_ITEMS.flatMap((item) => {
    const standing = items[item]
    return standing ? [{ item, ...standing }] : []
  })

/** Null for others than its own people; the day itself stands in the version. */
export const presentIntroduction = (
  actor: Actor,
  subject: ProcessSubject,
  state: VersionState,
  rows: readonly IntroductionRow[],
): VersionIntroduction | null => {
  if (!isMemberOf(actor, subject.organisationId)) return null
  const standing = introductionOf(rows.map(introductionFactOf))
  const isAllowed = can(actor, 'keepCurrent', subject).isAllowed && !subject.isWithdrawn
  return {
    seq: rows.at(-1)?.seq ?? 0,
    items: listItems(standing.items),
    planned: standing.planned,
    facts: rows.map(({ act, items, day, reason, name, at }) => ({
      ...{ act, items: listItems(items ?? {}), day, reason, by: name, at: at.toISOString() },
    })),
    may: isAllowed ? ACTS.filter((act) => mayIntroduce(standing, act, state)) : [],
  }
}
