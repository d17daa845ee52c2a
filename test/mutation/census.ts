// Nothing is lost silently: counts what people would see in a file, and says what of it is neither in
// the process that was read nor in a remark. It knows nothing of how reading works.

import type { BpmnReading } from '#bpmn'
import type { Element } from '#process'
import type { XmlElement } from '#xml'

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'

const KIND_OF: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pool: 'participant',
    lane: 'lane',
    task: 'task userTask manualTask serviceTask scriptTask businessRuleTask sendTask receiveTask',
    subProcess: 'subProcess transaction adHocSubProcess',
    callActivity: 'callActivity',
    event: 'startEvent endEvent boundaryEvent intermediateCatchEvent intermediateThrowEvent',
    gateway: 'exclusiveGateway inclusiveGateway parallelGateway complexGateway eventBasedGateway',
    data: 'dataObject dataObjectReference dataStoreReference',
    annotation: 'textAnnotation',
    group: 'group',
    flow: 'sequenceFlow messageFlow association dataInputAssociation dataOutputAssociation',
  }).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
)

const FLOWS: ReadonlySet<string> = new Set([
  'sequenceFlow',
  'messageFlow',
  'association',
  'dataAssociation',
])

/** Facts about what is seen, which may be there twice or in a form that nobody understands. */
const FACT_OF: ReadonlyMap<string, string> = new Map(
  Object.entries({
    repetition: 'standardLoopCharacteristics multiInstanceLoopCharacteristics',
    multiplicity: 'participantMultiplicity',
    trigger: `messageEventDefinition timerEventDefinition errorEventDefinition
      escalationEventDefinition cancelEventDefinition compensateEventDefinition
      conditionalEventDefinition linkEventDefinition signalEventDefinition terminateEventDefinition`,
  }).flatMap(([fact, names]) => names.split(/\s+/).map((name) => [name, fact] as const)),
)

/** Where one of these was counted as a whole, the facts in it were not counted each. */
const HOLDERS: ReadonlySet<string> = new Set(
  'process collaboration laneSet childLaneSet participant dataInputAssociation dataOutputAssociation'.split(
    ' ',
  ),
)

const OURS = 'urn:prozessverbund:extension:1'

type Counts = Map<string, number>

const add = (counts: Counts, kind: string, times = 1) =>
  counts.set(kind, (counts.get(kind) ?? 0) + times)

const inFile = (root: XmlElement, stops: ReadonlySet<string>, hasStrangers: boolean): Counts => {
  const counts: Counts = new Map()
  const shown = new Set<string>()
  const objects: string[] = []
  const walk = (node: XmlElement) => {
    if (node.namespace === MODEL && node.local === 'extensionElements') {
      const works = node.children.filter(
        ({ namespace, local, attributes, children }) =>
          namespace === OURS &&
          local === 'work' &&
          (Object.values(attributes).some((value) => value.trim() !== '') || children.length > 0),
      )
      add(counts, 'work', works.length)
    }
    if (node.namespace !== MODEL) {
      if (hasStrangers || /DI$|DC$/.test(node.namespace)) return
    } else if (stops.has(node.local) || node.local === 'extensionElements') return
    const kind = node.namespace === MODEL ? KIND_OF.get(node.local) : undefined
    const fact = node.namespace === MODEL ? FACT_OF.get(node.local) : undefined
    if (fact !== undefined) add(counts, fact)
    const reference = node.attributes.dataObjectRef?.trim()
    if (reference) shown.add(reference.slice(reference.indexOf(':') + 1))
    if (node.local === 'dataObject' && node.namespace === MODEL) {
      objects.push(node.attributes.id?.trim() ?? '')
    } else if (kind !== undefined) add(counts, kind)
    for (const child of node.children) walk(child)
  }
  walk(root)
  // Data objects that are shown by references are seen as those.
  add(counts, 'data', objects.filter((id) => id === '' || !shown.has(id)).length)
  return counts
}

const detail = (details: Readonly<Record<string, string | number>>, name: string): string =>
  String(details[name] ?? '')

const FACTS: ReadonlySet<string> = new Set(['work', ...FACT_OF.values()])

const addFacts = (told: Counts, element: Element) => {
  if ('loop' in element && element.loop !== undefined) add(told, 'repetition')
  if ('work' in element && element.work !== undefined) add(told, 'work')
  if (element.kind === 'pool' && (element.isMultiple || element.multiplicity)) {
    add(told, 'multiplicity')
  }
  if (element.kind !== 'event') return
  add(told, 'trigger', element.definitions?.length ?? (element.trigger === 'none' ? 0 : 1))
}

/** What is missing without a word, by kind: how many there are and how many are accounted for. */
export const lostSilently = (
  root: XmlElement,
  reading: Extract<BpmnReading, { kind: 'read' }>,
): readonly string[] => {
  const told: Counts = new Map()
  const stops = new Set<string>()
  let hasStrangers = false
  let hasCovered = false
  for (const { code, details } of reading.remarks) {
    const count = Number(details.count ?? 1)
    const of = code === 'more-alike' ? detail(details, 'of') : code
    if (of === 'flow-without-end') add(told, 'flow', count)
    const kind = detail(details, 'kind')
    if (code === 'element-misplaced' || code === 'element-kept') {
      add(told, KIND_OF.get(kind) ?? '', count)
    }
    if (code === 'element-kept' && FACT_OF.has(kind)) add(told, FACT_OF.get(kind) ?? '', count)
    else if (code === 'element-kept' && !KIND_OF.has(kind) && !HOLDERS.has(kind)) stops.add(kind)
    if (code === 'extension-kept') hasStrangers = true
    if (code.endsWith('-kept') && details.vendor === 'Prozessverbund') add(told, 'work', count)
    if (code === 'element-misplaced' || HOLDERS.has(kind)) hasCovered = true
    if (code === 'flow-without-end' || of === 'element-kept') hasCovered = true
  }
  for (const element of Object.values(reading.process.elements)) {
    addFacts(told, element)
    if (element.kind === 'pool' && !element.isDrawn) continue
    add(told, FLOWS.has(element.kind) ? 'flow' : element.kind)
  }
  return [...inFile(root, stops, hasStrangers)].flatMap(([kind, count]) => {
    if (hasCovered && FACTS.has(kind)) return []
    const known = told.get(kind) ?? 0
    return count <= known ? [] : [`${kind}: ${count} in the file, ${known} accounted for`]
  })
}
