// A comparison in words, ready for paper: the same plain value becomes a workbook, a Word document and a
// PDF, so that the three always say the same.

import type { i18n } from 'i18next'
import type { ComparisonView } from '#api'
import type { Language } from '#texts'

export type ComparisonData = Omit<
  ComparisonView,
  'partners' | 'decisions' | 'similarity' | 'findings'
> & {
  /** Null where it is not known any more. */
  readonly similarity: number | null
  readonly findings: readonly Pick<ComparisonView['findings'][number], 'text' | 'cells'>[]
}

export interface ComparisonOptions {
  readonly texts: i18n
  readonly language: Language
  /** When it was made; written on it as the day it was in Germany then. */
  readonly date: Date
  /** What must be read wherever this is shown, such as that it is an invented example. */
  readonly notices: readonly string[]
}

export interface DocumentRow {
  readonly label: string
  /** Branch and kinds of difference, one line each; none for a row in which all are alike. */
  readonly notes: readonly string[]
  /** One per column; a step's label, then its facts, each a line. */
  readonly cells: readonly (readonly string[])[]
  readonly isDifferent: boolean
}

export interface DocumentFinding {
  readonly number: number
  readonly text: string
  /** In how many columns it is seen; 0 where it is about all as a whole. */
  readonly columns: number
  /** Labels of the rows it is about. */
  readonly steps: readonly string[]
}

export interface ComparisonDocument {
  readonly language: Language
  readonly title: string
  /** Date, how many are compared, how alike they are. */
  readonly lead: readonly string[]
  readonly words: Readonly<
    Record<
      | 'findings'
      | 'noFindings'
      | 'table'
      | 'step'
      | 'figures'
      | 'figure'
      | 'number'
      | 'finding'
      | 'columns'
      | 'steps'
      | 'unknown'
      | 'elsewhere'
      /** With {sheet}, {row} and {column}: where a page is put on the wall. */
      | 'tile',
      string
    >
  >
  /** Whose process, and what they call it. */
  readonly columns: readonly { readonly who: string; readonly name: string }[]
  readonly rows: readonly DocumentRow[]
  readonly findings: readonly DocumentFinding[]
  /** One value per column; null where nobody gave it. Only figures somebody gave. */
  readonly figures: readonly {
    readonly label: string
    readonly values: readonly (number | null)[]
  }[]
  /** Where another is competent, or nobody: one sentence each. */
  readonly elsewhere: readonly string[]
}

const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' }
const FIGURES = ['casesPerYear', 'minutesPerCase', 'mediaBreaks', 'leadTimeDays'] as const

/** A number as people of that language write it. */
export const sayNumber = (language: Language, value: number): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(value)

/** Without what no XML file may hold, on one line; models bring all kinds of characters. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}\u2028\u2029]+/gu, ' ')
    .trim()

type Cell = ComparisonData['rows'][number]['cells'][number]
type Step = Extract<Cell, { kind: 'steps' }>['steps'][number]

const sayStep = ({ texts: { t }, language }: ComparisonOptions, step: Step): readonly string[] => {
  const number = (value: number) => sayNumber(language, value)
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent' })
  const { minutes, share, waiting } = step
  const lines = [clean(step.label)]
  if (step.actor) lines.push(clean(step.actor))
  if (step.medium) lines.push(t(`common:medium.${step.medium}`, { defaultValue: step.medium }))
  if (minutes !== null)
    lines.push(t('common:unit.minutes', { count: minutes, value: number(minutes) }))
  if (share !== null && share < 1) lines.push(t('compare:share', { share: percent.format(share) }))
  if (waiting) {
    const { minDays, maxDays } = waiting
    const days =
      minDays === maxDays
        ? t('common:unit.days', { count: maxDays, value: number(maxDays) })
        : t(minDays > 0 ? 'common:unit.daySpan' : 'common:unit.daysUpTo', {
            from: number(minDays),
            to: number(maxDays),
          })
    lines.push(t('compare:waiting', { waiting: days }))
  }
  return lines.filter(Boolean)
}

const sayCell = (options: ComparisonOptions, cell: Cell): readonly string[] => {
  const { t } = options.texts
  if (cell.kind === 'absent') return [t('compare:absent')]
  if (cell.kind === 'elsewhere') {
    return [cell.by ? t('compare:elsewhere', { by: clean(cell.by) }) : t('compare:noTask')]
  }
  // Where there are several, one sees where the next begins.
  const mark = cell.steps.length > 1 ? '• ' : ''
  return cell.steps.flatMap((step) => {
    const [label = '', ...facts] = sayStep(options, step)
    return [`${mark}${label}`, ...facts]
  })
}

const sayFigures = (
  { texts: { t } }: ComparisonOptions,
  { columns }: ComparisonData,
): ComparisonDocument['figures'] =>
  FIGURES.filter((figure) => columns.some((column) => column[figure] !== null)).map((figure) => ({
    label: t(`compare:figures.${figure}`),
    values: columns.map((column) => column[figure]),
  }))

export const comparisonDocument = (
  data: ComparisonData,
  options: ComparisonOptions,
): ComparisonDocument => {
  const { texts, language, date } = options
  const { t } = texts
  const day = new Intl.DateTimeFormat(LOCALES[language], {
    ...({ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Europe/Berlin' } as const),
  }).format(date)
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent' })
  const word = (key: string) => t(`compare:document.${key}`)
  return {
    language,
    title: t('compare:document.title', { name: clean(data.name) }),
    lead: [
      t('compare:document.date', { date: day }),
      t('compare:leadChosen', { count: data.columns.length }),
      ...(data.similarity === null
        ? []
        : [t('compare:similarity', { percent: percent.format(data.similarity) })]),
      ...options.notices.map(clean),
    ],
    words: {
      findings: t('compare:findings'),
      noFindings: t('compare:findingsNone'),
      table: t('compare:table'),
      step: t('compare:kindOfStep'),
      figures: t('compare:figures.title'),
      unknown: t('compare:figures.unknown'),
      elsewhere: t('compare:elsewhereTitle'),
      figure: word('figure'),
      number: word('number'),
      finding: word('finding'),
      columns: word('columns'),
      steps: word('steps'),
      tile: t('compare:document.tile', { sheet: '{sheet}', row: '{row}', column: '{column}' }),
    },
    columns: data.columns.map(({ organisation, name }) => ({
      who: clean(organisation.name),
      name: clean(name),
    })),
    rows: data.rows.map((row) => ({
      label: clean(row.label),
      notes: [
        ...(row.branch ? [t('compare:branch', { branch: clean(row.branch) })] : []),
        ...row.differences.map((kind) => t(`compare:difference.${kind}`)),
      ],
      cells: row.cells.map((cell) => sayCell(options, cell)),
      isDifferent: row.differences.length > 0,
    })),
    findings: data.findings.map(({ text, cells }, at) => ({
      number: at + 1,
      text: clean(text),
      columns: new Set(cells.map(({ column }) => column)).size,
      steps: [...new Set(cells.map(({ row }) => clean(data.rows[row]?.label ?? '')))].filter(
        Boolean,
      ),
    })),
    figures: sayFigures(options, data),
    elsewhere: data.elsewhere.map(({ text }) => clean(text)),
  }
}
