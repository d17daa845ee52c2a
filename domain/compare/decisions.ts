// What people decided about links, and what is learnt from it: other words for the same, actors who answer to
// each other, and how strict these processes want to be matched. A pure function of the decisions, so taking
// one back takes back what it taught.

import type { GlossaryLayer, Label, Language, Tongue, Word } from '#language'
import type { Key } from '#process'
import { labelLikeness, signatureOf } from './label-similarity.ts'
import type { MatchedSteps } from './match-processes.ts'

/** A person says that two steps are, or are not, the same work. */
export interface Decision {
  readonly a: Key
  readonly b: Key
  readonly verdict: 'confirmed' | 'rejected'
}

/** Two labels a person took for the same work: what something was learnt from. */
export interface Lesson {
  readonly a: string
  readonly b: string
}

export interface LearntSynonym {
  readonly words: readonly [string, string]
  readonly tongue: Tongue
  readonly from: readonly Lesson[]
}

export interface Calibration {
  /** Added to the log odds of every cell: above 0 links are found sooner. */
  readonly shift: number
  /** Names of actors who do the same work. */
  readonly actors: readonly (readonly [string, string])[]
  /** Labels that say the same work, by their `signatureOf`. */
  readonly labels: readonly (readonly [string, string])[]
}

export const UNCALIBRATED: Calibration = { shift: 0, actors: [], labels: [] }

export interface Learnt {
  readonly synonyms: readonly LearntSynonym[]
  /** The synonyms as glossaries for `Language.withGlossaries`. */
  readonly layers: readonly GlossaryLayer[]
  readonly calibration: Calibration
}

/** A pair of processes, matched without what the decisions teach, and what was decided about it. */
export interface Taught {
  readonly matched: MatchedSteps
  readonly decisions: readonly Decision[]
}

/** Related by this much, words need not be learnt. */
const KNOWN = 0.5

const unmet = (a: Label, b: Label, language: Language): readonly Word[] =>
  a.words.filter(
    (word) =>
      word.weight === 1 &&
      b.words.every((other) => {
        const { score, kinship } = language.relate(word, other)
        return score < KNOWN && kinship !== 'opposite'
      }),
  )

const actsIn = ({ words }: Label): number => words.filter(({ isAction }) => isAction).length

/**
 * What one label says where the other says something else: only where all else is said on both sides, and one act
 * stands against one act or one thing against one thing, is it clear which word answers to which. Labels of several
 * acts (ausgeben und entgegennehmen, ausgeben und helfen) teach none of them: what is left over may be other work.
 */
const taughtWords = (
  a: Label,
  b: Label,
  language: Language,
): readonly (readonly [Word, Word])[] => {
  const [one, ...moreA] = unmet(a, b, language)
  const [other, ...moreB] = unmet(b, a, language)
  const isClear = moreA.length === 0 && moreB.length === 0
  if (!one || !other || !isClear || one.isAction !== other.isAction) return []
  return one.isAction && (actsIn(a) > 1 || actsIn(b) > 1) ? [] : [[one, other]]
}

/** Words for one thing or act; not those of which the other house has the same: where both are said, they differ. */
const learnSynonyms = (taught: readonly Taught[], language: Language): readonly LearntSynonym[] => {
  const byKeys = new Map<string, LearntSynonym>()
  for (const pair of taught) {
    const keysIn = (steps: MatchedSteps['a']) =>
      new Set(steps.flatMap(({ label }) => label.words.map(({ key }) => key)))
    const [here, there] = [keysIn(pair.matched.a), keysIn(pair.matched.b)]
    for (const { a, b } of confirmedIn([pair])) {
      for (const [one, other] of taughtWords(a.label, b.label, language)) {
        if (there.has(one.key) || here.has(other.key)) continue
        const [first, second] = one.key < other.key ? [one, other] : [other, one]
        const address = `${first.tongue} ${first.key} ${second.key}`
        const known = byKeys.get(address)
        const lesson: Lesson = { a: a.label.text, b: b.label.text }
        byKeys.set(address, {
          words: known?.words ?? [first.text, second.text],
          tongue: first.tongue,
          from: [...(known?.from ?? []), lesson],
        })
      }
    }
  }
  return [...byKeys.values()]
}

interface Decided {
  readonly a: MatchedSteps['a'][number]
  readonly b: MatchedSteps['b'][number]
  readonly score: number
}

