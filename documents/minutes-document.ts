// The minutes of a workshop in words, ready for paper: the same plain value becomes a Word document and a PDF. Made of the
// result, in which nobody is named; votes and estimates are sums, and are left out where too few took part.

import type { i18n } from 'i18next'
import type { Language } from '#texts'
import type { Phase, Place, Result, Wording } from '#workshop'

export interface MinutesData {
  readonly title: string
  readonly place: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** Who asked the others in. */
  readonly host: string
  readonly minimumGroup: number
  /** As the minutes say it. */
  readonly result: Result
  /** The houses in which the target was begun as a draft: minutes read the same for all, and a draft has a name for few. */
  readonly targetHouses: readonly string[]
  readonly wording: Pick<Wording, 'present' | 'remarks'>
  /** Null while they may still be worded anew. */
  readonly agreedAt: Date | null
  /** Names of rows and steps by their keys, which devices may have made up. */
  readonly labels: ReadonlyMap<string, string>
}

export interface MinutesOptions {
  readonly texts: i18n
  readonly language: Language
  /** When it was made; written on it while the minutes are a draft. */
  readonly date: Date
  /** What must be read wherever this is shown. */
  readonly notices: readonly string[]
}

export type MinutesBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

export interface MinutesDocument {
  readonly language: Language
  readonly title: string
  readonly lead: readonly string[]
  readonly sections: readonly {
    readonly title: string
    readonly blocks: readonly MinutesBlock[]
  }[]
  readonly signing: {
    readonly title: string
    readonly lead: string
    readonly lines: readonly string[]
  }
}

const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' }
const ZONE = { timeZone: 'Europe/Berlin' } as const
const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit' } as const

/** Without what no XML file may hold, on one line. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}\u2028\u2029]+/gu, ' ')
    .trim()

/** How days, times and figures are written in a language. */
export const minutesFormat = (language: Language) => {
  const locale = LOCALES[language]
  const format = (how: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, how)
    return (at: Date) => formatter.format(at)
  }
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return {
    date: format({ ...DAY, ...ZONE }),
    time: format({ ...TIME, ...ZONE }),
    /** Of a day as 2026-12-24. */
    day: (day: string) => format({ ...DAY, timeZone: 'UTC' })(new Date(day)),
    number: (value: number) => number.format(value),
    list: (items: readonly string[]) => new Intl.ListFormat(locale).format([...items]),
  }
}

const text = (words: string): MinutesBlock => ({ kind: 'text', text: words })
const list = (items: readonly string[]): MinutesBlock => ({ kind: 'list', items })

/** Everything that is said about the phases and agreements of one workshop. */
const wordsOf = (data: MinutesData, { texts: { t }, language }: MinutesOptions) => {
  const { result, labels, minimumGroup } = data
  const { number, day } = minutesFormat(language)
  const at = (place: Place | undefined): string =>
    clean((place && labels.get(place.key)) ?? t('minutes:whole'))
  const minutes = (value: number) =>
    t('common:unit.minutes', { count: value, value: number(value) })

  const cardsOf = ({ id }: Phase): readonly MinutesBlock[] => {
    const cards = result.cards.filter((card) => card.phase === id && card.mergedInto === undefined)
    if (cards.length === 0) return [text(t('minutes:noCards'))]
    const same = (card: string) => result.cards.filter((one) => one.mergedInto === card).length
    const say = (card: (typeof cards)[number]) =>
      clean(
        [
          t(`minutes:card.${card.kind}`, { text: card.text }),
          ...(card.place ? [`(${at(card.place)})`] : []),
          ...(same(card.id) > 0 ? [t('minutes:same', { count: same(card.id) })] : []),
        ].join(' '),
      )
    const groups = Map.groupBy(cards, ({ cluster }) => cluster)
    return [...groups].flatMap(([cluster, some]) => {
      const name = cluster === undefined ? undefined : result.clusters[cluster]
      return [
        ...(name === undefined ? [] : [text(t('minutes:cluster', { name: clean(name) }))]),
        list(some.map(say)),
      ]
    })
  }

  const votesOf = ({ id }: Phase): readonly MinutesBlock[] => {
    const tally = result.tallies.find(({ phase }) => phase === id)
    if (!tally) return [text(t('minutes:notCounted'))]
    const voices = t('minutes:voices', { count: tally.voices })
    if (!tally.dots) return [text(voices), text(t('minutes:tooFew', { least: minimumGroup }))]
    const named = new Map(result.cards.map((card) => [card.id, clean(card.text)]))
    const rows = Object.entries(tally.dots)
      .filter(([, count]) => count > 0)
      .toSorted(([, a], [, b]) => b - a)
      .map(([card, count]) => [named.get(card) ?? '', number(count)])
    return [
      text(voices),
      ...(rows.length > 0
        ? [{ kind: 'table' as const, head: [t('minutes:what'), t('minutes:dots')], rows }]
        : []),
    ]
  }

  const estimatesOf = ({ id }: Phase): readonly MinutesBlock[] => {
    const estimates = result.estimates.filter(({ phase }) => phase === id)
    const agreed = new Map(result.agreedMinutes.map(({ place, value }) => [place.key, value]))
    if (estimates.length === 0) return [text(t('minutes:notCounted'))]
    const head = ['step', 'least', 'likely', 'most', 'agreed'].map((key) => t(`minutes:${key}`))
    return [
      {
        ...{ kind: 'table', head },
        rows: estimates.map(({ place, all }) => {
          const value = agreed.get(place.key)
          return [
            at(place),
            ...(all
              ? [all.min, all.likely, all.max].map(minutes)
              : [t('minutes:fewVoices', { least: minimumGroup }), '', '']),
            value === undefined ? '' : minutes(value),
          ]
        }),
      },
    ]
  }

  const phase = (one: Phase): readonly MinutesBlock[] => {
    switch (one.kind) {
      case 'collect':
        return cardsOf(one)
      case 'vote':
        return votesOf(one)
      case 'estimate':
        return estimatesOf(one)
      case 'recommend':
        return [text(t('minutes:seeRecommended', { count: result.recommendations.length }))]
      case 'measures':
        return [text(t('minutes:seeMeasures', { count: result.measures.length }))]
      case 'target':
        return data.targetHouses.length === 0
          ? [text(t('minutes:noTarget'))]
          : data.targetHouses.map((house) => text(clean(t('minutes:target', { house }))))
      case 'prescribed-by':
        return result.prescribed.length === 0
          ? [text(t('minutes:nothing'))]
          : [
              list(
                result.prescribed.map(
                  ({ place, value }) => `${at(place)}: ${t(`process:step.prescribed.${value}`)}`,
                ),
              ),
            ]
      default:
        return []
    }
  }

  const common = result.recommendations.flatMap(({ place, value }) =>
    value.kind === 'common' ? [[at(place), clean(value.text)]] : [],
  )
  const local = result.recommendations.flatMap(({ place, value }) =>
    value.kind === 'local'
      ? [[at(place), clean(value.text), t(`lineage:deviations.reason.${value.reason}`)]]
      : [],
  )
  const measures = result.measures
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map((one) => [
      clean(one.text),
      clean(`${one.organisation}, ${one.post}`),
      day(one.due),
      clean(one.effect),
      at(one.place),
    ])
  const issues = result.issues.map(({ text: issue, outcome }) =>
    clean(
      outcome === undefined
        ? t('minutes:issueOpen', { text: issue })
        : t('minutes:issueDone', { text: issue, outcome }),
    ),
  )
  return { phase, common, local, measures, issues, at, minutes }
}

