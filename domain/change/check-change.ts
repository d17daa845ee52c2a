// The laws of changes, asserted for every group a test applies: what can be taken back gives the same
// process in the same order, JSON carries a group unchanged, nothing given is touched, and the outcome
// keeps the model's promises.

import { type Process, problemsOf } from '#process'
import { applyGroup } from './apply.ts'
import type { ChangeGroup } from './change.ts'
import type { Conflict } from './conflict.ts'
import { invert } from './invert.ts'
import { readGroup } from './read.ts'
import { isSame } from './value.ts'

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const one of Object.values(value)) frozen(one)
  }
  return value
}

const isInSameOrder = (a: Process, b: Process): boolean =>
  (['elements', 'shapes'] as const).every((table) =>
    isSame(Object.keys(a[table]), Object.keys(b[table])),
  )

export interface Checked {
  /** Laws that do not hold, as sentences for the one who reads the test; [] when all do. */
  readonly broken: readonly string[]
  /** The process after the group; the one before it where it was refused. */
  readonly process: Process
  /** The group as it happened; as given where it was refused. */
  readonly group: ChangeGroup
  /** Why it was refused; [] when it was applied. */
  readonly conflicts: readonly Conflict[]
}

/** Applies a group to a process that keeps the model's promises, and checks the laws on the way. */
export const checkChange = (given: Process, group: ChangeGroup): Checked => {
  const broken: string[] = []
  const law = (name: string, holds: boolean) => {
    if (!holds) broken.push(name)
  }
  // Frozen inputs: whoever writes into them throws.
  const process = frozen(given)
  const result = applyGroup(process, frozen(group))
  const sent = readGroup(JSON.parse(JSON.stringify(group)))
  if (result.kind === 'refused') {
    law('a refusal says why', result.conflicts.length > 0)
    law('a refusal holds all that was written', isSame(result.group, group))
    return { broken, process, group, conflicts: result.conflicts }
  }
  law('a group is the same after JSON', sent.kind === 'read' && isSame(sent.group, group))
  law('a change keeps the promises of the model', problemsOf(result.process).length === 0)
  const settled = JSON.parse(JSON.stringify(result.group)) as ChangeGroup
  const again = applyGroup(process, settled)
  law(
    'what happened can be applied by others',
    again.kind === 'applied' &&
      isSame(again.process, result.process) &&
      isInSameOrder(again.process, result.process),
  )
  const back = applyGroup(frozen(result.process), invert(result.group, `${group.id}, back`))
  law('what happened can be taken back', back.kind === 'applied')
  if (back.kind === 'applied') {
    law('taken back it is the same process', isSame(back.process, process))
    law('taken back it is in the same order', isInSameOrder(back.process, process))
  }
  const untouched = Object.entries(process.elements).every(
    ([key, element]) =>
      result.group.changes.some(
        (change) =>
          ('key' in change && change.key === key) ||
          ('element' in change && change.element.key === key),
      ) || result.process.elements[element.key] === element,
  )
  law('untouched elements keep their identity', untouched)
  return { broken, process: result.process, group: result.group, conflicts: [] }
}
