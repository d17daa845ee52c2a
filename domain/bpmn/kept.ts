// Counts what the file holds and the model does not understand: it stays in the original, and people
// are told how much of what kind. A subtree counts once, by its top.

import type { XmlElement } from '#xml'
import {
  BIOCOLOR,
  COLOR,
  COMMON,
  DIAGRAM,
  DRAWING,
  EXTENSION,
  MODEL,
  SCHEMA_INSTANCE,
} from './names.ts'
import type { Remark } from './outcome.ts'

/** BPMN's own elements that become part of the model, or only hold what does. */
const UNDERSTOOD: ReadonlySet<string> = new Set(
  `definitions collaboration participant participantMultiplicity process laneSet childLaneSet lane
  flowNodeRef incoming outgoing documentation text task userTask manualTask serviceTask scriptTask
  businessRuleTask sendTask receiveTask subProcess transaction adHocSubProcess callActivity startEvent
  intermediateCatchEvent intermediateThrowEvent boundaryEvent endEvent exclusiveGateway
  inclusiveGateway parallelGateway complexGateway eventBasedGateway sequenceFlow conditionExpression
  messageFlow association textAnnotation group category categoryValue dataObject dataObjectReference
  dataStore dataStoreReference dataState dataInputAssociation dataOutputAssociation sourceRef targetRef
  ioSpecification dataInput dataOutput inputSet outputSet dataInputRefs dataOutputRefs
  messageEventDefinition timerEventDefinition errorEventDefinition escalationEventDefinition
  cancelEventDefinition compensateEventDefinition conditionalEventDefinition linkEventDefinition
  signalEventDefinition terminateEventDefinition eventDefinitionRef timeDate timeDuration timeCycle
  condition message error signal escalation standardLoopCharacteristics
  multiInstanceLoopCharacteristics BPMNDiagram BPMNPlane BPMNShape BPMNEdge BPMNLabel Bounds
  waypoint`
    .trim()
    .split(/\s+/),
)

const STANDARD: ReadonlySet<string> = new Set([MODEL, DIAGRAM, DRAWING, COMMON])
const PASSED_OVER: ReadonlySet<string> = new Set([
  EXTENSION,
  COLOR,
  BIOCOLOR,
  SCHEMA_INSTANCE,
  'http://www.w3.org/XML/1998/namespace',
])

/** How vendors' namespaces are called by people; the first part that fits. */
const VENDORS: readonly (readonly [string, string])[] = [
  ['camunda.org/schema/zeebe', 'Camunda 8'],
  ['camunda.org', 'Camunda'],
  ['operaton.org', 'Operaton'],
  ['bpmn.io', 'bpmn.io'],
  ['signavio', 'Signavio'],
  ['boc-', 'ADONIS'],
  ['softwareag.com/aris', 'ARIS'],
  ['trisotech', 'Trisotech'],
  ['flowable.org', 'Flowable'],
  ['activiti.org', 'Activiti'],
  ['bizagi', 'Bizagi'],
  ['bonitasoft', 'Bonita'],
  ['omninet.de', 'OMNITRACKER'],
  ['gbtec.de', 'BIC'],
  ['igrafx', 'iGrafx'],
  ['itp-commerce', 'Process Modeler'],
  ['visual-paradigm', 'Visual Paradigm'],
  ['aeneis', 'Aeneis'],
  ['ibo.de', 'ibo Prometheus'],
  ['w4.eu', 'W4'],
]

const vendorOf = (namespace: string): string =>
  VENDORS.find(([part]) => namespace.includes(part))?.[1] ?? namespace

export const keptIn = (root: XmlElement): readonly Remark[] => {
  const elements = new Map<string, number>()
  const extensions = new Map<string, number>()
  const attributes = new Map<string, number>()
  const count = (map: Map<string, number>, name: string) => map.set(name, (map.get(name) ?? 0) + 1)
  const walk = (node: XmlElement) => {
    for (const { namespace } of node.foreign) {
      if (!PASSED_OVER.has(namespace)) count(attributes, vendorOf(namespace))
    }
    for (const child of node.children) {
      if (!STANDARD.has(child.namespace)) {
        if (!PASSED_OVER.has(child.namespace)) count(extensions, vendorOf(child.namespace))
      } else if (UNDERSTOOD.has(child.local) || child.local === 'extensionElements') walk(child)
      else if (child.local === 'extension' && child.namespace === DRAWING) walk(child)
      else count(elements, child.local)
    }
  }
  walk(root)
  const remarks = (code: Remark['code'], property: string, map: Map<string, number>): Remark[] =>
    [...map]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([name, times]) => ({ code, details: { [property]: name, count: times } }))
  return [
    ...remarks('element-kept', 'kind', elements),
    ...remarks('extension-kept', 'vendor', extensions),
    ...remarks('attribute-kept', 'vendor', attributes),
  ]
}