const table = (head: readonly string[], rows: readonly (readonly string[])[], none: string) =>
  rows.length === 0 ? [text(none)] : [{ kind: 'table' as const, head, rows }]

export const minutesDocument = (data: MinutesData, options: MinutesOptions): MinutesDocument => {
  const { texts, language, date, notices } = options
  const { t } = texts
  const format = minutesFormat(language)
  const { result, wording, agreedAt, startsAt, endsAt, place } = data
  const words = wordsOf(data, options)
  const none = t('minutes:nothing')
  const heads = (...keys: string[]) => keys.map((key) => t(`minutes:${key}`))
  const houses = result.organisations.map(clean)
  const agreedMinutes = result.agreedMinutes.map(
    ({ place: where, value }) => `${words.at(where)}: ${words.minutes(value)}`,
  )
  return {
    language,
    title: t('minutes:title', { title: clean(data.title) }),
    lead: [
      t('minutes:when', {
        ...{ date: format.date(startsAt), from: format.time(startsAt), to: format.time(endsAt) },
      }),
      ...(place === '' ? [] : [t('minutes:where', { place: clean(place) })]),
      t('minutes:host', { host: clean(data.host) }),
      houses.length > 0
        ? t('minutes:houses', { houses: format.list(houses) })
        : t('minutes:noHouses'),
      ...(wording.present === '' ? [] : [t('minutes:present', { names: clean(wording.present) })]),
      agreedAt === null
        ? t('minutes:draftOf', { date: format.date(date) })
        : t('minutes:agreedOn', { date: format.date(agreedAt) }),
      t('minutes:binds'),
      ...notices.map(clean),
    ],
    sections: [
      {
        title: t('minutes:agenda'),
        blocks: [
          list(
            // With the numbers under which the items follow: not of each something was written down.
            result.agenda.map(({ question, minutes }, at) =>
              clean(
                `${at + 1}. ${
                  minutes > 0
                    ? t('minutes:item', { question, minutes: words.minutes(minutes) })
                    : question
                }`,
              ),
            ),
          ),
        ],
      },
      ...result.agenda.flatMap((one, at) => {
        const blocks = words.phase(one)
        return blocks.length === 0
          ? []
          : [{ title: t('minutes:phase', { at: at + 1, question: clean(one.question) }), blocks }]
      }),
      {
        title: t('minutes:common'),
        blocks: table(heads('step', 'recommended'), words.common, none),
      },
      {
        title: t('minutes:local'),
        blocks: table(heads('step', 'recommended', 'reason'), words.local, none),
      },
      {
        title: t('minutes:measures'),
        blocks: table(heads('what', 'who', 'until', 'effect', 'about'), words.measures, none),
      },
      ...(agreedMinutes.length > 0
        ? [{ title: t('minutes:agreedMinutes'), blocks: [list(agreedMinutes)] }]
        : []),
      {
        title: t('minutes:issues'),
        blocks: words.issues.length === 0 ? [text(none)] : [list(words.issues)],
      },
      ...(wording.remarks === ''
        ? []
        : [
            {
              title: t('minutes:remarks'),
              blocks: wording.remarks.split(/\n+/).map((line) => text(clean(line))),
            },
          ]),
    ],
    signing: {
      title: t('minutes:signatures'),
      lead: t('minutes:signaturesLead'),
      lines: [
        t('minutes:signFacilitator'),
        t('minutes:signScribe'),
        ...houses.map((house) => t('minutes:signHouse', { house })),
      ],
    },
  }
}
