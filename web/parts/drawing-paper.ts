// A drawing on paper: whole, and large enough to read. What is wider than the paper is cut into strips one
// below the other, each repeating a little of the one before.

import type { Box, Size } from './view-box.ts'

/** A4 across without its margins, in pixels, with room for the page's heading above. */
const PAPER: Size = { width: 1000, height: 520 }
/** Below this size the words in the steps can hardly be read on paper. */
const SMALLEST = 0.65
/** Shown at the end of one strip and again at the beginning of the next, in units of the drawing. */
const REPEATED = 60

export interface Strips {
  /** Pixels for one unit of the drawing. */
  readonly scale: number
  readonly boxes: readonly Box[]
}

/** The strips of a drawing, from left to right; one where it fits. */
export const stripsOf = (drawing: Box, paper: Size = PAPER): Strips => {
  const fitting = Math.min(1, paper.width / drawing.width, paper.height / drawing.height)
  // A strip is never higher than the paper, even if its words are small then.
  const readable = Math.max(fitting, Math.min(SMALLEST, paper.height / drawing.height))
  const widest = paper.width / readable
  const count = Math.max(1, Math.ceil((drawing.width - REPEATED) / (widest - REPEATED) - 1e-9))
  if (count === 1) return { scale: readable, boxes: [drawing] }
  const step = (drawing.width - REPEATED) / count
  // As many as are needed anyway fill the paper.
  const scale = Math.min(1, paper.width / (step + REPEATED), paper.height / drawing.height)
  const boxes = Array.from({ length: count }, (_, index) => ({
    ...drawing,
    x: drawing.x + index * step,
    width: step + REPEATED,
  }))
  return { scale, boxes }
}

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
    const { scale, boxes } = stripsOf(drawing)
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
