// Tasks, sub-processes and call activities.

import { overlaps, STEP_FONT } from '#layout'
import type { Activity, Bounds, NodeShape } from '#process'
import { type Context, strong } from './context.ts'
import { type Marker, markerIcon, move, taskIcon } from './icons.ts'
import { body } from './look.ts'
import { tag } from './svg.ts'
import { fitText, renderText, type TextBlock } from './text.ts'

const PADDING = 5
const MARKER = 16

const markersOf = (activity: Activity, isOpen: boolean): readonly Marker[] => [
  ...(activity.loop ? [activity.loop] : []),
  ...(activity.isForCompensation ? (['compensation'] as const) : []),
  ...(activity.kind === 'subProcess' && !isOpen ? (['closed'] as const) : []),
  ...(activity.kind === 'subProcess' && activity.subProcessType === 'adHoc'
    ? (['adHoc'] as const)
    : []),
]

/** `sitting`: boxes of boundary events drawn on it, which the label keeps clear of where it can. */
export const drawActivity = (
  context: Context,
  activity: Activity,
  shape: NodeShape,
  sitting: readonly Bounds[] = [],
): string => {
  const { bounds } = shape
  const isOpen = activity.kind !== 'task' && shape.isExpanded === true
  const parts = [outline(context, activity, shape)]
  if (context.isSmall) return parts.join('')
  const markers = markersOf(activity, isOpen)
  const hasIcon = activity.kind === 'task' && activity.taskType !== 'none'
  const free = labelOf(context, activity, bounds, isOpen, markers, hasIcon)
  const isHidden = (text: TextBlock | undefined) =>
    text !== undefined && sitting.some((box) => overlaps(text.box, box))
  const lowest = Math.min(...sitting.map((box) => box.y))
  const higher =
    isHidden(free) && lowest > bounds.y + bounds.height / 2
      ? labelOf(context, activity, { ...bounds, height: lowest - bounds.y }, isOpen, [], hasIcon)
      : undefined
  const label = higher && !higher.whole ? higher : free
  const type = activity.kind === 'task' ? taskIcon(activity.taskType) : ''
  if (type) parts.push(move(bounds.x + 6, bounds.y + 6, type))
  parts.push(renderText(label, context.metrics))
  const middle = bounds.x + bounds.width / 2
  markers.forEach((marker, index) => {
    const x = middle + (index - (markers.length - 1) / 2) * 18
    parts.push(move(x, bounds.y + bounds.height - 9, markerIcon(marker)))
  })
  return parts.join('')
}

const outline = (context: Context, activity: Activity, shape: NodeShape): string => {
  const { bounds } = shape
  const box = (inset: number, radius: number) => ({
    x: bounds.x + inset,
    y: bounds.y + inset,
    width: Math.max(0, bounds.width - 2 * inset),
    height: Math.max(0, bounds.height - 2 * inset),
    rx: radius,
  })
  const isCall = activity.kind === 'callActivity'
  const look = body(shape, strong(context, isCall ? 4 : 1.5))
  if (activity.kind !== 'subProcess') return tag('rect', { ...box(0, 8), ...look })
  if (activity.subProcessType === 'event') {
    return tag('rect', {
      ...box(0, 8),
      ...look,
      'stroke-dasharray': '2 4',
      'stroke-linecap': 'round',
    })
  }
  if (activity.subProcessType !== 'transaction') return tag('rect', { ...box(0, 8), ...look })
  return (
    tag('rect', { ...box(0, 8), ...look }) +
    tag('rect', { ...box(3, 6), ...look, class: 'pd-body pd-inner', fill: 'none' })
  )
}

/** The label keeps clear of the icon at the top left and of the markers below. */
const labelOf = (
  context: Context,
  activity: Activity,
  bounds: Bounds,
  isOpen: boolean,
  markers: readonly Marker[],
  hasIcon: boolean,
): TextBlock | undefined => {
  const { metrics } = context
  const inner = {
    x: bounds.x + PADDING,
    y: bounds.y + 3,
    width: bounds.width - 2 * PADDING,
    height: bounds.height - 6 - (markers.length > 0 ? MARKER : 0),
  }
  if (isOpen) {
    return fitText(
      metrics,
      activity.name,
      { ...inner, y: bounds.y + 5, height: Math.min(inner.height, 2 * STEP_FONT * 1.3) },
      { vertical: 'top', isBold: true },
    )
  }
  if (!hasIcon) return fitText(metrics, activity.name, inner)
  const whole = fitText(metrics, activity.name, inner, { sizes: [STEP_FONT] })
  const isClear = (text: TextBlock) => text.box.y >= bounds.y + 21 || text.box.x >= bounds.x + 24
  if (whole && !whole.whole && isClear(whole)) return whole
  // Below the icon, or beside it, whichever keeps the larger letters.
  const below = fitText(metrics, activity.name, {
    ...inner,
    y: bounds.y + 21,
    height: inner.height - 18,
  })
  const beside = fitText(metrics, activity.name, {
    ...inner,
    x: bounds.x + 22,
    width: inner.width - 36,
  })
  if (!below || (beside && !beside.whole && (below.whole || beside.fontSize > below.fontSize))) {
    return beside
  }
  return below
}
