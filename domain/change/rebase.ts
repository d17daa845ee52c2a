// Rebase: a client's pending groups applied again on what others have done meanwhile. What cannot hold
// any more is handed back whole, with its conflicts; nothing is bent to fit.

import type { Process } from '#process'
import { applyTo } from './apply.ts'
import type { ChangeGroup } from './change.ts'
import type { Refusal } from './conflict.ts'
import { open } from './workspace.ts'

export interface Rebased {
  /** The process given, with every pending group that still holds. */
  readonly process: Process
  /** Those that hold, as they were written: their preconditions are the writer's, not ours to renew. */
  readonly pending: readonly ChangeGroup[]
  /** Those that do not, each with the reasons; a group that built on one of them is among them. */
  readonly refused: readonly Refusal[]
}

/** Applies pending groups in their order; one copy of the process for all of them together. */
export const rebase = (process: Process, groups: readonly ChangeGroup[]): Rebased => {
  const space = open(process)
  const pending: ChangeGroup[] = []
  const refused: Refusal[] = []
  for (const group of groups) {
    const outcome = applyTo(space, group)
    if (outcome.kind === 'applied') pending.push(group)
    else refused.push(outcome)
  }
  return { process: space.close(), pending, refused }
}
