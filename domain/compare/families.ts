// Finds over a library which processes are the same work, and follows it: words propose the likeliest
// relatives of each process, the step matcher settles what they leave open, and average linkage groups
// them. What ties two processes depends on the two, on the weights of words and on who stands nearest to
// either; the weights stay as they were counted, so a change touches only those it stands near to. Groups
// never reach over two processes without a chain of ties that would join them by themselves, so only the
// chains it touches are grouped anew. Cost: one search per process, the matcher on a few dozen candidates
// each only where the words are undecided.

import type { Label, Language, Word } from '#language'
import { activitiesOf } from '#process'
import { type Terms, termsOfProcess } from '#search'
import { cluster, type Edge } from './cluster.ts'
import type { Family, Partner, Subject } from './comparison.ts'
import { type Prepared, prepare, similarityOfPrepared } from './match-processes.ts'
import { type HandoverSides, partnerSigns, type Sides, sidesOf } from './partners.ts'
import {
  driftBetween,
  isNearer,
  makeRelatives,
  type Relative,
  type Relatives,
  type Telling,
  tellingBy,
  type WordWeights,
  weighWords,
} from './relatives.ts'
import type { Step } from './step.ts'

export interface FamilyOptions {
  readonly handovers?: readonly HandoverSides[]
  /** How common the words are; counted from the processes where it is not given. */
  readonly weights?: WordWeights
  /** Most relatives looked at per process, and how many of them the matcher is asked about. */
  readonly limits?: { readonly relatives: number; readonly asked: number }
}

/** Most relatives looked at per process, and how many of the nearest the matcher may be asked about. */
const LIMITS = { relatives: 300, asked: 24 } as const
/** Cosine below which nothing is related, and from which the matcher need not be asked. */
const UNRELATED = 0.08
const CERTAIN = 0.5
/** Mean affinity from which groups are joined; measured, see `docs/algorithms/families.md`. */
const JOIN = 0.155
/** Partners have next to no steps in common. */
const PARTNER_LIKENESS = 0.1
/** What the matcher finds is this part of the cosine on average; stands in where it is not asked. */
const EXPECTED = 0.7

/** The same steps about something else are other work: the words limit what the steps may add. */
const MOST_OF_COSINE = 1.5

/** Cosine below which no answer of the matcher could join two processes. */
const FUTILE = JOIN / (0.6 + 0.4 * MOST_OF_COSINE)

/** An administration does one work once: two processes it names apart are other work, unless they are two
 * files of nearly the same steps. */
const SAME_HOUSE = 0.6
const SAME_STEPS = 0.6

/** Words and steps together: the index knows what it is about, the matcher how it is done. */
const affinity = (cosine: number, matched: number, isNamedApart: boolean): number => {
  const both = 0.6 * cosine + 0.4 * Math.min(matched, MOST_OF_COSINE * cosine)
  return isNamedApart && matched < SAME_STEPS ? SAME_HOUSE * both : both
}

/** Similarity from which processes are surely the same work, and up to which they learn from each other. */
const ALIKE = 0.35
const SAME = 0.75

/**
 * How much a joint workshop promises, 0 to 1: alike enough to be the same work (full from a similarity
 * of .35), different enough to learn from each other (falling above .75), several organisations, and,
 * where minutes and cases are known, many hours a year (full from 1,000).
 */
export const workshopWorth = (
  similarityOfFamily: number,
  organisations: number,
  hours?: number,
): number => {
  const alike = Math.min(1, similarityOfFamily / ALIKE)
  const different = Math.min(1, (1 - similarityOfFamily) / (1 - SAME))
  const many = organisations < 2 ? 0 : 1 - 1 / organisations ** 1.5
  const volume = hours === undefined ? 0.8 : 0.6 + 0.4 * Math.min(1, Math.log10(1 + hours) / 3)
  return alike * different * many * volume
}

/** Why a workshop promises what `workshopWorth` says, factor by factor. */
export interface WorkshopReasons {
  readonly likeness: 'unlike' | 'alike' | 'same'
  readonly organisations: 'one' | 'several'
  /** Up to 10 hours a year count little, from 1,000 fully. */
  readonly volume: 'unknown' | 'little' | 'some' | 'much'
}

export const workshopReasons = (
  similarityOfFamily: number,
  organisations: number,
  hours?: number,
): WorkshopReasons => ({
  likeness: similarityOfFamily < ALIKE ? 'unlike' : similarityOfFamily > SAME ? 'same' : 'alike',
  organisations: organisations < 2 ? 'one' : 'several',
  volume: hours === undefined ? 'unknown' : hours < 10 ? 'little' : hours < 1000 ? 'some' : 'much',
})

/** Hours of work a year, from minutes, shares and cases; undefined where nobody shows them. */
export const hoursPerYear = (subjects: readonly Subject[]): number | undefined => {
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
  /** What its house calls the work; undefined where the name is none of the work. */
  readonly work: string | undefined
}

/** A name is one of the work where the steps speak of it too: "Cologne" or "P-017" says nothing of what is
 * done, so a house that calls two processes so has not told them apart. */
