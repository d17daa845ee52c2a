// A sheet for the wall on pages of A4, for who has no plotter: three rows of three pages that lie across, each with a border
// that any printer leaves white. Cut along the frame and put edge to edge they are one sheet, a twentieth smaller
// than A1: the smallest type has 23 points. Pages on which nothing would stand are left out.

import PDFDocument from 'pdfkit'
import { fontFiles } from './font.ts'
import { ACROSS, type Mark, paint } from './pdf-pages.ts'

/** Along each side. */
const TILES = 3
/** Ten millimetres, in points. */
const BORDER = 28.35
const [WIDE, HIGH] = [ACROSS[0] - 2 * BORDER, ACROSS[1] - 2 * BORDER]
/** A page of A4 drawn so large that it fills all tiles in one direction and no more than all in the other. */
const SCALE = Math.min((TILES * WIDE) / ACROSS[0], (TILES * HIGH) / ACROSS[1])
const LABEL = 8

/** Whether something of it stands on this part of the sheet; all in points of the page that is drawn larger. */
const isOn = (mark: Mark, [left, top]: readonly [number, number]): boolean => {
  const [right, bottom] = [left + WIDE / SCALE, top + HIGH / SCALE]
  const { x, y, width } = mark
  const height = mark.kind === 'line' ? 0 : mark.kind === 'box' ? mark.height : mark.size * 1.35
  return x < right && x + width > left && y < bottom && y + height > top
}

/** Where a page is put on the wall. */
export interface TilePlace {
  readonly sheet: number
  readonly row: number
  readonly column: number
}

export const tilePdf = async (
  sheets: readonly (readonly Mark[])[],
  {
    title,
    language,
    date,
    say,
  }: {
    readonly title: string
    readonly language: string
    readonly date: Date
    /** What stands in the border. */
    readonly say: (place: TilePlace) => string
  },
): Promise<Uint8Array> => {
  const [plain = '', bold = ''] = fontFiles()
  const doc = new PDFDocument({
    ...{ autoFirstPage: false, displayTitle: true, lang: language, pdfVersion: '1.7', font: '' },
    info: { Title: title, Creator: 'Prozessverbund', CreationDate: date },
  })
  const chunks: Uint8Array[] = []
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  doc.registerFont('plain', plain).registerFont('bold', bold)
  for (const [sheet, marks] of sheets.entries()) {
    for (let place = 0; place < TILES * TILES; place += 1) {
      const [row, column] = [Math.floor(place / TILES), place % TILES]
      const [left, top] = [(column * WIDE) / SCALE, (row * HIGH) / SCALE]
      const here = marks.filter((mark) => isOn(mark, [left, top]))
      if (here.length === 0) continue
      doc.addPage({ size: [...ACROSS], margin: 0 })
      doc.save()
      doc.rect(BORDER, BORDER, WIDE, HIGH).clip()
      doc.translate(BORDER - left * SCALE, BORDER - top * SCALE).scale(SCALE)
      for (const mark of here) paint(doc, mark)
      doc.restore()
      doc.lineWidth(0.5).dash(4, { space: 4 }).rect(BORDER, BORDER, WIDE, HIGH).stroke('#8c92a6')
      doc.undash()
      const text = say({ sheet: sheet + 1, row: row + 1, column: column + 1 })
      const y = ACROSS[1] - BORDER + LABEL
      paint(doc, {
        ...{ kind: 'words', text, isStrong: false, size: LABEL, x: BORDER, y, width: WIDE },
      })
    }
  }
  doc.end()
  await ended
  return Buffer.concat(chunks)
}
