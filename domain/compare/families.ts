// Finds over a whole library which processes are the same work. The inverted index proposes the
// likeliest relatives of each process, the step matcher settles what the index leaves open, and
// average linkage groups them. Cost: one search per process, the matcher on a few dozen candidates
// each only where the index is undecided.

import type { Language } from '#language'
import { activitiesOf } from '#process'
import { makeSearchIndex, queryOfTerms, termsOfProcess } from '#search'
import { cluster, type Edge } from './cluster.ts'
import type { Competence, Family, Partner, Subject } from './comparison.ts'
import { prepare, similarityOfPrepared } from './match-processes.ts'
import { type HandoverSides, partnerSigns, sidesOf } from './partners.ts'
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

const pairKey = (a: number, b: number): string => (a < b ? `${a}|${b}` : `${b}|${a}`)

interface Ties {
  readonly edges: readonly Edge[]
  readonly partners: readonly {
    readonly a: number
    readonly b: number
    readonly handovers: readonly string[]
  }[]
  readonly likeness: (a: number, b: number) => number
}

const tiesOf = (subjects: readonly Subject[], language: Language, options: FamilyOptions): Ties => {
  const library = subjects.map((subject) => termsOfProcess(subject, language))
  const index = makeSearchIndex()
  for (const entry of library) index.put(entry)
  const places = new Map(subjects.map((subject, at) => [subject.id, at]))
  const sides = subjects.map((subject) => sidesOf(subject, language))
  const prepared = subjects.map((subject) => prepare(subject.process, language))
  // In a large library most processes check an application and send a notice: steps that everybody has
  // say little about which work it is.
  const tellingOf = ({ label }: Step): number =>
    label.words.reduce((most, word) => Math.max(most, index.idf(word.key)), 1)
  const matched = new Map<string, number>()
  const likeness = (a: number, b: number): number => {
    const key = pairKey(a, b)
    const known = matched.get(key)
    if (known !== undefined) return known
    const one = prepared[Math.min(a, b)]
    const other = prepared[Math.max(a, b)]
    const score = one && other ? similarityOfPrepared(one, other, language, tellingOf) : 0
    matched.set(key, score)
    return score
  }
  const edges = new Map<string, Edge>()
  const partners = new Map<string, Ties['partners'][number]>()
  library.forEach((entry, a) => {
    index.search(queryOfTerms(entry.terms), { top: RELATIVES + 1 }).forEach((hit, rank) => {
      const b = places.get(hit.id)
      if (b === undefined || a === b || hit.score < UNRELATED) return
      const key = pairKey(a, b)
      const one = sides[a]
      const other = sides[b]
      if (partners.has(key) || !one || !other) return
      const isAsked = rank <= ASKED && hit.score < CERTAIN
      if (!edges.has(key)) {
        const signs = partnerSigns(one, other, language, options.handovers ?? [])
        if (signs && (signs.isAgreed || likeness(a, b) < PARTNER_LIKENESS)) {
          partners.set(key, { a, b, handovers: signs.handovers })
          return
        }
      } else if (!isAsked) return
      const alike = isAsked ? likeness(a, b) : (matched.get(key) ?? EXPECTED * hit.score)
      const isSameHouse = one.organisation !== undefined && one.organisation === other.organisation
      edges.set(key, { a, b, score: affinity(hit.score, alike, isSameHouse) })
    })
  })
  return { edges: [...edges.values()], partners: [...partners.values()], likeness }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** Pairs looked at for the similarity of a large family: the first ones suffice for a mean. */
const SAMPLE = 12

const familyOf = (group: readonly number[], subjects: readonly Subject[], ties: Ties): Family => {
  const sample = group.slice(0, SAMPLE)
  const typical = sample.map((a) =>
    mean(sample.filter((b) => b !== a).map((b) => ties.likeness(a, b))),
  )
  const best = typical.indexOf(Math.max(...typical))
  const members = group.flatMap((at) => subjects[at] ?? [])
  const inside = new Set(group)
  const partners: Partner[] = ties.partners.flatMap(({ a, b, handovers }) => {
    const [member, partner] = inside.has(a) ? [a, b] : [b, a]
    const id = subjects[partner]?.id
    const of = subjects[member]?.id
    if (!inside.has(member) || inside.has(partner) || id === undefined || of === undefined)
      return []
    return [{ id, member: of, handovers }]
  })
  const score = mean(typical)
  const organisations = new Set(members.map((member) => member.organisation?.id ?? member.id)).size
  return {
    name: subjects[sample[best] ?? group[0] ?? 0]?.name ?? '',
    members: members.map((member) => member.id),
    similarity: score,
    worthWorkshop: workshopWorth(score, organisations, hoursOf(members)),
    partners,
  }
}

/**
 * Families of two or more processes, the one most worth a workshop first. Partners are never in one
 * family; a process that is like no other is in none.
 */
export const findFamilies = (
  subjects: readonly Subject[],
  language: Language,
  options: FamilyOptions = {},
): readonly Family[] => {
  const ties = tiesOf(subjects, language, options)
  const apart = new Set(ties.partners.map(({ a, b }) => pairKey(a, b)))
  return cluster(subjects.length, ties.edges, JOIN, (a, b) => !apart.has(pairKey(a, b)))
    .filter((group) => group.length > 1)
    .map((group) => familyOf(group, subjects, ties))
    .sort((x, y) => y.worthWorkshop - x.worthWorkshop)
}
