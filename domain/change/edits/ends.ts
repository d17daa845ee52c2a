// What can be at the end of an arrow, as BPMN has it: who can send and receive messages, who takes data
// in and gives data out. Files may say otherwise; what people draw here keeps to it.

import { type Element, isActivity } from '#process'

const isCatching = (element: Element): boolean =>
  element.kind === 'event' && ['start', 'intermediateCatch', 'boundary'].includes(element.position)

const isThrowing = (element: Element): boolean => element.kind === 'event' && !isCatching(element)

/** Steps, events that throw, and parties of which nothing more is known or said. */
export const sends = (element: Element | undefined): boolean =>
  element !== undefined && (isActivity(element) || isThrowing(element) || element.kind === 'pool')

export const receives = (element: Element | undefined): boolean =>
  element !== undefined && (isActivity(element) || isCatching(element) || element.kind === 'pool')

/** A step needs data and makes data; an event that throws only needs, one that catches only makes. */
export const needsData = (element: Element): boolean => isActivity(element) || isThrowing(element)
export const makesData = (element: Element): boolean => isActivity(element) || isCatching(element)

/** Whether one of the ways out may be the one that is taken when no condition holds. */
export const decides = (from: Element | undefined): boolean =>
  from?.kind === 'gateway'
    ? ['exclusive', 'inclusive', 'complex'].includes(from.gatewayType)
    : from?.kind !== 'event'
