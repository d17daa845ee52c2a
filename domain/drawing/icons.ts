// The small signs of BPMN 2.0, each as SVG around the origin: event triggers within a circle of 12,
// gateway markers within 12, task types within 14 x 14 from the top left, markers within 12.

import type { EventTrigger, GatewayType, Loop, TaskType } from '#process'
import { ANSWER_FILL, line, PAPER, solid } from './look.ts'
import { decimal, tag } from './svg.ts'

const path = (d: string, look: Record<string, string | number>) => tag('path', { d, ...look })

const inverse = { class: 'pd-icon pd-inverse', fill: 'none', stroke: PAPER, 'stroke-width': 1.2 }

const polygonPoints = (corners: number, radius: number): string =>
  Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI - Math.PI / 2
    return `${decimal(radius * Math.cos(angle))} ${decimal(radius * Math.sin(angle))}`
  }).join(' L ')

const envelope = (isFilled: boolean): string =>
  isFilled
    ? path('M -9 -6.5 H 9 V 6.5 H -9 Z', solid()) + path('M -9 -6.5 L 0 1 L 9 -6.5', inverse)
    : path('M -9 -6.5 H 9 V 6.5 H -9 Z M -9 -6.5 L 0 1 L 9 -6.5', line())

const clock = (): string => {
  const ticks = Array.from({ length: 12 }, (_, index) => {
    const angle = (index / 12) * 2 * Math.PI
    const at = (radius: number) =>
      `${decimal(radius * Math.cos(angle))} ${decimal(radius * Math.sin(angle))}`
    return `M ${at(8)} L ${at(10)}`
  }).join(' ')
  return tag('circle', { r: 10, ...line() }) + path(`${ticks} M 0 0 L 1.5 -7 M 0 0 L 5 1`, line(1))
}

/** What triggers an event; filled when the event throws. '' for plain events. */
export const triggerIcon = (trigger: EventTrigger, isFilled: boolean): string => {
  const look = isFilled ? solid() : line()
  switch (trigger) {
    case 'none':
      return ''
    case 'message':
      return envelope(isFilled)
    case 'timer':
      return clock()
    case 'error':
      return path('M -8 8 L -3.5 -7 L 2.5 1.5 L 8 -8.5 L 4 7.5 L -2 -1.5 Z', look)
    case 'escalation':
      return path('M 0 -9 L 7 8 L 0 1 L -7 8 Z', look)
    case 'cancel':
      return path(
        'M -8 -5.5 L -5.5 -8 L 0 -2.5 L 5.5 -8 L 8 -5.5 L 2.5 0 L 8 5.5 L 5.5 8 L 0 2.5 L -5.5 8 L -8 5.5 L -2.5 0 Z',
        look,
      )
    case 'compensation':
      return path('M 0 -6.5 L -9 0 L 0 6.5 Z M 9 -6.5 L 0 0 L 9 6.5 Z', look)
    case 'conditional':
      return path(
        'M -7 -9 H 7 V 9 H -7 Z M -5 -5 H 5 M -5 -1.7 H 5 M -5 1.7 H 5 M -5 5 H 5',
        line(),
      )
    case 'link':
      return path('M -9 -4 H 2 V -8 L 9.5 0 L 2 8 V 4 H -9 Z', look)
    case 'signal':
      return path('M 0 -9 L 9 6 L -9 6 Z', look)
    case 'terminate':
      return tag('circle', { r: 10, ...solid() })
    case 'multiple':
      return path(`M ${polygonPoints(5, 9.5)} Z`, look)
    case 'parallelMultiple':
      return path('M -3 -9 H 3 V -3 H 9 V 3 H 3 V 9 H -3 V 3 H -9 V -3 H -3 Z', look)
  }
}

/** What a gateway decides; exclusive ones carry the X unless the file switches it off. */
export const gatewayIcon = (type: GatewayType, isMarkerVisible: boolean): string => {
  switch (type) {
    case 'exclusive':
      return isMarkerVisible ? path('M -7 -8 L 7 8 M 7 -8 L -7 8', line(3.4)) : ''
    case 'parallel':
      return path('M 0 -11 V 11 M -11 0 H 11', line(3.4))
    case 'inclusive':
      return tag('circle', { r: 10.5, ...line(2.8) })
    case 'complex':
      return path(
        'M 0 -11 V 11 M -11 0 H 11 M -7.5 -7.5 L 7.5 7.5 M 7.5 -7.5 L -7.5 7.5',
        line(2.8),
      )
    case 'eventBased':
      return (
        tag('circle', { r: 13, ...line(1) }) +
        tag('circle', { r: 10.5, ...line(1) }) +
        path(`M ${polygonPoints(5, 7)} Z`, line(1))
      )
    case 'eventBasedExclusiveStart':
      return tag('circle', { r: 13, ...line(1) }) + path(`M ${polygonPoints(5, 8)} Z`, line(1))
    case 'eventBasedParallelStart':
      return (
        tag('circle', { r: 13, ...line(1) }) +
        path(
          'M -2.5 -8 H 2.5 V -2.5 H 8 V 2.5 H 2.5 V 8 H -2.5 V 2.5 H -8 V -2.5 H -2.5 Z',
          line(1),
        )
      )
  }
}

