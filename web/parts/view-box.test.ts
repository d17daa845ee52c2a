import { describe, expect, it } from 'vitest'
import { type Box, centreOn, firstView, move, reveal, scaleOf, wholeOf, zoom } from './view-box.ts'

const screen = { width: 800, height: 400 }
const drawing: Box = { x: -10, y: 20, width: 2000, height: 500 }

const holds = (outer: Box, inner: Box) =>
  outer.x <= inner.x + 1e-6 &&
  outer.y <= inner.y + 1e-6 &&
  outer.x + outer.width >= inner.x + inner.width - 1e-6 &&
  outer.y + outer.height >= inner.y + inner.height - 1e-6

describe('the part of a drawing that is seen', () => {
  it('holds the whole drawing after fitting, in the proportions of the screen', () => {
    const box = wholeOf(drawing, screen)
    expect(holds(box, drawing)).toBe(true)
    expect(box.width / box.height).toBeCloseTo(2)
  })

  it('does not enlarge a small drawing beyond its own size', () => {
    expect(scaleOf(wholeOf({ x: 0, y: 0, width: 100, height: 50 }, screen), screen)).toBe(1)
  })

  it('keeps the point under the pointer where it is while zooming', () => {
    const box = wholeOf(drawing, screen)
    const point = { x: 300, y: 200 }
    const next = zoom(box, screen, 2, point)
    expect((point.x - box.x) / box.width).toBeCloseTo((point.x - next.x) / next.width)
    expect((point.y - box.y) / box.height).toBeCloseTo((point.y - next.y) / next.height)
    expect(scaleOf(next, screen)).toBeCloseTo(2 * scaleOf(box, screen))
  })

  it('cannot be zoomed beyond four times or moved out of sight', () => {
    const near = zoom(wholeOf(drawing, screen), screen, 1000, { x: 0, y: 0 })
    expect(scaleOf(near, screen)).toBe(4)
    const away = move(wholeOf(drawing, screen), { x: 1e6, y: 1e6 }, drawing)
    expect(away.x).toBeLessThan(drawing.x + drawing.width)
    expect(away.y).toBeLessThan(drawing.y + drawing.height)
  })

  it('moves to show a step, and only when it has to', () => {
    const box = firstView(drawing, screen)
    const step = { x: 1500, y: 300, width: 100, height: 80 }
    const shown = reveal(box, step)
    expect(holds(box, step)).toBe(false)
    expect(holds(shown, step)).toBe(true)
    expect(reveal(shown, step)).toEqual(shown)
  })

  it('puts a step that a link leads to in the middle', () => {
    const step = { x: 1500, y: 300, width: 100, height: 80 }
    const box = centreOn(firstView(drawing, screen), step)
    expect(box.x + box.width / 2).toBeCloseTo(1550)
    expect(box.y + box.height / 2).toBeCloseTo(340)
  })

  it('begins with everything where it can be read, and else at the first step', () => {
    const air = { x: 20, y: 190, width: 36, height: 36 }
    const small = { x: 0, y: 0, width: 900, height: 400 }
    expect(holds(firstView(small, screen, air), small)).toBe(true)
    const large = { x: 0, y: 0, width: 6000, height: 900 }
    const below = { x: 20, y: 800, width: 36, height: 36 }
    expect(holds(firstView(large, screen), below)).toBe(false)
    expect(holds(firstView(large, screen, below), below)).toBe(true)
  })

  it('begins at a readable size where the whole would be too small', () => {
    const box = firstView({ x: 0, y: 0, width: 6000, height: 900 }, screen)
    expect(scaleOf(box, screen)).toBeGreaterThanOrEqual(0.6)
    expect(box.x).toBe(0)
  })
})