const decidedIn = (taught: readonly Taught[], verdict: Decision['verdict']): readonly Decided[] =>
  taught.flatMap(({ matched, decisions }) => {
    const rows = new Map(matched.a.map((step, at) => [step.key, at]))
    const columns = new Map(matched.b.map((step, at) => [step.key, at]))
    return decisions.flatMap((decision): readonly Decided[] => {
      if (decision.verdict !== verdict) return []
      const [i, j] = [rows.get(decision.a), columns.get(decision.b)]
      if (i === undefined || j === undefined) return []
      const [a, b, cell] = [matched.a[i], matched.b[j], matched.cells[i]?.[j]]
      return a && b && cell ? [{ a, b, score: cell.score }] : []
    })
  })

const confirmedIn = (taught: readonly Taught[]) => decidedIn(taught, 'confirmed')

/** A step whose label is still so alike is the one that was decided on. */
const STILL_MEANT = 0.6

/**
 * Whether a decision on a step of the one name still speaks of the step that now has the other: keys of
 * re-imported models may have gone to other work.
 */
export const isStillMeant = (then: string, now: string, language: Language): boolean => {
  if (then.trim() === now.trim()) return true
  const tongue = language.tongueOf([then, now])
  const [before, after] = [language.readLabel(then, tongue), language.readLabel(now, tongue)]
  return labelLikeness(before, after, language) >= STILL_MEANT
}

const logOdds = (share: number): number => {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, share))
  return Math.log(kept / (1 - kept))
}

/** Cells are kept from here on when nothing was decided; see `THRESHOLDS`. */
const KEPT = logOdds(0.35)
/** How far a handful of decisions may move the matter: variance of the shift before anything is known. */
const FREEDOM = 0.005
const STEPS = 30
/** A true link lacks so much of being sure on average; only what a family lacks beyond it moves the shift. */
const USUAL_LACK = 0.35

/** The most probable shift: confirmed links should have been kept, rejected ones not (MAP, normal prior). */
const learnShift = (taught: readonly Taught[]): number => {
  const wanted = confirmedIn(taught).map(({ score }) => logOdds(score) - KEPT)
  const unwanted = decidedIn(taught, 'rejected').map(({ score }) => logOdds(score) - KEPT)
  const logistic = (value: number) => 1 / (1 + Math.exp(-value))
  let shift = 0
  for (let step = 0; step < STEPS; step += 1) {
    let gradient = -shift / FREEDOM
    let bend = 1 / FREEDOM
    for (const [values, target] of [
      [wanted, 1 - USUAL_LACK],
      [unwanted, 0],
    ] as const) {
      for (const value of values) {
        const sure = logistic(value + shift)
        gradient += target - sure
        bend += sure * (1 - sure)
      }
    }
    shift += gradient / bend
  }
  return shift
}

/** Actors who answer to each other; not those of which the other house has one of the same name. */
const learnActors = (taught: readonly Taught[]): Calibration['actors'] => {
  const pairs = new Map<string, readonly [string, string]>()
  for (const one of taught) {
    const namesIn = (steps: MatchedSteps['a']) => new Set(steps.map(({ actor }) => actor.text))
    const [here, there] = [namesIn(one.matched.a), namesIn(one.matched.b)]
    for (const { a, b } of confirmedIn([one])) {
      const [mine, its] = [a.actor.text, b.actor.text]
      if (mine === '' || its === '' || there.has(mine) || here.has(its)) continue
      pairs.set([mine, its].sort().join('|'), [mine, its])
    }
  }
  return [...pairs.values()]
}

/** Who writes one of two confirmed labels again, in any variant, means the other. */
const learnLabels = (taught: readonly Taught[]): Calibration['labels'] => {
  const pairs = new Map<string, readonly [string, string]>()
  for (const { a, b } of confirmedIn(taught)) {
    const [one = '', other = ''] = [signatureOf(a.label), signatureOf(b.label)].sort()
    if (one !== '' && one !== other) pairs.set(`${one}|${other}`, [one, other])
  }
  return [...pairs.values()]
}

/** What these decisions teach. Nothing from none. */
export const learnFrom = (taught: readonly Taught[], language: Language): Learnt => {
  const synonyms = learnSynonyms(taught, language)
  const layers = (['de', 'en'] as const).flatMap((tongue): readonly GlossaryLayer[] => {
    const words = synonyms.filter((one) => one.tongue === tongue).map((one) => one.words)
    return words.length === 0 ? [] : [{ source: 'learnt', tongue, glossary: { synonyms: words } }]
  })
  const calibration = {
    shift: learnShift(taught),
    actors: learnActors(taught),
    labels: learnLabels(taught),
  }
  return { synonyms, layers, calibration }
}
