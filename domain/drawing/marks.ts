// The marks of an overlay as SVG around an element: frames for differences and hits, words along the upper
// edge (differences and hits from the left, the rest from the right), levels and people on the lower one.
// Every mark is a sign or a word as well as a colour.

import { type Metrics, textWidth } from '#layout'
import type { Bounds, Point } from '#process'
import { move } from './icons.ts'
import { INK, line, PAPER, solid } from './look.ts'
import {
  type DifferenceKind,
  type LegendEntry,
  levelOf,
  type Mark,
  type OverlayWords,
  type Presence,
  speakMark,
  thicknessOf,
} from './overlay.ts'
import { decimal, escapeXml, tag } from './svg.ts'

const FONT = 10
const HEIGHT = 16
const GAP = 3
/** Words from the right, and people; more are counted. */
const MOST = 4
const LEVELS = 5
const LEVEL = { width: 9, height: 8 }

/** What is marked: a box, or the line of a flow with its middle. */
export type Place =
  | { readonly kind: 'box'; readonly bounds: Bounds; readonly isStep: boolean }
  | { readonly kind: 'line'; readonly d: string; readonly middle: Point }

export interface DrawnMarks {
  readonly svg: string
  readonly boxes: readonly Bounds[]
}

const CHANGE_INK: Readonly<Record<DifferenceKind, string>> = {
  added: '#14662c',
  removed: '#a3211a',
  changed: '#1f4f9e',
  moved: '#6a3d9a',
}
const CHANGE_DASHES: Readonly<Record<DifferenceKind, string | undefined>> = {
  added: undefined,
  removed: '7 5',
  changed: '12 3 2 3',
  moved: '2 4',
}
const MARK_INK = '#1f4f9e'
const HEAT_INK = '#9a3412'
/** Grounds that white letters can be read on. */
const PEOPLE = ['#1f4f9e', '#9a3412', '#14662c', '#6a3d9a', '#8a1c4a', '#0f5f6b'] as const

const path = (d: string, look: Record<string, string | number>) => tag('path', { d, ...look })

/** Signs of 10 x 10 around the origin. */
const sign = {
  added: path('M 0 -4 V 4 M -4 0 H 4', line(1.8)),
  removed: path('M -4 0 H 4', line(1.8)),
  changed: path('M 0 -4.5 L 4.5 4 H -4.5 Z', line(1.4)),
  moved: path('M -5 0 H 5 M -2.5 -2.5 L -5 0 L -2.5 2.5 M 2.5 -2.5 L 5 0 L 2.5 2.5', line(1.4)),
  found:
    tag('circle', { cx: -1, cy: -1, r: 3.2, ...line(1.4) }) +
    path('M 1.4 1.4 L 4.5 4.5', line(1.8)),
  comment: path('M -5 -4 H 5 V 2.5 H 0 L -2.5 5 V 2.5 H -5 Z', solid(1)),
  resolved: path(
    'M -5 -4 H 5 V 2.5 H 0 L -2.5 5 V 2.5 H -5 Z M -2.2 -0.8 L -0.6 0.8 L 2.4 -2.4',
    line(1.1),
  ),
} as const

interface Pill {
  readonly look: string
  readonly ink: string
  readonly text: string
  readonly title: string
  readonly sign?: string
  readonly isFilled?: boolean | undefined
}

const widthOf = (metrics: Metrics, pill: Pill): number =>
  Math.max(
    HEIGHT,
    textWidth(metrics, pill.text, FONT) + 10 + (pill.sign ? (pill.text ? 14 : 8) : 0),
  )

const drawPill = (metrics: Metrics, pill: Pill, x: number, y: number): string => {
  const width = widthOf(metrics, pill)
  const signRoom = pill.sign ? 14 : 0
  return tag(
    'g',
    { class: `pd-overlay ${pill.look}`, color: pill.ink },
    tag('title', {}, escapeXml(pill.title)),
    tag('rect', {
      ...{ x, y, width, height: HEIGHT, rx: HEIGHT / 2 },
      class: 'pd-badge-body',
      fill: pill.isFilled ? 'currentColor' : PAPER,
      stroke: 'currentColor',
      'stroke-width': 1.2,
    }),
    pill.sign ? move(pill.text ? x + 10 : x + width / 2, y + HEIGHT / 2, pill.sign) : '',
    pill.text
      ? tag(
          'text',
          {
            x: x + (width + signRoom) / 2,
            y: y + HEIGHT / 2 + FONT * 0.35,
            'font-size': FONT,
            'text-anchor': 'middle',
            class: pill.isFilled ? 'pd-inverse-text' : undefined,
            fill: pill.isFilled ? PAPER : 'currentColor',
          },
          escapeXml(pill.text),
        )
      : '',
  )
}

