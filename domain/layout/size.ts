// How large each thing is drawn: BPMN's usual sizes, grown where the label needs it.

import { type DataElement, type Element, isActivity, isEvent, isGateway } from '#process'
import type { Metrics } from './metrics.ts'
import { type Wrapped, wrapText } from './wrap.ts'

/** Font sizes in pixels: inside steps, and for labels beside events, gateways, data and flows. */
export const STEP_FONT = 12
export const LABEL_FONT = 11
/** Labels beside things are wrapped to this width where nothing else limits them. */
export const LABEL_WIDTH = 96

export interface Size {
  readonly width: number
  readonly height: number
}

/** The label drawn outside of the shape; undefined for what carries its label inside. */
export const outsideLabel = (
  metrics: Metrics,
  element: Element,
  maxWidth = LABEL_WIDTH,
): Wrapped | undefined => {
  if (!(isEvent(element) || isGateway(element) || element.kind === 'data')) return undefined
  const text = labelText(element)
  return text ? wrapText(metrics, text, maxWidth, LABEL_FONT) : undefined
}

/** A data object's state is part of its label, as BPMN draws it: in brackets. */
export const labelText = (element: Element): string => {
  const name = element.name.trim()
  if (element.kind !== 'data' || !element.state?.trim()) return name
  const state = `[${element.state.trim()}]`
  return name.includes(state) ? name : `${name} ${state}`.trim()
}

const stepSize = (metrics: Metrics, element: Element): Size => {
  // The icon of the type takes the first line's place at the left, the marker the last line.
  const hasIcon = element.kind === 'task' && element.taskType !== 'none'
  const hasMarker =
    isActivity(element) &&
    (element.kind === 'subProcess' || element.loop !== undefined || element.isForCompensation)
  const extra = (hasIcon ? 14 : 0) + (hasMarker ? 16 : 0) + 14
  for (const width of [110, 130, 150, 170]) {
    const label = wrapText(metrics, element.name, width - 14, STEP_FONT)
    const height = Math.ceil((label.height + extra) / 10) * 10
    const isSplit = label.lines.some((line) => line.endsWith('-') && line.length < 12)
    if (height <= 80 && (!isSplit || width >= 130)) return { width, height: 80 }
    if (width === 170) return { width, height: Math.max(80, height) }
  }
  return { width: 110, height: 80 }
}

const DATA_SIZE: Readonly<Record<DataElement['dataType'], Size>> = {
  object: { width: 36, height: 50 },
  input: { width: 36, height: 50 },
  output: { width: 36, height: 50 },
  store: { width: 50, height: 50 },
}

/** Size of a shape without what stands around it; pools, lanes and open sub-processes follow their content. */
export const sizeOf = (metrics: Metrics, element: Element): Size => {
  switch (element.kind) {
    case 'event':
      return { width: 36, height: 36 }
    case 'gateway':
      return { width: 50, height: 50 }
    case 'task':
    case 'subProcess':
    case 'callActivity':
      return stepSize(metrics, element)
    case 'data':
      return DATA_SIZE[element.dataType]
    case 'annotation': {
      const text = wrapText(metrics, element.name, 150, LABEL_FONT)
      return {
        width: Math.max(60, Math.ceil(text.width) + 16),
        height: Math.max(30, Math.ceil(text.height) + 12),
      }
    }
    case 'group':
      return { width: 160, height: 100 }
    default:
      return { width: 0, height: 0 }
  }
}