const gear = (): string => {
  const teeth = Array.from({ length: 16 }, (_, index) => {
    const radius = index % 2 === 0 ? 6.8 : 5
    const from = ((index - 0.3) / 16) * 2 * Math.PI
    const to = ((index + 0.3) / 16) * 2 * Math.PI
    const at = (angle: number) =>
      `${decimal(7 + radius * Math.cos(angle))} ${decimal(7 + radius * Math.sin(angle))}`
    return `${at(from)} L ${at(to)}`
  }).join(' L ')
  return path(`M ${teeth} Z`, line(1)) + tag('circle', { cx: 7, cy: 7, r: 2.3, ...line(1) })
}

/** Who or what does a task; '' for plain ones. `isInstantiating`: receiving it starts the process. */
export const taskIcon = (type: TaskType, isInstantiating = false): string => {
  switch (type) {
    case 'none':
      return ''
    case 'user':
      return (
        tag('circle', { cx: 7, cy: 4, r: 3.2, ...line(1) }) +
        path('M 1 13.5 C 1 9.5 3 7.8 5 7.5 M 13 13.5 C 13 9.5 11 7.8 9 7.5 M 1 13.5 H 13', line(1))
      )
    case 'manual':
      // A hand that points to the right: cuff, back, thumb above, four fingers.
      return path(
        'M 0.8 4.6 H 2.8 V 12.4 H 0.8 M 2.8 5.2 L 6.4 2 C 7.6 1.2 8.6 2.4 7.8 3.4 L 6.4 5 H 12.4 C 13.8 5 13.8 7 12.4 7 H 8.6 M 12.4 7 C 13.6 7 13.6 8.9 12.2 8.9 H 8.6 M 11.8 8.9 C 12.9 8.9 12.9 10.7 11.6 10.7 H 8.6 M 11 10.7 C 12 10.7 12 12.4 10.8 12.4 H 2.8',
        line(1),
      )
    case 'service':
      return gear()
    case 'script':
      return path(
        'M 4 1 H 13 C 9.5 4.5 13.5 8.5 10.5 13 H 1 C 4.5 8.5 0.5 5 4 1 Z M 4.4 3.8 H 9.4 M 4.6 6.6 H 10 M 4.6 9.6 H 9.8',
        line(1),
      )
    case 'businessRule':
      return (
        path('M 0.5 1.5 H 13.5 V 5 H 0.5 Z', { ...solid(1), 'fill-opacity': 0.35 }) +
        path(
          'M 0.5 1.5 H 13.5 V 12.5 H 0.5 Z M 0.5 5 H 13.5 M 0.5 8.8 H 13.5 M 4.5 5 V 12.5',
          line(1),
        )
      )
    case 'send':
      return path('M 0 2 H 14 V 12 H 0 Z', solid(1)) + path('M 0 2 L 7 8 L 14 2', { ...inverse })
    case 'receive':
      if (isInstantiating) {
        return (
          tag('circle', { cx: 8, cy: 8, r: 8, ...line(1) }) +
          path('M 3.5 5 H 12.5 V 11 H 3.5 Z M 3.5 5 L 8 8.6 L 12.5 5', line(1))
        )
      }
      return path('M 0 2 H 14 V 12 H 0 Z M 0 2 L 7 8 L 14 2', line(1))
  }
}

export type Marker = 'closed' | 'adHoc' | 'compensation' | Loop

/** Signs at the lower edge of an activity, 12 x 12 around the origin. */
export const markerIcon = (marker: Marker): string => {
  switch (marker) {
    case 'closed':
      return path('M -6 -6 H 6 V 6 H -6 Z M 0 -3.5 V 3.5 M -3.5 0 H 3.5', line())
    case 'adHoc':
      return path('M -6 1.5 C -4 -4 -1.5 -3 0 0 C 1.5 3 4 3.5 6 -1.5', line(2.2))
    case 'compensation':
      return path('M 0 -4.5 L -6 0 L 0 4.5 Z M 6 -4.5 L 0 0 L 6 4.5 Z', line())
    case 'standard':
      return path('M -2.5 5 A 5.4 5.4 0 1 1 2 5.2 M -2.5 5 L -6 4.6 M -2.5 5 L -2.6 1.4', line(1.4))
    case 'parallel':
      return path('M -4.5 -5 V 5 M 0 -5 V 5 M 4.5 -5 V 5', line(2.2))
    case 'sequential':
      return path('M -5 -4.5 H 5 M -5 0 H 5 M -5 4.5 H 5', line(2.2))
  }
}

/** Arrow of data inputs (outlined) and outputs (filled), 12 x 10 from the top left. */
export const dataArrow = (isFilled: boolean): string =>
  path('M 0 3 H 6 V 0 L 12 5 L 6 10 V 7 H 0 Z', isFilled ? solid(1) : line(1))

/** The message of a message flow, around the origin; an answer is grey. */
export const messageIcon = (isAnswer: boolean): string =>
  path('M -12 -8 H 12 V 8 H -12 Z M -12 -8 L 0 1.5 L 12 -8', {
    ...line(1.2),
    class: isAnswer ? 'pd-icon pd-envelope pd-answer' : 'pd-icon pd-envelope',
    fill: isAnswer ? ANSWER_FILL : PAPER,
  })

/** Three bars of a collection of data, around the origin. */
export const collectionIcon = (): string => path('M -4 -4 V 4 M 0 -4 V 4 M 4 -4 V 4', line(2))

export const move = (x: number, y: number, content: string, scale = 1): string =>
  content === ''
    ? ''
    : tag(
        'g',
        {
          transform: `translate(${decimal(x)} ${decimal(y)})${scale === 1 ? '' : ` scale(${decimal(scale)})`}`,
        },
        content,
      )
