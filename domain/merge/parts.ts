// What one side did to a process, in parts that can be taken or left one by one. What hangs together by a reference
// is one part; what turns out to hold only together with something else is taken along with it.

import {
  applyGroup,
  type Change,
  type Conflict,
  changesBetween,
  type Deed,
  deedsOf,
  referencesIn,
  referencesOf,
} from '#change'
import { type Element, isSame, type Key, type Process } from '#process'

export interface ChangePart {
  /** The same for the same doings, whatever else the side did. */
  readonly id: string
  readonly changes: readonly Change[]
  /** Elements it speaks of, those first that are no arrows. [] for the process as a whole. */
  readonly keys: readonly Key[]
  /** [] for what means nothing to people; such a part goes with all the others or not at all. */
  readonly deeds: readonly Deed[]
}

const addressOf = (change: Change): string => {
  switch (change.kind) {
    case 'addElement':
    case 'removeElement':
      return JSON.stringify([change.element.key])
    case 'setElement':
      return JSON.stringify([change.key, change.property])
    case 'setProcess':
      return JSON.stringify([null, change.property])
    default:
      return JSON.stringify([null, 'shape', change.key])
  }
}

const keyOf = (change: Change): Key | undefined => {
  if (change.kind === 'addElement' || change.kind === 'removeElement') return change.element.key
  return change.kind === 'setElement' ? change.key : undefined
}

/** Elements a change leads to or away from. */
const pointsAt = (change: Change): ReadonlySet<Key> => {
  if (change.kind === 'addElement' || change.kind === 'removeElement')
    return referencesOf(change.element)
  if (change.kind !== 'setElement') return new Set()
  const { property, before, after } = change
  return new Set([...referencesIn(property, before), ...referencesIn(property, after)])
}

/** Changes that stand or fall with each other: what they have in common, each as a word. */
const bondsOf = (change: Change, before: Process, after: Process): readonly string[] => {
  const key = keyOf(change)
  if (key === undefined) {
    const shape = 'shape' in change ? change.shape : undefined
    const about =
      shape ??
      ('key' in change ? (before.shapes[change.key] ?? after.shapes[change.key]) : undefined)
    return about ? [`place ${about.element}`] : []
  }
  const isIn = (one: Key) => Object.hasOwn(before.elements, one)
  const isStaying = (one: Key) => isIn(one) === Object.hasOwn(after.elements, one)
  const [was, is] = [before.elements[key], after.elements[key]]
  const isWhole = !isStaying(key) || was?.kind !== is?.kind
  const pointed = [...pointsAt(change)]
  // Of what comes or goes everything that leads there, and of one thing where it stands and leads.
  const bonds = pointed.filter((one) => !isStaying(one)).map((one) => `thing ${one}`)
  if (isWhole) bonds.push(`thing ${key}`)
  if (isWhole || pointed.length > 0) bonds.push(`place ${key}`)
  const isDefault = (one: Element | undefined) => one?.kind === 'sequenceFlow' && one.isDefault
  for (const one of [was, is])
    if (one?.kind === 'sequenceFlow' && isDefault(was) !== isDefault(is)) {
      const isAbout = change.kind !== 'setElement' || change.property === 'isDefault'
      if (isAbout) bonds.push(`default ${one.source}`)
    }
  return bonds
}

/** Sets of changes that have a bond in common, in the order of their first. Cost: the bonds, nearly. */
const joined = (changes: readonly Change[], bondsOf: (change: Change) => readonly string[]) => {
  const root = changes.map((_, at) => at)
  const find = (at: number): number => {
    let top = at
    while (root[top] !== top) top = root[top] ?? top
    for (let one = at; root[one] !== top; ) [one, root[one]] = [root[one] ?? top, top]
    return top
  }
  const first = new Map<string, number>()
  changes.forEach((change, at) => {
    for (const bond of bondsOf(change)) {
      const other = first.get(bond)
      if (other === undefined) first.set(bond, at)
      else root[Math.max(find(at), find(other))] = Math.min(find(at), find(other))
    }
  })
  return [...Map.groupBy(changes.keys(), find).values()].map((ats) =>
    ats.flatMap((at) => changes[at] ?? []),
  )
}

