import { describe, expect, it } from 'vitest'
import { stripsOf } from './strips.ts'

const paper = { width: 1000, height: 500 }

describe('a drawing on paper', () => {
  it('stays whole and as large as it is where it fits', () => {
    const drawing = { x: -20, y: 10, width: 800, height: 300 }
    expect(stripsOf(drawing, paper)).toEqual({ scale: 1, boxes: [drawing] })
  })

  it('is made smaller only as long as it can be read', () => {
    const { scale, boxes } = stripsOf({ x: 0, y: 0, width: 1250, height: 300 }, paper)
    expect([scale, boxes.length]).toEqual([0.8, 1])
  })

  it('is cut into strips that fit, in order, each repeating a little of the one before', () => {
    const drawing = { x: 5, y: 7, width: 4000, height: 300 }
    const { scale, boxes } = stripsOf(drawing, paper)
    expect(boxes.length).toBe(3)
    for (const [index, box] of boxes.entries()) {
      expect(box.width * scale).toBeLessThanOrEqual(paper.width + 1e-6)
      const next = boxes[index + 1]
      if (next) expect(box.x + box.width - next.x).toBeCloseTo(60)
    }
    expect(boxes[0]?.x).toBe(drawing.x)
    const last = boxes.at(-1)
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(drawing.x + drawing.width)
  })

  it('shows whole in one strip what another one cuts', () => {
    const drawing = { x: 0, y: 0, width: 9000, height: 300 }
    const parts = Array.from({ length: 60 }, (_, at) => ({
      ...{ x: 10 + at * 149, y: 0, width: 120, height: 80 },
    }))
    const { scale, boxes } = stripsOf(drawing, paper, parts)
    for (const part of parts) {
      const whole = boxes.filter(
        (box) => box.x <= part.x && box.x + box.width >= part.x + part.width,
      )
      expect([part.x, whole.length]).not.toEqual([part.x, 0])
    }
    for (const box of boxes) expect(box.width * scale).toBeLessThanOrEqual(paper.width + 1e-6)
  })

  it('is never higher than the paper', () => {
    const { scale } = stripsOf({ x: 0, y: 0, width: 3000, height: 2000 }, paper)
    expect(scale * 2000).toBeLessThanOrEqual(paper.height)
  })
})
