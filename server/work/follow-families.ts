// The families of an alliance, followed by the one thread that keeps what it found: only what has changed
// since is sent to it and related anew. What it answers depends on the library and on the weights of its
// words alone, so a thread that has to begin anew, and any other node, come to the same.

import { type Family, type FamilyFinder, makeFamilyFinder, type WordWeights } from '#compare'
import type { GlossaryLayer } from '#language'
import { isComparable, type PackedSubject, unpackSubject } from './relate.ts'
import { tellLanguage } from './told.ts'

/** Of each process its id and what changes whenever it does. */
export type Stamps = readonly (readonly [id: string, stamp: string])[]

interface Kept {
  readonly finder: FamilyFinder
  /** What was looked at, also where it was too large to be compared. */
  readonly stamps: Map<string, string>
  basis: string
}

/** By alliance, the one asked last at the end. */
const kept = new Map<string, Kept>()

/** Processes of all alliances that are kept in memory; whoever was not asked longest goes first. */
const MOST_KEPT = 20_000
/** So few are related in a moment: their words are counted anew at every change. */
const ALWAYS_FRESH = 200
/** Mean change of the weights from which words are counted anew, and all is related anew. */
const MOST_DRIFT = 0.02

const forgetLongUnasked = (): void => {
  let sum = [...kept.values()].reduce((all, { stamps }) => all + stamps.size, 0)
  for (const [allianceId, { stamps }] of [...kept].slice(0, -1)) {
    if (sum <= MOST_KEPT) return
    kept.delete(allianceId)
    sum -= stamps.size
  }
}

export interface FollowedAlliance {
  readonly allianceId: string
  /** Names weights and words gone by; with another one everything is begun anew. */
  readonly basis: string
}

/** Ids of what must be sent before families can be followed. */
export const missingSubjects = ({
  allianceId,
  basis,
  stamps,
}: FollowedAlliance & { readonly stamps: Stamps }): readonly string[] => {
  const own = kept.get(allianceId)
  if (own && own.basis !== basis) kept.delete(allianceId)
  const known = kept.get(allianceId)?.stamps
  return stamps.filter(([id, stamp]) => known?.get(id) !== stamp).map(([id]) => id)
}

/** Takes in what was missing; several calls, so that nobody holds all models at once. */
export const takeSubjects = ({
  allianceId,
  basis,
  stamps,
  subjects,
  glossary,
  weights,
}: FollowedAlliance & {
  readonly stamps: Stamps
  readonly subjects: readonly PackedSubject[]
  readonly glossary: readonly GlossaryLayer[]
  readonly weights: WordWeights | null
}): void => {
  const own = kept.get(allianceId) ?? {
    finder: makeFamilyFinder(tellLanguage(glossary), weights ? { weights } : {}),
    stamps: new Map(),
    basis,
  }
  if (own.basis !== basis) throw new Error('families: subjects of another basis')
  kept.delete(allianceId)
  kept.set(allianceId, own)
  const found = new Map(stamps)
  for (const packed of subjects) {
    const subject = unpackSubject(packed)
    if (isComparable(subject)) own.finder.put(subject)
    else own.finder.remove(subject.id)
    own.stamps.set(subject.id, found.get(subject.id) ?? '')
  }
}

export interface FollowedFamilies {
  readonly families: readonly Family[]
  /** To be kept under the next basis; null where the old ones still hold. */
  readonly weights: WordWeights | null
}

/** Families of exactly these processes; what is not among them any more is taken out. */
export const followFamilies = ({
  allianceId,
  basis,
  nextBasis,
  hasWeights,
  hasChanged,
  stamps,
}: FollowedAlliance & {
  /** The basis from now on where words are counted anew. */
  readonly nextBasis: string
  readonly hasWeights: boolean
  /** Something was sent. */
  readonly hasChanged: boolean
  readonly stamps: Stamps
}): FollowedFamilies => {
  const own = kept.get(allianceId)
  if (own?.basis !== basis) {
    if (stamps.length === 0) return { families: [], weights: null }
    throw new Error('families: the thread has forgotten them')
  }
  const wanted = new Map(stamps)
  let isOther = hasChanged
  for (const id of [...own.stamps.keys()]) {
    if (wanted.has(id)) continue
    own.finder.remove(id)
    own.stamps.delete(id)
    isOther = true
  }
  for (const [id, stamp] of stamps) {
    if (own.stamps.get(id) !== stamp) throw new Error('families: not all that is missing was sent')
  }
  const isFew = stamps.length <= ALWAYS_FRESH
  const isStale = hasWeights && isOther && (isFew || own.finder.drift() > MOST_DRIFT)
  if (isStale) own.finder.reweigh()
  const families = own.finder.families()
  forgetLongUnasked()
  if (hasWeights && !isStale) return { families, weights: null }
  own.basis = nextBasis
  return { families, weights: own.finder.weights() }
}