const FLOWS: readonly string[] = ['sequenceFlow', 'messageFlow', 'association', 'dataAssociation']

/**
 * What leads from one state of a process to another, in parts. Together they are all of it. [] where both say the
 * same.
 */
export const partsBetween = (before: Process, after: Process): readonly ChangePart[] => {
  const find = (key: Key) => before.elements[key] ?? after.elements[key]
  const isFlow = (key: Key) => FLOWS.includes(find(key)?.kind ?? '')
  return joined(changesBetween(before, after), (change) => bondsOf(change, before, after)).map(
    (changes) => {
      const keys = new Set(changes.flatMap((change) => keyOf(change) ?? []))
      return {
        id: changes.map(addressOf).sort()[0] ?? '',
        changes,
        keys: [...keys].sort((a, b) => Number(isFlow(a)) - Number(isFlow(b))),
        deeds: deedsOf(changes, find).filter(({ kind }) => kind !== 'placed'),
      }
    },
  )
}

/** Whether a part has to do with what a broken promise speaks of. */
const isConcerned = (
  { changes }: ChangePart,
  { table, key, other }: Conflict,
  shapes: Process['shapes'],
) => {
  const shown = table === 'shapes' && key !== undefined ? shapes[key]?.element : key
  const named: readonly (Key | undefined)[] = [shown, other].filter((one) => one !== undefined)
  return changes.some(
    (change) =>
      named.includes(keyOf(change)) || [...pointsAt(change)].some((one) => named.includes(one)),
  )
}

export interface PartlyTaken {
  /** Keeps the promises of the model, save for rules of new flows (C12, C13) that the whole breaks as well. */
  readonly process: Process
  /** Ids of the parts in it; more than was wanted where one holds only with another. */
  readonly taken: ReadonlySet<string>
}

/**
 * The state `before` with only the wanted ones of the parts that lead to `after`. All of them give `after` itself, none
 * gives `before`. Cost: one application of the changes for each round in which something has to be taken along.
 */
export const takeParts = (
  before: Process,
  after: Process,
  parts: readonly ChangePart[],
  isWanted: (part: ChangePart) => boolean,
): PartlyTaken => {
  const told = parts.filter(({ deeds }) => deeds.length > 0)
  const all: PartlyTaken = { process: after, taken: new Set(parts.map(({ id }) => id)) }
  let chosen = new Set(told.filter(isWanted))
  if (chosen.size === told.length) return all
  const apply = (some: Iterable<ChangePart>, isPardoned: boolean) =>
    applyGroup(before, {
      ...{ id: 'parts', changes: [...some].flatMap(({ changes }) => changes) },
      ...(isPardoned ? { takesBack: 'parts' } : {}),
    })
  const ofWhole = apply(parts, false)
  const shapes = { ...after.shapes, ...before.shapes }
  const known = ofWhole.kind === 'refused' ? ofWhole.conflicts : []
  while (chosen.size < parts.length) {
    const strict = apply(chosen, false)
    const conflicts = strict.kind === 'refused' ? strict.conflicts : []
    const fresh = conflicts.filter((one) => !known.some((other) => isSame(one, other)))
    const taken = new Set([...chosen].map(({ id }) => id))
    if (fresh.length === 0) {
      const applied = strict.kind === 'applied' ? strict : apply(chosen, true)
      if (applied.kind === 'applied') return { process: applied.process, taken }
    }
    const along = parts.filter(
      (part) => !chosen.has(part) && fresh.some((one) => isConcerned(part, one, shapes)),
    )
    if (along.length === 0) return all
    chosen = new Set([...chosen, ...along])
  }
  return all
}
