// A drawing on paper: whole, and large enough to read. What is wider than the paper is cut into strips one
// below the other, each repeating a little of the one before, and whatever would be cut in two.

import type { Bounds } from '#process'

/** Below this size the words in the steps can hardly be read on paper. */
const SMALLEST = 0.65
/** Shown at the end of one strip and again at the beginning of the next, in units of the drawing. */
const REPEATED = 60
const AIR = 8

export interface Strips {
  /** Pixels for one unit of the drawing. */
  readonly scale: number
  readonly boxes: readonly Bounds[]
}

/**
 * The strips of a drawing, from left to right; one where it fits. `parts` are boxes that shall be whole in
 * at least one of them; those wider than half a strip are not looked after. Linear in parts and strips.
 */
export const stripsOf = (
  drawing: Bounds,
  paper: { readonly width: number; readonly height: number },
  parts: readonly Bounds[] = [],
): Strips => {
  const fitting = Math.min(1, paper.width / drawing.width, paper.height / drawing.height)
  // A strip is never higher than the paper, even if its words are small then.
  const readable = Math.max(fitting, Math.min(SMALLEST, paper.height / drawing.height))
  const widest = paper.width / readable
  const count = Math.max(1, Math.ceil((drawing.width - REPEATED) / (widest - REPEATED) - 1e-9))
  if (count === 1) return { scale: readable, boxes: [drawing] }
  const step = (drawing.width - REPEATED) / count
  const boxes = Array.from({ length: count }, (_, index) => {
    const x = drawing.x + index * step
    const cut = parts.filter(
      (part) =>
        part.x < x + REPEATED && part.x + part.width > x + REPEATED && part.width < step / 2,
    )
    const from = index === 0 ? x : Math.min(x, ...cut.map((part) => part.x - AIR))
    return { ...drawing, x: from, width: x + step + REPEATED - from }
  })
  // As many as are needed anyway fill the paper.
  const longest = Math.max(...boxes.map((box) => box.width))
  return { scale: Math.min(1, paper.width / longest, paper.height / drawing.height), boxes }
}
