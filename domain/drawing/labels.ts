// Names that stand outside of their shape: of events, gateways, data and flows.

import { LABEL_FONT, labelText } from '#layout'
import type { Bounds, Element, Shape } from '#process'
import type { Context } from './context.ts'
import { freeText, type TextBlock } from './text.ts'

const LEAST_WIDTH = 84
const MOST_WIDTH = 220

/** The block of an outside label, in the box the file gives or else in `place`; undefined for none. */
export const outsideText = (
  context: Context,
  element: Element,
  shape: Shape,
  place: Bounds | undefined,
): TextBlock | undefined => {
  const text = labelText(element)
  if (!text || context.isSmall) return undefined
  const isOutside =
    shape.kind === 'edge' ||
    element.kind === 'event' ||
    element.kind === 'gateway' ||
    element.kind === 'data'
  if (!isOutside) return undefined
  if (shape.label) return inLabelBox(context, text, shape.label, shape)
  // The place was measured with the same words; half a pixel covers the rounding.
  return place
    ? freeText(
        context.metrics,
        text,
        place.x + place.width / 2,
        place.y,
        place.width + 0.5,
        LABEL_FONT,
      )
    : undefined
}

/**
 * Boxes of files are often too small, because other programs measure text differently: the text may
 * become a fifth wider, so that it has the lines the box has, and grows away from its shape.
 */
const inLabelBox = (
  context: Context,
  text: string,
  box: Bounds,
  shape: Shape,
): TextBlock | undefined => {
  const place = (width: number) =>
    freeText(context.metrics, text, box.x + box.width / 2, box.y, width, LABEL_FONT)
  const least = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, box.width + 1))
  const block = place(least)
  if (!block) return undefined
  const most = Math.min(MOST_WIDTH, Math.max(least, box.width * 1.2))
  const wider = block.box.height > box.height + 4 ? place(most) : undefined
  const best = wider && wider.lines.length < block.lines.length ? wider : block
  if (shape.kind !== 'node') return best
  const isAbove = box.y + box.height <= shape.bounds.y + 6
  const y = isAbove ? Math.min(box.y, shape.bounds.y - best.box.height - 2) : box.y
  return { ...best, box: { ...best.box, y } }
}
