// Writing on pages of a PDF: real text in an embedded font, tagged: headings, paragraphs, tables with heads. On further pages
// the head of a table is repeated as decoration, since it has been read once. A row taller than a page goes on on the next.

import PDFDocument from 'pdfkit'
import { fontFiles } from './font.ts'
import { wrapText } from './wrap-text.ts'

type Document = InstanceType<typeof PDFDocument>
type Element = PDFKit.PDFStructureElement

/** A4, its margins and the sizes of type, in points. */
const UPRIGHT = [595.28, 841.89] as const
export const ACROSS = [841.89, 595.28] as const
const MARGIN = 40
const PAD = 4
const FIRST = 130
const BODY = 10.5
const SMALL = 8.5
const LEADING = 1.35
const INK = '#1d2130'
const EDGE = '#8c92a6'
const HEAD = '#e6e9f2'

/**
 * A sheet for the wall, lying across: a page of A4 laid out as always and drawn larger, so that the smallest type
 * is 24 points and is read from two metres.
 */
export const A1_ACROSS = { size: [2383.94, 1683.78], scale: 1683.78 / ACROSS[1] } as const

/** Where writing goes on. */
export interface Pen {
  readonly doc: Document
  readonly root: Element
  /** Draws every page larger; lengths and sizes of type stay those of A4. */
  readonly poster: typeof A1_ACROSS | undefined
  /** What stands on each page so far, to be drawn once more in parts. */
  readonly sheets: Mark[][]
  page: readonly [number, number]
  y: number
}

/** What is drawn, in points of an A4 page. */
export type Mark =
  | {
      readonly kind: 'words'
      readonly text: string
      readonly isStrong: boolean
      readonly size: number
      readonly x: number
      readonly y: number
      readonly width: number
    }
  | {
      readonly kind: 'box'
      readonly fill: string
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'line'; readonly x: number; readonly y: number; readonly width: number }

export const paint = (doc: Document, mark: Mark): void => {
  const { x, y, width } = mark
  switch (mark.kind) {
    case 'words':
      doc
        .font(mark.isStrong ? 'bold' : 'plain')
        .fontSize(mark.size)
        .fillColor(INK)
      doc.text(mark.text, x, y + mark.size, { lineBreak: false, baseline: 'alphabetic' })
      return
    case 'box':
      doc.lineWidth(0.5).rect(x, y, width, mark.height).fillAndStroke(mark.fill, EDGE)
      return
    case 'line':
      doc
        .lineWidth(0.7)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke(INK)
  }
}

const draw = ({ doc, sheets }: Pen, mark: Mark): void => {
  sheets.at(-1)?.push(mark)
  paint(doc, mark)
}

interface Line {
  readonly text: string
  readonly isStrong: boolean
}

export interface TableRow {
  /** The first names the row. */
  readonly cells: readonly (readonly string[])[]
  readonly fill?: string
}

export const newPage = (pen: Pen, page = pen.page): void => {
  const { doc, poster } = pen
  pen.page = poster ? ACROSS : page
  doc.addPage({ size: [...(poster?.size ?? page)], margin: 0 })
  if (poster) doc.scale(poster.scale)
  pen.sheets.push([])
  pen.y = MARGIN
}

const linesOf = (
  { doc }: Pen,
  text: string,
  { width, size, isStrong }: { width: number; size: number; isStrong: boolean },
): readonly Line[] => {
  doc.font(isStrong ? 'bold' : 'plain').fontSize(size)
  return wrapText(text, width, (part) => doc.widthOfString(part)).map((line) => ({
    text: line,
    isStrong,
  }))
}

const writeLine = (pen: Pen, { text, isStrong }: Line, x: number, y: number, size: number) => {
  const width = pen.doc
    .font(isStrong ? 'bold' : 'plain')
    .fontSize(size)
    .widthOfString(text)
  draw(pen, { kind: 'words', text, isStrong, size, x, y, width })
}

