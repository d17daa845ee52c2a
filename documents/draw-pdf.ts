// A drawing as vector PDF: the same SVG that is shown, painted with real text in an embedded font, tagged so
// that it can be read aloud: each step is a figure with its spoken name, lines and areas are decoration.

import PDFDocument from 'pdfkit'
import { type Strips, stripsOf } from '#drawing'
import type { Bounds } from '#process'
import type { Language } from '#texts'
import { around, extentOf, moved } from './extent.ts'
import { fontFiles } from './font.ts'
import { missingInScene, sayMissing } from './missing-letters.ts'
import {
  type Painted,
  type PaintedPath,
  type PaintedText,
  readScene,
  type Scene,
} from './svg-scene.ts'

export const PAPERS = ['A4', 'A3', 'whole'] as const
/** `whole`: one page as large as the drawing, for plotters and screens. */
export type Paper = (typeof PAPERS)[number]

export interface PdfOptions {
  /** Of the words. */
  readonly language: Language
  /** A4 when absent; lies across. */
  readonly paper?: Paper
}

/** Points; one unit of a drawing is 0.75 of them. */
const SIZE: Readonly<Record<'A4' | 'A3', readonly [number, number]>> = {
  A4: [841.89, 595.28],
  A3: [1190.55, 841.89],
}
const POINTS = 0.75
const MARGIN = 34
const HEAD = 26
const GAP = 18
/** The largest page that PDF readers must show (ISO 32000-1, annex C). */
const LARGEST = 14_400
const INK = '#1d2130'

interface Placed {
  readonly painted: Painted
  readonly boxes: readonly Bounds[]
}

type Document = InstanceType<typeof PDFDocument>

const textBox = (doc: Document, text: PaintedText): Bounds => {
  doc.font(text.isBold ? 'bold' : 'plain').fontSize(text.fontSize)
  const width = doc.widthOfString(text.text)
  const left = text.anchor === 'middle' ? text.x - width / 2 : text.x
  const [top, bottom] = [text.y - text.fontSize * 0.95, text.y + text.fontSize * 0.3]
  return around([moved(text.matrix, left, top), moved(text.matrix, left + width, bottom)])
}

const isWithin = (part: Bounds, box: Bounds): boolean =>
  part.x >= box.x && part.x + part.width <= box.x + box.width

const touches = (part: Bounds, box: Bounds): boolean =>
  part.x <= box.x + box.width && part.x + part.width >= box.x

const paintPath = (doc: Document, { d, paint, matrix }: PaintedPath) => {
  doc
    .save()
    .transform(...matrix)
    .path(d)
  doc.lineJoin(paint.join).lineCap(paint.cap).lineWidth(paint.strokeWidth)
  if (paint.dashes.length > 0) doc.dash([...paint.dashes] as unknown as number, {})
  if (paint.fillOpacity < 1) doc.fillOpacity(paint.fillOpacity)
  if (paint.fill && paint.stroke) doc.fillAndStroke(paint.fill, paint.stroke)
  else if (paint.fill) doc.fill(paint.fill)
  else if (paint.stroke) doc.stroke(paint.stroke)
  doc.restore()
}

const paintText = (doc: Document, text: PaintedText) => {
  doc.font(text.isBold ? 'bold' : 'plain').fontSize(text.fontSize)
  const width = doc.widthOfString(text.text)
  const x = text.anchor === 'middle' ? text.x - width / 2 : text.x
  doc.save().transform(...text.matrix)
  if (text.hasHalo) {
    const height = text.fontSize * 1.05
    doc
      .fillOpacity(0.85)
      .rect(x, text.y - text.fontSize * 0.82, width, height)
      .fill('#ffffff')
  }
  doc.fillOpacity(1).fillColor(text.colour)
  doc.text(text.text, x, text.y, { lineBreak: false, baseline: 'alphabetic' })
  doc.restore()
}

/** What of the element the strip shows: a word is shown whole or not at all. */
const shownIn = ({ painted, boxes }: Placed, strip: Bounds): Painted['items'] =>
  painted.items.filter((item, index) => {
    const box = boxes[index]
    return box && (item.kind === 'text' ? isWithin(box, strip) : touches(box, strip))
  })

const paintStrip = (
  doc: Document,
  section: PDFKit.PDFStructureElement,
  elements: readonly Placed[],
  strip: Bounds,
) => {
  const decorate = (items: Painted['items']) => {
    if (items.length === 0) return
    doc.markContent('Artifact', { type: 'Layout' })
    for (const item of items) if (item.kind === 'path') paintPath(doc, item)
    doc.endMarkedContent()
  }
  const tell = (type: string, alt: string, items: Painted['items']) => {
    const content = doc.markStructureContent(type)
    for (const item of items) {
      if (item.kind === 'path') paintPath(doc, item)
      else paintText(doc, item)
    }
    doc.endMarkedContent()
    section.add(doc.struct(type, alt ? { alt } : {}, [content]))
  }
  for (const placed of elements) {
    const items = shownIn(placed, strip)
    const { spoken } = placed.painted
    // A step is told where its middle is seen, and not by an edge that reaches in.
    const body = placed.boxes[0]
    const isTold =
      spoken && body && touches({ ...body, x: body.x + body.width / 2, width: 0 }, strip)
    if (isTold) tell('Figure', spoken, items)
    else {
      decorate(items.filter((item) => item.kind === 'path'))
      const words = items.filter((item) => item.kind === 'text')
      if (words.length > 0) tell('P', '', words)
    }
  }
}