const changePill = (change: DifferenceKind, text: string, title: string): Pill => ({
  ...{
    look: `pd-difference pd-${change}`,
    ink: CHANGE_INK[change],
    sign: sign[change],
    text,
    title,
  },
})

const foundPill = (title: string): Pill => ({
  ...{ look: 'pd-found', ink: MARK_INK, sign: sign.found, text: '', title },
})

const commentPill = (open: number, resolved: number, title: string): Pill => ({
  ...(open > 0
    ? { look: 'pd-comments', sign: sign.comment, text: String(open) }
    : { look: 'pd-comments pd-resolved', sign: sign.resolved, text: String(resolved) }),
  ...{ ink: MARK_INK, title },
})

/** Words at the left and at the right of the upper edge. */
const pillsOf = (
  marks: readonly Mark[],
  words: OverlayWords,
): { readonly left: readonly Pill[]; readonly right: readonly Pill[] } => {
  const left: Pill[] = []
  const right: Pill[] = []
  for (const mark of marks) {
    const title = speakMark(mark, words)
    if (mark.kind === 'difference') {
      left.push(changePill(mark.change, words.difference[mark.change], title))
    } else if (mark.kind === 'found') left.push(foundPill(title))
    else if (mark.kind === 'comments' && title) {
      right.unshift(commentPill(mark.open, mark.resolved, title))
    } else if (mark.kind === 'badge') {
      const look = mark.isStrong ? 'pd-badge pd-strong' : 'pd-badge'
      right.push({ look, ink: MARK_INK, text: mark.text, title, isFilled: mark.isStrong })
    } else if (mark.kind === 'heat') {
      right.push({ look: 'pd-heat', ink: HEAT_INK, text: mark.text, title })
    } else if (mark.kind === 'strength' && mark.text) {
      right.push({ look: 'pd-badge', ink: MARK_INK, text: mark.text, title })
    }
  }
  if (right.length <= MOST) return { left, right }
  const rest = right.slice(MOST - 1)
  const title = rest.map((pill) => pill.title).join(', ')
  const more = { look: 'pd-badge', ink: MARK_INK, text: `+${rest.length}`, title }
  return { left, right: [...right.slice(0, MOST - 1), more] }
}

const frame = (bounds: Bounds, by: number, look: Record<string, string | number | undefined>) =>
  tag('rect', {
    ...{ x: bounds.x - by, y: bounds.y - by, rx: 8 + by, fill: 'none' },
    ...{ width: bounds.width + 2 * by, height: bounds.height + 2 * by },
    ...look,
  })

/** The outline of a step again, as thick as many do it. */
const outlineOf = (value: number, bounds: Bounds): string =>
  frame(bounds, 0, {
    ...{ class: 'pd-overlay pd-strength', stroke: INK },
    'stroke-width': thicknessOf(value),
  })

const dashesOf = (change: DifferenceKind) => ({
  ...{ class: `pd-overlay pd-frame pd-${change}`, stroke: CHANGE_INK[change] },
  ...{ color: CHANGE_INK[change], 'stroke-width': 2.5, 'stroke-linecap': 'butt' },
  'stroke-dasharray': CHANGE_DASHES[change],
})

const framesOf = (marks: readonly Mark[], bounds: Bounds): string =>
  marks
    .map((mark) => {
      if (mark.kind === 'difference') return frame(bounds, 4, dashesOf(mark.change))
      if (mark.kind !== 'found') return ''
      const look = { class: 'pd-overlay pd-frame pd-found', stroke: MARK_INK, 'stroke-width': 1.5 }
      return frame(bounds, 5, look) + frame(bounds, 8, look)
    })
    .join('')

/** Five little bars, as many filled as the level says. */
const levels = (level: number, x: number, y: number): string =>
  Array.from({ length: LEVELS }, (_, index) =>
    tag('rect', {
      ...{ x: x + index * LEVEL.width, y, width: LEVEL.width, height: LEVEL.height },
      class: index < level ? 'pd-level pd-level-full' : 'pd-level',
      fill: index < level ? 'currentColor' : PAPER,
      stroke: 'currentColor',
      'stroke-width': 1,
    }),
  ).join('')

