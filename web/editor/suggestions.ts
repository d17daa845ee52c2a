// What is suggested for the words of a line, in which order; for a person to take, never taken by itself.

import type { DraftSuggestions, DraftWords } from '#api'
import type { StepKind } from '#process'
import { readJump, type StepLine, suggestStepKind } from '#steps'

type UsedWord = DraftWords['actors'][number]
export type LabelFix = NonNullable<DraftSuggestions['fix']>

export type Suggestion =
  | { readonly kind: 'fix'; readonly label: string; readonly because: LabelFix['because'] }
  /** Marks the step; taken again it is unmarked. */
  | { readonly kind: 'stepKind'; readonly stepKind: StepKind; readonly isSet: boolean }
  | { readonly kind: 'actor' | 'system'; readonly name: string; readonly from: readonly string[] }
  /** What others do; for a target only. */
  | { readonly kind: 'step'; readonly label: string; readonly from: readonly string[] }
  /** Where a way can lead. */
  | { readonly kind: 'lead'; readonly goal: StepLine; readonly isBack: boolean }

/** What is named in the draft itself, then what was used before; each once. */
export const hereFirst = (
  here: readonly string[],
  used: readonly UsedWord[] = [],
): readonly UsedWord[] => {
  const own = [...new Set(here.filter(Boolean))]
  return [
    ...own.map((name) => ({ name, organisations: [] })),
    ...used.filter(({ name }) => !own.includes(name)),
  ]
}

const MOST_NAMES = 6

export interface Mark {
  readonly sign: '@' | '#'
  readonly query: string
  /** The words before the sign. */
  readonly before: string
}

/** "Antrag prüfen @bür" asks for somebody; a sign within a word asks for nothing. */
export const markIn = (text: string): Mark | undefined => {
  const match = /^(|.*\s)([@#])([^@#]*)$/s.exec(text)
  const sign = match?.[2]
  if (sign !== '@' && sign !== '#') return undefined
  return { sign, query: match?.[3]?.trim() ?? '', before: match?.[1]?.trimEnd() ?? '' }
}

/** Names in which a word begins as typed, in the order they come in; all where nothing is typed. */
export const namesLike = (query: string, names: readonly UsedWord[]): readonly UsedWord[] => {
  const wanted = query.toLowerCase()
  return names
    .filter(({ name }) => {
      const small = name.toLowerCase()
      const starts = [...small.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(
        ({ index }) => index,
      )
      return small !== wanted && starts.some((at) => small.startsWith(wanted, at))
    })
    .slice(0, MOST_NAMES)
}

/** "zurück zu unter": that a way leads elsewhere, and how its goal begins; '' where that is still to come. */
export const jumpIn = (
  text: string,
): { readonly query: string; readonly isBack: boolean } | undefined => {
  const said = readJump(text)
  if (said) return { query: said.target, isBack: said.isBack }
  const begun = readJump(`${text} .`)
  return begun && { query: '', isBack: begun.isBack }
}

/** Goals in which a word begins as typed, or whose number does; the nearest first. */
export const goalsFor = (
  { query, isBack }: { readonly query: string; readonly isBack: boolean },
  goals: readonly StepLine[],
): readonly Suggestion[] => {
  const wanted = query.toLowerCase().replace(/^(schritt|step)\s+/, '')
  const isMeant = ({ number, label }: StepLine) =>
    number.startsWith(wanted) || ` ${label.toLowerCase()}`.includes(` ${wanted}`)
  return (isBack ? goals.toReversed() : goals)
    .filter(isMeant)
    .slice(0, MOST_NAMES)
    .map((goal) => ({ kind: 'lead', goal, isBack }))
}

type OthersStep = DraftSuggestions['steps'][number]

/** The first of others' steps that goes on as typed, for the grey behind the words; undefined where none does. */
export const greyFor = (
  text: string,
  steps: readonly OthersStep[],
  present: ReadonlySet<string>,
): OthersStep | undefined => {
  const typed = text.toLowerCase()
  return steps.find(({ label }) => {
    const small = label.toLowerCase()
    return !present.has(small) && small.startsWith(typed) && small !== typed
  })
}

/** Names to choose from. */
interface Words {
  readonly actors: readonly UsedWord[]
  readonly systems: readonly UsedWord[]
}

const NO_WORDS: Words = { actors: [], systems: [] }

/** Suggestions for a line, the most useful first; [] where there is nothing to say. */
export const suggestionsFor = (
  text: string,
  {
    words = NO_WORDS,
    answer,
    stepKind,
    takesMarks,
    hasKinds = true,
    present,
  }: {
    readonly words?: Words | undefined
    /** About exactly these words; undefined until it is there. */
    readonly answer?: DraftSuggestions | undefined
    /** The kind the step has. */
    readonly stepKind?: StepKind | null | undefined
    readonly takesMarks: boolean
    /** False where the kind is chosen elsewhere. */
    readonly hasKinds?: boolean
    /** Labels the draft has already. */
    readonly present: ReadonlySet<string>
  },
): readonly Suggestion[] => {
  const mark = takesMarks ? markIn(text) : undefined
  if (mark) {
    const names = mark.sign === '@' ? words.actors : words.systems
    const kind = mark.sign === '@' ? 'actor' : 'system'
    return namesLike(mark.query, names).map(({ name, organisations }) => ({
      ...{ kind, name, from: organisations },
    }))
  }
  const label = answer?.fix?.label ?? ''
  const heard = hasKinds ? suggestStepKind(label || text) : undefined
  const isSet = heard !== undefined && heard === stepKind
  return [
    ...(answer?.fix && label ? [{ kind: 'fix', label, because: answer.fix.because } as const] : []),
    ...(heard && (isSet || !stepKind)
      ? [{ kind: 'stepKind', stepKind: heard, isSet } as const]
      : []),
    ...(answer?.steps ?? [])
      .filter((one) => !present.has(one.label.toLowerCase()))
      .map((one) => ({ kind: 'step', label: one.label, from: one.organisations }) as const),
  ]
}
