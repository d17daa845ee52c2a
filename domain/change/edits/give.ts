// Who does it, by name: the lane or party that is called so, or a new lane beside the others.

import { elementsOf, type Key, type Process } from '#process'
import { poolOf } from '../soundness.ts'
import { addLane } from './actors.ts'
import { type Edit, impossible, type NewKey } from './edit.ts'
import { edit } from './editor.ts'
import { inTurn } from './in-turn.ts'
import { moveToActor } from './move.ts'

const fold = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

/** Events and decisions at a step that nobody does belong to whoever does the step. */
const alongWith = (process: Process, key: Key): Edit => {
  const editor = edit(process)
  const step = editor.node(key)
  const lane = step?.lane
  if (!step || lane === undefined) return editor.finish()
  const reached = new Set([key])
  for (const one of reached) {
    const flows = [...editor.flowsTo(one), ...editor.flowsFrom(one)]
    for (const { source, target } of flows) {
      const other = editor.node(source === one ? target : source)
      const isNobodys = other && other.lane === undefined && other.parent === step.parent
      if (!isNobodys || (other.kind !== 'event' && other.kind !== 'gateway')) continue
      if (reached.has(other.key)) continue
      reached.add(other.key)
      editor.set(other.key, 'lane', lane)
      editor.unpin(other.key)
    }
  }
  return editor.finish()
}

/**
 * Gives a step to whoever is called so: first in its own party, then another party. Where nobody is, its
 * party gets a lane of that name, as the last one. Beginnings, ends and decisions beside it that nobody does
 * come along. An empty name is refused.
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
  const along = (now: Process) => alongWith(now, key)
  const moveTo = (actor: Key) => (now: Process) => moveToActor(now, key, actor, newKey)
  if (goal) return inTurn(process, [moveTo(goal.key), along])
  const element = at(key)
  const home = element && 'parent' in element ? element.parent : pool
  if (!home) return impossible('wrong-kind', key)
  // Inside a sub-process without lanes of its own, its party's lanes are meant.
  const divided = elementsOf(process).some((one) => one.kind === 'lane' && one.parent === home)
  const made = addLane(process, divided || !pool ? home : pool, name.trim(), undefined, newKey)
  if (made.kind === 'impossible') return made
  const [lane] = made.made
  if (!lane) return impossible('would-break', key)
  return inTurn(process, [() => made, moveTo(lane), along])
}
