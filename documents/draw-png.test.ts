import { describe, expect, it } from 'vitest'
import { draw } from '#drawing'
import { layout } from '#layout'
import { readSteps } from '#steps'
import { areas } from '#texts'
import { drawPng } from './draw-png.ts'

const { process } = readSteps('Prozess: Kurz\nStart: los\nZiel: fertig\n\n1. Antrag prüfen @Amt')
const svg = draw(process, layout(process), { title: 'Kurz', words: areas.drawing.de })

/** Width and height from the header of a PNG. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) })

describe('drawPng', () => {
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? []

  it('is a PNG of the size of the drawing times the scale', () => {
    const png = drawPng(svg, { scale: 1 })
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(sizeOf(png)).toEqual({ width: Number(width), height: Number(height) })
    expect(sizeOf(drawPng(svg)).width).toBe(2 * Number(width))
  })

  it('draws the words without any font of the system', () => {
    const withWords = drawPng(svg, { scale: 1 })
    const without = drawPng(svg.replace(/<text[\s\S]*?<\/text>/g, ''), { scale: 1 })
    expect(withWords.equals(without)).toBe(false)
    expect(withWords.length).toBeGreaterThan(without.length)
  })

  it('draws the heads of arrows', () => {
    const without = drawPng(svg.replace(/<path[^>]*class="pd-arrow"[^>]*\/>/g, ''), { scale: 1 })
    expect(drawPng(svg, { scale: 1 }).equals(without)).toBe(false)
  })

  it('makes a huge drawing coarser instead of failing', () => {
    const huge = svg
      .replace(/width="\d+"/, 'width="60000"')
      .replace(/height="\d+"/, 'height="20000"')
    const { width: w, height: h } = sizeOf(drawPng(huge, { scale: 1 }))
    expect(w * h).toBeLessThan(41_000_000)
  })
})
