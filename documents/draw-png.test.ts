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
    const png = drawPng(svg, { language: 'de', scale: 1 })
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(sizeOf(png)).toEqual({ width: Number(width), height: Number(height) })
    expect(sizeOf(drawPng(svg, { language: 'de' })).width).toBe(2 * Number(width))
  })

  it('draws the words without any font of the system', () => {
    const withWords = drawPng(svg, { language: 'de', scale: 1 })
    const without = drawPng(svg.replace(/<text[\s\S]*?<\/text>/g, ''), { language: 'de', scale: 1 })
    expect(withWords.equals(without)).toBe(false)
    expect(withWords.length).toBeGreaterThan(without.length)
  })

  it('draws the heads of arrows', () => {
    const without = drawPng(svg.replace(/<path[^>]*class="pd-arrow"[^>]*\/>/g, ''), {
      language: 'de',
      scale: 1,
    })
    expect(drawPng(svg, { language: 'de', scale: 1 }).equals(without)).toBe(false)
  })

  it('says below the drawing that letters are missing, and where it is narrow in several lines', () => {
    const narrow = svg.replace('prüfen', '中文').replace(/<g class="pd-(?!task)[\s\S]*?<\/g>/g, '')
    const [wide, all] = [svg, narrow].map((each) =>
      sizeOf(drawPng(each, { language: 'de', scale: 1 })),
    )
    expect(all?.width).toBe(wide?.width)
    expect(all?.height).toBeGreaterThan(wide?.height ?? 0)
    const thin = narrow
      .replace(/width="\d+"/, 'width="150"')
      .replace(/viewBox="[^"]*"/, 'viewBox="125 0 150 162"')
    const { height } = sizeOf(drawPng(thin, { language: 'en', scale: 1 }))
    expect(height).toBeGreaterThan(all?.height ?? 0)
  })

  it('makes a huge drawing coarser instead of failing', () => {
    const huge = svg
      .replace(/width="\d+"/, 'width="60000"')
      .replace(/height="\d+"/, 'height="20000"')
    const { width: w, height: h } = sizeOf(drawPng(huge, { language: 'de', scale: 1 }))
    expect(w * h).toBeLessThan(41_000_000)
  })
})