interface Plan extends Strips {
  readonly page: readonly [number, number]
}

const planOf = (scene: Scene, elements: readonly Placed[], paper: Paper): Plan => {
  const { box } = scene
  if (paper === 'whole') {
    const room = LARGEST - 2 * MARGIN - HEAD
    const scale = Math.min(1, room / (box.width * POINTS), room / (box.height * POINTS))
    const page = [
      Math.max(200, box.width * scale * POINTS + 2 * MARGIN),
      Math.max(100, box.height * scale * POINTS + 2 * MARGIN + HEAD),
    ] as const
    return { scale, boxes: [box], page }
  }
  const page = SIZE[paper]
  const room = {
    width: (page[0] - 2 * MARGIN) / POINTS,
    height: (page[1] - 2 * MARGIN - HEAD) / POINTS,
  }
  const parts = elements.flatMap(({ painted, boxes }) =>
    painted.spoken ? boxes : boxes.filter((_, index) => painted.items[index]?.kind === 'text'),
  )
  return { ...stripsOf(box, room, parts), page }
}

/**
 * PDF of an SVG that `draw` made, with steps that can be spoken where it was drawn interactive. Where the font lacks
 * letters, the first page says so.
 */
export const drawPdf = async (svg: string, options: PdfOptions): Promise<Uint8Array> => {
  const scene = readScene(svg)
  const [plain = '', bold = ''] = fontFiles()
  const doc = new PDFDocument({
    autoFirstPage: false,
    tagged: true,
    displayTitle: true,
    lang: options.language,
    pdfVersion: '1.7',
    // No font before the two below: one that is open under another name is opened anew at every use.
    font: '',
    info: { Title: scene.title, Creator: 'Prozessverbund' },
  })
  const chunks: Uint8Array[] = []
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  doc.registerFont('plain', plain).registerFont('bold', bold)
  const elements = scene.elements.map((painted) => ({
    painted,
    boxes: painted.items.map((item) =>
      item.kind === 'text' ? textBox(doc, item) : extentOf(item.d, item.matrix),
    ),
  }))
  const { page, scale, boxes } = planOf(scene, elements, options.paper ?? 'A4')
  const root = doc.struct('Document')
  doc.addStructure(root)
  const section = doc.struct('Sect')
  const points = scale * POINTS
  const note = sayMissing(missingInScene(scene, true), options.language)
  const high = scene.box.height * points
  let top = Number.POSITIVE_INFINITY
  for (const [index, strip] of boxes.entries()) {
    if (top + high > page[1] - MARGIN + 0.5) {
      doc.addPage({ size: [...page], margin: 0 })
      writeHead(doc, root, scene.title, page[0], index === 0)
      if (index === 0 && note !== undefined) writeNote(doc, root, note, page[0])
      if (index === 0) root.add(section)
      top = MARGIN + HEAD
    }
    doc.save()
    doc.rect(MARGIN, top, strip.width * points, high).clip()
    doc.translate(MARGIN - strip.x * points, top - strip.y * points).scale(points)
    paintStrip(doc, section, elements, strip)
    doc.restore()
    top += high + GAP
  }
  root.end()
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

/** The size at which a line fits; half of the usual one at least. */
const fittingSize = (doc: Document, text: string, usual: number, room: number): number => {
  const width = doc.fontSize(usual).widthOfString(text)
  return Math.max(usual / 2, Math.min(usual, (usual * room) / Math.max(1, width)))
}

/** A line below the title. */
const writeNote = (
  doc: Document,
  root: PDFKit.PDFStructureElement,
  note: string,
  width: number,
) => {
  doc.font('plain')
  const size = fittingSize(doc, note, 8, width - 2 * MARGIN)
  const content = doc.markStructureContent('P')
  doc.fontSize(size).fillColor(INK)
  doc.text(note, MARGIN, MARGIN + 20, { lineBreak: false, baseline: 'alphabetic' })
  doc.endMarkedContent()
  root.add(doc.struct('P', {}, [content]))
}

/** The title on every page, told once; long ones become smaller. */
const writeHead = (
  doc: Document,
  root: PDFKit.PDFStructureElement,
  title: string,
  width: number,
  isFirst: boolean,
) => {
  doc.font('bold')
  const size = fittingSize(doc, title, 12, width - 2 * MARGIN)
  const content = isFirst ? doc.markStructureContent('H1') : undefined
  if (!content) doc.markContent('Artifact', { type: 'Pagination' })
  doc.fontSize(size).fillColor(INK)
  doc.text(title, MARGIN, MARGIN + 9, { lineBreak: false, baseline: 'alphabetic' })
  doc.endMarkedContent()
  if (content) root.add(doc.struct('H1', {}, [content]))
}
