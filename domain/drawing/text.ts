// Labels as real text. A label is wrapped with the metrics handed in and made smaller until it fits its
// box; only what does not fit at the smallest size is shortened, and then the whole stands in a title.

import { type Metrics, textWidth, wrapText } from '#layout'
import type { Bounds } from '#process'
import { PAPER } from './look.ts'
import { escapeXml, tag } from './svg.ts'

export interface TextBlock {
  readonly lines: readonly string[]
  readonly fontSize: number
  /** What the lines cover by the metrics; never more than the box they were fitted into. */
  readonly box: Bounds
  readonly align: 'middle' | 'start'
  readonly isBold: boolean
  /** The whole text where the lines show only a part. */
  readonly whole?: string
}

export interface FitOptions {
  readonly align?: 'middle' | 'start'
  readonly vertical?: 'middle' | 'top'
  readonly isBold?: boolean
  readonly sizes?: readonly number[]
}

const SIZES = [12, 11, 10, 9, 8, 7] as const

/** Fits a text into a box; undefined for an empty text or a box too small for one letter. */
export const fitText = (
  metrics: Metrics,
  text: string,
  room: Bounds,
  { align = 'middle', vertical = 'middle', isBold = false, sizes = SIZES }: FitOptions = {},
): TextBlock | undefined => {
  const label = text.trim()
  const smallest = sizes.at(-1) ?? 7
  if (!label || room.width < smallest || room.height < smallest * metrics.lineHeight)
    return undefined
  for (const fontSize of sizes) {
    const wrapped = wrapText(metrics, label, room.width, fontSize, isBold)
    if (wrapped.height > room.height + 0.01 || wrapped.width > room.width + 0.01) continue
    return block(wrapped.lines, wrapped.width, fontSize)
  }
  const most = Math.max(1, Math.floor(room.height / (smallest * metrics.lineHeight)))
  const wrapped = wrapText(metrics, label, room.width, smallest, isBold)
  const lines = wrapped.lines.slice(0, most)
  let last = lines.at(-1) ?? ''
  while (last && textWidth(metrics, `${last}…`, smallest, isBold) > room.width)
    last = last.slice(0, -1)
  const shown = [...lines.slice(0, -1), `${last}…`]
  const width = Math.max(...shown.map((one) => textWidth(metrics, one, smallest, isBold)))
  return { ...block(shown, width, smallest), whole: label }

  function block(shown: readonly string[], width: number, fontSize: number): TextBlock {
    const height = shown.length * fontSize * metrics.lineHeight
    const x = align === 'middle' ? room.x + (room.width - width) / 2 : room.x
    const y = vertical === 'middle' ? room.y + (room.height - height) / 2 : room.y
    return { lines: shown, fontSize, box: { x, y, width, height }, align, isBold }
  }
}

/** A label beside its shape: wrapped to a width, as high as it needs. */
export const freeText = (
  metrics: Metrics,
  text: string,
  centreX: number,
  top: number,
  maxWidth: number,
  fontSize: number,
): TextBlock | undefined => {
  const wrapped = wrapText(metrics, text.trim(), maxWidth, fontSize)
  if (wrapped.lines.length === 0) return undefined
  return {
    lines: wrapped.lines,
    fontSize,
    box: {
      x: centreX - wrapped.width / 2,
      y: top,
      width: wrapped.width,
      height: wrapped.height,
    },
    align: 'middle',
    isBold: false,
  }
}

/** SVG of a block. `hasHalo` keeps it readable where lines pass behind; `turn` rotates it by -90°. */
export const renderText = (
  text: TextBlock | undefined,
  metrics: Metrics,
  { hasHalo = false, turn }: { hasHalo?: boolean; turn?: { x: number; y: number } } = {},
): string => {
  if (!text) return ''
  const x = text.align === 'middle' ? text.box.x + text.box.width / 2 : text.box.x
  const lineHeight = text.fontSize * metrics.lineHeight
  // The baseline lies about 0.78 of the font size below the top of the letters' line.
  const first = text.box.y + (lineHeight - text.fontSize) / 2 + text.fontSize * 0.8
  const lines = text.lines.map((content, index) =>
    tag('tspan', { x, y: first + index * lineHeight }, escapeXml(content)),
  )
  return tag(
    'text',
    {
      class: hasHalo ? 'pd-label pd-halo' : 'pd-label',
      'font-size': text.fontSize,
      'font-weight': text.isBold ? 600 : undefined,
      'text-anchor': text.align === 'middle' ? 'middle' : undefined,
      fill: 'currentColor',
      ...(hasHalo
        ? { stroke: PAPER, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
        : {}),
      transform: turn ? `rotate(-90 ${turn.x} ${turn.y})` : undefined,
    },
    ...(text.whole ? [tag('title', {}, escapeXml(text.whole))] : []),
    ...lines,
  )
}
