// Data objects, inputs, outputs and stores; annotations and groups.

import { LABEL_FONT } from '#layout'
import type { Annotation, DataElement, Group, NodeShape } from '#process'
import { type Context, strong } from './context.ts'
import { collectionIcon, dataArrow, move } from './icons.ts'
import { body, INK, QUIET } from './look.ts'
import { decimal, tag } from './svg.ts'
import { fitText, renderText } from './text.ts'

export const drawData = (context: Context, data: DataElement, shape: NodeShape): string => {
  const look = body(shape, strong(context, 1.3))
  const { x, y, width, height } = shape.bounds
  if (data.dataType === 'store') return drawStore(shape, look)
  const fold = Math.min(12, width / 3, height / 3)
  const d = [
    `M ${decimal(x)} ${decimal(y)}`,
    `H ${decimal(x + width - fold)} L ${decimal(x + width)} ${decimal(y + fold)}`,
    `V ${decimal(y + height)} H ${decimal(x)} Z`,
    `M ${decimal(x + width - fold)} ${decimal(y)}`,
    `V ${decimal(y + fold)} H ${decimal(x + width)}`,
  ].join(' ')
  const sheet = tag('path', { d, ...look, 'stroke-linejoin': 'round' })
  if (context.isSmall) return sheet
  const arrow =
    data.dataType === 'object' ? '' : move(x + 4, y + 4, dataArrow(data.dataType === 'output'))
  const bars = data.isCollection ? move(x + width / 2, y + height - 8, collectionIcon()) : ''
  return sheet + arrow + bars
}

const drawStore = (shape: NodeShape, look: Record<string, string | number>): string => {
  const { x, y, width, height } = shape.bounds
  const lid = Math.min(height / 4, 10)
  const n = decimal
  const arc = (sweep: 0 | 1, toX: number, toY: number) =>
    `A ${n(width / 2)} ${n(lid)} 0 0 ${sweep} ${n(toX)} ${n(toY)}`
  const top = y + lid
  const rings = [0, 5, 10]
    .map((down) => `M ${n(x)} ${n(top + down)} ${arc(0, x + width, top + down)}`)
    .join(' ')
  return (
    tag('path', {
      d: `M ${n(x)} ${n(top)} ${arc(1, x + width, top)} V ${n(y + height - lid)} ${arc(1, x, y + height - lid)} Z`,
      ...look,
    }) + tag('path', { d: rings, ...look, class: 'pd-body pd-inner', fill: 'none' })
  )
}

export const drawAnnotation = (
  context: Context,
  annotation: Annotation,
  shape: NodeShape,
): string => {
  const { x, y, width, height } = shape.bounds
  const arm = Math.min(10, width / 2)
  const bracket = tag('path', {
    d: `M ${decimal(x + arm)} ${decimal(y)} H ${decimal(x)} V ${decimal(y + height)} H ${decimal(x + arm)}`,
    class: 'pd-body',
    fill: 'none',
    stroke: shape.stroke ?? INK,
    'stroke-width': strong(context, 1.3),
  })
  if (context.isSmall) return bracket
  const text = fitText(
    context.metrics,
    annotation.name,
    { x: x + 6, y: y + 2, width: width - 8, height: height - 4 },
    { align: 'start', sizes: [LABEL_FONT + 1, LABEL_FONT, 10, 9, 8, 7] },
  )
  return bracket + renderText(text, context.metrics)
}

export const drawGroup = (context: Context, group: Group, shape: NodeShape): string => {
  const { x, y, width, height } = shape.bounds
  const frame = tag('rect', {
    x,
    y,
    width,
    height,
    rx: 10,
    class: 'pd-body',
    fill: 'none',
    stroke: shape.stroke ?? QUIET,
    'stroke-width': strong(context, 1.3),
    'stroke-dasharray': '10 5 2 5',
  })
  if (context.isSmall) return frame
  const text = fitText(
    context.metrics,
    group.name,
    { x: x + 8, y: y + 4, width: width - 16, height: Math.min(32, height - 8) },
    { vertical: 'top' },
  )
  return frame + renderText(text, context.metrics, { hasHalo: true })
}
