// How a drawing looks where no style sheet speaks: as presentation attributes, which any CSS overrides.
// Light, thin dark lines, white steps, grey heads.

export const INK = '#1d2130'
export const PAPER = '#ffffff'
export const HEAD_FILL = '#eceef2'
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

/** Thin lines of icons and markers. */
export const line = (strokeWidth = 1.2) => ({
  class: 'pd-icon',
  fill: 'none',
  stroke: INK,
  'stroke-width': strokeWidth,
  'stroke-linejoin': 'round',
  'stroke-linecap': 'round',
})

export const solid = (strokeWidth = 1.2) => ({
  ...line(strokeWidth),
  class: 'pd-icon pd-solid',
  fill: INK,
})
