// What `draw` made, as a list of things to paint: its SVG has few kinds of elements, all in plain
// attributes, so that a document can paint the same drawing without a browser.

import type { Bounds } from '#process'
import { DEFAULT_LIMITS, readXml, type XmlElement } from '#xml'

export interface Paint {
  /** #rrggbb; undefined for none. */
  readonly fill: string | undefined
  readonly fillOpacity: number
  readonly stroke: string | undefined
  readonly strokeWidth: number
  readonly dashes: readonly number[]
  readonly join: 'miter' | 'round'
  readonly cap: 'butt' | 'round'
}

/** a b c d e f of a transformation, as SVG and PDF write it. */
export type Matrix = readonly [number, number, number, number, number, number]

export interface PaintedPath {
  readonly kind: 'path'
  readonly d: string
  readonly paint: Paint
  readonly matrix: Matrix
}

export interface PaintedText {
  readonly kind: 'text'
  readonly text: string
  /** Where the baseline begins, or its middle. */
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle'
  readonly fontSize: number
  readonly isBold: boolean
  readonly colour: string
  /** Kept readable over lines that pass behind. */
  readonly hasHalo: boolean
  readonly matrix: Matrix
}

/** One element of the drawing, as it was drawn: back to front. */
export interface Painted {
  /** Of the element it shows; '' for none. */
  readonly key: string
  /** As it is read out; '' for what is only a line or an area. */
  readonly spoken: string
  readonly items: readonly (PaintedPath | PaintedText)[]
}

export interface Scene {
  readonly box: Bounds
  readonly title: string
  readonly description: string
  readonly elements: readonly Painted[]
}

interface Around {
  readonly matrix: Matrix
  readonly colour: string
}

const number = (element: XmlElement, name: string, otherwise = 0): number => {
  const value = Number(element.attributes[name] ?? otherwise)
  return Number.isFinite(value) ? value : otherwise
}

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]

const transformed = (matrix: Matrix, transform: string | undefined): Matrix => {
  let result = matrix
  for (const [, name, inside = ''] of (transform ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0] = inside.split(/[\s,]+/).map(Number)
    if (name === 'translate') result = times(result, [1, 0, 0, 1, a, b])
    else if (name === 'scale') result = times(result, [a, 0, 0, b || a, 0, 0])
    else if (name === 'rotate') {
      const [sin, cos] = [Math.sin((a * Math.PI) / 180), Math.cos((a * Math.PI) / 180)]
      const turn: Matrix = [cos, sin, -sin, cos, 0, 0]
      result = times(times(times(result, [1, 0, 0, 1, b, c]), turn), [1, 0, 0, 1, -b, -c])
    }
  }
  return result
}

const colourOf = (value: string | undefined, around: Around): string | undefined =>
  value === 'none' ? undefined : value === 'currentColor' ? around.colour : value

const paintOf = (element: XmlElement, around: Around): Paint => {
  const { attributes } = element
  return {
    fill: colourOf(attributes.fill ?? '#000000', around),
    fillOpacity: number(element, 'fill-opacity', 1),
    stroke: colourOf(attributes.stroke ?? 'none', around),
    strokeWidth: number(element, 'stroke-width', 1),
    dashes: (attributes['stroke-dasharray'] ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
    join: attributes['stroke-linejoin'] === 'round' ? 'round' : 'miter',
    cap: attributes['stroke-linecap'] === 'round' ? 'round' : 'butt',
  }
}

const circle = (cx: number, cy: number, r: number): string =>
  `M ${cx - r} ${cy} A ${r} ${r} 0 0 1 ${cx + r} ${cy} A ${r} ${r} 0 0 1 ${cx - r} ${cy} Z`

const rectangle = (x: number, y: number, width: number, height: number, rx: number): string => {
  const r = Math.max(0, Math.min(rx, width / 2, height / 2))
  if (r === 0) return `M ${x} ${y} h ${width} v ${height} h ${-width} Z`
  const arc = (dx: number, dy: number) => `a ${r} ${r} 0 0 1 ${dx} ${dy}`
  return [
    `M ${x + r} ${y} h ${width - 2 * r} ${arc(r, r)} v ${height - 2 * r} ${arc(-r, r)}`,
    `h ${2 * r - width} ${arc(-r, -r)} v ${2 * r - height} ${arc(r, -r)} Z`,
  ].join(' ')
}

const textsOf = (element: XmlElement, around: Around): readonly PaintedText[] => {
  const { attributes } = element
  const look = {
    kind: 'text' as const,
    anchor: attributes['text-anchor'] === 'middle' ? ('middle' as const) : ('start' as const),
    fontSize: number(element, 'font-size', 12),
    isBold: number(element, 'font-weight', 400) > 500,
    colour: colourOf(attributes.fill ?? 'currentColor', around) ?? around.colour,
    hasHalo: (attributes.class ?? '').includes('pd-halo'),
    matrix: transformed(around.matrix, attributes.transform),
  }
  const lines = element.children.filter(({ local }) => local === 'tspan')
  return (lines.length > 0 ? lines : [element]).flatMap((line) =>
    line.text ? { ...look, text: line.text, x: number(line, 'x'), y: number(line, 'y') } : [],
  )
}

const itemsOf = (element: XmlElement, around: Around): Painted['items'] => {
  const path = (d: string): Painted['items'] => [
    { kind: 'path', d, paint: paintOf(element, around), matrix: around.matrix },
  ]
  switch (element.local) {
    case 'g': {
      const inside = {
        matrix: transformed(around.matrix, element.attributes.transform),
        colour: element.attributes.color ?? around.colour,
      }
      return element.children.flatMap((child) => itemsOf(child, inside))
    }
    case 'path':
      return path(element.attributes.d ?? '')
    case 'circle':
      return path(circle(number(element, 'cx'), number(element, 'cy'), number(element, 'r')))
    case 'rect': {
      const [x, y] = [number(element, 'x'), number(element, 'y')]
      const [width, height] = [number(element, 'width'), number(element, 'height')]
      return path(rectangle(x, y, width, height, number(element, 'rx')))
    }
    case 'text':
      return textsOf(element, around)
    default:
      return []
  }
}

/** Throws on text that is no drawing. */
export const readScene = (svg: string): Scene => {
  const bytes = new TextEncoder().encode(svg)
  const most = Number.MAX_SAFE_INTEGER
  const reading = readXml(bytes, {
    ...DEFAULT_LIMITS,
    bytes: most,
    elements: most,
    allAttributes: most,
  })
  if (reading.kind !== 'tree' || reading.root.local !== 'svg')
    throw new Error('not a drawing: it must be SVG as `draw` makes it')
  const { root } = reading
  const [x = 0, y = 0, width = 1, height = 1] = (root.attributes.viewBox ?? '')
    .split(' ')
    .map(Number)
  const around: Around = { matrix: [1, 0, 0, 1, 0, 0], colour: root.attributes.color ?? '#000000' }
  const textOf = (name: string) =>
    root.children.find((child) => child.local === name)?.text.trim() ?? ''
  return {
    box: { x, y, width, height },
    title: textOf('title'),
    description: textOf('desc'),
    elements: root.children
      .filter(({ local }) => local === 'g')
      .map((group) => ({
        key: group.attributes['data-key'] ?? '',
        spoken: group.attributes['aria-label'] ?? '',
        items: itemsOf(group, around),
      })),
  }
}
