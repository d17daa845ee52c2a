// Names that stand outside of their shape: of events, gateways, data and flows.

import { LABEL_FONT, labelText } from '#layout'
import type { Bounds, EdgeShape, Element, NodeShape, Point, Shape } from '#process'
import type { Context } from './context.ts'
import { freeText, type TextBlock } from './text.ts'

const LEAST_WIDTH = 84
const MOST_WIDTH = 220

/** The block of an outside label; undefined where there is none. */
export const outsideText = (
  context: Context,
  element: Element,
  shape: Shape,
): TextBlock | undefined => {
  const text = labelText(element)
  if (!text || context.isSmall) return undefined
  if (shape.kind === 'node') {
    if (element.kind !== 'event' && element.kind !== 'gateway' && element.kind !== 'data') {
      return undefined
    }
    return shape.label ? inLabelBox(context, text, shape.label) : belowShape(context, text, shape)
  }
  return shape.label ? inLabelBox(context, text, shape.label) : onEdge(context, text, shape)
}

/** Boxes of files are often too small, because other programs measure text differently. */
const inLabelBox = (context: Context, text: string, box: Bounds): TextBlock | undefined => {
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, box.width + 1))
  return freeText(context.metrics, text, box.x + box.width / 2, box.y, width, LABEL_FONT)
}

const belowShape = (context: Context, text: string, { bounds }: NodeShape) =>
  freeText(
    context.metrics,
    text,
    bounds.x + bounds.width / 2,
    bounds.y + bounds.height + 4,
    LEAST_WIDTH + 12,
    LABEL_FONT,
  )

/** Above the middle of the longest lying stretch, else beside the middle of the longest one. */
const onEdge = (context: Context, text: string, shape: EdgeShape): TextBlock | undefined => {
  let best: { a: Point; b: Point; length: number } | undefined
  shape.waypoints.forEach((b, index) => {
    const a = shape.waypoints[index - 1]
    if (!a) return
    const length = Math.hypot(a.x - b.x, a.y - b.y) * (a.y === b.y ? 2 : 1)
    if (!best || length > best.length) best = { a, b, length }
  })
  if (!best) return undefined
  const { a, b } = best
  const x = (a.x + b.x) / 2
  const y = (a.y + b.y) / 2
  const block = freeText(context.metrics, text, x, 0, LEAST_WIDTH + 12, LABEL_FONT)
  if (!block) return undefined
  const isLying = Math.abs(a.y - b.y) < 1
  const box = isLying
    ? { ...block.box, y: y - block.box.height - 3 }
    : { ...block.box, x: x + 5, y: y - block.box.height / 2 }
  return { ...block, box }
}
