// Our own extension of BPMN: how a step is done, how often a way is taken, and the facts sheet. The
// schema is docs/prozess-extension-1.xsd. Values that do not fit it are passed over, not guessed.

import {
  isStepKind,
  type LeadTime,
  MEDIA,
  type MinutesRange,
  type PrescribedBy,
  type Profile,
  type Waiting,
  type Work,
} from '#process'
import { flag, type XmlElement } from '#xml'
import { childOf } from './bpmn-xml.ts'
import { EXTENSION } from './names.ts'

const ours = (node: XmlElement, local: string): readonly XmlElement[] =>
  node.children.filter((child) => child.namespace === EXTENSION && child.local === local)

const extensionOf = (node: XmlElement, local: string): XmlElement | undefined => {
  const extensions = childOf(node, 'extensionElements')
  return extensions && ours(extensions, local)[0]
}

/** An amount from 0 on, or undefined. */
export const amountOf = (
  text: string | undefined,
  maximum = Number.MAX_SAFE_INTEGER,
): number | undefined => {
  if (text === undefined || text.trim() === '') return undefined
  const number = Number(text)
  return Number.isFinite(number) && number >= 0 && number <= maximum ? number : undefined
}

/** A value of a closed list, or undefined. */
export const oneOf = <T extends string>(
  text: string | undefined,
  list: readonly T[],
): T | undefined => list.find((value) => value === text?.trim())

/** An object without the properties that are undefined; undefined where nothing is left. */
const present = <T extends object>(value: { [K in keyof T]: T[K] | undefined }): T | undefined => {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined
}

const textsOf = (node: XmlElement, local: string): readonly string[] | undefined => {
  const texts = ours(node, local).map(({ text }) => text.trim())
  return texts.length > 0 ? texts : undefined
}

const textOf = (node: XmlElement, local: string): string | undefined =>
  ours(node, local)[0]?.text.trim() || undefined

const waitingOf = (node: XmlElement): Waiting | undefined => {
  const waiting = ours(node, 'waiting')[0]
  const minDays = amountOf(waiting?.attributes.minDays)
  const maxDays = amountOf(waiting?.attributes.maxDays)
  return minDays === undefined || maxDays === undefined ? undefined : { minDays, maxDays }
}

const minutesRangeOf = (node: XmlElement): MinutesRange | undefined => {
  const range = ours(node, 'minutesRange')[0]
  const min = amountOf(range?.attributes.min)
  const max = amountOf(range?.attributes.max)
  return min === undefined || max === undefined ? undefined : { min, max }
}

export const PRESCRIBED_BY: readonly PrescribedBy[] = [
  'law',
  'statute',
  'directive',
  'serviceInstruction',
  'practice',
]

export const PROCESS_TYPES = ['core', 'support', 'management'] as const
export const SOURCES = ['sourced', 'common', 'toCheck'] as const

export const workOf = (activity: XmlElement): Work | undefined => {
  const node = extensionOf(activity, 'work')
  if (!node) return undefined
  const { attributes } = node
  return present<Work>({
    // Before there was a list of kinds, the family's code stood in its place.
    stepKind: isStepKind(attributes.stepKind) ? attributes.stepKind : undefined,
    familyCode:
      attributes.familyCode ||
      (isStepKind(attributes.stepKind) ? undefined : attributes.stepKind) ||
      undefined,
    referenceActivityGroup: amountOf(attributes.referenceActivityGroup, 8),
    medium: oneOf(attributes.medium, MEDIA),
    minutes: amountOf(attributes.minutes),
    minutesRange: minutesRangeOf(node),
    share: amountOf(attributes.share, 1),
    waiting: waitingOf(node),
    prescribedBy: oneOf(attributes.prescribedBy, PRESCRIBED_BY),
    isDiscretionary: flag(attributes.isDiscretionary),
    systems: textsOf(node, 'system'),
    documents: textsOf(node, 'document'),
    handover: attributes.handover || undefined,
    note: textOf(node, 'note'),
    openQuestion: textOf(node, 'openQuestion'),
  })
}

export const flowShareOf = (flow: XmlElement): number | undefined =>
  amountOf(extensionOf(flow, 'flow')?.attributes.share, 1)

/** What a call activity calls, where it is no name that BPMN's own attribute may hold. */
export const calledElementOf = (node: XmlElement): string | undefined =>
  node.foreign.find((one) => one.namespace === EXTENSION && one.local === 'calledElement')?.value

const leadTimeOf = (node: XmlElement): LeadTime | undefined => {
  const lead = ours(node, 'leadTime')[0]
  const days = amountOf(lead?.attributes.days)
  if (!lead || days === undefined) return undefined
  const more = present<Omit<LeadTime, 'days'>>({
    minDays: amountOf(lead.attributes.minDays),
    maxDays: amountOf(lead.attributes.maxDays),
    note: lead.text.trim() || undefined,
  })
  return { days, ...more }
}

const legalBasesOf = (node: XmlElement): Profile['legalBases'] => {
  const bases = ours(node, 'legalBasis').map((basis) => {
    const certainty = oneOf(basis.attributes.certainty, SOURCES)
    return { text: basis.text.trim(), ...(certainty ? { certainty } : {}) }
  })
  return bases.length > 0 ? bases : undefined
}

/** The facts sheet in the extensions of a collaboration or process. */
export const profileOf = (holder: XmlElement): Profile | undefined => {
  const node = extensionOf(holder, 'profile')
  if (!node) return undefined
  const { attributes } = node
  return present<Profile>({
    trigger: textOf(node, 'trigger'),
    result: textOf(node, 'result'),
    productArea: attributes.productArea || undefined,
    processType: oneOf(attributes.processType, PROCESS_TYPES),
    participants: textsOf(node, 'participant'),
    legalBases: legalBasesOf(node),
    casesPerYear: amountOf(attributes.casesPerYear),
    leadTime: leadTimeOf(node),
    serviceKey: attributes.serviceKey || undefined,
    owner: attributes.owner || undefined,
    contact: attributes.contact || undefined,
    task: attributes.task || undefined,
    systems: textsOf(node, 'system'),
    notice: textOf(node, 'notice'),
  })
}