const heatOf = (value: number, bounds: Bounds, isStep: boolean): string => {
  const level = levelOf(value)
  const tint = isStep
    ? tag('rect', {
        ...{ x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height, rx: 8 },
        ...{ class: 'pd-tint', fill: 'currentColor', 'fill-opacity': 0.06 * level },
      })
    : ''
  const bars = levels(level, bounds.x + 6, bounds.y + bounds.height - LEVEL.height / 2)
  return tag('g', { class: 'pd-overlay pd-heat', color: HEAT_INK }, tint + bars)
}

const dot = (
  person: Pick<Presence, 'initials' | 'colour'>,
  cx: number,
  cy: number,
  name: string,
) => {
  const many = PEOPLE.length
  const ground = PEOPLE[((person.colour % many) + many) % many] ?? MARK_INK
  return tag(
    'g',
    { class: 'pd-overlay pd-presence' },
    tag('title', {}, escapeXml(name)),
    tag('circle', {
      cx,
      cy,
      r: 10,
      fill: ground,
      stroke: PAPER,
      'stroke-width': 2,
      class: 'pd-person',
    }),
    tag(
      'text',
      {
        ...{ x: cx, y: cy + 3, 'font-size': 8.5, 'font-weight': 600, 'text-anchor': 'middle' },
        fill: '#ffffff',
        class: 'pd-initials',
      },
      escapeXml([...person.initials].slice(0, 3).join('')),
    ),
  )
}

/** From the right on the lower edge, overlapping a little; who finds no room is counted. */
const peopleOf = (marks: readonly Mark[], bounds: Bounds, words: OverlayWords): DrawnMarks => {
  const people = marks.filter((mark) => mark.kind === 'presence')
  const rest = people.length > MOST ? people.slice(MOST - 1) : []
  const shown = people.slice(0, people.length - rest.length)
  const dots = [
    ...shown.map((person) => ({ ...person, title: speakMark(person, words) })),
    ...(rest.length > 0
      ? [
          {
            ...{ initials: `+${rest.length}`, colour: 0 },
            title: `${words.present}: ${rest.map(({ name }) => name).join(', ')}`,
          },
        ]
      : []),
  ]
  const cy = bounds.y + bounds.height + 2
  const right = bounds.x + bounds.width - 4
  return {
    svg: dots.map((one, index) => dot(one, right - index * 16, cy, one.title)).join(''),
    boxes: dots.map((_, index) => ({
      x: right - index * 16 - 11,
      y: cy - 11,
      width: 22,
      height: 22,
    })),
  }
}

const drawRow = (
  metrics: Metrics,
  pills: readonly Pill[],
  from: number,
  y: number,
  way: 1 | -1,
) => {
  const boxes: Bounds[] = []
  let at = from
  const svg = pills.map((pill) => {
    const width = widthOf(metrics, pill)
    const x = way === 1 ? at : at - width
    at += way * (width + GAP)
    boxes.push({ x, y, width, height: HEIGHT })
    return drawPill(metrics, pill, x, y)
  })
  return { svg: svg.join(''), boxes }
}

