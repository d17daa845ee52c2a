// A process as one self-contained SVG: BPMN 2.0 notation, real text, title and description, focus order
// along the flow. Back to front: pools and lanes, groups, then per container its flows and its steps in
// reading order (the inside of an open sub-process right after it), then message flows and names.

import { defaultMetrics } from '#layout'
import {
  type Bounds,
  type Element,
  isActivity,
  isFlow,
  isFlowNode,
  type Key,
  type Process,
  type Shape,
} from '#process'
import { drawActivity } from './activity.ts'
import { drawBadges } from './badge.ts'
import type { Context, DrawingOptions } from './context.ts'
import { drawAnnotation, drawData, drawGroup } from './data.ts'
import { drawEvent } from './event.ts'
import { drawFlow } from './flow.ts'
import { drawGateway } from './gateway.ts'
import { outsideText } from './labels.ts'
import { FONTS, HIGHLIGHT_FILL } from './look.ts'
import { drawPool } from './pool.ts'
import { readingOrder, speechFor } from './spoken.ts'
import { decimal, escapeXml, tag } from './svg.ts'
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
  const drawn = Object.values(shapes).flatMap((shape) => {
    const element = process.elements[shape.element]
    return shape.plane === plane && element && fits(element, shape) ? [{ element, shape }] : []
  })
  const order = readingOrder(process)
  const place = new Map(order.map((key, index) => [key, index]))
  const speech = speechFor(process, options, order)
  const selected = new Set(options.selected)
  const highlighted = new Set(options.highlighted)

  const one = ({ element, shape }: Drawn): string => {
    const text = outsideText(context, element, shape)
    cover(context, shape)
    if (text) context.cover(text.box)
    const isSelected = selected.has(element.key)
    const isHighlighted = highlighted.has(element.key)
    const marked =
      isHighlighted && shape.kind === 'node' && !shape.fill
        ? { ...shape, fill: HIGHLIGHT_FILL }
        : shape
    const badges =
      shape.kind === 'node' && !context.isSmall
        ? drawBadges(context.metrics, options.overlay?.[element.key] ?? [], shape.bounds)
        : { svg: '', boxes: [] }
    badges.boxes.forEach(context.cover)
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
      body(context, element, marked) +
        renderText(text, context.metrics, { hasHalo: true }) +
        badges.svg,
    )
  }

  const interaction = (element: Element) => {
    if (!options.isInteractive || context.isSmall) return {}
    if (isFlowNode(element)) {
      return { tabindex: '0', role: 'button', 'aria-label': speech.nameOf(element) }
    }
    // Flows are spoken with the decision they leave; lines alone say nothing.
    return isFlow(element) ? { 'aria-hidden': 'true' } : {}
  }

  const content = arrange(process, drawn, place).map(one).join('')
  return document(options, content, covered)
}

interface Drawn {
  readonly element: Element
  readonly shape: Shape
}

const fits = (element: Element, shape: Shape): boolean =>
  isFlow(element) === (shape.kind === 'edge')

const body = (context: Context, element: Element, shape: Shape): string => {
  if (shape.kind === 'edge') return isFlow(element) ? drawFlow(context, element, shape) : ''
  if (isActivity(element)) return drawActivity(context, element, shape)
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

const cover = (context: Context, shape: Shape) => {
  if (shape.kind === 'node') context.cover(shape.bounds)
  else for (const point of shape.waypoints) context.cover({ ...point, width: 0, height: 0 })
}

/** Everything from back to front. */
const arrange = (
  process: Process,
  drawn: readonly Drawn[],
  place: ReadonlyMap<Key, number>,
): readonly Drawn[] => {
  const open = new Set(
    drawn.flatMap(({ element, shape }) =>
      element.kind === 'subProcess' && shape.kind === 'node' && shape.isExpanded
        ? [element.key]
        : [],
    ),
  )
  /** The open sub-process something is drawn in; '' = none. */
  const homeOf = (element: Element): Key | '' => {
    let parent: Key | undefined = 'parent' in element ? element.parent : undefined
    for (let depth = 0; parent && depth < 100; depth++) {
      if (open.has(parent)) return parent
      const outer: Element | undefined = process.elements[parent]
      parent = outer && 'parent' in outer ? outer.parent : undefined
    }
    return ''
  }
  const behind: Drawn[] = []
  const infront: Drawn[] = []
  const flows = new Map<Key | '', Drawn[]>()
  const nodes = new Map<Key | '', Drawn[]>()
  const push = (map: Map<Key | '', Drawn[]>, key: Key | '', item: Drawn) => {
    const list = map.get(key)
    if (list) list.push(item)
    else map.set(key, [item])
  }
  for (const item of drawn) {
    const { element } = item
    if (element.kind === 'pool') behind.push(item)
    else if (element.kind === 'sequenceFlow') push(flows, homeOf(element), item)
    else if (isFlow(element) || element.kind === 'group') infront.push(item)
    else if (element.kind === 'lane') {
      const home = homeOf(element)
      if (home === '') behind.push(item)
      else push(flows, home, item)
    } else push(nodes, homeOf(element), item)
  }
  const depthOf = ({ element }: Drawn): number => {
    let depth = 0
    let at: Element | undefined = element
    while (at && at.kind === 'lane' && depth < 100) {
      depth++
      at = process.elements[at.parent]
    }
    return depth
  }
  behind.sort((a, b) => depthOf(a) - depthOf(b))
  const rank = ({ element }: Drawn) => place.get(element.key) ?? Number.MAX_SAFE_INTEGER
  const result: Drawn[] = [...behind]
  const seen = new Set<Key | ''>()
  const add = (home: Key | '') => {
    if (seen.has(home)) return
    seen.add(home)
    const lines = flows.get(home) ?? []
    result.push(
      ...lines
        .filter(({ element }) => element.kind === 'lane')
        .sort((a, b) => depthOf(a) - depthOf(b)),
    )
    result.push(...lines.filter(({ element }) => element.kind !== 'lane'))
    const inside = [...(nodes.get(home) ?? [])].sort((a, b) => rank(a) - rank(b))
    // Boundary events lie on their host, whatever the order of the flow.
    const onEdge = (item: Drawn) =>
      item.element.kind === 'event' && item.element.attachedTo !== undefined
    const hosts = new Map<Key, Drawn[]>()
    for (const item of inside) {
      if (item.element.kind === 'event' && item.element.attachedTo && onEdge(item)) {
        hosts.set(item.element.attachedTo, [...(hosts.get(item.element.attachedTo) ?? []), item])
      }
    }
    const shown = new Set<Drawn>()
    const show = (item: Drawn) => {
      if (shown.has(item)) return
      shown.add(item)
      result.push(item)
      if (open.has(item.element.key)) add(item.element.key)
      for (const event of hosts.get(item.element.key) ?? []) show(event)
    }
    const here = new Set(inside.map((item) => item.element.key))
    for (const item of inside) {
      const host = item.element.kind === 'event' ? item.element.attachedTo : undefined
      if (!host || !here.has(host)) show(item)
    }
    for (const item of inside) show(item)
  }
  add('')
  for (const home of [...flows.keys(), ...nodes.keys()]) add(home)
  return [...result, ...infront]
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
    },
    tag('title', { id: titleId }, escapeXml(options.title)),
    ...(described ? [tag('desc', { id: descId }, escapeXml(described))] : []),
    content,
  )
}
