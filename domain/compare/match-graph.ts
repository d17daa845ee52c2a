// The links between the steps of n processes as one graph, each with where it comes from. What is confirmed
// from a to h and from h to b is inferred from a to b, with its path; what a person rejected is dropped,
// whatever leads there. Cost: n²/2 matrices and one walk over the confirmed links per step.

import type { Language } from '#language'
import type { Key, Process } from '#process'
import type { ReasonPart } from './comparison.ts'
import type { Decision } from './decisions.ts'
import { matchSteps, matrixOfPrepared, prepare } from './match-processes.ts'

/** A step of one of the processes, by the place of its process. */
export interface StepAddress {
  readonly process: number
  readonly step: Key
}

export type Provenance =
  | { readonly kind: 'automatic'; readonly reason: readonly ReasonPart[] }
  | { readonly kind: 'confirmed' }
  /** Over these steps, both ends included. */
  | { readonly kind: 'inferred'; readonly path: readonly StepAddress[] }

export interface GraphLink {
  /** Of the process with the smaller place. */
  readonly a: StepAddress
  readonly b: StepAddress
  /** 0 to 1. */
  readonly score: number
  readonly provenance: Provenance
}

export interface GraphDecision {
  readonly a: StepAddress
  readonly b: StepAddress
  readonly verdict: Decision['verdict']
}

export interface MatchGraph {
  readonly links: readonly GraphLink[]
  readonly rejected: readonly GraphDecision[]
}

const nameOf = ({ process, step }: StepAddress): string => `${process} ${step}`
const pairName = (a: StepAddress, b: StepAddress): string => [nameOf(a), nameOf(b)].sort().join('|')

const inOrder = (a: StepAddress, b: StepAddress): readonly [StepAddress, StepAddress] =>
  a.process < b.process || (a.process === b.process && a.step <= b.step) ? [a, b] : [b, a]

/** Each further step makes an inferred link a little less sure. */
const PER_STEP = 0.95

/**
 * Links inferred from the confirmed ones, each by its shortest path. A path that passes a rejected pair of
 * steps, its ends or any two on it, proves nothing.
 */
export const inferLinks = (
  confirmed: readonly (readonly [StepAddress, StepAddress])[],
  isRejected: (a: StepAddress, b: StepAddress) => boolean,
): readonly GraphLink[] => {
  const around = new Map<string, StepAddress[]>()
  const nodes = new Map<string, StepAddress>()
  const isConfirmed = new Set(confirmed.map(([a, b]) => pairName(a, b)))
  for (const [a, b] of confirmed) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      nodes.set(nameOf(one), one)
      around.set(nameOf(one), [...(around.get(nameOf(one)) ?? []), other])
    }
  }
  const found: GraphLink[] = []
  for (const start of [...nodes.values()].sort((x, y) => (nameOf(x) < nameOf(y) ? -1 : 1))) {
    const seen = new Set([nameOf(start)])
    const queue: (readonly StepAddress[])[] = [[start]]
    for (let at = 0; at < queue.length; at += 1) {
      const path = queue[at] ?? []
      const last = path.at(-1)
      if (!last) continue
      const next = [...(around.get(nameOf(last)) ?? [])].sort((x, y) =>
        nameOf(x) < nameOf(y) ? -1 : 1,
      )
      for (const other of next) {
        if (seen.has(nameOf(other)) || path.some((step) => isRejected(step, other))) continue
        seen.add(nameOf(other))
        const longer = [...path, other]
        queue.push(longer)
        const [a, b] = inOrder(start, other)
        const isNew = a === start && a.process !== b.process && !isConfirmed.has(pairName(a, b))
        if (isNew) {
          const score = PER_STEP ** (longer.length - 2)
          found.push({ a, b, score, provenance: { kind: 'inferred', path: longer } })
        }
      }
    }
  }
  return found
}

/** The decisions between two of the processes, as the matcher of two takes them; x is the smaller place. */
export const decisionsBetween = (
  decisions: readonly GraphDecision[],
  x: number,
  y: number,
): readonly Decision[] =>
  decisions.flatMap((decision): readonly Decision[] => {
    const [one, other] = inOrder(decision.a, decision.b)
    return one.process === x && other.process === y
      ? [{ a: one.step, b: other.step, verdict: decision.verdict }]
      : []
  })

/** What follows from these decisions. */
export const inferFrom = (decisions: readonly GraphDecision[]): readonly GraphLink[] => {
  const of = (wanted: Decision['verdict']) => decisions.filter(({ verdict }) => verdict === wanted)
  const refused = new Set(of('rejected').map(({ a, b }) => pairName(a, b)))
  return inferLinks(
    of('confirmed').map(({ a, b }) => [a, b] as const),
    (a, b) => refused.has(pairName(a, b)),
  )
}

/** The graph of these processes: what people decided, what follows from it, and else what the matcher finds. */
export const matchGraph = (
  processes: readonly Process[],
  language: Language,
  decisions: readonly GraphDecision[] = [],
): MatchGraph => {
  const prepared = processes.map((process) => prepare(process, language))
  const rejected = decisions.filter(({ verdict }) => verdict === 'rejected')
  const links = new Map<string, GraphLink>()
  for (const [x, a] of prepared.entries()) {
    for (const [y, b] of prepared.entries()) {
      if (y <= x) continue
      const own = decisionsBetween(decisions, x, y)
      const confirmed = new Set(
        own.flatMap(({ a: one, b: other, verdict }) =>
          verdict === 'confirmed' ? [`${one}|${other}`] : [],
        ),
      )
      for (const pair of matchSteps(matrixOfPrepared(a, b, language, { decisions: own }), language)
        .pairs) {
        const [one, other] = [
          { process: x, step: pair.a },
          { process: y, step: pair.b },
        ]
        const provenance: Provenance = confirmed.has(`${pair.a}|${pair.b}`)
          ? { kind: 'confirmed' }
          : { kind: 'automatic', reason: pair.reason }
        links.set(pairName(one, other), { a: one, b: other, score: pair.score, provenance })
      }
    }
  }
  for (const link of inferFrom(decisions)) links.set(pairName(link.a, link.b), link)
  return {
    links: [...links.values()].sort(
      (p, q) => q.score - p.score || (pairName(p.a, p.b) < pairName(q.a, q.b) ? -1 : 1),
    ),
    rejected,
  }
}
