// Tasks, sub-processes and call activities.

import { overlaps, STEP_FONT } from '#layout'
import { type Activity, type Bounds, elementsOf, type NodeShape } from '#process'
import { type Context, strong } from './context.ts'
import { type Marker, markerIcon, move, taskIcon, triggerIcon } from './icons.ts'
import { body, line } from './look.ts'
import { tag } from './svg.ts'
import { fitText, renderText, type TextBlock } from './text.ts'

const PADDING = 5
const MARKER = 16

/** A call activity calls a process, which can be closed, or a task, of which the file says nothing. */
const isClosed = (activity: Activity, { isExpanded }: NodeShape): boolean =>
  activity.kind === 'subProcess'
    ? isExpanded !== true
    : activity.kind === 'callActivity' && isExpanded === false

const markersOf = (activity: Activity, shape: NodeShape): readonly Marker[] => [
  ...(activity.loop ? [activity.loop] : []),
  ...(activity.isForCompensation ? (['compensation'] as const) : []),
  ...(isClosed(activity, shape) ? (['closed'] as const) : []),
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
  const markers = markersOf(activity, shape)
  const hasIcon =
    (activity.kind === 'task' && activity.taskType !== 'none') ||
    eventIcon(context, activity, isOpen) !== ''
  const free = labelOf(context, activity, bounds, isOpen, markers, hasIcon)
  const isHidden = (text: TextBlock | undefined) =>
    text !== undefined && sitting.some((box) => overlaps(text.box, box))
  const lowest = Math.min(...sitting.map((box) => box.y))
  const higher =
    isHidden(free) && lowest > bounds.y + bounds.height / 2
      ? labelOf(context, activity, { ...bounds, height: lowest - bounds.y }, isOpen, [], hasIcon)
      : undefined
  const label = higher && !higher.whole ? higher : free
  const type =
    activity.kind === 'task'
      ? taskIcon(activity.taskType, activity.isInstantiating === true)
      : eventIcon(context, activity, isOpen)
  if (type) parts.push(move(bounds.x + 6, bounds.y + 6, type))
  parts.push(renderText(label, context.metrics))
  const middle = bounds.x + bounds.width / 2
  const rim = rimOf(activity)
  markers.forEach((marker, index) => {
    const x = middle + (index - (markers.length - 1) / 2) * 18
    parts.push(move(x, bounds.y + bounds.height - 9 - rim, markerIcon(marker)))
  })
  return parts.join('')
}

/** A closed event sub-process shows what starts it. */
const eventIcon = ({ process }: Context, activity: Activity, isOpen: boolean): string => {
  if (isOpen || activity.kind !== 'subProcess' || activity.subProcessType !== 'event') return ''
  const start = elementsOf(process).find(
    (one) => one.kind === 'event' && one.position === 'start' && one.parent === activity.key,
  )
  if (start?.kind !== 'event') return ''
  const dashes = start.isInterrupting === false ? { 'stroke-dasharray': '3 2' } : {}
  return (
    tag('circle', { cx: 8, cy: 8, r: 8, ...line(1.1), ...dashes }) +
    move(8, 8, triggerIcon(start.trigger, false), 0.55)
  )
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

/** What thick and double outlines take of the inside. */
const rimOf = (activity: Activity): number =>
  activity.kind === 'callActivity' ||
  (activity.kind === 'subProcess' && activity.subProcessType === 'transaction')
    ? 3
    : 0

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
      {
        ...inner,
        y: bounds.y + 5 + rimOf(activity),
        height: Math.min(inner.height, 2 * STEP_FONT * 1.3),
      },
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
