// The comparison as a Word document: findings first, on upright pages; then the table on pages that lie
// across, its head repeated on each. More columns than a page can carry go on in a further table.

import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { blocksOf } from './column-blocks.ts'
import { type ComparisonDocument, sayNumber } from './comparison-document.ts'

/** A4 and its margins, in twentieths of a point. */
const SHORT = 11_906
const LONG = 16_838
const MARGIN = 1_134
const WIDTH = LONG - 2 * MARGIN
const FIRST = 2_600
const HEAD = 'E6E9F2'
const DIFFERENT = 'FFF4D6'
const margin = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN }

interface CellLook {
  readonly fill?: string
  readonly isStrong?: boolean
  readonly width: number
}

const cell = (lines: readonly string[], { fill, isStrong = false, width }: CellLook): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(fill ? { shading: { fill } } : {}),
    children: (lines.length > 0 ? lines : ['']).map(
      (line, at) =>
        new Paragraph({
          children: [new TextRun({ text: line, size: 18, bold: isStrong && at === 0 })],
        }),
    ),
  })

const table = (
  head: readonly (readonly string[])[],
  rows: readonly { readonly cells: readonly (readonly string[])[]; readonly fill?: string }[],
): Table => {
  const width = Math.floor((WIDTH - FIRST) / Math.max(1, head.length - 1))
  const widthAt = (at: number) => (at === 0 ? FIRST : width)
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: head.map((_, at) => widthAt(at)),
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        children: head.map((lines, at) =>
          cell(lines, { fill: HEAD, isStrong: true, width: widthAt(at) }),
        ),
      }),
      ...rows.map(
        ({ cells, fill }) =>
          new TableRow({
            children: cells.map((lines, at) =>
              cell(lines, {
                width: widthAt(at),
                isStrong: at === 0,
                ...(at === 0 ? { fill: HEAD } : fill ? { fill } : {}),
              }),
            ),
          }),
      ),
    ],
  })
}

const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_2 })
const plain = (text: string) => new Paragraph({ text, spacing: { after: 80 } })

const tables = (made: ComparisonDocument): readonly (Table | Paragraph)[] => {
  const { words, columns, rows, figures, language } = made
  return blocksOf(columns.length).flatMap(({ from, to }) => {
    const heads = columns.slice(from, to).map(({ who, name }) => [who, name].filter(Boolean))
    return [
      table(
        [[words.step], ...heads],
        rows.map(({ label, notes, cells, isDifferent }) => ({
          cells: [[label, ...notes], ...cells.slice(from, to)],
          ...(isDifferent ? { fill: DIFFERENT } : {}),
        })),
      ),
      ...(figures.length > 0 ? [heading(words.figures)] : []),
      ...(figures.length > 0
        ? [
            table(
              [[words.figure], ...heads],
              figures.map(({ label, values }) => ({
                cells: [
                  [label],
                  ...values
                    .slice(from, to)
                    .map((value) => [value === null ? words.unknown : sayNumber(language, value)]),
                ],
              })),
            ),
          ]
        : []),
      plain(''),
    ]
  })
}

export const comparisonWord = async (made: ComparisonDocument): Promise<Uint8Array> => {
  const { title, lead, words, findings, elsewhere, language } = made
  const upright = { size: { width: SHORT, height: LONG }, margin }
  // The library turns the sides itself where the page lies across.
  const across = { size: { ...upright.size, orientation: PageOrientation.LANDSCAPE }, margin }
  const document = new Document({
    title,
    creator: 'Prozessverbund',
    numbering: {
      config: [
        {
          reference: 'findings',
          levels: [
            {
              level: 0,
              format: 'decimal',
              text: '%1.',
              style: { paragraph: { indent: { left: 500, hanging: 500 } } },
            },
          ],
        },
      ],
    },
    styles: {
      default: {
        document: {
          run: {
            font: 'Calibri',
            size: 22,
            language: { value: language === 'de' ? 'de-DE' : 'en-GB' },
          },
        },
      },
    },
    sections: [
      {
        properties: { page: upright },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
          ...lead.map(plain),
          heading(words.findings),
          ...(findings.length === 0 ? [plain(words.noFindings)] : []),
          ...findings.map(
            ({ text }) =>
              new Paragraph({
                text,
                spacing: { after: 80 },
                numbering: { reference: 'findings', level: 0 },
              }),
          ),
          ...(elsewhere.length > 0 ? [heading(words.elsewhere), ...elsewhere.map(plain)] : []),
        ],
      },
      { properties: { page: across }, children: [heading(words.table), ...tables(made)] },
    ],
  })
  return Packer.toBuffer(document)
}
