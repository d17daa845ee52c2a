// What stands beside a step in a model: data it needs or yields, remarks. A list names them at the step; in the
// model they are elements of their own, so that several steps can share them.

import type { Element, Key, Process } from '#process'
import type { Wiring } from './wiring.ts'

export interface Companion {
  readonly role: 'needs' | 'yields' | 'remark'
  /** The name of the data, or the text of the remark; never ''. */
  readonly name: string
}

interface Tie {
  readonly step: Key
  readonly other: Key
  /** The association. */
  readonly by: Key
  readonly role: Companion['role']
}

/** The step an association ties something to, if it does. */
const tieOf = (one: Element, at: (key: Key) => Element | undefined): Tie | undefined => {
  if (one.kind !== 'dataAssociation' && one.kind !== 'association') return undefined
  const sort = one.kind === 'association' ? 'annotation' : 'data'
  const isFrom = at(one.source)?.kind === sort
  if (isFrom === (at(one.target)?.kind === sort)) return undefined
  const [other, step] = isFrom ? [one.source, one.target] : [one.target, one.source]
  if (at(other)?.name.trim() === '') return undefined
  const role = sort === 'annotation' ? 'remark' : isFrom ? 'needs' : 'yields'
  return { step, other, by: one.key, role }
}

const idOf = ({ role, name }: Companion): string => `${role} ${name}`

/** The companions of each node, each once, in the order of the table. */
export const companionsOf = (process: Process): ReadonlyMap<Key, readonly Companion[]> => {
  const found = new Map<Key, Map<string, Companion>>()
  for (const one of Object.values(process.elements)) {
    const tie = tieOf(one, (key) => process.elements[key])
    if (!tie) continue
    const companion = { role: tie.role, name: process.elements[tie.other]?.name ?? '' }
    const mine = found.get(tie.step) ?? new Map<string, Companion>()
    found.set(tie.step, mine.set(idOf(companion), companion))
  }
  return new Map([...found].map(([key, companions]) => [key, [...companions.values()]]))
}

/** Data, remarks and groups that no step, event or decision of the list stands for, in the order of the table. */
export const onlyDrawn = (process: Process, isTold: (key: Key) => boolean): readonly Element[] => {
  const told = new Set<Key>()
  for (const one of Object.values(process.elements)) {
    const tie = tieOf(one, (key) => process.elements[key])
    if (tie && isTold(tie.step)) told.add(tie.other)
  }
  const sorts: readonly string[] = ['annotation', 'data', 'group']
  return Object.values(process.elements).filter(
    ({ kind, key }) => sorts.includes(kind) && !told.has(key),
  )
}

/** The companions of a step in the text before and after; nothing before where it is new. */
export interface Accompanied {
  readonly key: Key
  readonly before: readonly Companion[]
  readonly after: readonly Companion[]
}

type Add = (element: Omit<Element, 'key'>, stem: string) => Key

/**
 * Ties and frees data and remarks as the text says. What only has another name now keeps its element; what nothing is
 * tied to any more goes. `before` holds the companions of all steps there were, also of those that are gone.
 */
export const accompany = (
  wires: Wiring,
  steps: readonly Accompanied[],
  process: Process,
  add: Add,
) => {
  const tiesNow = () =>
    [...wires.all()].flatMap((one) => {
      const tie = tieOf(one, wires.at)
      return tie ? [tie] : []
    })
  const names = rename(steps, wires, tiesNow())
  for (const { key, before, after } of steps) {
    const was = new Set(before.map((each) => idOf(names(each))))
    const is = new Set(after.map(idOf))
    // What the text does not tell, as remarks at events, stays.
    for (const { step, other, by, role } of tiesNow()) {
      const id = idOf({ role, name: wires.at(other)?.name ?? '' })
      if (step === key && was.has(id) && !is.has(id)) wires.remove(by)
    }
    for (const companion of after) if (!was.has(idOf(companion))) tie(wires, key, companion, add)
  }
  const tied = (key: Key) =>
    [...wires.all()].some((one) => 'source' in one && (one.source === key || one.target === key))
  for (const one of Object.values(process.elements)) {
    const stood = tieOf(one, (key) => process.elements[key])
    if (stood && wires.at(stood.other) && !tied(stood.other)) wires.remove(stood.other)
  }
}

const rename = (
  steps: readonly Accompanied[],
  wires: Wiring,
  ties: readonly Tie[],
): ((companion: Companion) => Companion) => {
  const [old, fresh] = (['before', 'after'] as const).map(
    (when) => new Set(steps.flatMap((step) => step[when].map(({ name }) => name))),
  )
  const turned = new Map<string, Set<string>>()
  for (const { before, after } of steps)
    for (const { role, name } of before) {
      if (fresh?.has(name)) continue
      const came = after.filter((each) => each.role === role && !old?.has(each.name))
      const gone = before.filter((each) => each.role === role && !fresh?.has(each.name))
      const to =
        came.length === gone.length ? came[gone.findIndex((each) => each.name === name)] : undefined
      turned.set(name, (turned.get(name) ?? new Set()).add(to?.name ?? ''))
    }
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const [name, all] of turned) {
    const [to = '', ...more] = all
    if (to === '' || more.length > 0 || taken.has(to)) continue
    taken.add(to)
    names.set(name, to)
  }
  const told = new Set(steps.map(({ key }) => key))
  for (const { step, other } of ties) {
    const mine = wires.at(other)
    const name = mine && names.get(mine.name)
    if (mine && name !== undefined && told.has(step)) wires.put({ ...mine, name })
  }
  return ({ role, name }) => ({ role, name: names.get(name) ?? name })
}

/** Ties data of that name in the same place, or new one; a remark is always a new one. */
const tie = (wires: Wiring, key: Key, { role, name }: Companion, add: Add) => {
  const step = wires.at(key)
  if (!step || !('parent' in step) || step.parent === undefined) return
  const { parent } = step
  if (role === 'remark') {
    const remark = add({ kind: 'annotation', name, parent } as Omit<Element, 'key'>, name)
    const facts = { kind: 'association', name: '', direction: 'none', parent }
    add({ ...facts, source: key, target: remark } as Omit<Element, 'key'>, `${key}-remark`)
    return
  }
  const there = [...wires.all()].find(
    (one) => one.kind === 'data' && one.name === name && one.parent === parent,
  )
  const facts = { kind: 'data', name, dataType: 'object', parent }
  const data = there?.key ?? add(facts as Omit<Element, 'key'>, name)
  const [source, target] = role === 'needs' ? [data, key] : [key, data]
  add(
    { kind: 'dataAssociation', name: '', source, target } as Omit<Element, 'key'>,
    `${key}-${role}`,
  )
}
