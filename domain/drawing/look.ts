// How a drawing looks where no style sheet speaks: as presentation attributes, which any CSS overrides.
// Light, thin dark lines, white steps, grey heads.

export const INK = '#1d2130'
export const PAPER = '#ffffff'
export const HEAD_FILL = '#eceef2'
export const ANSWER_FILL = '#c9ccd6'
export const QUIET = '#6b7280'
export const ACCENT = '#1f4f9e'
export const HIGHLIGHT_FILL = '#fff4cc'
export const FONTS = 'Fira Sans, Noto Sans, Arial, Helvetica, sans-serif'

/** A body: outline and fill, in the colours of the file where it gives some. */
export const body = (
  shape: { readonly fill?: string; readonly stroke?: string },
  strokeWidth = 1.5,
  fill = PAPER,
) => ({
  class: 'pd-body',
  fill: shape.fill ?? fill,
  stroke: shape.stroke ?? INK,
  'stroke-width': strokeWidth,
})

/** 0 (black) to 255 (white) of #rrggbb; undefined for anything else. */
const brightness = (colour: string | undefined): number | undefined => {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '')
  if (!digits) return undefined
  const [red = 0, green = 0, blue = 0] = digits.slice(1).map((part) => Number.parseInt(part, 16))
  return 0.299 * red + 0.587 * green + 0.114 * blue
}

/** Whether a fill of the file is so dark that signs on it have to be light. */
export const isDark = (fill: string | undefined): boolean => (brightness(fill) ?? 255) < 110

export const isNearWhite = (fill: string): boolean => (brightness(fill) ?? 0) > 252

export const isNearBlack = (stroke: string): boolean => (brightness(stroke) ?? 255) < 48

/** Thin lines of icons and markers; their colour is that of the text they stand with. */
export const line = (strokeWidth = 1.2) => ({
  class: 'pd-icon',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': strokeWidth,
  'stroke-linejoin': 'round',
  'stroke-linecap': 'round',
})

export const solid = (strokeWidth = 1.2) => ({
  ...line(strokeWidth),
  class: 'pd-icon pd-solid',
  fill: 'currentColor',
})
