// The minutes of a workshop: its result in words that may be put right until they are agreed.

import { isText, own, placeId } from './lookup.ts'
import type { Place, Result } from './workshop.ts'

/** What was put right. */
export interface Wording {
  /** By what it is about, as in `sayingsOf`. */
  readonly texts: Readonly<Record<string, string>>
  /** Who was there, in free words and only if they want to be named; '' where nobody is. */
  readonly present: string
  /** What is to be added; '' where nothing is. */
  readonly remarks: string
}

export const NO_WORDING: Wording = { texts: {}, present: '', remarks: '' }

export interface MinutesFact {
  readonly act: 'word' | 'agree'
  readonly wording: Wording
}

/** Where minutes stand after these facts, in their order. */
export const minutesOf = (
  facts: readonly MinutesFact[],
): { readonly wording: Wording; readonly isAgreed: boolean } => ({
  wording: facts.at(-1)?.wording ?? NO_WORDING,
  isAgreed: facts.some(({ act }) => act === 'agree'),
})

export type SayingKind = 'recommendation' | 'measure' | 'effect' | 'issue' | 'outcome'

/** One sentence of the result that can be worded anew. */
export interface Saying {
  readonly id: string
  readonly kind: SayingKind
  readonly text: string
  readonly place?: Place
}

const sayingId = (kind: SayingKind, id: string): string => `${kind}:${id}`

const saying = (kind: SayingKind, id: string, text: string, place: Place | undefined): Saying => ({
  ...{ id: sayingId(kind, id), kind, text },
  ...(place ? { place } : {}),
})

/** In the order of the minutes, as the room said them. */
export const sayingsOf = ({ recommendations, measures, issues }: Result): readonly Saying[] => [
  ...recommendations.map(({ place, value }) =>
    saying('recommendation', placeId(place), value.text, place),
  ),
  ...measures.flatMap(({ id, text, effect, place }) => [
    saying('measure', id, text, place),
    saying('effect', id, effect, place),
  ]),
  ...issues.flatMap(({ id, text, outcome, place }) => [
    saying('issue', id, text, place),
    ...(outcome === undefined ? [] : [saying('outcome', id, outcome, place)]),
  ]),
]

/** What fits: of something the room said, not empty, not too long; what is as the room said it is left out. */
export const fittingTexts = (
  result: Result,
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    sayingsOf(result).flatMap(({ id, text }) => {
      const word = own(texts, id)?.trim()
      return word !== undefined && isText(word) && word !== text ? [[id, word]] : []
    }),
  )

/** One sentence as the minutes say it. */
export const wordOf = ({ texts }: Wording, kind: SayingKind, id: string, text: string): string =>
  own(texts, sayingId(kind, id)) ?? text

/** The result as the minutes say it. What was counted and decided stays as it is. */
export const worded = (result: Result, wording: Wording): Result => {
  const word = (kind: SayingKind, id: string, text: string) => wordOf(wording, kind, id, text)
  return {
    ...result,
    recommendations: result.recommendations.map((one) => ({
      ...one,
      value: {
        ...one.value,
        text: word('recommendation', placeId(one.place), one.value.text),
      },
    })),
    measures: result.measures.map((one) => ({
      ...one,
      text: word('measure', one.id, one.text),
      effect: word('effect', one.id, one.effect),
    })),
    issues: result.issues.map((one) => ({
      ...one,
      text: word('issue', one.id, one.text),
      ...(one.outcome === undefined ? {} : { outcome: word('outcome', one.id, one.outcome) }),
    })),
  }
}
