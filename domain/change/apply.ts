// Applying a group: all of it or nothing. The cost is one copy of the table (a few milliseconds for
// 10,000 elements), after a removal or a move one more pass over it, and what the group itself touches.

import type { Process } from '#process'
import { typesOf } from './address.ts'
import { type Change, type ChangeGroup, targetOf } from './change.ts'
import type { Conflict, Refusal } from './conflict.ts'
import { type Fault, faultOf, faultOfThing } from './fault.ts'
import { invertChanges } from './invert.ts'
import { perform } from './perform.ts'
import { conflictsAfter, type Pardon } from './soundness.ts'
import type { Value } from './value.ts'
import { open, type Workspace } from './workspace.ts'

export interface Applied {
  readonly kind: 'applied'
  /** Elements that the group does not touch are the same objects as before. */
  readonly process: Process
  /**
   * What really happened (C6): without what was so already, and with the place of each removed thing.
   * This is what a log keeps, what others apply, and what can be inverted exactly.
   */
  readonly group: ChangeGroup
}

const faultIn = (change: Change): Fault | undefined => {
  const { table, thing } = targetOf(change)
  if (thing !== undefined) return faultOfThing(table, thing)
  if (!('property' in change)) return undefined
  const types = typesOf(table, change.property)
  const [first] = types
  if (!first) return { code: 'property-unknown', place: change.property }
  const { after } = change
  if (after === undefined || types.some((type) => !faultOf(type, after))) return undefined
  return faultOf(first, after, change.property)
}

const notAllowed = (change: Change, fault: Fault): Conflict => {
  const { table, key, thing } = targetOf(change)
  const wanted = 'after' in change ? change.after : (thing as unknown as Value | undefined)
  return {
    code: 'not-allowed',
    table,
    ...(key === undefined ? {} : { key }),
    property: fault.place,
    ...(wanted === undefined ? {} : { wanted }),
    fault,
  }
}

const takeBack = (space: Workspace, changes: readonly Change[]) => {
  for (const change of invertChanges(changes)) perform(space, change)
}

/** Applies to an open process: what was done, or the conflicts, and then the process is as before. */
export const applyTo = (
  space: Workspace,
  group: ChangeGroup,
  pardon: Pardon = group.takesBack === undefined ? 'none' : 'all',
): { readonly kind: 'applied'; readonly group: ChangeGroup } | Refusal => {
  const done: Change[] = []
  const conflicts: Conflict[] = []
  for (const change of group.changes) {
    const fault = faultIn(change)
    const result = fault ? { conflicts: [notAllowed(change, fault)] } : perform(space, change)
    if ('conflicts' in result) conflicts.push(...result.conflicts)
    else done.push(...result.done)
  }
  if (conflicts.length === 0) conflicts.push(...conflictsAfter(space, done, pardon))
  if (conflicts.length === 0) return { kind: 'applied', group: { ...group, changes: done } }
  takeBack(space, done)
  return { kind: 'refused', group, conflicts }
}

/** The process with the group applied, or why not; the process given is never touched. */
export const applyGroup = (process: Process, group: ChangeGroup): Applied | Refusal => {
  const space = open(process)
  const outcome = applyTo(space, group)
  return outcome.kind === 'refused' ? outcome : { ...outcome, process: space.close() }
}
