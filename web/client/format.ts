// Numbers, dates and durations as the reader's language writes them: 22.11.2026 or 22/11/2026.

import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'

const locales: Readonly<Record<string, string>> = { de: 'de-DE', en: 'en-GB' }
const twoDigits = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
const inWords = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const
const clockTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

type Waiting = ProcessDetail['steps'][number]['waiting']

/** Formatters for the current language; the component is drawn again when it changes. */
export const useFormat = () => {
  const { t, i18n } = useTranslation()
  const locale = locales[i18n.language] ?? 'de-DE'
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
  return {
    number,
    /** As somebody would type it: without dots between thousands. */
    typed: (value: number) =>
      new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(value),
    date: (iso: string) => new Intl.DateTimeFormat(locale, twoDigits).format(new Date(iso)),
    /** Where people plan: with the day of the week and the month in words. */
    longDate: (iso: string) => new Intl.DateTimeFormat(locale, inWords).format(new Date(iso)),
    /** The time of day of a moment, as the hours of a day are counted here, in English as well. */
    clock: (moment: number) => new Intl.DateTimeFormat(locale, clockTime).format(moment),
    longDateTime: (iso: string) =>
      [inWords, clockTime]
        .map((how) => new Intl.DateTimeFormat(locale, how).format(new Date(iso)))
        .join(', '),
    /** Of a day without a time, YYYY-MM-DD, which is the same everywhere. */
    day: (day: string) =>
      new Intl.DateTimeFormat(locale, { ...twoDigits, timeZone: 'UTC' }).format(new Date(day)),
    dateTime: (iso: string) =>
      new Intl.DateTimeFormat(locale, { ...twoDigits, hour: '2-digit', minute: '2-digit' }).format(
        new Date(iso),
      ),
    percent: (share: number) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    minutes: (value: number) => t('common:unit.minutes', { count: value, value: number(value, 1) }),
    minuteSpan: ({ min, max }: { readonly min: number; readonly max: number }) =>
      t('common:unit.minuteSpan', { from: number(min, 1), to: number(max, 1) }),
    days: (value: number) => t('common:unit.days', { count: value, value: number(value, 1) }),
    waiting: (waiting: NonNullable<Waiting>) =>
      waiting.minDays === waiting.maxDays
        ? t('common:unit.days', { count: waiting.maxDays, value: number(waiting.maxDays, 1) })
        : t(waiting.minDays > 0 ? 'common:unit.daySpan' : 'common:unit.daysUpTo', {
            from: number(waiting.minDays, 1),
            to: number(waiting.maxDays, 1),
          }),
    size: (bytes: number) =>
      bytes < 1_000_000 ? `${number(bytes / 1_000, 1)} kB` : `${number(bytes / 1_000_000, 1)} MB`,
    list: (items: readonly string[]) => new Intl.ListFormat(locale).format([...items]),
  }
}
