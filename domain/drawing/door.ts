export type { Badge, DrawingOptions, DrawingWords } from './context.ts'
export { draw } from './draw.ts'
export { readingOrder } from './spoken.ts'
