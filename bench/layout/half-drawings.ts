// Drawings of which a part is taken away and laid out again beside what is left, as happens to every
// model that somebody goes on with. What is left may overlap already; only what is worse counts.

import { layout, measureLayout } from '#layout'
import type { Key, Process, Shape } from '#process'
import { seeded } from './blocks.ts'

const SHARES = [0.2, 0.5, 0.8]

const drawnIn = (shapes: Readonly<Record<Key, Shape>>): ReadonlySet<Key> =>
  new Set(
    Object.values(shapes)
      .filter((shape) => shape.plane === '')
      .map((shape) => shape.element),
  )

/** Prints how many drawings came out worse than what was left of them, and the times. */
export const printHalfDrawings = (models: readonly Process[]): void => {
  const drawn = models.filter((model) => Object.keys(model.shapes).length > 0)
  const times: number[] = []
  let overlapping = 0
  let outside = 0
  let folded = 0
  drawn.forEach((model, seed) => {
    for (const share of SHARES) {
      const random = seeded(seed)
      const left = Object.entries(model.shapes).filter(() => random() < share)
      const half = { ...model, shapes: Object.fromEntries(left) }
      const start = performance.now()
      const shapes = layout(half)
      times.push(performance.now() - start)
      const before = measureLayout(half, half.shapes)
      const after = measureLayout(half, shapes)
      if (after.overlaps > before.overlaps) overlapping++
      if (after.outside > before.outside) outside++
      const now = drawnIn(shapes)
      if ([...drawnIn(model.shapes)].some((key) => !now.has(key))) folded++
    }
  })
  times.sort((a, b) => a - b)
  console.log(
    `\nhalf drawings: ${times.length} of ${drawn.length} models, ${SHARES.join(', ')} of their shapes pinned`,
  )
  console.log(
    `  with a new overlap ${overlapping}, with more outside their lane ${outside}, with the inside of a sub-process folded away ${folded}`,
  )
  console.log(
    `  time: median ${times[times.length >> 1]?.toFixed(1)} ms, longest ${times.at(-1)?.toFixed(0)} ms`,
  )
}
