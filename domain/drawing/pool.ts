// Pools and lanes with their heads, lying or standing; black boxes carry their name in the middle.

import type { Bounds, Lane, NodeShape, Pool } from '#process'
import { type Context, strong } from './context.ts'
import { markerIcon, move } from './icons.ts'
import { body, HEAD_FILL } from './look.ts'
import { tag } from './svg.ts'
import { fitText, renderText } from './text.ts'

const HEAD = 30

export const drawPool = (context: Context, pool: Pool | Lane, shape: NodeShape): string => {
  const { bounds } = shape
  const isHorizontal = shape.isHorizontal !== false
  const isLane = pool.kind === 'lane'
  const look = body(shape, strong(context, isLane ? 1 : 1.5))
  const frame = tag('rect', { ...bounds, ...look, fill: shape.fill ?? look.fill })
  const { metrics } = context
  const bars =
    pool.kind === 'pool' && pool.isMultiple && !context.isSmall
      ? move(bounds.x + bounds.width / 2, bounds.y + bounds.height - 9, markerIcon('parallel'))
      : ''
  if (pool.kind === 'pool' && pool.isBlackBox) {
    if (context.isSmall) return frame
    const inside = { ...bounds, x: bounds.x + 8, width: bounds.width - 16 }
    const text = fitText(metrics, pool.name, inside, { isBold: true })
    return frame + renderText(text, metrics) + bars
  }
  const head: Bounds = isHorizontal
    ? { ...bounds, width: Math.min(HEAD, bounds.width) }
    : { ...bounds, height: Math.min(HEAD, bounds.height) }
  const headShape = tag('rect', {
    ...head,
    ...look,
    class: 'pd-body pd-head',
    fill: shape.fill ?? HEAD_FILL,
  })
  if (context.isSmall) return frame + headShape
  if (!isHorizontal) {
    const inside = { ...head, x: head.x + 4, width: head.width - 8 }
    return (
      frame +
      headShape +
      renderText(fitText(metrics, pool.name, inside, { isBold: !isLane }), metrics) +
      bars
    )
  }
  // Fitted lying, then turned around the middle of the head.
  const centre = { x: head.x + head.width / 2, y: head.y + head.height / 2 }
  const lying = {
    x: centre.x - head.height / 2 + 4,
    y: centre.y - head.width / 2,
    width: head.height - 8,
    height: head.width,
  }
  const text = fitText(metrics, pool.name, lying, { isBold: !isLane })
  return frame + headShape + renderText(text, metrics, { turn: centre }) + bars
}
