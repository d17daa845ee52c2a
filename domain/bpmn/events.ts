// The event definitions of an event: what triggers it, and the one text people read on it.

import type { Event, EventPosition, EventTrigger } from '#process'
import { isFalse, isTrue, type XmlElement } from '#xml'
import { childOf, childrenOf } from './bpmn-xml.ts'
import type { Entry } from './entry.ts'
import { MODEL } from './names.ts'
import type { References } from './references.ts'

export const POSITIONS: Readonly<Record<string, EventPosition>> = {
  startEvent: 'start',
  intermediateCatchEvent: 'intermediateCatch',
  intermediateThrowEvent: 'intermediateThrow',
  boundaryEvent: 'boundary',
  endEvent: 'end',
}

const TRIGGERS: ReadonlyMap<string, EventTrigger> = new Map([
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

/** Which attribute names what the event is about, and which attribute of that is read by people. */
const SUBJECTS: readonly (readonly [string, readonly string[]])[] = [
  ['messageRef', ['name']],
  ['signalRef', ['name']],
  ['errorRef', ['name', 'errorCode']],
  ['escalationRef', ['name', 'escalationCode']],
]

type Details = Pick<Event, 'expression' | 'timerType' | 'refersTo'>

const subjectOf = (definition: XmlElement, entry: Entry, references: References) => {
  for (const [attribute, names] of SUBJECTS) {
    const reference = definition.attributes[attribute]
    if (reference === undefined || reference.trim() === '') continue
    const subject = references.root(reference)
    if (!subject) {
      references.missing(entry, attribute, reference)
      continue
    }
    const name = names.map((one) => subject.attributes[one]?.trim()).find((one) => one)
    if (name) return name
  }
  return undefined
}

const timerOf = (definition: XmlElement): Details => {
  for (const [local, timerType] of [
    ['timeDate', 'date'],
    ['timeDuration', 'duration'],
    ['timeCycle', 'cycle'],
  ] as const) {
    const node = childOf(definition, local)
    if (!node) continue
    const expression = node.text.trim()
    return expression ? { timerType, expression } : { timerType }
  }
  return {}
}

const detailsOf = (definition: XmlElement, entry: Entry, references: References): Details => {
  if (definition.local === 'timerEventDefinition') return timerOf(definition)
  const text =
    definition.local === 'linkEventDefinition'
      ? definition.attributes.name?.trim()
      : childOf(definition, 'condition')?.text.trim()
  const refersTo = subjectOf(definition, entry, references)
  return { ...(text ? { expression: text } : {}), ...(refersTo ? { refersTo } : {}) }
}

/** Its own definitions, then those it refers to. */
const definitionsOf = (entry: Entry, references: References): readonly XmlElement[] => {
  const own = entry.node.children.filter(
    (one) => one.namespace === MODEL && TRIGGERS.has(one.local),
  )
  const referred = childrenOf(entry.node, 'eventDefinitionRef').flatMap(({ text }) => {
    const definition = references.root(text)
    if (definition && TRIGGERS.has(definition.local)) return [definition]
    references.missing(entry, 'eventDefinitionRef', text)
    return []
  })
  return [...own, ...referred]
}

/** Everything about an event but where it stands and what it is attached to. */
export const triggerOf = (
  entry: Entry,
  references: References,
): Pick<Event, 'trigger' | 'triggers' | 'isInterrupting' | keyof Details> => {
  const { attributes } = entry.node
  const definitions = definitionsOf(entry, references)
  const triggers = definitions.map(({ local }) => TRIGGERS.get(local) ?? 'none')
  const [first] = definitions
  const isGoingOn = isFalse(attributes.cancelActivity) || isFalse(attributes.isInterrupting)
  const common = isGoingOn ? { isInterrupting: false } : {}
  if (!first) return { trigger: 'none', ...common }
  const details = { ...detailsOf(first, entry, references), ...common }
  if (definitions.length === 1) return { trigger: triggers[0] ?? 'none', ...details }
  const trigger = isTrue(attributes.parallelMultiple) ? 'parallelMultiple' : 'multiple'
  return { trigger, triggers, ...details }
}
