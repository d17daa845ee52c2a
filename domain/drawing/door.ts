export type { DrawingOptions, DrawingWords } from './context.ts'
export { draw } from './draw.ts'
export { type DrawnMarks, drawMarks, drawSample, type Place } from './marks.ts'
export {
  type DifferenceKind,
  type LegendEntry,
  legendOf,
  type Mark,
  type Overlay,
  type OverlayWords,
  speakMark,
} from './overlay.ts'
export { readingOrder } from './spoken.ts'
export { type Strips, stripsOf } from './strips.ts'
