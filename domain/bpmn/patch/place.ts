// Where in an element of the file a new child belongs, so that the file keeps fitting the schema: the
// order in which BPMN's types list their children, read from BPMN20.xsd, as one list of ranks.

import type { XmlElement } from '#xml'
import { COMMON, DIAGRAM, DRAWING, MODEL } from '../names.ts'

const ORDER: readonly (readonly string[])[] = [
  ['import'],
  ['extension'],
  ['documentation'],
  ['extensionElements'],
  ['supportedInterfaceRef', 'interfaceRef', 'partitionElement'],
  ['endPointRef', 'text', 'dataInputRefs', 'dataOutputRefs'],
  ['participantMultiplicity', 'auditing'],
  ['monitoring'],
  ['categoryValueRef'],
  ['incoming'],
  ['outgoing'],
  ['activationCondition', 'conditionExpression', 'dataState'],
  ['ioSpecification', 'flowNodeRef', 'sourceRef'],
  ['targetRef', 'childLaneSet', 'ioBinding'],
  ['property'],
  ['dataInput'],
  ['dataOutput'],
  ['dataInputAssociation'],
  ['dataOutputAssociation'],
  ['inputSet'],
  ['outputSet'],
  ['eventDefinition'],
  ['eventDefinitionRef'],
  ['activityResource'],
  ['loopCharacteristics'],
  ['participant', 'laneSet'],
  ['messageFlow', 'flowElement'],
  ['artifact'],
  ['completionCondition', 'conversation', 'processResource'],
  ['rootElement'],
  ['loopCardinality', 'loopCondition'],
  ['loopDataInputRef'],
  ['loopDataOutputRef'],
  ['inputDataItem'],
  ['outputDataItem'],
  ['Bounds', 'waypoint'],
  ['BPMNLabel'],
  ['BPMNShape'],
  ['BPMNDiagram'],
  ['relationship'],
]

const RANKS: ReadonlyMap<string, number> = new Map(
  ORDER.flatMap((names, rank) => names.map((name) => [name, rank] as const)),
)

const ARTIFACTS = new Set(['association', 'textAnnotation', 'group'])
const RESOURCES = new Set(['resourceRole', 'performer', 'humanPerformer', 'potentialOwner'])
const CONVERSATIONS =
  /^(conversation|correlation|choreographyRef|callConversation|subConversation|participantAssociation|messageFlowAssociation)/

/** What a child is in the schema's eyes, by its own and its parent's name. */
const classOf = (parent: string, local: string): string => {
  // The last of a loop, as of an ad-hoc sub-process.
  if (parent.endsWith('LoopCharacteristics') && local === 'completionCondition') return 'BPMNLabel'
  if (parent === 'definitions') {
    return RANKS.has(local) && /^(import|extension|BPMNDiagram|relationship)$/.test(local)
      ? local
      : 'rootElement'
  }
  if (local.endsWith('EventDefinition')) return 'eventDefinition'
  if (local.endsWith('LoopCharacteristics')) return 'loopCharacteristics'
  if (ARTIFACTS.has(local)) return 'artifact'
  if (RESOURCES.has(local)) return parent === 'process' ? 'processResource' : 'activityResource'
  if (parent === 'collaboration' && CONVERSATIONS.test(local)) return 'conversation'
  if (parent === 'process' && (local === 'correlationSubscription' || local === 'supports')) {
    return 'processResource'
  }
  if (local === 'BPMNEdge') return 'BPMNShape'
  return RANKS.has(local) ? local : 'flowElement'
}

/** Where among its siblings a child of that name stands. */
export const rankOf = (parent: string, local: string): number =>
  RANKS.get(classOf(parent, local)) ?? ORDER.length

const STANDARD: ReadonlySet<string> = new Set([MODEL, DIAGRAM, DRAWING, COMMON])

/** The child behind which a new one belongs; undefined for before all of them. */
export const placeFor = (parent: XmlElement, local: string): XmlElement | undefined => {
  const rank = rankOf(parent.local, local)
  const { children } = parent
  let last = -1
  // Strangers stay with what they stand behind.
  const ranks = children.map((child) => {
    if (STANDARD.has(child.namespace)) last = rankOf(parent.local, child.local)
    return last
  })
  const like = children.findLast((_, index) => ranks[index] === rank)
  if (like) return like
  const next = ranks.findIndex((one) => one > rank)
  return next < 0 ? children.at(-1) : children[next - 1]
}
