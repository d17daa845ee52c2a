// The comparison as a workbook: table, findings, figures. Words are always written as text cells, never as
// formulas, whatever sign they begin with; numbers are numbers, so that people can go on reckoning.

import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node'
import type { ComparisonDocument } from './comparison-document.ts'

/** Characters in one cell that Excel takes. */
const MOST_CHARACTERS = 32_767

const PLAIN = { wrap: true, alignVertical: 'top' } as const
const HEAD = { ...PLAIN, fontWeight: 'bold', backgroundColor: '#E6E9F2' } as const
const DIFFERENT = '#FFF4D6'

type Look = Omit<Extract<Cell, { wrap?: boolean }>, 'value' | 'type'>

const text = (value: string, look: Look = PLAIN): Cell => {
  // A cell that holds nothing has its colour, too.
  const short = value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS - 1)}…` : value
  return short === '' ? { ...look } : { ...look, value: short.toWellFormed(), type: String }
}
const number = (value: number): Cell => ({ ...PLAIN, value, type: Number })

const tableSheet = ({ words, columns, rows }: ComparisonDocument): readonly Row[] => [
  [
    text(words.step, HEAD),
    ...columns.map(({ who, name }) => text([who, name].filter(Boolean).join('\n'), HEAD)),
  ],
  ...rows.map(({ label, notes, cells, isDifferent }) => [
    text([label, ...notes].join('\n'), HEAD),
    ...cells.map((lines) =>
      text(lines.join('\n'), isDifferent ? { ...PLAIN, backgroundColor: DIFFERENT } : PLAIN),
    ),
  ]),
]

const findingsSheet = ({ words, findings }: ComparisonDocument): readonly Row[] => [
  [words.number, words.finding, words.columns, words.steps].map((word) => text(word, HEAD)),
  ...findings.map((finding) => [
    number(finding.number),
    text(finding.text),
    number(finding.columns),
    text(finding.steps.join('\n')),
  ]),
  ...(findings.length === 0 ? [[text(''), text(words.noFindings)]] : []),
]

const figuresSheet = (made: ComparisonDocument): readonly Row[] => [
  [text(made.title, { ...PLAIN, fontWeight: 'bold' })],
  ...made.lead.map((line) => [text(line)]),
  [],
  [
    text(made.words.figure, HEAD),
    ...made.columns.map(({ who, name }) => text([who, name].filter(Boolean).join('\n'), HEAD)),
  ],
  ...made.figures.map(({ label, values }) => [
    text(label, HEAD),
    ...values.map((value) => (value === null ? text(made.words.unknown) : number(value))),
  ]),
  ...(made.elsewhere.length > 0 ? [[], [text(made.words.elsewhere, HEAD)]] : []),
  ...made.elsewhere.map((line) => [text(line)]),
]

/** The names of sheets are at most 31 characters, without some signs. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)

export const comparisonExcel = async (made: ComparisonDocument): Promise<Uint8Array> => {
  const wide = made.columns.map(() => ({ width: 28 }))
  const sheet = (name: string, rows: readonly Row[], widths: readonly { width: number }[]) => ({
    sheet: sheetName(name),
    data: [...rows],
    columns: [...widths],
    orientation: 'landscape' as const,
  })
  const { words } = made
  return writeExcelFile([
    {
      ...sheet(words.table, tableSheet(made), [{ width: 32 }, ...wide]),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    {
      ...sheet(words.findings, findingsSheet(made), [
        ...[6, 90, 16, 40].map((width) => ({ width })),
      ]),
      stickyRowsCount: 1,
    },
    sheet(words.figures, figuresSheet(made), [{ width: 40 }, ...wide]),
  ]).toBuffer()
}
