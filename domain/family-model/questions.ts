// What a common way leaves open, as values: on what the variants disagree, with the administrations on each
// side. Questions, never blame: sentences are made in texts/. What another is competent for is no gap.
// Cost: pairs of common steps times variants.

import { asKey, type Key, type Medium } from '#process'
import { type Consensus, type Item, orderIn, precedence } from './digest/consensus.ts'
import type { ToldVariant } from './digest/told.ts'
import { allSaid, commonName, saidIn } from './digest/wording.ts'
import { type FamilyElement, type FamilyModel, namesOf as namesIn } from './family-model.ts'

interface Common {
  /** Classes the question is about. */
  readonly elements: readonly Key[]
  /** Larger is more important; the list is sorted by it. */
  readonly weight: number
}

/** `names` and `others` are administrations, in the order of the variants. */
export type OpenQuestion = Common &
  (
    | {
        /** In the draft, though not all do it. */
        readonly code: 'notAll'
        readonly step: string
        readonly names: readonly string[]
        readonly others: readonly string[]
      }
    | {
        /** Not in the draft, because too few do it; all steps of the same few together. */
        readonly code: 'tooFew'
        readonly steps: readonly string[]
        readonly names: readonly string[]
      }
    | {
        readonly code: 'order'
        readonly first: string
        readonly second: string
        readonly names: readonly string[]
        readonly others: readonly string[]
      }
    | {
        readonly code: 'actor'
        readonly step: string
        readonly sides: readonly { readonly actor: string; readonly names: readonly string[] }[]
      }
    | {
        readonly code: 'medium'
        readonly step: string
        readonly sides: readonly { readonly medium: Medium; readonly names: readonly string[] }[]
      }
    | {
        /** Some do it only in certain cases. */
        readonly code: 'sometimes'
        readonly step: string
        readonly names: readonly string[]
        readonly others: readonly string[]
      }
    | {
        /** Some do it at the same time as something else, others one after the other. */
        readonly code: 'atOnce'
        readonly step: string
        readonly names: readonly string[]
        readonly others: readonly string[]
      }
    | {
        /** A decision only some have. */
        readonly code: 'decision'
        readonly question: string
        readonly names: readonly string[]
        readonly others: readonly string[]
      }
    | {
        /** One step here, several there. */
        readonly code: 'cut'
        readonly one: string
        readonly other: string
        readonly names: readonly string[]
      }
  )

/** Of one kind; more than these help nobody in a workshop. */
const MOST_OF_ONE_KIND = 8

const isWork = ({ kind }: FamilyElement): boolean =>
  kind === 'task' || kind === 'subProcess' || kind === 'callActivity'

export const questionsOf = (
  model: FamilyModel,
  told: readonly ToldVariant[],
  { items }: Consensus,
): readonly OpenQuestion[] => {
  const count = model.variants.length
  const known = namesIn(model)
  const namesOf = (variants: ReadonlySet<string>): readonly string[] =>
    model.variants.flatMap(({ id }) => (variants.has(id) ? [known.get(id) ?? id] : []))
  const elsewhere = Map.groupBy(model.elsewhere, ({ element }) => element)
  const withoutOf = (element: FamilyElement): ReadonlySet<string> => {
    const has = new Set(element.from.map(({ variant }) => variant))
    for (const { variant } of elsewhere.get(element.key) ?? []) has.add(variant)
    return new Set(model.variants.map(({ id }) => id).filter((id) => !has.has(id)))
  }
  const elementAt = (item: string): FamilyElement | undefined =>
    model.elements[asKey(item.replace(/\/split$/, ''))]
  const kept = [...items.values()]
  const steps = kept.flatMap((item) => {
    const element = elementAt(item.item)
    return item.kind === 'step' && element ? [{ item, element }] : []
  })
  const found: OpenQuestion[] = []

  /** Sides by what is said; those who say nothing are on none. */
  const sidesOf = <T>(element: FamilyElement, say: (variant: string) => T | undefined) => {
    const sides = new Map<T, Set<string>>()
    for (const { variant } of element.from) {
      const said = say(variant)
      if (said !== undefined) sides.set(said, (sides.get(said) ?? new Set()).add(variant))
    }
    return [...sides]
      .map(([said, variants]) => ({ said, variants, names: namesOf(variants) }))
      .sort((a, b) => b.names.length - a.names.length || (String(a.said) < String(b.said) ? -1 : 1))
  }

  /** How evenly two sides are split, 0 to 1: a question that divides is worth more. */
  const split = (one: number, other: number): number =>
    one + other === 0 ? 0 : (2 * Math.min(one, other)) / (one + other)

  for (const { item, element } of steps) {
    const step = commonName(element)
    const elements = [element.key]
    const without = withoutOf(element)
    const having = new Set(element.from.map(({ variant }) => variant))
    if (without.size > 0 && count > 1) {
      const weight = 0.3 + 0.4 * split(having.size, without.size)
      found.push({
        ...{ code: 'notAll', elements, weight, step },
        ...{ names: namesOf(having), others: namesOf(without) },
      })
    }
    const lanes = sidesOf(element, (variant) => {
      const lane = saidIn(element, variant)?.lane as Key | undefined
      return lane
    })
    if (lanes.length > 1) {
      const most = lanes[0]?.names.length ?? 0
      found.push({
        ...{ code: 'actor', elements, step },
        weight: 0.4 + 0.3 * split(most, having.size - most),
        sides: lanes.map(({ said, variants, names }) => ({
          actor: laneNameIn(model, said, variants),
          names,
        })),
      })
    }
    const media = sidesOf(element, (variant) => {
      const work = saidIn(element, variant)?.work as { medium?: Medium } | undefined
      return work?.medium
    })
    if (media.length > 1) {
      const most = media[0]?.names.length ?? 0
      found.push({
        ...{ code: 'medium', elements, step },
        weight: 0.35 + 0.3 * split(most, having.size - most),
        sides: media.map(({ said, names }) => ({ medium: said, names })),
      })
    }
    const sometimes = new Set<string>()
    const atOnce = new Set<string>()
    for (const [variant, { within }] of item.told) {
      if (within.some(({ isConditional }) => isConditional)) sometimes.add(variant)
      if (within.some((place) => kindIn(told, variant, place.item) === 'parallel'))
        atOnce.add(variant)
    }
    for (const [code, some] of [
      ['sometimes', sometimes],
      ['atOnce', atOnce],
    ] as const) {
      const rest = new Set([...item.told.keys()].filter((variant) => !some.has(variant)))
      if (some.size === 0 || rest.size === 0) continue
      found.push({
        ...{ code, elements, step, names: namesOf(some), others: namesOf(rest) },
        weight: (code === 'sometimes' ? 0.4 : 0.3) + 0.3 * split(some.size, rest.size),
      })
    }
  }

  found.push(...ordersOf(steps, namesOf, split))

  for (const item of kept) {
    const element = elementAt(item.item)
    if (item.kind !== 'decision' || !element) continue
    const without = withoutOf(element)
    const question = commonName(element)
    if (without.size === 0 || question === '') continue
    const names = namesOf(item.variants)
    found.push({
      ...{ code: 'decision', elements: [element.key], question, names, others: namesOf(without) },
      weight: 0.3 + 0.3 * split(names.length, without.size),
    })
  }

  const few = Object.values(model.elements).filter(
    (element) => isWork(element) && !items.has(element.key) && commonName(element) !== '',
  )
  for (const [, group] of Map.groupBy(few, ({ from }) =>
    from.map(({ variant }) => variant).join('\u0000'),
  )) {
    const variants = new Set(group[0]?.from.map(({ variant }) => variant))
    found.push({
      code: 'tooFew',
      elements: group.map(({ key }) => key),
      weight: 0.2 + (0.4 * variants.size) / Math.max(1, count),
      steps: inOrderOfWork(group, told).map(commonName),
      names: namesOf(variants),
    })
  }

  for (const { one, other, variants } of model.ties) {
    const [a, b] = [model.elements[one], model.elements[other]]
    if (!a || !b || !(items.has(one) || items.has(other))) continue
    found.push({
      ...{ code: 'cut', elements: [one, other], weight: 0.35 },
      ...{ one: commonName(a), other: commonName(b), names: namesOf(new Set(variants)) },
    })
  }

  const sorted = found.toSorted(
    (a, b) =>
      b.weight - a.weight ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) ||
      ((a.elements[0] ?? '') < (b.elements[0] ?? '') ? -1 : 1),
  )
  const counts = new Map<string, number>()
  return sorted.filter(({ code }) => {
    const number = (counts.get(code) ?? 0) + 1
    counts.set(code, number)
    return code === 'tooFew' || number <= MOST_OF_ONE_KIND
  })
}

