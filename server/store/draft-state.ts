// The process of a draft after a change: the nearest snapshot, and the entries behind it applied.

import { applyGroup, type Entry } from '#change'
import type { Process } from '#process'
import { readEntries, readSnapshot } from './drafts.ts'
import type { Tx } from './store.ts'

export interface Head {
  readonly process: Process
  /** Number of the last entry in it. */
  readonly number: number
}

/** Thrown where an entry of the log does not apply: the log and this program disagree. */
export class LogBroken extends Error {
  override readonly name = 'LogBroken'
}

/** The process after more entries; each must be the next. */
export const advance = (head: Head, entries: readonly Entry[]): Head => {
  let { process, number } = head
  for (const entry of entries) {
    if (entry.number !== number + 1) throw new LogBroken(`entry ${entry.number} after ${number}`)
    const outcome = applyGroup(process, entry.group)
    if (outcome.kind === 'refused') throw new LogBroken(`entry ${entry.number} does not apply`)
    process = outcome.process
    number = entry.number
  }
  return { process, number }
}

/** The process after a change, from the nearest snapshot; undefined where the asker sees no such draft. */
export const readHead = async (
  tx: Tx,
  allianceId: string,
  draftId: string,
  upTo: number,
): Promise<Head | undefined> => {
  const snapshot = await readSnapshot(tx, allianceId, draftId, upTo)
  if (!snapshot) return undefined
  const entries = await readEntries(tx, allianceId, draftId, snapshot.number, upTo)
  return advance({ process: JSON.parse(snapshot.model), number: snapshot.number }, entries)
}
