// Puts a drawing on paper when the page is printed: whole, and large enough to read.

import { stripsOf } from '#drawing'
import { boxOf } from './drawing-svg.ts'
import type { Box, Size } from './view-box.ts'

/** A4 across without its margins, in pixels, with room for the page's heading above. */
const PAPER: Size = { width: 1000, height: 520 }
const stripOf = (svg: SVGSVGElement, box: Box, scale: number): Node => {
  const strip = svg.cloneNode(true)
  if (!(strip instanceof SVGSVGElement)) return strip
  strip.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`)
  strip.setAttribute('width', String(Math.round(box.width * scale)))
  strip.classList.remove('drawing-view__svg')
  return strip
}

/** Fills `place` with the strips whenever the page is printed; returns how to stop that. */
export const layOnPaper = (place: HTMLElement, svg: SVGSVGElement, drawing: Box): (() => void) => {
  const before = () => {
    const bodies = [...svg.querySelectorAll('[data-key][tabindex] > .pd-body')]
    const { scale, boxes } = stripsOf(
      drawing,
      PAPER,
      bodies.flatMap((body) => boxOf(body) ?? []),
    )
    place.replaceChildren(...boxes.map((box) => stripOf(svg, box, scale)))
  }
  const after = () => place.replaceChildren()
  addEventListener('beforeprint', before)
  addEventListener('afterprint', after)
  return () => {
    removeEventListener('beforeprint', before)
    removeEventListener('afterprint', after)
  }
}
