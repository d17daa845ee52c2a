// A drawing as PNG, by resvg: no browser, no fonts of the system.

import { Resvg } from '@resvg/resvg-js'
import type { Language } from '#texts'
import { fontFiles } from './font.ts'
import { missingLetters, plainFont, sayMissing } from './missing-letters.ts'
import { wrapText } from './wrap-text.ts'

export interface PngOptions {
  /** Of what the picture says of itself. */
  readonly language: Language
  /** Pixels per pixel of the drawing; 2 when absent, which is sharp in print at usual sizes. */
  readonly scale?: number
  /** Paper behind the drawing; white when absent. */
  readonly background?: string
}

/** More pixels than this make large drawings coarser instead of filling the memory. */
const MOST_PIXELS = 40_000_000

const NOTE = { size: 10, line: 14, edge: 10 }

/** The drawing with lines of text below it; `draw` writes its width, height and box in this order. */
const withNote = (svg: string, note: string): string => {
  const open = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)" viewBox="([^"]+)"/.exec(svg)
  const [x = 0, y = 0, width = 0, height = 0] = (open?.[3] ?? '').split(' ').map(Number)
  if (!open?.[0] || width === 0) return svg
  const font = plainFont()
  const widthOf = (text: string) => (font.layout(text).advanceWidth / font.unitsPerEm) * NOTE.size
  const lines = wrapText(note, width - 2 * NOTE.edge, widthOf)
  const more = lines.length * NOTE.line + NOTE.edge
  const texts = lines.map((line, at) => {
    const place = `x="${x + NOTE.edge}" y="${y + height + (at + 1) * NOTE.line - 4}"`
    return `<text ${place} font-size="${NOTE.size}" fill="currentColor">${line}</text>`
  })
  const [points, high] = [Number(open[1]), Number(open[2])]
  const box = [x, y, width, height + more].join(' ')
  const taller = open[0]
    .replace(/height="[^"]*"/, `height="${high + (more * points) / width}"`)
    .replace(/viewBox="[^"]*"/, `viewBox="${box}"`)
  return `${taller}${svg.slice(open[0].length)}`.replace(/<\/svg>\s*$/, `${texts.join('')}</svg>`)
}

/** PNG bytes of an SVG that `draw` made; where the font lacks letters, it says so below. Throws on text that is no SVG. */
export const drawPng = (drawn: string, options: PngOptions): Buffer => {
  const note = sayMissing(missingLetters(drawn), options.language)
  const svg = note === undefined ? drawn : withNote(drawn, note)
  const size = /<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg)
  const area = Number(size?.[1] ?? 1000) * Number(size?.[2] ?? 1000)
  const scale = Math.min(options.scale ?? 2, Math.sqrt(MOST_PIXELS / Math.max(1, area)))
  return new Resvg(svg, {
    background: options.background ?? '#ffffff',
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: [...fontFiles()],
      defaultFontFamily: 'Noto Sans',
      sansSerifFamily: 'Noto Sans',
    },
  })
    .render()
    .asPng()
}
