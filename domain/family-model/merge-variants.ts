// n variants to one merged model. Steps become classes by the links handed in, everything else by what
// stands around it; what says the same everywhere is said once, the rest stays with its variant. Inside,
// variants are taken in the order of their ids, so that their order going in changes nothing but the
// order of what is listed. Cost: links sorted, and pairs of one kind across variants.

import type { Subject } from '#compare'
import {
  asKey,
  type ElementKind,
  elementsOf,
  isSame,
  type Key,
  keyMaker,
  keyStem,
  type Process,
} from '#process'
import { choicesOf } from './choices.ts'
import { type ClassAt, linksOfRound, type Member, ROUNDS } from './class-links.ts'
import type {
  Attributes,
  FamilyElement,
  FamilyLinks,
  FamilyModel,
  FamilyVariant,
  PinnedShape,
  Provenance,
  Tie,
} from './family-model.ts'
import { type ClassLink, joinClasses } from './join-classes.ts'
import { attributesWith } from './references.ts'

type Variant = Pick<Subject, 'id' | 'name' | 'organisation' | 'process'>

interface Gathered {
  readonly members: readonly Member[]
  readonly placeOf: ReadonlyMap<string, number>
}

const address = (variant: number | string, key: Key): string => `${variant}|${key}`

const gather = (processes: readonly Process[]): Gathered => {
  const members: Member[] = []
  const placeOf = new Map<string, number>()
  processes.forEach((process, variant) => {
    elementsOf(process).forEach((element, place) => {
      placeOf.set(address(variant, element.key), members.length)
      members.push({ at: members.length, variant, place, element })
    })
  })
  return { members, placeOf }
}

/** All classes, round by round; and the links between steps that could not be joined. */
const classify = (
  { members, placeOf }: Gathered,
  processes: readonly Process[],
  stepLinks: readonly ClassLink[],
) => {
  const variantOf = members.map(({ variant }) => variant)
  const steps = joinClasses(variantOf, stepLinks)
  const linked = new Set(stepLinks.flatMap(({ a, b }) => [a, b]))
  let all: readonly ClassLink[] = stepLinks
  let classOf = steps.classOf
  for (const round of ROUNDS) {
    const current = classOf
    const classAt: ClassAt = (variant, key) => {
      const at = placeOf.get(address(variant, key))
      return at === undefined ? undefined : current[at]
    }
    const found = linksOfRound(round, members, processes, classAt, (at) => linked.has(at))
    // Links of different rounds never touch the same element, so each round stands as it was.
    all = [...all, ...found]
    classOf = joinClasses(variantOf, all).classOf
  }
  return { classOf, refused: steps.refused }
}

const mostOf = <T>(values: readonly T[]): T | undefined => {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** What all say alike; an attribute that one lacks is nobody's. */
const sharedOf = (all: readonly Attributes[]): Attributes => {
  const [first = {}, ...others] = all
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) =>
      others.every((other) => Object.hasOwn(other, name) && isSame(other[name], value)),
    ),
  )
}

const pinsOf = (process: Process): ReadonlyMap<Key, readonly PinnedShape[]> => {
  const pins = new Map<Key, PinnedShape[]>()
  Object.entries(process.shapes).forEach(([key, { element, ...shape }], place) => {
    const list = pins.get(element) ?? []
    list.push({ key: asKey(key), place, shape })
    pins.set(element, list)
  })
  return pins
}

const looseShapesOf = (process: Process): FamilyVariant['looseShapes'] =>
  Object.entries(process.shapes).flatMap(([key, shape], place) =>
    Object.hasOwn(process.elements, shape.element) ? [] : [{ key: asKey(key), place, shape }],
  )

/**
 * The merged model. Ids of variants must differ, else a RangeError; links to steps that are not there
 * are passed over. Without variants, a model of nothing.
 */
