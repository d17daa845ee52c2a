// Loops and several instances of an activity, and what the file says about how often.

import type { Activity, LoopDetails } from '#process'
import { isTrue, type XmlElement } from '#xml'
import { childOf } from './bpmn-xml.ts'

const textIn = (node: XmlElement, local: string): string | undefined =>
  childOf(node, local)?.text.trim() || undefined

const nameIn = (node: XmlElement, local: string): string | undefined =>
  childOf(node, local)?.attributes.name?.trim() || undefined

export const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined

/** Without the undefined ones; nothing at all where none is left. */
const withDetails = (
  loop: Activity['loop'] & string,
  given: { [K in keyof LoopDetails]: LoopDetails[K] | undefined },
): Pick<Activity, 'loop' | 'loopDetails'> => {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? { loop } : { loop, loopDetails: Object.fromEntries(entries) }
}

export const loopOf = (activity: XmlElement): Pick<Activity, 'loop' | 'loopDetails'> => {
  const standard = childOf(activity, 'standardLoopCharacteristics')
  if (standard) {
    return withDetails('standard', {
      condition: textIn(standard, 'loopCondition'),
      isTestedBefore: isTrue(standard.attributes.testBefore) || undefined,
      maximum: whole(standard.attributes.loopMaximum),
    })
  }
  const several = childOf(activity, 'multiInstanceLoopCharacteristics')
  if (!several) return {}
  return withDetails(isTrue(several.attributes.isSequential) ? 'sequential' : 'parallel', {
    cardinality: textIn(several, 'loopCardinality'),
    inputItem: nameIn(several, 'inputDataItem'),
    outputItem: nameIn(several, 'outputDataItem'),
    condition: textIn(several, 'completionCondition'),
  })
}