const workNamedBy = ({ words }: Label, { steps }: Prepared): string | undefined => {
  const spoken = new Set(steps.flatMap(({ label }) => label.words.flatMap(keysOf)))
  const isOfWork = words.some((word) => keysOf(word).some((key) => spoken.has(key)))
  const keys = words.map(({ key }) => key)
  return isOfWork ? keys.sort().join(' ') : undefined
}

const keysOf = ({ key, parts }: Word): readonly string[] => [key, ...parts]

/** Whether one house has two names of work for them. */
const areNamedApart = (one: Member, other: Member): boolean =>
  one.sides.organisation !== undefined &&
  one.sides.organisation === other.sides.organisation &&
  one.work !== undefined &&
  other.work !== undefined &&
  one.work !== other.work

/** The nearest relatives of a process. */
interface Circle {
  /** Nearest first. */
  readonly relatives: readonly Relative[]
  readonly cosines: ReadonlyMap<string, number>
  /** There are more than these. */
  readonly isCut: boolean
  /** Those about whom the matcher is asked. */
  readonly asked: ReadonlySet<string>
}

/** What joins one process to another, by the other's id. */
interface Bonds {
  readonly affinities: Map<string, number>
  /** Handovers to those that go on where it stops, or the other way round. */
  readonly partners: Map<string, readonly string[]>
  /** What the matcher said, kept with the one whose id comes first. */
  readonly matched: Map<string, number>
}

/** Processes that joining ties lead to from each other; a family lies in one of them. */
interface Chain {
  readonly members: readonly string[]
  readonly families: readonly Family[]
}

/**
 * Families that follow the library. What they answer depends on what is in it and on the weights of its
 * words, not on the order it came in: following a change answers what looking at everything anew does.
 */
export interface FamilyFinder {
  /** Adds a process or replaces it. */
  readonly put: (subject: Subject) => void
  /** Takes a process out; nothing happens where it is not in. */
  readonly remove: (id: string) => void
  /** Families of two or more, the one most worth a workshop first. */
  readonly families: (onProgress?: Progress) => readonly Family[]
  /** The weights of words it goes by: as given, or counted when families were first asked for. */
  readonly weights: () => WordWeights
  /** How far the words of the library as it is now weigh other than that: mean relative change. */
  readonly drift: () => number
  /** Counts the words anew; then everything is related anew. */
  readonly reweigh: () => void
}

/** Told how many processes of how many have been looked at. */
export type Progress = (done: number, total: number) => void

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** Pairs looked at for the similarity of a large family: the first ones suffice for a mean. */
const SAMPLE = 12