/** Pairs of steps that some do the other way round; of one step only the pair that divides most. */
const ordersOf = (
  steps: readonly { readonly item: Item; readonly element: FamilyElement }[],
  namesOf: (variants: ReadonlySet<string>) => readonly string[],
  split: (one: number, other: number) => number,
): readonly OpenQuestion[] => {
  const pairs: (OpenQuestion & { readonly apart: number })[] = []
  steps.forEach((a, index) => {
    for (const b of steps.slice(index + 1)) {
      const [x, y] = precedence(a.item, b.item) >= 0 ? [a, b] : [b, a]
      const names = new Set<string>()
      const others = new Set<string>()
      let apart = 0
      for (const variant of x.item.variants) {
        const order = orderIn(variant, x.item, y.item)
        if (order === undefined) continue
        apart = Math.max(apart, Math.abs(order))
        if (order < 0) names.add(variant)
        else others.add(variant)
      }
      if (names.size === 0 || others.size === 0) continue
      pairs.push({
        ...{ code: 'order', elements: [x.element.key, y.element.key], apart },
        weight: 0.4 + 0.2 * split(names.size, others.size) + 0.2 * apart,
        ...{ first: commonName(x.element), second: commonName(y.element) },
        ...{ names: namesOf(names), others: namesOf(others) },
      })
    }
  })
  pairs.sort((p, q) => q.weight - p.weight || (p.elements.join() < q.elements.join() ? -1 : 1))
  const seen = new Set<Key>()
  return pairs.flatMap(({ apart: _, ...question }) => {
    if (question.elements.some((key) => seen.has(key))) return []
    for (const key of question.elements) seen.add(key)
    return [question]
  })
}

const laneNameIn = (model: FamilyModel, lane: Key, variants: ReadonlySet<string>): string => {
  const element = model.elements[lane]
  if (!element) return ''
  const from = element.from.filter(({ variant }) => variants.has(variant))
  const names = new Set(allSaid({ ...element, from }).map(({ name }) => String(name ?? '').trim()))
  return [...names].filter(Boolean).sort().join(' / ')
}

const kindIn = (told: readonly ToldVariant[], variant: string, item: string) =>
  told.find((one) => one.variant === variant)?.items.find((one) => one.item === item)?.kind

const inOrderOfWork = (
  group: readonly FamilyElement[],
  told: readonly ToldVariant[],
): readonly FamilyElement[] => {
  const at = ({ key, from }: FamilyElement): number =>
    told.find(({ variant }) => variant === from[0]?.variant)?.items.find(({ item }) => item === key)
      ?.at ?? 1
  return group.toSorted((a, b) => at(a) - at(b) || (a.key < b.key ? -1 : 1))
}
