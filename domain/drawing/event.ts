// Events: one circle for starts, two for what happens on the way, a thick one for ends; dashed where the
// activity goes on. Filled signs throw, outlined ones catch.

import type { Event, NodeShape } from '#process'
import { type Context, strong } from './context.ts'
import { move, triggerIcon } from './icons.ts'
import { body } from './look.ts'
import { decimal, tag } from './svg.ts'

export const drawEvent = (context: Context, event: Event, shape: NodeShape): string => {
  const { bounds } = shape
  const cx = bounds.x + bounds.width / 2
  const cy = bounds.y + bounds.height / 2
  const radius = Math.min(bounds.width, bounds.height) / 2
  const isEnd = event.position === 'end'
  const isDouble =
    event.position === 'intermediateCatch' ||
    event.position === 'intermediateThrow' ||
    event.position === 'boundary'
  const dashes = event.isInterrupting === false ? { 'stroke-dasharray': '4 3' } : {}
  /** Both rings are broken at the same places. */
  const innerDashes =
    event.isInterrupting === false
      ? {
          'stroke-dasharray': `${decimal((4 * (radius - 3)) / radius)} ${decimal((3 * (radius - 3)) / radius)}`,
        }
      : {}
  const look = { ...body(shape, strong(context, isEnd ? 3.5 : 1.5)), ...dashes }
  const circle = tag('circle', { cx, cy, r: radius, ...look })
  const inner =
    isDouble && radius > 5
      ? tag('circle', {
          cx,
          cy,
          r: radius - 3,
          ...look,
          ...innerDashes,
          class: 'pd-body pd-inner',
          fill: 'none',
        })
      : ''
  if (context.isSmall) return circle + inner
  const isFilled = isEnd || event.position === 'intermediateThrow'
  // The signs are drawn for a circle of 36 with some air.
  const scale = (radius / 18) * (isDouble ? 0.92 : 1)
  return circle + inner + move(cx, cy, triggerIcon(event.trigger, isFilled), scale)
}
