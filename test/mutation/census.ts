// Nothing is lost silently: counts what people would see in a file, and says what of it is neither in
// the process that was read nor in a remark. It knows nothing of how reading works.

import type { BpmnReading } from '#bpmn'
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

type Counts = Map<string, number>

const add = (counts: Counts, kind: string, times = 1) =>
  counts.set(kind, (counts.get(kind) ?? 0) + times)

const inFile = (root: XmlElement, stops: ReadonlySet<string>, hasStrangers: boolean): Counts => {
  const counts: Counts = new Map()
  const shown = new Set<string>()
  const objects: string[] = []
  const walk = (node: XmlElement) => {
    if (node.namespace !== MODEL) {
      if (hasStrangers || /DI$|DC$/.test(node.namespace)) return
    } else if (stops.has(node.local) || node.local === 'extensionElements') return
    const kind = node.namespace === MODEL ? KIND_OF.get(node.local) : undefined
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

/** What is missing without a word, by kind: how many there are and how many are accounted for. */
export const lostSilently = (
  root: XmlElement,
  reading: Extract<BpmnReading, { kind: 'read' }>,
): readonly string[] => {
  const told: Counts = new Map()
  const stops = new Set<string>()
  let hasStrangers = false
  for (const { code, details } of reading.remarks) {
    const count = Number(details.count ?? 1)
    const of = code === 'more-alike' ? detail(details, 'of') : code
    if (of === 'flow-without-end') add(told, 'flow', count)
    const kind = detail(details, 'kind')
    if (code === 'element-misplaced' || code === 'element-kept') {
      add(told, KIND_OF.get(kind) ?? '', count)
    }
    if (code === 'element-kept' && !KIND_OF.has(kind)) stops.add(kind)
    if (code === 'extension-kept') hasStrangers = true
  }
  for (const element of Object.values(reading.process.elements)) {
    if (element.kind === 'pool' && !element.isDrawn) continue
    add(told, FLOWS.has(element.kind) ? 'flow' : element.kind)
  }
  return [...inFile(root, stops, hasStrangers)].flatMap(([kind, count]) => {
    const known = told.get(kind) ?? 0
    return count <= known ? [] : [`${kind}: ${count} in the file, ${known} accounted for`]
  })
}
