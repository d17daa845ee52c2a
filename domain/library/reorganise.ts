// A house is organised anew: units are joined or called differently, a system is replaced. What becomes of one of its
// processes, as values that can be said before anything happens. Numbered rules: SPEC.md.

import {
  actorOf,
  elementsOf,
  isFlowNode,
  isSame,
  type Key,
  type Process,
  type Profile,
} from '#process'
import { joinLanes } from './join-lanes.ts'
import { isNamed, type Renaming, renameWords, speaksOf, systemsOf } from './rename-words.ts'

/** What changes in a process. */
export type Reorganisation =
  /** So many steps and events that were said to be done by one are done by the other. */
  | { readonly kind: 'actor'; readonly from: string; readonly to: string; readonly count: number }
  /** So many lanes become one. */
  | { readonly kind: 'lanes'; readonly name: string; readonly count: number }
  /** In so many steps. */
  | { readonly kind: 'system'; readonly from: string; readonly to: string; readonly count: number }
  /** Names in the fact sheet. */
  | { readonly kind: 'fact'; readonly fact: SheetFact; readonly names: readonly string[] }

export type SheetFact = 'participants' | 'systems' | 'owner'
const FACTS: readonly SheetFact[] = ['participants', 'systems', 'owner']

/** What stays and needs a look. */
export type LeftAsIs =
  /** Parties that are called the same and stay apart, because messages go between parties. */
  | { readonly kind: 'parties'; readonly name: string; readonly count: number }
  /** A label that mentions an old name. */
  | { readonly kind: 'label'; readonly key: Key; readonly label: string }
  /** The process itself is called after one. */
  | { readonly kind: 'name'; readonly label: string }

export interface Reorganised {
  readonly process: Process
  readonly profile: Profile
  /** [] where none of the old names occurs. */
  readonly changes: readonly Reorganisation[]
  readonly left: readonly LeftAsIs[]
}

const countsOf = (process: Process): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  const meet = (word: string, count: number) => counts.set(word, (counts.get(word) ?? 0) + count)
  for (const element of elementsOf(process)) {
    if (isNamed(element)) meet(`actor ${element.name.trim()}`, 0)
    if (isFlowNode(element)) meet(`actor ${actorOf(process, element)}`, 1)
    for (const system of new Set(systemsOf(element).map((one) => one.trim()))) {
      meet(`system ${system}`, 1)
    }
  }
  return counts
}

const listed = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

/** A process of a house that is organised anew. Rules U1 to U3. Cost: a few passes over it. */
export const reorganise = (
  before: Process,
  sheet: Profile,
  renamings: readonly Renaming[],
): Reorganised => {
  const counts = countsOf(before)
  const named = renameWords(before, sheet, renamings)
  const { process, joined } = joinLanes(named.process, named.actors)
  const { profile } = named
  const words = renamings.flatMap(({ kind, from, to }): Reorganisation[] => {
    const [was, is] = [from.trim(), to.trim()]
    const count = counts.get(`${kind} ${was}`)
    const isSaid = count !== undefined && was !== '' && is !== '' && was !== is
    return isSaid ? [{ kind, from: was, to: is, count }] : []
  })
  const lanes = joined.map(({ into, gone }): Reorganisation => {
    const name = process.elements[into]?.name.trim() ?? ''
    return { kind: 'lanes', name, count: gone.length + 1 }
  })
  const facts = FACTS.flatMap((fact): Reorganisation[] =>
    isSame(sheet[fact], profile[fact])
      ? []
      : [{ kind: 'fact', fact, names: listed(profile[fact]) }],
  )
  const parties = Map.groupBy(
    elementsOf(process).filter((one) => one.kind === 'pool' && one.isDrawn),
    ({ name }) => name.trim(),
  )
  const same = [...parties].flatMap(([name, pools]): LeftAsIs[] =>
    pools.length > 1 && pools.some(({ key }) => named.actors.has(key))
      ? [{ kind: 'parties', name, count: pools.length }]
      : [],
  )
  const changes = [...words, ...lanes, ...facts]
  const isOld = speaksOf(renamings.map(({ from }) => from))
  const labels = elementsOf(process).flatMap((one): LeftAsIs[] =>
    one.kind !== 'lane' && one.kind !== 'pool' && isOld(one.name)
      ? [{ kind: 'label', key: one.key, label: one.name }]
      : [],
  )
  return {
    ...{ process, profile, changes },
    left: [
      ...same,
      ...(isOld(before.name) ? [{ kind: 'name', label: before.name } as const] : []),
      ...labels,
    ],
  }
}