/** All marks of one element; nothing for none. */
export const drawMarks = (
  metrics: Metrics,
  marks: readonly Mark[],
  place: Place,
  words: OverlayWords,
): DrawnMarks => {
  if (marks.length === 0) return { svg: '', boxes: [] }
  const { left, right } = pillsOf(marks, words)
  if (place.kind === 'line') {
    const { x, y } = place.middle
    const change = marks.find((mark) => mark.kind === 'difference')
    const strength = marks.find((mark) => mark.kind === 'strength')
    const under = strength
      ? tag(
          'path',
          {
            ...{
              d: place.d,
              fill: 'none',
              stroke: INK,
              'stroke-width': thicknessOf(strength.value),
            },
            ...{ class: 'pd-overlay pd-strength', 'stroke-linejoin': 'round' },
          },
          tag('title', {}, escapeXml(strength.title)),
        )
      : ''
    const over = change
      ? tag('path', { d: place.d, fill: 'none', ...dashesOf(change.change), 'stroke-width': 4 })
      : ''
    const row = drawRow(metrics, [...left, ...right], x + 4, y - HEIGHT - 2, 1)
    return { svg: under + over + row.svg, boxes: row.boxes }
  }
  const { bounds } = place
  const heat = marks.find((mark) => mark.kind === 'heat')
  const strength = marks.find((mark) => mark.kind === 'strength')
  // Small shapes have room for one row only.
  const isNarrow = left.length > 0 && right.length > 0 && bounds.width < 90
  const above = bounds.y - HEIGHT / 2 - 2
  const first = drawRow(metrics, left, bounds.x - 6, isNarrow ? above - HEIGHT - GAP : above, 1)
  const second = drawRow(metrics, right, bounds.x + bounds.width + 6, above, -1)
  const people = peopleOf(marks, bounds, words)
  const svg =
    framesOf(marks, bounds) +
    (strength && place.isStep ? outlineOf(strength.value, bounds) : '') +
    (heat ? heatOf(heat.value, bounds, place.isStep) : '') +
    first.svg +
    second.svg +
    people.svg
  const around = { x: bounds.x - 9, y: bounds.y - 9 }
  const size = { width: bounds.width + 18, height: bounds.height + 18 }
  return { svg, boxes: [...first.boxes, ...second.boxes, ...people.boxes, { ...around, ...size }] }
}

const ENTRY = { font: 12, gap: 24 }

/** One line that says what the marks mean, from a point to the right; '' for no entries. */
export const drawLegend = (
  metrics: Metrics,
  entries: readonly LegendEntry[],
  from: Point,
  ink: string,
): DrawnMarks => {
  let x = from.x
  const middle = from.y + HEIGHT / 2
  const parts = entries.map((entry) => {
    const [sample, width] = sampleOf(metrics, entry, x, from.y)
    const textX = x + width + 6
    const text = tag(
      'text',
      {
        x: textX,
        y: middle + ENTRY.font * 0.35,
        'font-size': ENTRY.font,
        fill: ink,
        class: 'pd-label',
      },
      escapeXml(entry.text),
    )
    x = textX + textWidth(metrics, entry.text, ENTRY.font) + ENTRY.gap
    return sample + text
  })
  const box = { x: from.x, y: from.y, width: x - from.x - ENTRY.gap, height: HEIGHT + 4 }
  return entries.length === 0
    ? { svg: '', boxes: [] }
    : { svg: tag('g', { class: 'pd-legend' }, parts.join('')), boxes: [box] }
}

/** What an entry of the legend shows, and how wide that is. */
const sampleOf = (
  metrics: Metrics,
  entry: LegendEntry,
  x: number,
  y: number,
): readonly [string, number] => {
  switch (entry.kind) {
    case 'heat': {
      const look = { class: 'pd-overlay pd-heat', color: HEAT_INK }
      return [tag('g', look, levels(entry.level, x, y + 4)), LEVELS * LEVEL.width]
    }
    case 'strength': {
      const [from, to, at] = [decimal(x), decimal(x + 36), decimal(y + HEIGHT / 2)]
      const look = { class: 'pd-overlay pd-strength', fill: 'none', stroke: INK }
      const width = { 'stroke-width': thicknessOf(entry.value) }
      return [path(`M ${from} ${at} H ${to}`, { ...look, ...width }), 36]
    }
    case 'presence':
      return [dot(entry, x + 10, y + HEIGHT / 2, entry.text), 20]
    default: {
      const pill =
        entry.kind === 'difference'
          ? changePill(entry.change, '', entry.text)
          : entry.kind === 'found'
            ? foundPill(entry.text)
            : {
                look: 'pd-comments',
                ink: MARK_INK,
                sign: sign.comment,
                text: '',
                title: entry.text,
              }
      return [drawPill(metrics, pill, x, y), widthOf(metrics, pill)]
    }
  }
}

/** A sample of the legend as a picture of its own, 20 high, for pages that set the words beside it. */
export const drawSample = (metrics: Metrics, entry: LegendEntry): string => {
  const [sample, width] = sampleOf(metrics, entry, 2, 2)
  const size = { width: width + 4, height: HEIGHT + 8 }
  return tag(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', class: 'pd-drawing pd-sample', ...size },
      viewBox: `0 -2 ${decimal(size.width)} ${decimal(size.height)}`,
      'aria-hidden': 'true',
    },
    sample,
  )
}