export const mergeVariants = (
  variants: readonly Variant[],
  { links, elsewhere }: FamilyLinks,
): FamilyModel => {
  const sorted = [...variants].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  if (new Set(sorted.map(({ id }) => id)).size < sorted.length) {
    throw new RangeError('Two variants of a family have the same id.')
  }
  const processes = sorted.map(({ process }) => process)
  const number = new Map(sorted.map(({ id }, index) => [id, index]))
  const gathered = gather(processes)
  const { members, placeOf } = gathered
  const placeAt = (variant: string, key: Key) => {
    const at = number.get(variant)
    return at === undefined ? undefined : placeOf.get(address(at, key))
  }
  const stepLinks = links.flatMap(({ a, b, score }): readonly ClassLink[] => {
    const [one, other] = [placeAt(a.variant, a.key), placeAt(b.variant, b.key)]
    if (one === undefined || other === undefined || a.variant === b.variant) return []
    return [{ a: Math.min(one, other), b: Math.max(one, other), score }]
  })
  const { classOf, refused } = classify(gathered, processes, stepLinks)

  const makeKey = keyMaker()
  const keyOf = new Map<number, Key>()
  for (const { at, element } of members) {
    const name = classOf[at] ?? at
    if (!keyOf.has(name)) keyOf.set(name, makeKey(keyStem(element.name) || element.kind))
  }
  const familyKey = (at: number): Key => keyOf.get(classOf[at] ?? at) ?? asKey('')
  const pins = processes.map(pinsOf)
  const inputOrder = new Map(variants.map(({ id }, index) => [id, index]))

  const elementOf = (key: Key, group: readonly Member[]): FamilyElement => {
    const told = group.map(({ variant, element }) =>
      attributesWith(element, (reference) => {
        const at = placeOf.get(address(variant, reference as Key))
        return at === undefined ? { dangling: reference } : familyKey(at)
      }),
    )
    const shared = sharedOf(told)
    const from = group.map(({ variant, place, element }, index): Provenance => {
      const own = Object.entries(told[index] ?? {}).filter(([name]) => !Object.hasOwn(shared, name))
      return {
        variant: sorted[variant]?.id ?? '',
        key: element.key,
        place,
        own: Object.fromEntries(own),
        shapes: pins[variant]?.get(element.key) ?? [],
      }
    })
    return {
      key,
      kind: mostOf(group.map(({ element }) => element.kind)) as ElementKind,
      shared,
      from: from.toSorted(
        (a, b) => (inputOrder.get(a.variant) ?? 0) - (inputOrder.get(b.variant) ?? 0),
      ),
    }
  }
  const groups = Map.groupBy(members, ({ at }) => familyKey(at))
  const elements = Object.fromEntries(
    [...groups].map(([key, group]) => [key, elementOf(key, group)]),
  ) as Readonly<Record<Key, FamilyElement>>

  return {
    variants: variants.map(({ id, name, organisation, process }) => ({
      id,
      name,
      ...(organisation ? { organisation } : {}),
      processName: process.name,
      ...(process.origin ? { origin: process.origin } : {}),
      looseShapes: looseShapesOf(process),
    })),
    elements,
    choices: choicesOf(elements),
    ties: tiesOf(refused, familyKey, (at) => sorted[members[at]?.variant ?? 0]?.id ?? ''),
    elsewhere: elsewhere.flatMap(({ step, variant, by }) => {
      const at = placeAt(step.variant, step.key)
      if (at === undefined || !number.has(variant)) return []
      const element = familyKey(at)
      const isThere = elements[element]?.from.some((one) => one.variant === variant)
      return isThere ? [] : [{ element, variant, by }]
    }),
  }
}

const tiesOf = (
  refused: readonly ClassLink[],
  familyKey: (at: number) => Key,
  variantAt: (at: number) => string,
): readonly Tie[] => {
  const ties = new Map<string, { one: Key; other: Key; variants: Set<string> }>()
  for (const { a, b } of refused) {
    const [one, other] = [familyKey(a), familyKey(b)].sort() as [Key, Key]
    const tie = ties.get(`${one}|${other}`) ?? { one, other, variants: new Set() }
    tie.variants.add(variantAt(a)).add(variantAt(b))
    ties.set(`${one}|${other}`, tie)
  }
  return [...ties.values()]
    .map(({ one, other, variants }) => ({ one, other, variants: [...variants].sort() }))
    .sort((p, q) => (`${p.one}|${p.other}` < `${q.one}|${q.other}` ? -1 : 1))
}
