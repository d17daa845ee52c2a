// Who does it, by name: the lane or party that is called so, or a new lane beside the others.

import { elementsOf, type Key, type Process } from '#process'
import { applyGroup } from '../apply.ts'
import { poolOf } from '../soundness.ts'
import { addLane } from './actors.ts'
import { type Edit, impossible, type NewKey } from './edit.ts'
import { moveToActor } from './move.ts'

const fold = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * Gives a step to whoever is called so: first in its own party, then another party. Where nobody is, its
 * party gets a lane of that name, as the last one. An empty name is refused.
 */
export const giveTo = (process: Process, key: Key, name: string, newKey: NewKey): Edit => {
  const at = (one: Key) =>
    Object.hasOwn(process.elements, one) ? process.elements[one] : undefined
  if (!at(key)) return impossible('not-there', key)
  if (fold(name) === '') return impossible('wrong-kind', key)
  const pool = poolOf(at, key)
  const called = elementsOf(process).filter(
    (one) => (one.kind === 'lane' || one.kind === 'pool') && fold(one.name) === fold(name),
  )
  const own = called.find((one) => one.kind === 'lane' && poolOf(at, one.key) === pool)
  const goal = own ?? called.find(({ key: one }) => one !== pool)
  if (goal) return moveToActor(process, key, goal.key, newKey)
  const element = at(key)
  const home = element && 'parent' in element ? element.parent : pool
  if (!home) return impossible('wrong-kind', key)
  // Inside a sub-process without lanes of its own, its party's lanes are meant.
  const divided = elementsOf(process).some((one) => one.kind === 'lane' && one.parent === home)
  const made = addLane(process, divided || !pool ? home : pool, name.trim(), undefined, newKey)
  if (made.kind === 'impossible') return made
  const [lane] = made.made
  const applied = applyGroup(process, { id: 'give', changes: made.changes })
  if (!lane || applied.kind === 'refused') return impossible('would-break', key)
  const moved = moveToActor(applied.process, key, lane, newKey)
  if (moved.kind === 'impossible') return moved
  return {
    ...{ kind: 'edited', changes: [...made.changes, ...moved.changes] },
    made: [...made.made, ...moved.made],
  }
}
