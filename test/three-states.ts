// A process and what two sides made of it by chance, for the laws of merging.

import fc from 'fast-check'
import { applyGroup } from '#change'
import type { Process } from '#process'
import { fulfil, keysFrom, type Wish, wish } from './changes.ts'
import { anyProcess, blockProcess } from './processes.ts'

/** What can be done of the wishes, one after the other; `prefix` keeps the keys of two sides apart. */
export const edited = (process: Process, wishes: readonly Wish[], prefix: string): Process =>
  wishes.reduce((state, one, at) => {
    const { edit } = fulfil(state, one, keysFrom(`${prefix}${at}`))
    if (edit.kind === 'impossible') return state
    const applied = applyGroup(state, { id: `${prefix}${at}`, changes: edit.changes })
    return applied.kind === 'applied' ? applied.process : state
  }, process)

/** Three states that stem from one another, at most so many wishes on each side. */
export const threeStates = (
  most: number,
): fc.Arbitrary<{ readonly base: Process; readonly ours: Process; readonly theirs: Process }> => {
  const wishes = fc.array(wish, { maxLength: most })
  return fc.tuple(fc.oneof(anyProcess, blockProcess), wishes, wishes).map(([base, one, other]) => ({
    base,
    ours: edited(base, one, 'o'),
    theirs: edited(base, other, 't'),
  }))
}
