// A drawing as PNG, by resvg: no browser, no fonts of the system.

import { Resvg } from '@resvg/resvg-js'
import { fontFiles } from './font.ts'

export interface PngOptions {
  /** Pixels per pixel of the drawing; 2 when absent, which is sharp in print at usual sizes. */
  readonly scale?: number
  /** Paper behind the drawing; white when absent. */
  readonly background?: string
}

/** More pixels than this make large drawings coarser instead of filling the memory. */
const MOST_PIXELS = 40_000_000

/** PNG bytes of an SVG that `draw` made. Throws on text that is no SVG. */
export const drawPng = (svg: string, options: PngOptions = {}): Buffer => {
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
