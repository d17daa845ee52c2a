// The comparison as PDF: findings first, on upright pages, then the table on pages that lie across. For the wall all of it on
// sheets of A1 that lie across, or on pages of A4 that make such sheets.

import { blocksOf } from './column-blocks.ts'
import { type ComparisonDocument, sayNumber } from './comparison-document.ts'
import { sayMissingInTable } from './missing-letters.ts'
import { A1_ACROSS, ACROSS, layOut, newPage, type Pen, write, writeTable } from './pdf-pages.ts'
import { type TilePlace, tilePdf } from './pdf-tiles.ts'

const DIFFERENT = '#fff4d6'

const writeTables = (pen: Pen, made: ComparisonDocument): void => {
  const { columns, rows, figures, words, language } = made
  blocksOf(columns.length).forEach(({ from, to }, block) => {
    newPage(pen, ACROSS)
    if (block === 0) write(pen, 'H2', words.table)
    const heads = columns.slice(from, to).map(({ who, name }) => [who, name].filter(Boolean))
    writeTable(
      pen,
      { cells: [[words.step], ...heads] },
      rows.map(({ label, notes, cells, isDifferent }) => ({
        cells: [[label, ...notes], ...cells.slice(from, to)],
        ...(isDifferent ? { fill: DIFFERENT } : {}),
      })),
    )
    if (figures.length === 0) return
    write(pen, 'H2', words.figures)
    writeTable(
      pen,
      { cells: [[words.figure], ...heads] },
      figures.map(({ label, values }) => ({
        cells: [
          [label],
          ...values
            .slice(from, to)
            .map((value) => [value === null ? words.unknown : sayNumber(language, value)]),
        ],
      })),
    )
  })
}

const fill = (pen: Pen, made: ComparisonDocument): void => {
  for (const line of made.lead) write(pen, 'P', line)
  const note = sayMissingInTable(JSON.stringify(made), made.language)
  if (note !== undefined) write(pen, 'P', note)
  write(pen, 'H2', made.words.findings)
  if (made.findings.length === 0) write(pen, 'P', made.words.noFindings)
  for (const { number, text } of made.findings) write(pen, 'P', `${number}. ${text}`)
  if (made.elsewhere.length > 0) write(pen, 'H2', made.words.elsewhere)
  for (const line of made.elsewhere) write(pen, 'P', line)
  writeTables(pen, made)
}

export type Paper = 'a4' | 'a1' | 'a1-on-a4'

export const comparisonPdf = async (
  made: ComparisonDocument,
  date: Date,
  paper: Paper = 'a4',
): Promise<Uint8Array> => {
  const { title, language, words } = made
  const poster = paper === 'a4' ? {} : { poster: A1_ACROSS }
  const { bytes, sheets } = await layOut({ title, language, date, ...poster }, (pen) =>
    fill(pen, made),
  )
  if (paper !== 'a1-on-a4') return bytes
  const say = ({ sheet, row, column }: TilePlace) =>
    words.tile
      .replace('{sheet}', `${sheet}`)
      .replace('{row}', `${row}`)
      .replace('{column}', `${column}`)
  return tilePdf(sheets, { title, language, date, say })
}
