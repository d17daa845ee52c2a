// Finds over a library which processes are the same work, and follows it: the index proposes the likeliest
// relatives of each process, the step matcher settles what the index leaves open, and average linkage
// groups them. Groups never reach over two processes without a chain of ties that would join them by
// themselves, so a change touches only the processes chained to it. Cost: one search per process, the
// matcher on a few dozen candidates each only where the index is undecided.

import type { Language } from '#language'
import { activitiesOf } from '#process'
import { makeSearchIndex, queryOfTerms, type Terms, termsOfProcess } from '#search'
import { cluster, type Edge } from './cluster.ts'
import type { Competence, Family, Partner, Subject } from './comparison.ts'
import { type Prepared, prepare, similarityOfPrepared } from './match-processes.ts'
import { type HandoverSides, partnerSigns, type Sides, sidesOf } from './partners.ts'
import type { Step } from './step.ts'

export interface FamilyOptions {
  readonly competences?: readonly Competence[]
  readonly handovers?: readonly HandoverSides[]
}

/** Most relatives looked at per process, and how many of the nearest the matcher may be asked about. */
const RELATIVES = 300
const ASKED = 24
/** Cosine below which nothing is related, and from which the matcher need not be asked. */
const UNRELATED = 0.08
const CERTAIN = 0.5
/** Mean affinity from which groups are joined; measured, see `docs/algorithms/families.md`. */
const JOIN = 0.16
/** Partners have next to no steps in common. */
const PARTNER_LIKENESS = 0.1
/** What the matcher finds is this part of the cosine on average; stands in where it is not asked. */
const EXPECTED = 0.7

/** The same steps about something else are other work: the words limit what the steps may add. */
const MOST_OF_COSINE = 1.5

/** Cosine below which no answer of the matcher could join two processes. */
const FUTILE = JOIN / (0.6 + 0.4 * MOST_OF_COSINE)

/** An administration does one work once: two processes of its own are other work, unless they are two
 * files of nearly the same steps. */
const SAME_HOUSE = 0.6
const SAME_STEPS = 0.6

/** Words and steps together: the index knows what it is about, the matcher how it is done. */
const affinity = (cosine: number, matched: number, isSameHouse: boolean): number => {
  const both = 0.6 * cosine + 0.4 * Math.min(matched, MOST_OF_COSINE * cosine)
  return isSameHouse && matched < SAME_STEPS ? SAME_HOUSE * both : both
}

/**
 * How much a joint workshop promises, 0 to 1: alike enough to be the same work (full from a similarity
 * of .35), different enough to learn from each other (falling above .75), several organisations, and,
 * where minutes and cases are known, many hours a year (full from 1,000).
 */
export const workshopWorth = (
  similarityOfFamily: number,
  organisations: number,
  hoursPerYear?: number,
): number => {
  const alike = Math.min(1, similarityOfFamily / 0.35)
  const different = Math.min(1, (1 - similarityOfFamily) / 0.25)
  const many = organisations < 2 ? 0 : 1 - 1 / organisations ** 1.5
  const volume =
    hoursPerYear === undefined ? 0.8 : 0.6 + 0.4 * Math.min(1, Math.log10(1 + hoursPerYear) / 3)
  return alike * different * many * volume
}

/** Hours of work a year, from minutes, shares and cases; undefined where nobody shows them. */
const hoursOf = (subjects: readonly Subject[]): number | undefined => {
  let hours: number | undefined
  for (const { process, profile } of subjects) {
    if (profile?.casesPerYear === undefined) continue
    let minutes: number | undefined
    for (const { work } of activitiesOf(process)) {
      if (work?.minutes !== undefined) minutes = (minutes ?? 0) + work.minutes * (work.share ?? 1)
    }
    if (minutes !== undefined) hours = (hours ?? 0) + (minutes * profile.casesPerYear) / 60
  }
  return hours
}

interface Member {
  readonly subject: Subject
  readonly terms: Terms
  readonly sides: Sides
  readonly prepared: Prepared
}

/** What joins one process to another, by the other's id. */
interface Bonds {
  readonly affinities: Map<string, number>
  /** Handovers to those that go on where it stops, or the other way round. */
  readonly partners: Map<string, readonly string[]>
  /** What the matcher said, in the order of the ids, so that both are told the same. */
  readonly matched: Map<string, number>
}