/** A paragraph or heading over the whole width; goes on on the next page where it must. */
export const write = (pen: Pen, tag: 'H1' | 'H2' | 'P', text: string): void => {
  const { doc, root } = pen
  const size = tag === 'H1' ? 18 : tag === 'H2' ? 13 : BODY
  const high = size * LEADING
  const isStrong = tag !== 'P'
  if (tag === 'H2') pen.y += size * 0.6
  const lines = linesOf(pen, text, { width: pen.page[0] - 2 * MARGIN, size, isStrong })
  // A heading does not stand alone at the foot of a page.
  const needed = high * lines.length + (isStrong ? 3 * high : 0)
  if (pen.y + Math.min(needed, 4 * high) > pen.page[1] - MARGIN) newPage(pen)
  const element = doc.struct(tag)
  root.add(element)
  let at = 0
  while (at < lines.length) {
    const room = Math.max(1, Math.floor((pen.page[1] - MARGIN - pen.y) / high))
    const content = doc.markStructureContent(tag)
    element.add(content)
    for (const line of lines.slice(at, at + room)) {
      writeLine(pen, line, MARGIN, pen.y, size)
      pen.y += high
    }
    doc.endMarkedContent()
    at += room
    if (at < lines.length) newPage(pen)
  }
  element.end()
  pen.y += size * 0.35
}

const HIGH = SMALL * LEADING

interface Grid {
  readonly widths: readonly number[]
  readonly lefts: readonly number[]
}

const gridOf = (width: number, columns: number): Grid => {
  const rest = (width - FIRST) / Math.max(1, columns - 1)
  const widths = Array.from({ length: columns }, (_, at) => (at === 0 ? FIRST : rest))
  return { widths, lefts: widths.map((_, at) => MARGIN + (at === 0 ? 0 : FIRST + (at - 1) * rest)) }
}

const cellLines = (pen: Pen, { widths }: Grid, { cells }: TableRow, isHead: boolean) =>
  cells.map((lines, column) =>
    lines.flatMap((text, at) =>
      linesOf(pen, text, {
        width: (widths[column] ?? FIRST) - 2 * PAD,
        size: SMALL,
        isStrong: at === 0 && (isHead || column === 0),
      }),
    ),
  )

const decorate = ({ doc }: Pen, paint: () => void): void => {
  doc.markContent('Artifact', { type: 'Layout' })
  paint()
  doc.endMarkedContent()
}

const paintBoxes = (pen: Pen, grid: Grid, height: number, fillAt: (at: number) => string) =>
  decorate(pen, () => {
    grid.widths.forEach((width, at) => {
      const x = grid.lefts[at] ?? MARGIN
      draw(pen, { kind: 'box', x, y: pen.y, width, height, fill: fillAt(at) })
    })
  })

const writeCell = (pen: Pen, grid: Grid, at: number, lines: readonly Line[]) =>
  lines.forEach((line, place) => {
    writeLine(pen, line, (grid.lefts[at] ?? MARGIN) + PAD, pen.y + PAD + place * HIGH, SMALL)
  })

/** Says of a head cell what it is the head of (ISO 32000-1, 14.8.5.7); the package's types leave it out. */
const headOf = (scope: 'Column' | 'Row'): { readonly scope: string; readonly lang?: string } => ({
  scope,
})

