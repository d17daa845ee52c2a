// The minutes of a workshop as a file, and in short for those who were not there.

import type { MINUTES_FILES } from '#api'
import {
  type MinutesData,
  type MinutesOptions,
  minutesDocument,
  minutesFormat,
} from './minutes-document.ts'
import { minutesPdf } from './minutes-pdf.ts'
import { minutesWord } from './minutes-word.ts'

export type MinutesForm = (typeof MINUTES_FILES)[number]

export const writeMinutes = (
  data: MinutesData,
  form: MinutesForm,
  options: MinutesOptions,
): Promise<Uint8Array> => {
  const made = minutesDocument(data, options)
  return form === 'docx' ? minutesWord(made) : minutesPdf(made, options.date)
}

/** Of each list at most so many, so that it stays one page; how many more there are is said. */
const MOST_SAID = 7

/** Plain paragraphs, as somebody would write them into a mail. */
export const summariseMinutes = (
  { title, place, startsAt, result }: Pick<MinutesData, 'title' | 'place' | 'startsAt' | 'result'>,
  { texts: { t }, language }: Pick<MinutesOptions, 'texts' | 'language'>,
): string => {
  const { date, day, list } = minutesFormat(language)
  const some = (head: string, items: readonly string[]): readonly string[] => {
    if (items.length === 0) return []
    const more = items.length - MOST_SAID
    return [
      [
        t(`minutes:summary.${head}`),
        ...items.slice(0, MOST_SAID).map((item) => `– ${item}`),
        ...(more > 0 ? [t('minutes:summary.more', { count: more })] : []),
      ].join('\n'),
    ]
  }
  const { recommendations, measures, issues, organisations, cards } = result
  const met = t('minutes:summary.met', { date: date(startsAt), title })
  return [
    [
      place === '' ? met : `${met} ${t('minutes:where', { place })}.`,
      ...(organisations.length > 0
        ? [t('minutes:summary.houses', { houses: list(organisations) })]
        : []),
      ...(cards.length > 0 ? [t('minutes:summary.cards', { count: cards.length })] : []),
    ].join(' '),
    ...some(
      'common',
      recommendations.flatMap(({ value }) => (value.kind === 'common' ? [value.text] : [])),
    ),
    ...some(
      'local',
      recommendations.flatMap(({ value }) =>
        value.kind === 'local'
          ? [`${value.text} (${t(`lineage:deviations.reason.${value.reason}`)})`]
          : [],
      ),
    ),
    ...some(
      'measures',
      measures
        .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
        .map((one) => t('minutes:summary.measure', { ...one, due: day(one.due) })),
    ),
    ...some(
      'open',
      issues.flatMap(({ text, outcome }) => (outcome === undefined ? [text] : [])),
    ),
    ...(recommendations.length + measures.length === 0 ? [t('minutes:summary.nothing')] : []),
    t('minutes:binds'),
  ].join('\n\n')
}
