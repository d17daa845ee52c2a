// The event definitions of an event: what triggers it, and what each trigger is about.

import type { ElementKind, Event, EventDefinition, EventPosition, TriggerDetails } from '#process'
import { isFalse, isTrue, type XmlElement } from '#xml'
import { childOf, childrenOf } from './bpmn-xml.ts'
import { type Entry, keyOf } from './entry.ts'
import { MODEL } from './names.ts'
import type { References } from './references.ts'

export const POSITIONS: Readonly<Record<string, EventPosition>> = {
  startEvent: 'start',
  intermediateCatchEvent: 'intermediateCatch',
  intermediateThrowEvent: 'intermediateThrow',
  boundaryEvent: 'boundary',
  endEvent: 'end',
}

const TRIGGERS: ReadonlyMap<string, EventDefinition['trigger']> = new Map([
  ['messageEventDefinition', 'message'],
  ['timerEventDefinition', 'timer'],
  ['errorEventDefinition', 'error'],
  ['escalationEventDefinition', 'escalation'],
  ['cancelEventDefinition', 'cancel'],
  ['compensateEventDefinition', 'compensation'],
  ['conditionalEventDefinition', 'conditional'],
  ['linkEventDefinition', 'link'],
  ['signalEventDefinition', 'signal'],
  ['terminateEventDefinition', 'terminate'],
])

/** Triggers that are about something defined elsewhere, and where that has its code. */
const SUBJECTS: ReadonlyMap<string, { readonly local: string; readonly code?: string }> = new Map([
  ['messageEventDefinition', { local: 'message' }],
  ['signalEventDefinition', { local: 'signal' }],
  ['errorEventDefinition', { local: 'error', code: 'errorCode' }],
  ['escalationEventDefinition', { local: 'escalation', code: 'escalationCode' }],
])

const ACTIVITIES: ReadonlySet<ElementKind> = new Set(['task', 'subProcess', 'callActivity'])

const subjectOf = (
  definition: XmlElement,
  entry: Entry,
  references: References,
): TriggerDetails => {
  const about = SUBJECTS.get(definition.local)
  const attribute = `${about?.local}Ref`
  const reference = definition.attributes[attribute]
  if (!about || reference === undefined || reference.trim() === '') return {}
  const subject = references.root(reference, (node) => node.local === about.local)
  if (!subject) {
    references.missing(entry, attribute, reference)
    return {}
  }
  const name = subject.attributes.name?.trim()
  const code = about.code && subject.attributes[about.code]?.trim()
  // Then nothing tells it from others that have no name either.
  if (!name && !code) references.passOver(definition, attribute)
  return { ...(name ? { refersTo: name } : {}), ...(code ? { code } : {}) }
}

const TIMES = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const

const timerOf = (definition: XmlElement, references: References): TriggerDetails => {
  let found: TriggerDetails | undefined
  for (const [local, timerType] of TIMES) {
    const node = childOf(definition, local)
    if (!node) continue
    if (found) {
      references.passOver(node)
      continue
    }
    const expression = node.text.trim()
    found = expression ? { timerType, expression } : { timerType }
  }
  return found ?? {}
}

const compensationOf = (
  { attributes }: XmlElement,
  entry: Entry,
  references: References,
): TriggerDetails => {
  const reference = attributes.activityRef
  const activity = references.resolve(reference, ACTIVITIES, entry)
  if (!activity && reference?.trim()) references.missing(entry, 'activityRef', reference)
  return {
    ...(activity ? { activity: keyOf(activity) } : {}),
    ...(isFalse(attributes.waitForCompletion) ? { waitsForCompletion: false } : {}),
  }
}

const detailsOf = (
  definition: XmlElement,
  entry: Entry,
  references: References,
): TriggerDetails => {
  if (definition.local === 'timerEventDefinition') return timerOf(definition, references)
  if (definition.local === 'compensateEventDefinition') {
    return compensationOf(definition, entry, references)
  }
  const text =
    definition.local === 'linkEventDefinition'
      ? definition.attributes.name?.trim()
      : definition.local === 'conditionalEventDefinition'
        ? childOf(definition, 'condition')?.text.trim()
        : undefined
  return text ? { expression: text } : subjectOf(definition, entry, references)
}

/** Its own definitions, then those it refers to. */
const definitionsOf = (entry: Entry, references: References): readonly XmlElement[] => {
  const own = entry.node.children.filter(
    (one) => one.namespace === MODEL && TRIGGERS.has(one.local),
  )
  const referred = childrenOf(entry.node, 'eventDefinitionRef').flatMap(({ text }) => {
    const definition = references.root(text, ({ local }) => TRIGGERS.has(local))
    if (definition) return [definition]
    references.missing(entry, 'eventDefinitionRef', text)
    return []
  })
  return [...own, ...referred]
}

/** Everything about an event but where it stands and what it is attached to. */
export const triggerOf = (
  entry: Entry,
  references: References,
): Pick<Event, 'trigger' | 'definitions' | 'isInterrupting' | keyof TriggerDetails> => {
  const { attributes } = entry.node
  const definitions = definitionsOf(entry, references).map(
    (definition): EventDefinition => ({
      trigger: TRIGGERS.get(definition.local) ?? 'message',
      ...detailsOf(definition, entry, references),
    }),
  )
  const [first] = definitions
  // Others have nothing they could interrupt.
  const mayGoOn = ['startEvent', 'boundaryEvent'].includes(entry.node.local)
  const isGoingOn =
    mayGoOn && (isFalse(attributes.cancelActivity) || isFalse(attributes.isInterrupting))
  const common = isGoingOn ? { isInterrupting: false } : {}
  if (definitions.length < 2 && isTrue(attributes.parallelMultiple)) {
    references.passOver(entry.node, 'parallelMultiple')
  }
  if (!first) return { trigger: 'none', ...common }
  if (definitions.length === 1) return { ...first, ...common }
  const trigger = isTrue(attributes.parallelMultiple) ? 'parallelMultiple' : 'multiple'
  return { trigger, definitions, ...common }
}
