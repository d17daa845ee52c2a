export { layout } from './layout.ts'
export { defaultMetrics, type Metrics, textWidth } from './metrics.ts'
export { LABEL_FONT, labelText, STEP_FONT } from './size.ts'
export { type Wrapped, wrapText } from './wrap.ts'
