// The minutes of a workshop as PDF, upright, with lines to sign at its end.

import type { MinutesBlock, MinutesDocument } from './minutes-document.ts'
import { sayMissingInTable } from './missing-letters.ts'
import { makePdf, type Pen, write, writeSignature, writeTable } from './pdf-pages.ts'

const writeBlock = (pen: Pen, block: MinutesBlock): void => {
  if (block.kind === 'text') write(pen, 'P', block.text)
  else if (block.kind === 'list') {
    for (const item of block.items) write(pen, 'P', `• ${item}`)
  } else {
    const cells = (row: readonly string[]) => ({ cells: row.map((text) => [text]) })
    writeTable(pen, cells(block.head), block.rows.map(cells))
  }
}

export const minutesPdf = (made: MinutesDocument, date: Date): Promise<Uint8Array> =>
  makePdf({ title: made.title, language: made.language, date }, (pen) => {
    for (const line of made.lead) write(pen, 'P', line)
    const note = sayMissingInTable(JSON.stringify(made), made.language)
    if (note !== undefined) write(pen, 'P', note)
    for (const { title, blocks } of made.sections) {
      write(pen, 'H2', title)
      for (const block of blocks) writeBlock(pen, block)
    }
    write(pen, 'H2', made.signing.title)
    write(pen, 'P', made.signing.lead)
    for (const line of made.signing.lines) writeSignature(pen, line)
  })
