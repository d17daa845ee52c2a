// The minutes of a workshop as a Word document, upright, with lines to sign at its end.

import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { MinutesBlock, MinutesDocument } from './minutes-document.ts'

/** A4 and its margins, in twentieths of a point. */
const SHORT = 11_906
const LONG = 16_838
const MARGIN = 1_134
const WIDTH = SHORT - 2 * MARGIN
const HEAD = 'E6E9F2'

const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_2 })
const plain = (text: string) => new Paragraph({ text, spacing: { after: 80 } })

const row = (cells: readonly string[], isHead: boolean) => {
  const width = Math.floor(WIDTH / Math.max(1, cells.length))
  return new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map(
      (text) =>
        new TableCell({
          width: { size: width, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: 80, right: 80 },
          ...(isHead ? { shading: { fill: HEAD } } : {}),
          children: [new Paragraph({ children: [new TextRun({ text, size: 20, bold: isHead })] })],
        }),
    ),
  })
}

const blocks = (block: MinutesBlock): readonly (Paragraph | Table)[] => {
  if (block.kind === 'text') return [plain(block.text)]
  if (block.kind === 'list') {
    return block.items.map(
      (text) =>
        new Paragraph({
          ...{ text, spacing: { after: 60 }, alignment: AlignmentType.LEFT },
          numbering: { reference: 'points', level: 0 },
        }),
    )
  }
  const { head, rows } = block
  const width = Math.floor(WIDTH / Math.max(1, head.length))
  return [
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: head.map(() => width),
      layout: TableLayoutType.FIXED,
      rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
    }),
    plain(''),
  ]
}

const signature = (text: string): readonly Paragraph[] => [
  new Paragraph({
    ...{ text: '', spacing: { before: 560 }, indent: { right: Math.floor(WIDTH / 2) } },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '1D2130' } },
    keepNext: true,
  }),
  plain(text),
]

export const minutesWord = (made: MinutesDocument): Promise<Uint8Array> => {
  const { title, lead, sections, signing, language } = made
  const document = new Document({
    title,
    creator: 'Prozessverbund',
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              ...{ level: 0, format: 'bullet', text: '•' },
              style: { paragraph: { indent: { left: 400, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    styles: {
      default: {
        document: {
          run: {
            ...{ font: 'Calibri', size: 22 },
            language: { value: language === 'de' ? 'de-DE' : 'en-GB' },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: SHORT, height: LONG },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
          ...lead.map(plain),
          ...sections.flatMap((section) => [
            heading(section.title),
            ...section.blocks.flatMap(blocks),
          ]),
          heading(signing.title),
          plain(signing.lead),
          ...signing.lines.flatMap(signature),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
