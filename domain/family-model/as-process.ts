// What at least k administrations do, as a process of its own: the draft of a common way. The digest of
// La Rosa et al. keeps what is frequent and mends the graph; ours is told anew from the trees of the
// variants, by majority, so that it is block-structured, sound and short enough to read. With k = 1 it is
// the whole family in one drawing.

import { asKey, type Key, type Process } from '#process'
import { deriveVariant } from './derive-variant.ts'
import { type BuildOptions, buildDigest } from './digest/build.ts'
import { type Consensus, consensusOf } from './digest/consensus.ts'
import { supportOf } from './digest/support.ts'
import { tellVariant } from './digest/told.ts'
import type { FamilyElement, FamilyModel } from './family-model.ts'
import { type OpenQuestion, questionsOf } from './questions.ts'

/** Why something of the family is not in the process. */
export type LeftOut =
  /** Fewer do it than asked for. */
  | 'tooFew'
  /** Data, messages, notes and other pools' boxes: the draft is about who does what in which order. */
  | 'notWork'
  /** Joins and flows are drawn anew, and a decision that decides nothing any more is left out. */
  | 'drawnAnew'

export interface DigestSource {
  /** The class it stands for; absent for what was made here. */
  readonly element?: Key
  /** Who does it, in the order of the model's variants. */
  readonly variants: readonly string[]
  /** Of how many: those who are competent. */
  readonly of: number
  /** Classes that are drawn as this one. */
  readonly folded?: readonly Key[]
}

export interface Digest {
  readonly process: Process
  readonly atLeast: number
  /** For every element of the process but its pools. */
  readonly sources: Readonly<Record<Key, DigestSource>>
  /** Choices that depend on the administration, not on the case. */
  readonly choices: readonly Key[]
  readonly questions: readonly OpenQuestion[]
  readonly leftOut: readonly { readonly element: Key; readonly reason: LeftOut }[]
}

export interface DigestOptions extends BuildOptions {
  /** At least so many administrations; 1 to the number of variants, others are brought into it. */
  readonly atLeast?: number
  /** Of the process; the one most variants have where absent. */
  readonly name?: string
}

const classKey = (item: string): Key => asKey(item.replace(/\/split$/, ''))

const tellAll = (model: FamilyModel) => {
  const classes = new Map<string, Map<string, Key>>(model.variants.map(({ id }) => [id, new Map()]))
  for (const { key, from } of Object.values(model.elements)) {
    for (const one of from) classes.get(one.variant)?.set(one.key, key)
  }
  const derived = model.variants.map(({ id }) => {
    const classAt = classes.get(id)
    return {
      id,
      process: deriveVariant(model, id),
      classOf: (key: string) => classAt?.get(asKey(key)) ?? '',
    }
  })
  return {
    derived,
    told: derived
      .map(({ id, process, classOf }) => tellVariant(id, process, classOf))
      .toSorted((a, b) => (a.variant < b.variant ? -1 : 1)),
  }
}

const leftOutOf = (
  model: FamilyModel,
  shown: ReadonlySet<string>,
  atLeast: number,
): Digest['leftOut'] =>
  Object.values(model.elements).flatMap(({ key, kind, from }: FamilyElement) => {
    if (shown.has(key) || shown.has(`${key}/split`)) return []
    const isWork = kind === 'task' || kind === 'subProcess' || kind === 'callActivity'
    const isFlowNode = isWork || kind === 'event' || kind === 'gateway' || kind === 'lane'
    const isDrawnAnew = kind === 'sequenceFlow' || isFlowNode
    const reason: LeftOut = from.length < atLeast ? 'tooFew' : isDrawnAnew ? 'drawnAnew' : 'notWork'
    return [{ element: key, reason }]
  })

/** Deterministic; the order of the variants changes nothing but the order of what is listed. */
export const asProcess = (model: FamilyModel, options: DigestOptions = {}): Digest => {
  const count = model.variants.length
  const atLeast = Math.min(Math.max(1, Math.round(options.atLeast ?? 1)), Math.max(1, count))
  const { derived, told } = tellAll(model)
  const consensus: Consensus = consensusOf(told, atLeast)
  // Of two administrations each is half of the family.
  const isFoldable = options.foldOwnWays === true && count > 2
  const { elements, classOf, byAdministration, folded } = buildDigest(model, consensus, {
    ...options,
    foldOwnWays: isFoldable,
  })
  const process: Process = {
    name: options.name ?? commonProcessName(model),
    elements: Object.fromEntries(elements.map((element) => [element.key, element])),
    shapes: {},
  }
  const support = supportOf(process, classOf, derived)
  const sources = elements.flatMap((element): readonly [Key, DigestSource][] => {
    if (element.kind === 'pool') return []
    const item = classOf.get(element.key)
    const family = item === undefined ? undefined : model.elements[classKey(item)]
    const inside = folded.get(element.key)?.map(classKey)
    const own = inside?.[0] && model.elements[inside[0]]
    const elsewhere = model.elsewhere.filter((one) => one.element === family?.key).length
    const variants =
      (family ?? own)?.from.map(({ variant }) => variant) ?? support.get(element.key) ?? []
    return [
      [
        element.key,
        {
          ...(family ? { element: family.key } : {}),
          ...{ variants, of: count - elsewhere },
          ...(inside ? { folded: inside } : {}),
        },
      ],
    ]
  })
  return {
    process,
    atLeast,
    sources: Object.fromEntries(sources),
    choices: elements.flatMap(({ key }) => (byAdministration.has(key) ? [key] : [])),
    questions: questionsOf(model, told, consensus),
    leftOut: leftOutOf(
      model,
      new Set([...classOf.values(), ...[...folded.values()].flat()]),
      atLeast,
    ),
  }
}

/** More steps than these in one drawing are read by nobody. */
const READABLE = 30

/** The smallest number of administrations whose draft can still be read at one go; 1 for none. */
export const readableAtLeast = ({ variants, elements }: FamilyModel): number => {
  const counts = Object.values(elements)
    .filter(({ kind }) => kind === 'task' || kind === 'subProcess' || kind === 'callActivity')
    .map(({ from }) => from.length)
  for (let atLeast = 1; atLeast < variants.length; atLeast += 1) {
    if (counts.filter((count) => count >= atLeast).length <= READABLE) return atLeast
  }
  return Math.max(1, variants.length)
}

const commonProcessName = ({ variants }: FamilyModel): string => {
  const names = variants.map(({ processName, name }) => processName.trim() || name)
  const counted = [...Map.groupBy(names, (name) => name)].sort(
    ([a, one], [b, other]) => other.length - one.length || a.length - b.length || (a < b ? -1 : 1),
  )
  return counted[0]?.[0] ?? ''
}
