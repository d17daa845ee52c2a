// Taking over another's process as one of one's own: posts, units and systems in the own words, everything else as it
// is there, under the same keys. What has no place here is listed, never silently dropped. Numbered rules: SPEC.md.

import type { Language } from '#language'
import {
  type Element,
  elementsOf,
  isActivity,
  type Key,
  type Process,
  type Profile,
  type Work,
} from '#process'
import { isNamed, renameWords, speaksOf, type WordKind, wordsIn } from './rename-words.ts'

/** How a word of the origin is said here; `ours` is undefined where nobody could say. */
export interface Answer {
  readonly kind: WordKind
  readonly theirs: string
  readonly ours?: string
}

export interface TakeOver {
  readonly answers: readonly Answer[]
  /** Also their minutes, waiting times and shares of cases; else they are left out. */
  readonly keepsFigures: boolean
  /** What the origin's organisation is called, in full and in short. */
  readonly organisation: readonly string[]
}

/** What of the origin has no place here, or needs a look. */
export type LeftOpen =
  /** Still called as the origin calls it. */
  | { readonly kind: 'word'; readonly word: WordKind; readonly name: string }
  /** So many steps and ways whose minutes, waiting times or shares were left out. */
  | { readonly kind: 'figures'; readonly count: number }
  /** Facts about the other house that are not ours. */
  | { readonly kind: 'fact'; readonly fact: 'casesPerYear' | 'leadTime' | 'owner' | 'contact' }
  /** A label that speaks of the origin's organisation. */
  | { readonly kind: 'label'; readonly key: Key; readonly label: string }

export interface TakenOver {
  readonly process: Process
  readonly profile: Profile
  readonly left: readonly LeftOpen[]
}

const FIGURES = ['minutes', 'minutesRange', 'waiting', 'share'] as const

const omit = <T extends object>(value: T, names: readonly PropertyKey[]): T =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) as T

const hasFigures = (element: Element): boolean =>
  element.kind === 'sequenceFlow'
    ? element.share !== undefined
    : isActivity(element) && FIGURES.some((name) => element.work?.[name] !== undefined)

const withoutFigures = (element: Element): Element => {
  if (element.kind === 'sequenceFlow') return omit(element, ['share'])
  if (!isActivity(element) || !element.work) return element
  return { ...element, work: omit<Work>(element.work, FIGURES) }
}

/** The origin as a process of one's own. Rules T1 to T5. Cost: a few passes over it. */
export const takeOver = (
  origin: Process,
  profile: Profile,
  { answers, keepsFigures, organisation }: TakeOver,
): TakenOver => {
  const renamings = answers.flatMap(({ kind, theirs, ours }) =>
    ours === undefined || ours.trim() === '' ? [] : [{ kind, from: theirs, to: ours }],
  )
  const said = new Set(renamings.map(({ kind, from }) => `${kind} ${from.trim()}`))
  const isForeign = speaksOf(organisation)
  const named = renameWords(origin, profile, renamings)
  let figures = 0
  const labels: LeftOpen[] = []
  const adopt = (own: Element): Element => {
    if (!isNamed(own) && isForeign(own.name)) {
      labels.push({ kind: 'label', key: own.key, label: own.name })
    }
    if (keepsFigures || !hasFigures(own)) return own
    figures += 1
    return withoutFigures(own)
  }
  // What of a file it was read from stays with the file, and that with its owner.
  const { origin: _, ...rest } = named.process
  const process: Process = {
    ...rest,
    elements: Object.fromEntries(
      elementsOf(named.process).map((element) => [element.key, adopt(element)]),
    ),
  }
  const gone = (
    ['casesPerYear', 'owner', 'contact', ...(keepsFigures ? [] : (['leadTime'] as const))] as const
  ).filter((name) => profile[name] !== undefined)
  return {
    process,
    profile: omit(named.profile, [
      ...['casesPerYear', 'owner', 'contact', ...(keepsFigures ? [] : ['leadTime'])],
    ]),
    left: [
      ...wordsIn(origin, profile)
        .filter(({ kind, name }) => !said.has(`${kind} ${name}`))
        .map(({ kind, name }) => ({ kind: 'word', word: kind, name }) as const),
      ...(figures > 0 ? [{ kind: 'figures', count: figures } as const] : []),
      ...gone.map((fact) => ({ kind: 'fact', fact }) as const),
      ...labels,
    ],
  }
}

/** A word of one's own for one of the origin's, and why. */
export interface WordProposal {
  readonly ours: string
  readonly because:
    | /** Said so when something was taken over before. */ 'remembered'
    | 'same'
    /** It is the house itself, here another. */
    | 'house'
    /** Made of the same or kindred words: to be looked at. */
    | 'alike'
}

/** Below this two names have too little in common to be proposed for each other. */
const ALIKE = 0.75

/** 0 to 1, symmetric: how much of each name is met in the other. */
const likeness = (a: string, b: string, language: Language): number => {
  const tongue = language.tongueOf([a, b])
  const [one, other] = [a, b].map((text) => language.readLabel(text, tongue).words)
  if (!one?.length || !other?.length) return 0
  const covered = (words: typeof one, by: typeof one): number =>
    words.reduce(
      (sum, word) => sum + Math.max(...by.map((each) => language.relate(word, each).score)),
      0,
    ) / words.length
  return (covered(one, other) + covered(other, one)) / 2
}

/** What is known here when a word of the origin is met. */
export interface OwnWords {
  /** In use here, those used most first. */
  readonly own: readonly string[]
  /** As the word was answered last. */
  readonly remembered?: string | undefined
  /** What the two houses are called; theirs in full and in short. */
  readonly house?: { readonly theirs: readonly string[]; readonly ours: string }
}

/**
 * What a word of the origin may be called here: as it was answered last, the own house for theirs, else the own word
 * written the same, else the one most like it; undefined where there is none. Rule T6.
 */
export const proposeWord = (
  theirs: string,
  { own, remembered, house }: OwnWords,
  language: Language,
): WordProposal | undefined => {
  if (remembered !== undefined) return { ours: remembered, because: 'remembered' }
  if (house?.theirs.includes(theirs.trim())) return { ours: house.ours, because: 'house' }
  const wanted = theirs.trim().toLowerCase()
  const same = own.find((word) => word.toLowerCase() === wanted)
  if (same !== undefined) return { ours: same, because: 'same' }
  let best: { readonly ours: string; readonly score: number } | undefined
  for (const ours of own) {
    const score = likeness(theirs, ours, language)
    if (score >= ALIKE && score > (best?.score ?? 0)) best = { ours, score }
  }
  return best && { ours: best.ours, because: 'alike' }
}