const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Starts with these processes. */
export const makeFamilyFinder = (
  language: Language,
  options: FamilyOptions = {},
  subjects: readonly Subject[] = [],
): FamilyFinder => {
  const { limits = LIMITS } = options
  let weights = options.weights
  let telling: Telling = () => 1
  let index: Relatives | undefined
  const members = new Map<string, Member>()
  const circles = new Map<string, Circle>()
  const bonds = new Map<string, Bonds>()
  /** Put or taken out since families were last asked for. */
  const pending = new Set<string>()
  /** Of each process the chain it is in, with the families found there; not where something has changed. */
  const chains = new Map<string, Chain>()

  const circleOf = (all: readonly Relative[], isCut = false): Circle => {
    const relatives = all.slice(0, limits.relatives)
    const asked = relatives.filter(({ cosine }) => cosine < CERTAIN && cosine >= FUTILE)
    return {
      relatives,
      cosines: new Map(relatives.map(({ id, cosine }) => [id, cosine])),
      isCut: isCut || all.length > limits.relatives,
      asked: new Set(asked.slice(0, limits.asked).map(({ id }) => id)),
    }
  }

  /** A circle that those that changed have left, and that these have come into. */
  const changedCircle = (circle: Circle, come: readonly Relative[]): Circle => {
    const stay = circle.relatives.filter(({ id }) => !pending.has(id))
    return circleOf(
      [...stay, ...come].sort((a, b) => (isNearer(a, b) ? -1 : 1)),
      circle.isCut,
    )
  }

  // In a large library most processes check an application and send a notice: steps that everybody has
  // say little about which work it is.
  const tellingOf = ({ label }: Step): number =>
    label.words.reduce((most, word) => Math.max(most, telling(word.key)), 1)

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

  /** Ties two processes as they stand to each other now; nothing else decides. */
  const tie = (a: string, b: string): void => {
    const one = members.get(a)
    const other = members.get(b)
    const [ofOne, ofOther] = [bonds.get(a), bonds.get(b)]
    if (!one || !other || !ofOne || !ofOther) return
    forgetFamiliesOf(a)
    forgetFamiliesOf(b)
    for (const [own, id] of [
      [ofOne, b],
      [ofOther, a],
    ] as const) {
      own.affinities.delete(id)
      own.partners.delete(id)
    }
    const cosine = circles.get(a)?.cosines.get(b) ?? circles.get(b)?.cosines.get(a)
    if (cosine === undefined) return
    const signs = partnerSigns(one.sides, other.sides, language, options.handovers ?? [])
    if (signs && (signs.isAgreed || likeness(a, b) < PARTNER_LIKENESS)) {
      ofOne.partners.set(b, signs.handovers)
      ofOther.partners.set(a, signs.handovers)
      return
    }
    const isAsked = circles.get(a)?.asked.has(b) || circles.get(b)?.asked.has(a)
    const alike = isAsked || signs ? likeness(a, b) : EXPECTED * cosine
    const score = affinity(cosine, alike, areNamedApart(one, other))
    ofOne.affinities.set(b, score)
    ofOther.affinities.set(a, score)
  }

  /** Forgets what tied those that changed; answers who had them in their circle. */
  const untie = (): ReadonlySet<string> => {
    const left = new Set<string>()
    for (const id of pending) {
      const own = bonds.get(id)
      forgetFamiliesOf(id)
      for (const other of [...(own?.affinities.keys() ?? []), ...(own?.partners.keys() ?? [])]) {
        forgetFamiliesOf(other)
        bonds.get(other)?.affinities.delete(id)
        bonds.get(other)?.partners.delete(id)
        if (!pending.has(other) && circles.get(other)?.cosines.has(id)) left.add(other)
      }
      bonds.delete(id)
      circles.delete(id)
    }
    for (const { matched } of bonds.values()) {
      if (matched.size > 0) for (const id of pending) matched.delete(id)
    }
    return left
  }

  /** Ties anew where one circle names or asks about another process and did not, or does not any more. */
  const tieDifferences = (id: string, before: Circle, after: Circle): void => {
    const others = new Set([...before.cosines.keys(), ...after.cosines.keys()])
    for (const other of others) {
      if (pending.has(other)) continue
      const isSame =
        before.cosines.has(other) === after.cosines.has(other) &&
        before.asked.has(other) === after.asked.has(other)
      if (!isSame) tie(id, other)
    }
  }

  const settle = (onProgress: Progress): void => {
    if (pending.size === 0) return
    if (!index) {
      weights ??= weighWords([...members.values()].map(({ terms }) => terms))
      telling = tellingBy(weights)
      index = makeRelatives(telling)
    }
    const left = untie()
    const changed = [...pending].sort(byId)
    for (const id of changed) {
      const member = members.get(id)
      if (member) {
        index.put(id, member.terms)
        bonds.set(id, { affinities: new Map(), partners: new Map(), matched: new Map() })
      } else index.remove(id)
    }
    const came = new Map<string, Relative[]>()
    for (const id of changed) {
      const all = index.of(id, UNRELATED)
      if (members.has(id)) circles.set(id, circleOf(all))
      for (const other of all) {
        if (pending.has(other.id)) continue
        const list = came.get(other.id) ?? []
        list.push({ id, cosine: other.cosine })
        came.set(other.id, list)
      }
    }
    const before = new Map<string, Circle>()
    for (const id of new Set([...left, ...came.keys()])) {
      const circle = circles.get(id)
      if (!circle) continue
      before.set(id, circle)
      // Whoever stood just outside moves up when one leaves a full circle: only a search tells who.
      const isOpen = circle.isCut && left.has(id)
      circles.set(
        id,
        isOpen ? circleOf(index.of(id, UNRELATED)) : changedCircle(circle, came.get(id) ?? []),
      )
    }
    const isTied = (a: string, b: string) =>
      bonds.get(a)?.affinities.has(b) || bonds.get(a)?.partners.has(b)
    changed.forEach((id, at) => {
      for (const other of circles.get(id)?.relatives ?? []) {
        if (!isTied(id, other.id)) tie(id, other.id)
      }
      onProgress(at + 1, changed.length)
    })
    for (const [id, circle] of before) {
      const now = circles.get(id)
      for (const { id: other } of came.get(id) ?? []) {
        if (now?.cosines.has(other) && !isTied(id, other)) tie(id, other)
      }
      if (now) tieDifferences(id, circle, now)
    }
    pending.clear()
  }

  const put = (subject: Subject): void => {
    const prepared = prepare(subject.process, language)
    members.set(subject.id, {
      subject,
      terms: termsOfProcess(subject, language).terms,
      sides: sidesOf(subject, language),
      prepared,
      work: workNamedBy(language.readLabel(subject.name, prepared.tongue), prepared),
    })
    pending.add(subject.id)
  }

  const remove = (id: string): void => {
    if (members.delete(id)) pending.add(id)
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
      worthWorkshop: workshopWorth(score, organisations, hoursPerYear(inside)),
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

  const families = (onProgress: Progress = () => undefined): readonly Family[] => {
    settle(onProgress)
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

  const counted = () => weighWords([...members.values()].map(({ terms }) => terms))

  const reweigh = (): void => {
    weights = counted()
    index = undefined
    for (const kept of [circles, bonds, chains]) kept.clear()
    pending.clear()
    for (const id of members.keys()) pending.add(id)
  }

  for (const subject of subjects) put(subject)
  return {
    put,
    remove,
    families,
    weights: () => weights ?? counted(),
    drift: () => (weights ? driftBetween(weights, counted()) : 0),
    reweigh,
  }
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
): readonly Family[] => makeFamilyFinder(language, options, subjects).families(onProgress)
