// A process as one self-contained SVG: BPMN 2.0 notation, real text, title and description, focus order
// along the flow. Back to front: pools and lanes, groups, then per container its flows and its steps in
// reading order (the inside of an open sub-process right after it), then message flows and names.

import { defaultMetrics, placeNames } from '#layout'
import {
  type Bounds,
  type Element,
  type Flow,
  type FlowNode,
  isActivity,
  isFlow,
  isFlowNode,
  type Key,
  type Point,
  type Process,
  type Shape,
} from '#process'
import { drawActivity } from './activity.ts'
import { arrange, type Drawn } from './arrange.ts'
import type { Context, DrawingOptions } from './context.ts'
import { drawAnnotation, drawData, drawGroup } from './data.ts'
import { drawEvent } from './event.ts'
import { drawFlow, routeOf } from './flow.ts'
import { drawGateway } from './gateway.ts'
import { outsideText } from './labels.ts'
import {
  ACCENT,
  FONTS,
  HIGHLIGHT_FILL,
  INK,
  isDark,
  isNearBlack,
  isNearWhite,
  PAPER,
} from './look.ts'
import { drawLegend, drawMarks, type Place } from './marks.ts'
import { legendOf } from './overlay.ts'
import { drawPool } from './pool.ts'
import { readingOrder, speechFor } from './spoken.ts'
import { type Attributes, decimal, escapeXml, tag } from './svg.ts'
import { renderText } from './text.ts'

const CLASS: Readonly<Record<Element['kind'], string>> = {
  pool: 'pd-pool',
  lane: 'pd-lane',
  task: 'pd-task',
  subProcess: 'pd-sub-process',
  callActivity: 'pd-call-activity',
  event: 'pd-event',
  gateway: 'pd-gateway',
  data: 'pd-data',
  annotation: 'pd-annotation',
  group: 'pd-group',
  sequenceFlow: 'pd-flow',
  messageFlow: 'pd-message-flow',
  association: 'pd-association',
  dataAssociation: 'pd-data-association',
}

/**
 * One plane as SVG text (default: the main one). Each drawn element is a group with its key in
 * `data-key`; an element drawn twice has two groups. No scripts, styles or references to outside.
 */
export const draw = (
  process: Process,
  shapes: Readonly<Record<Key, Shape>>,
  options: DrawingOptions,
): string => {
  const covered: Bounds[] = []
  const context: Context = {
    process,
    metrics: options.metrics ?? defaultMetrics,
    options,
    isSmall: options.isSmall ?? false,
    cover: (box) => covered.push(box),
  }
  const plane = options.plane ?? ''
  const names = context.isSmall
    ? new Map<Key, Bounds>()
    : placeNames(process, shapes, plane, context.metrics)
  const drawn = (Object.entries(shapes) as [Key, Shape][]).flatMap(([key, shape]) => {
    const element = process.elements[shape.element]
    if (shape.plane !== plane || !element || !fits(element, shape)) return []
    return [{ element, shape: withOwnColours(shape), place: names.get(key) }]
  })
  const sitting = new Map<Key, Bounds[]>()
  for (const { element, shape } of drawn) {
    if (element.kind !== 'event' || !element.attachedTo || shape.kind !== 'node') continue
    sitting.set(element.attachedTo, [...(sitting.get(element.attachedTo) ?? []), shape.bounds])
  }
  const order = readingOrder(process)
  const place = new Map(order.map((key, index) => [key, index]))
  const speech = speechFor(process, options, order)
  const selected = new Set(options.selected)
  const highlighted = new Set(options.highlighted)

  const one = ({ element, shape, place: namePlace }: Drawn): string => {
    const text = outsideText(context, element, shape, namePlace)
    cover(context, shape)
    if (text) context.cover(text.box)
    const isSelected = selected.has(element.key)
    const isHighlighted = highlighted.has(element.key)
    const marked: Shape = {
      ...shape,
      ...(isHighlighted && shape.kind === 'node' && !shape.fill ? { fill: HIGHLIGHT_FILL } : {}),
      ...(isSelected ? { stroke: ACCENT } : {}),
    }
    const marks = context.isSmall ? [] : (options.overlay?.marks[element.key] ?? [])
    const over = drawMarks(context.metrics, marks, placeOf(element, shape), options.words.overlay)
    over.boxes.forEach(context.cover)
    const classes = [
      CLASS[element.kind],
      shape.fill ? 'pd-has-fill' : '',
      shape.stroke ? 'pd-has-stroke' : '',
      isSelected ? 'pd-selected' : '',
      isHighlighted ? 'pd-highlighted' : '',
    ]
    return tag(
      'g',
      {
        class: classes.filter(Boolean).join(' '),
        'data-key': element.key,
        'data-selected': isSelected ? 'true' : undefined,
        ...interaction(element),
      },
      onColour(body(context, element, marked, sitting.get(element.key)), shape) +
        renderText(text, context.metrics, { hasHalo: true }) +
        over.svg,
    )
  }

  const planes = new Set(Object.values(shapes).map((shape) => shape.plane))
  const interaction = (element: Element): Attributes => {
    if (!options.isInteractive || context.isSmall) return {}
    if (isFlowNode(element)) {
      return {
        ...{ tabindex: '0', role: 'button', 'aria-label': speech.nameOf(element) },
        ...whereabouts(process, element),
        'data-plane': element.key !== plane && planes.has(element.key) ? element.key : undefined,
      }
    }
    // Flows are spoken with the decision they leave; lines alone say nothing. A page follows them.
    if (isFlow(element)) return { 'aria-hidden': 'true', ...endsOf(element) }
    return {}
  }

  const content = arrange(process, drawn, place).map(one).join('')
  const legend =
    options.hasLegend && options.overlay && !context.isSmall
      ? drawLegend(
          context.metrics,
          legendOf(options.overlay, options.words.overlay),
          belowOf(covered),
          'currentColor',
        )
      : { svg: '', boxes: [] }
  return document(options, content + legend.svg, [...covered, ...legend.boxes])
}