export const writeTable = (pen: Pen, head: TableRow, rows: readonly TableRow[]): void => {
  const { doc, root } = pen
  const grid = gridOf(pen.page[0] - 2 * MARGIN, head.cells.length)
  const bottom = () => pen.page[1] - MARGIN
  const headLines = cellLines(pen, grid, head, true)
  const headHeight = Math.max(...headLines.map(({ length }) => length)) * HIGH + 2 * PAD
  const table = doc.struct('Table')
  root.add(table)

  const repeatHead = () => {
    paintBoxes(pen, grid, headHeight, () => HEAD)
    decorate(pen, () => {
      for (const [at, lines] of headLines.entries()) writeCell(pen, grid, at, lines)
    })
    pen.y += headHeight
  }
  const writeRow = (row: TableRow, isHead: boolean) => {
    const cells = isHead ? headLines : cellLines(pen, grid, row, false)
    const most = Math.max(1, ...cells.map(({ length }) => length))
    const whole = most * HIGH + 2 * PAD
    const isTooTall = whole > bottom() - MARGIN - headHeight
    // A row stays together where a page can hold it.
    if (!isHead && pen.y + (isTooTall ? HIGH + 2 * PAD : whole) > bottom()) {
      newPage(pen)
      repeatHead()
    }
    const element = doc.struct('TR')
    table.add(element)
    const parts = cells.map((_, at) => {
      const isName = isHead || at === 0
      const part = isName ? doc.struct('TH', headOf(isHead ? 'Column' : 'Row')) : doc.struct('TD')
      element.add(part)
      return part
    })
    for (let from = 0; from < most; ) {
      const room = Math.max(1, Math.floor((bottom() - pen.y - 2 * PAD) / HIGH))
      const height = Math.min(room, most - from) * HIGH + 2 * PAD
      paintBoxes(pen, grid, height, (at) => (isHead || at === 0 ? HEAD : (row.fill ?? '#ffffff')))
      cells.forEach((lines, at) => {
        const shown = lines.slice(from, from + room)
        if (shown.length === 0) return
        const content = doc.markStructureContent('Span')
        writeCell(pen, grid, at, shown)
        doc.endMarkedContent()
        parts[at]?.add(content)
      })
      pen.y += height
      from += room
      if (from < most) {
        newPage(pen)
        repeatHead()
      }
    }
    for (const part of parts) part.end()
    element.end()
  }

  if (pen.y + headHeight + 4 * HIGH > bottom()) newPage(pen)
  writeRow(head, true)
  for (const row of rows) writeRow(row, false)
  table.end()
  pen.y += BODY
}

/** Space to write by hand, with a line and what it is for below it. */
export const writeSignature = (pen: Pen, text: string): void => {
  const width = 240
  if (pen.y + 60 > pen.page[1] - MARGIN) newPage(pen)
  pen.y += 34
  decorate(pen, () => draw(pen, { kind: 'line', x: MARGIN, y: pen.y, width }))
  pen.y += 3
  write(pen, 'P', text)
}

/** A whole document, and what stands on each of its pages; `fill` writes on the first and adds others. */
export const layOut = async (
  {
    title,
    language,
    date,
    poster,
  }: {
    readonly title: string
    readonly language: string
    readonly date: Date
    readonly poster?: typeof A1_ACROSS
  },
  fill: (pen: Pen) => void,
): Promise<{ readonly bytes: Uint8Array; readonly sheets: readonly (readonly Mark[])[] }> => {
  const [plain = '', bold = ''] = fontFiles()
  const doc = new PDFDocument({
    autoFirstPage: false,
    tagged: true,
    displayTitle: true,
    lang: language,
    pdfVersion: '1.7',
    // No font before the two below: one that is open under another name is opened anew at every use.
    font: '',
    info: { Title: title, Creator: 'Prozessverbund', CreationDate: date },
  })
  const chunks: Uint8Array[] = []
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  doc.registerFont('plain', plain).registerFont('bold', bold)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const pen: Pen = { doc, root, poster, sheets: [], page: UPRIGHT, y: MARGIN }
  newPage(pen)
  write(pen, 'H1', title)
  fill(pen)
  root.end()
  doc.end()
  await ended
  return { bytes: Buffer.concat(chunks), sheets: pen.sheets }
}

export const makePdf = async (...what: Parameters<typeof layOut>): Promise<Uint8Array> =>
  (await layOut(...what)).bytes
