// Small words laid over the upper edge of a step, from the right, at most four of them.

import { type Metrics, textWidth } from '#layout'
import type { Bounds } from '#process'
import type { Badge } from './context.ts'
import { ACCENT, PAPER } from './look.ts'
import { escapeXml, tag } from './svg.ts'

const FONT = 10
const HEIGHT = 16
const MOST = 4

export interface DrawnBadges {
  readonly svg: string
  readonly boxes: readonly Bounds[]
}

export const drawBadges = (
  metrics: Metrics,
  badges: readonly Badge[],
  bounds: Bounds,
): DrawnBadges => {
  const boxes: Bounds[] = []
  const parts: string[] = []
  let right = bounds.x + bounds.width + 6
  for (const badge of badges.slice(0, MOST)) {
    const width = Math.max(HEIGHT, textWidth(metrics, badge.text, FONT) + 10)
    const box = { x: right - width, y: bounds.y - HEIGHT / 2 - 2, width, height: HEIGHT }
    right = box.x - 3
    boxes.push(box)
    const kind = badge.kind?.replace(/[^\w-]/g, '')
    parts.push(
      tag(
        'g',
        { class: kind ? `pd-badge pd-badge-${kind}` : 'pd-badge' },
        ...(badge.title ? [tag('title', {}, escapeXml(badge.title))] : []),
        tag('rect', {
          ...box,
          rx: HEIGHT / 2,
          class: 'pd-badge-body',
          fill: PAPER,
          stroke: ACCENT,
          'stroke-width': 1.2,
        }),
        tag(
          'text',
          {
            x: box.x + width / 2,
            y: box.y + HEIGHT / 2 + FONT * 0.35,
            class: 'pd-badge-text',
            'font-size': FONT,
            'text-anchor': 'middle',
            fill: ACCENT,
          },
          escapeXml(badge.text),
        ),
      ),
    )
  }
  return { svg: parts.join(''), boxes }
}
