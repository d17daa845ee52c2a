// A drawing as part of the page: parsed, named for voice control, and asked where its elements stand.

import type { Stop, Track } from './drawing-walk.ts'
import type { Box } from './view-box.ts'

const readBox = (svg: SVGSVGElement): Box => {
  const numbers = (svg.getAttribute('viewBox') ?? '0 0 800 400').split(/[\s,]+/).map(Number)
  const [x = 0, y = 0, width = 800, height = 400] = numbers
  return { x, y, width, height }
}

/**
 * A step's spoken name as its SVG title: pointers see it as well, and voice control may use the drawn
 * words, which are cut into lines and need not be the name letter by letter.
 */
const nameByTitle = (root: SVGSVGElement) => {
  for (const step of root.querySelectorAll('[role="button"][aria-label]')) {
    const title = document.createElementNS(root.namespaceURI, 'title')
    title.textContent = step.getAttribute('aria-label')
    step.prepend(title)
    step.removeAttribute('aria-label')
  }
}

export interface PageDrawing {
  readonly svg: SVGSVGElement
  /** Everything drawn, in units of the drawing. */
  readonly whole: Box
}

/** Several drawings may be on one page: each names its parts in its own way. */
const nameApart = (root: SVGSVGElement, prefix: string) => {
  for (const part of root.querySelectorAll('[id]')) part.id = `${prefix}${part.id}`
  for (const name of ['aria-labelledby', 'aria-describedby']) {
    const ids = root.getAttribute(name)
    if (ids)
      root.setAttribute(
        name,
        ids.replace(/\S+/g, (id) => `${prefix}${id}`),
      )
  }
}

/** Parsed as XML, never as HTML; undefined for text that is no SVG. `prefix` begins every id in it. */
export const readDrawing = (text: string, prefix: string): PageDrawing | undefined => {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
  if (!(root instanceof SVGSVGElement)) return undefined
  const whole = readBox(root)
  root.removeAttribute('width')
  root.removeAttribute('height')
  root.setAttribute('preserveAspectRatio', 'xMidYMid meet')
  root.classList.add('drawing-view__svg')
  const svg = document.importNode(root, true)
  nameByTitle(svg)
  nameApart(svg, prefix)
  return { svg, whole }
}

/** Where an element stands, in units of the drawing. */
export const boxOf = (element: Element): Box | undefined => {
  if (!(element instanceof SVGGraphicsElement)) return undefined
  const { x, y, width, height } = element.getBBox()
  return { x, y, width, height }
}

export const keyOf = (target: EventTarget | null): string | undefined =>
  target instanceof Element
    ? (target.closest('[data-key]')?.getAttribute('data-key') ?? undefined)
    : undefined

export const elementsAt = (svg: SVGSVGElement, key: string): readonly SVGElement[] => [
  ...svg.querySelectorAll<SVGElement>(`[data-key="${CSS.escape(key)}"]`),
]

export const nameOf = (step: Element): string =>
  step.querySelector(':scope > title')?.textContent ?? ''

/** The steps that can be focused, in the order of reading. */
export const stopsOf = (svg: SVGSVGElement): readonly Stop[] =>
  [...svg.querySelectorAll('[data-key][tabindex]')].map((step) => {
    const [inside, on, at] = ['data-in', 'data-on', 'data-at'].map((name) =>
      step.getAttribute(name),
    )
    return {
      key: step.getAttribute('data-key') ?? '',
      name: nameOf(step),
      ...(inside && elementsAt(svg, inside).length > 0 ? { inside } : {}),
      ...(on ? { on } : {}),
      ...(at === 'start' || at === 'end' ? { at } : {}),
    }
  })

export const tracksOf = (svg: SVGSVGElement): readonly Track[] =>
  [...svg.querySelectorAll('[data-from][data-to]')].map((flow) => ({
    from: flow.getAttribute('data-from') ?? '',
    to: flow.getAttribute('data-to') ?? '',
    name: flow.getAttribute('data-name') ?? '',
    isMessage: flow.classList.contains('pd-message-flow'),
  }))

/** How large at least a finger needs what it hits, in pixels of the screen. */
const FINGER = 44

/**
 * The key of what is meant by a press beside everything: the nearest step, event or decision that would be hit if each were
 * as large as a finger needs it. Small ones are drawn smaller than that.
 */
export const keyNear = (root: Element, x: number, y: number): string | undefined => {
  const near = [...root.querySelectorAll('[data-key][tabindex]')].flatMap((one) => {
    const { left, top, width, height } = one.getBoundingClientRect()
    const [dx, dy] = [Math.abs(x - left - width / 2), Math.abs(y - top - height / 2)]
    const isHit = dx <= Math.max(width, FINGER) / 2 && dy <= Math.max(height, FINGER) / 2
    return isHit ? [{ key: one.getAttribute('data-key') ?? '', distance: Math.hypot(dx, dy) }] : []
  })
  return near.sort((a, b) => a.distance - b.distance)[0]?.key
}