/** Processes that joining ties lead to from each other; a family lies in one of them. */
interface Chain {
  readonly members: readonly string[]
  readonly families: readonly Family[]
}

/** Families that follow the library. What they answer depends on what is in it, not on the order it came in. */
export interface FamilyFinder {
  /** Adds a process or replaces it; ties of the others stay as they were found. */
  readonly put: (subject: Subject) => void
  /** Takes a process out; nothing happens where it is not in. */
  readonly remove: (id: string) => void
  /** Families of two or more, the one most worth a workshop first. */
  readonly families: () => readonly Family[]
}

/** Told how many processes of how many have been looked at. */
export type Progress = (done: number, total: number) => void

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** Pairs looked at for the similarity of a large family: the first ones suffice for a mean. */
const SAMPLE = 12

const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Starts with these processes, whose ties are found when all of them are known. */
export const makeFamilyFinder = (
  language: Language,
  options: FamilyOptions = {},
  subjects: readonly Subject[] = [],
  onProgress: Progress = () => undefined,
): FamilyFinder => {
  const index = makeSearchIndex()
  const members = new Map<string, Member>()
  const bonds = new Map<string, Bonds>()
  /** Of each process the chain it is in, with the families found there; not where something has changed. */
  const chains = new Map<string, Chain>()

  // In a large library most processes check an application and send a notice: steps that everybody has
  // say little about which work it is.
  const tellingOf = ({ label }: Step): number =>
    label.words.reduce((most, word) => Math.max(most, index.idf(word.key)), 1)

  const likeness = (a: string, b: string): number => {
    const [first, second] = a < b ? [a, b] : [b, a]
    const before = bonds.get(first)?.matched.get(second)
    if (before !== undefined) return before
    const one = members.get(first)
    const other = members.get(second)
    const score =
      one && other ? similarityOfPrepared(one.prepared, other.prepared, language, tellingOf) : 0
    bonds.get(first)?.matched.set(second, score)
    return score
  }

  const forgetFamiliesOf = (id: string): void => {
    for (const member of chains.get(id)?.members ?? []) chains.delete(member)
  }

  const bind = (a: string, b: string, score: number): void => {
    bonds.get(a)?.affinities.set(b, score)
    bonds.get(b)?.affinities.set(a, score)
  }

  /** Finds the ties of a process to its likeliest relatives. */
  const findTies = (id: string): void => {
    const own = members.get(id)
    const ties = bonds.get(id)
    if (!own || !ties) return
    let asked = 0
    for (const hit of index.search(queryOfTerms(own.terms), { top: RELATIVES + 1 })) {
      const other = members.get(hit.id)
      if (hit.id === id || !other || hit.score < UNRELATED) continue
      if (ties.partners.has(hit.id)) continue
      const isAsked = asked < ASKED && hit.score < CERTAIN && hit.score >= FUTILE
      if (isAsked) asked += 1
      if (!ties.affinities.has(hit.id)) {
        const signs = partnerSigns(own.sides, other.sides, language, options.handovers ?? [])
        if (signs && (signs.isAgreed || likeness(id, hit.id) < PARTNER_LIKENESS)) {
          ties.partners.set(hit.id, signs.handovers)
          bonds.get(hit.id)?.partners.set(id, signs.handovers)
          continue
        }
      } else if (!isAsked) continue
      const alike = isAsked ? likeness(id, hit.id) : matchedOr(id, hit.id, EXPECTED * hit.score)
      const house = own.sides.organisation
      const isSameHouse = house !== undefined && house === other.sides.organisation
      bind(id, hit.id, affinity(hit.score, alike, isSameHouse))
    }
  }

  const matchedOr = (a: string, b: string, otherwise: number): number => {
    const [first, second] = a < b ? [a, b] : [b, a]
    return bonds.get(first)?.matched.get(second) ?? otherwise
  }

  const takeIn = (subject: Subject): void => {
    const { terms } = termsOfProcess(subject, language)
    index.put({ id: subject.id, terms })
    members.set(subject.id, {
      subject,
      terms,
      sides: sidesOf(subject, language),
      prepared: prepare(subject.process, language),
    })
    bonds.set(subject.id, { affinities: new Map(), partners: new Map(), matched: new Map() })
  }

  const remove = (id: string): void => {
    const own = bonds.get(id)
    if (!own) return
    forgetFamiliesOf(id)
    for (const other of new Set([...own.affinities.keys(), ...own.partners.keys()])) {
      forgetFamiliesOf(other)
      bonds.get(other)?.affinities.delete(id)
      bonds.get(other)?.partners.delete(id)
    }
    for (const other of bonds.values()) other.matched.delete(id)
    bonds.delete(id)
    members.delete(id)
    index.remove(id)
  }

  const put = (subject: Subject): void => {
    remove(subject.id)
    takeIn(subject)
    findTies(subject.id)
    const own = bonds.get(subject.id)
    for (const other of [...(own?.affinities.keys() ?? []), ...(own?.partners.keys() ?? [])]) {
      forgetFamiliesOf(other)
    }
  }

  /** All that a chain of joining ties leads to, in the order of their ids. */
  const chainFrom = (id: string): readonly string[] => {
    const chain = new Set([id])
    for (const at of chain) {
      for (const [other, score] of bonds.get(at)?.affinities ?? []) {
        if (score >= JOIN) chain.add(other)
      }
    }
    return [...chain].sort(byId)
  }

  const familyOf = (group: readonly string[]): Family => {
    const sample = group.slice(0, SAMPLE)
    const typical = sample.map((a) =>
      mean(sample.filter((b) => b !== a).map((b) => likeness(a, b))),
    )
    const best = typical.indexOf(Math.max(...typical))
    const inside = group.flatMap((id) => members.get(id)?.subject ?? [])
    const partners: Partner[] = group.flatMap((member) =>
      [...(bonds.get(member)?.partners ?? [])]
        .filter(([id]) => !group.includes(id))
        .map(([id, handovers]) => ({ id, member, handovers })),
    )
    const score = mean(typical)
    const organisations = new Set(inside.map((one) => one.organisation?.id ?? one.id)).size
    return {
      name: inside[best]?.name ?? '',
      members: group,
      similarity: score,
      worthWorkshop: workshopWorth(score, organisations, hoursOf(inside)),
      partners: partners.sort((a, b) => byId(a.id, b.id) || byId(a.member, b.member)),
    }
  }

  const familiesIn = (chain: readonly string[]): readonly Family[] => {
    if (chain.length < 2) return []
    const places = new Map(chain.map((id, at) => [id, at]))
    const edges: Edge[] = chain.flatMap((id, a) =>
      [...(bonds.get(id)?.affinities ?? [])].flatMap(([other, score]) => {
        const b = places.get(other)
        return b === undefined || b <= a ? [] : [{ a, b, score }]
      }),
    )
    edges.sort((x, y) => x.a - y.a || x.b - y.b)
    const mayMeet = (a: number, b: number) =>
      !bonds.get(chain[a] ?? '')?.partners.has(chain[b] ?? '')
    return cluster(chain.length, edges, JOIN, mayMeet)
      .filter((group) => group.length > 1)
      .map((group) => familyOf(group.flatMap((at) => chain[at] ?? [])))
  }

  const families = (): readonly Family[] => {
    for (const id of members.keys()) {
      if (chains.has(id)) continue
      const own = chainFrom(id)
      const chain = { members: own, families: familiesIn(own) }
      for (const member of own) chains.set(member, chain)
    }
    return [...new Set(chains.values())]
      .flatMap((chain) => chain.families)
      .sort(
        (x, y) => y.worthWorkshop - x.worthWorkshop || byId(x.members[0] ?? '', y.members[0] ?? ''),
      )
  }

  const sorted = [...subjects].sort((a, b) => byId(a.id, b.id))
  for (const subject of sorted) takeIn(subject)
  sorted.forEach(({ id }, at) => {
    findTies(id)
    onProgress(at + 1, sorted.length)
  })
  return { put, remove, families }
}

/**
 * Families of two or more processes, the one most worth a workshop first. Partners are never in one
 * family; a process that is like no other is in none. The order of the processes does not matter.
 */
export const findFamilies = (
  subjects: readonly Subject[],
  language: Language,
  options: FamilyOptions = {},
  onProgress?: Progress,
): readonly Family[] => makeFamilyFinder(language, options, subjects, onProgress).families()