/** What a page needs to know to walk from step to step by keys. */
const whereabouts = (process: Process, node: FlowNode): Attributes => ({
  'data-in': process.elements[node.parent]?.kind === 'subProcess' ? node.parent : undefined,
  'data-on': node.kind === 'event' ? node.attachedTo : undefined,
  'data-at':
    node.kind === 'event' && (node.position === 'start' || node.position === 'end')
      ? node.position
      : undefined,
})

const endsOf = (flow: Flow): Attributes =>
  flow.kind === 'sequenceFlow' || flow.kind === 'messageFlow'
    ? {
        ...{ 'data-from': flow.source, 'data-to': flow.target },
        'data-name': flow.name.replace(/\s+/g, ' ').trim() || undefined,
      }
    : {}

const placeOf = (element: Element, shape: Shape): Place =>
  shape.kind === 'node'
    ? { kind: 'box', bounds: shape.bounds, isStep: isActivity(element) }
    : { kind: 'line', ...routeOf(shape) }

/** Where something may stand below everything drawn. */
const belowOf = (covered: readonly Bounds[]): Point =>
  covered.reduce(
    (at, box) => ({ x: Math.min(at.x, box.x), y: Math.max(at.y, box.y + box.height + 24) }),
    covered[0] ?? { x: 0, y: 0 },
  )

const fits = (element: Element, shape: Shape): boolean =>
  isFlow(element) === (shape.kind === 'edge')

const body = (
  context: Context,
  element: Element,
  shape: Shape,
  sitting: readonly Bounds[] | undefined,
): string => {
  if (shape.kind === 'edge') return isFlow(element) ? drawFlow(context, element, shape) : ''
  if (isActivity(element)) return drawActivity(context, element, shape, sitting)
  switch (element.kind) {
    case 'event':
      return drawEvent(context, element, shape)
    case 'gateway':
      return drawGateway(context, element, shape)
    case 'data':
      return drawData(context, element, shape)
    case 'annotation':
      return drawAnnotation(context, element, shape)
    case 'group':
      return drawGroup(context, element, shape)
    case 'pool':
    case 'lane':
      return drawPool(context, element, shape)
    default:
      return ''
  }
}

/**
 * White fills and black lines are what most programs write for "no colour": they follow the theme of
 * the page like everything else.
 */
const withOwnColours = <S extends Shape>(shape: S): S => {
  const { fill, stroke, ...rest } = shape
  return {
    ...rest,
    ...(fill === undefined || isNearWhite(fill) ? {} : { fill }),
    ...(stroke === undefined || isNearBlack(stroke) ? {} : { stroke }),
  } as S
}

/** Signs and names on a colour of the file stay readable whatever the theme of the page. */
const onColour = (content: string, { fill, stroke }: Shape): string => {
  if (fill === undefined) return content
  const own = stroke === undefined ? 'pd-has-fill' : 'pd-has-fill pd-has-stroke'
  const look = isDark(fill)
    ? { class: `pd-on-dark ${own}`, color: PAPER }
    : { class: `pd-on-light ${own}`, color: INK }
  return tag('g', look, content)
}

const cover = (context: Context, shape: Shape) => {
  if (shape.kind === 'node') context.cover(shape.bounds)
  else for (const point of shape.waypoints) context.cover({ ...point, width: 0, height: 0 })
}

/** The outermost element, as large as what was drawn and the margin. */
const document = (options: DrawingOptions, content: string, covered: readonly Bounds[]): string => {
  const margin = options.margin ?? 20
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const box of covered) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  const isEmpty = !Number.isFinite(left + top + right + bottom)
  const x = isEmpty ? 0 : Math.floor(left - margin)
  const y = isEmpty ? 0 : Math.floor(top - margin)
  const width = isEmpty ? 200 : Math.ceil(right + margin) - x
  const height = isEmpty ? 100 : Math.ceil(bottom + margin) - y
  const prefix = options.idPrefix ?? ''
  const described = options.description?.trim()
  const titleId = `${prefix}title`
  const descId = `${prefix}desc`
  const classes = [
    'pd-drawing',
    options.isSmall ? 'pd-small' : '',
    options.isInteractive ? 'pd-interactive' : '',
  ]
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: classes.filter(Boolean).join(' '),
      width,
      height,
      viewBox: [x, y, width, height].map(decimal).join(' '),
      role: options.isInteractive && !options.isSmall ? 'group' : 'img',
      'aria-labelledby': titleId,
      'aria-describedby': described ? descId : undefined,
      'font-family': FONTS,
      'font-size': 12,
      color: INK,
    },
    tag('title', { id: titleId }, escapeXml(options.title)),
    ...(described ? [tag('desc', { id: descId }, escapeXml(described))] : []),
    content,
  )
}
