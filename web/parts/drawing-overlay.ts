// Lays the marks of an overlay over a drawing that is already on the page, and takes them away again;
// the same marks and words that the drawing itself would have.

import {
  drawMarks,
  type Mark,
  type Overlay,
  type OverlayWords,
  type Place,
  speakMark,
} from '#drawing'
import { defaultMetrics } from '#layout'
import type { Key } from '#process'

const ADDED = 'data-overlay'
/** The spoken name of a step without marks. */
const PLAIN = 'data-plain-name'

/** SVG that the drawing module made, as an element of the page. */
export const svgElement = (svg: string): SVGElement | undefined => {
  const text = svg.startsWith('<svg') ? svg : `<g xmlns="http://www.w3.org/2000/svg">${svg}</g>`
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
  return root instanceof SVGElement ? document.importNode(root, true) : undefined
}

const placeOf = (element: Element): Place | undefined => {
  const body = element.querySelector('.pd-body')
  if (body instanceof SVGGraphicsElement) {
    const { x, y, width, height } = body.getBBox()
    const isStep = element.matches('.pd-task, .pd-sub-process, .pd-call-activity')
    return { kind: 'box', bounds: { x, y, width, height }, isStep }
  }
  const line = element.querySelector('.pd-line')
  if (!(line instanceof SVGPathElement)) return undefined
  const { x, y } = line.getPointAtLength(line.getTotalLength() / 2)
  return { kind: 'line', d: line.getAttribute('d') ?? '', middle: { x, y } }
}

const rename = (element: Element, marks: readonly Mark[], words: OverlayWords) => {
  const title = element.querySelector(':scope > title')
  if (!title) return
  const plain = element.getAttribute(PLAIN) ?? title.textContent ?? ''
  element.setAttribute(PLAIN, plain)
  title.textContent = [plain, ...marks.map((mark) => speakMark(mark, words))]
    .filter(Boolean)
    .join(', ')
}

/** Everything laid over before goes away; nothing comes where there is no overlay. */
export const layOver = (
  root: SVGSVGElement,
  overlay: Overlay | undefined,
  words: OverlayWords,
): void => {
  for (const old of root.querySelectorAll(`[${ADDED}]`)) old.remove()
  for (const element of root.querySelectorAll('[data-key]')) {
    const marks = overlay?.marks[element.getAttribute('data-key') as Key] ?? []
    if (marks.length === 0 && !element.hasAttribute(PLAIN)) continue
    rename(element, marks, words)
    const place = placeOf(element)
    const drawn = place && drawMarks(defaultMetrics, marks, place, words).svg
    const added = drawn ? svgElement(drawn) : undefined
    if (!added) continue
    added.setAttribute(ADDED, '')
    element.append(added)
  }
}
