// What of a file is passed over: contents that can be taken out of it without any trace, neither in the
// process that is read nor in the report. It knows of reading only that both come out of it, so it
// finds what a list of known cases would not. What says nothing by itself is left out of account:
// ids, the standard's default values, what tells the file's tools and schemas, and what a file says twice.

import { type BpmnReading, readBpmn } from '#bpmn'
import { readXml, type XmlElement } from '#xml'

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'

/** An attribute, or an element with all that is in it, and how the file reads without it. */
export interface Content {
  readonly what: string
  /** The element, or the one that has the attribute; then those around it, from the inside. */
  readonly path: readonly XmlElement[]
  /** '' for the element itself. */
  readonly attribute: string
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
  readonly without: string
}

const cut = (text: string, start: number, end: number): string =>
  text.slice(0, start) + text.slice(end)

const ATTRIBUTE = /\s([^\s=<>"']+)\s*=\s*("[^"<]*"|'[^'<]*')/g

const attributesOf = (text: string, path: readonly XmlElement[]): readonly Content[] => {
  const [node] = path
  if (!node) return []
  return [...text.slice(node.start, node.contentStart).matchAll(ATTRIBUTE)].map((match) => {
    const start = node.start + match.index
    const name = match[1] ?? ''
    return {
      what: `${match[0].trim().slice(0, 80)} of ${node.local}`,
      path,
      attribute: name,
      start,
      end: start + match[0].length,
      without: cut(text, start, start + match[0].length),
    }
  })
}

/** All there is in a file, but its root; [] where it is no XML in UTF-8. */
export const contentsOf = (text: string): readonly Content[] => {
  const reading = readXml(new TextEncoder().encode(text))
  if (reading.kind === 'refused' || reading.text !== text) return []
  const contents: Content[] = []
  const walk = (path: readonly XmlElement[]) => {
    const [node] = path
    if (!node) return
    contents.push(...attributesOf(text, path))
    for (const child of node.children) {
      const { start, end } = child
      const inner = [child, ...path]
      const what = `${child.local} in ${node.local}`
      contents.push({
        what,
        path: inner,
        attribute: '',
        start,
        end,
        without: cut(text, start, end),
      })
      walk(inner)
    }
  }
  walk([reading.root])
  return contents
}

/** What comes of a file but where in it each remark was met. */
const saidOf = (reading: BpmnReading): string =>
  reading.kind === 'refused'
    ? reading.refusal.code
    : JSON.stringify([
        reading.process,
        reading.profile,
        reading.remarks.map(({ code, details: { line: _, lines: __, ...details } }) => [
          code,
          details,
        ]),
      ])

const read = (text: string): BpmnReading => readBpmn(new TextEncoder().encode(text))

const NO_CONTENT =
  /^(id|xmlns(:.*)?|exporter|exporterVersion|targetNamespace|[^:]*:(schemaLocation|noNamespaceSchemaLocation|type|space))$/

const DEFAULTS: ReadonlySet<string> = new Set(
  `isClosed=false processType=None startQuantity=1 completionQuantity=1 implementation=##unspecified
  implementation=##WebService method=##Compensate gatewayDirection=Unspecified behavior=All
  textFormat=text/plain isForCompensation=false isCollection=false parallelMultiple=false isUnlimited=true
  triggeredByEvent=false instantiate=false eventGatewayType=Exclusive cancelActivity=true
  isInterrupting=true associationDirection=None waitForCompletion=true isSequential=false
  testBefore=false cancelRemainingInstances=true minimum=0 maximum=1
  expressionLanguage=http://www.w3.org/1999/XPath typeLanguage=http://www.w3.org/2001/XMLSchema`
    .trim()
    .split(/\s+/),
)

const bare = (reference: string | undefined): string =>
  (reference ?? '').trim().replace(/^[^:]*:/, '')

/** A name that tools give to the whole by themselves. */
const isGeneric = ({ local }: XmlElement, name: string): boolean =>
  /^(definitions|collaboration|process|BPMNDiagram)$/.test(local) &&
  /^(sid-.*|default )?[a-z]*[- ]?(diag|diagram)?(\d+)?$/i.test(name.trim())

/** An attribute that says no more than its absence does. */
const isNoMore = (name: string, value: string): boolean => {
  const meant = value.trim().replace(/^1$/, 'true').replace(/^0$/, 'false')
  return (
    NO_CONTENT.test(name) ||
    meant === '' ||
    DEFAULTS.has(`${name}=${value.trim()}`) ||
    DEFAULTS.has(`${name}=${meant}`)
  )
}

/** An element that says nothing by being there: it only could hold something. */
const isVoid = (node: XmlElement): boolean =>
  Object.entries(node.attributes).every(
    ([name, value]) => name === 'bpmnElement' || isNoMore(name, value) || isGeneric(node, value),
  ) &&
  node.foreign.every(({ local }) => local === 'type') &&
  node.text.trim() === '' &&
  node.children.every(isVoid) &&
  !/^(task|.*Task|.*[eE]vent|.*Gateway|.*LoopCharacteristics|.*EventDefinition|participant.*|lane|.*Process|.*Activity)$/.test(
    node.local,
  )

/** A step's list of its flows, where the flow says the same or was left out as a whole. */
const isRepeatedByFlow = ([list, step, ...outer]: readonly XmlElement[]): boolean => {
  const id = bare(list?.text)
  const isFlow = ({ local, attributes }: XmlElement) =>
    local === 'sequenceFlow' && bare(attributes.id) === id
  const find = (node: XmlElement): XmlElement | undefined =>
    isFlow(node) ? node : node.children.map(find).find(Boolean)
  const root = outer.at(-1)
  const flow = root && find(root)
  return flow !== undefined && step !== undefined
}

/** The inner end of an association, and the input, output or set it stands for. */
const isWire = ([node, parent]: readonly XmlElement[]): boolean =>
  /^(ioSpecification|dataInput|dataOutput|inputSet|outputSet|dataInputRefs|dataOutputRefs)$/.test(
    node?.local ?? '',
  ) ||
  (node?.local === 'targetRef' && parent?.local === 'dataInputAssociation') ||
  (node?.local === 'sourceRef' && parent?.local === 'dataOutputAssociation')

/** The end of a flow that the steps' lists name as well. */
const isRepeatedByStep = ({ path, attribute }: Content): boolean => {
  const [flow, ...outer] = path
  const list = attribute === 'sourceRef' ? 'outgoing' : 'incoming'
  if (flow?.local !== 'sequenceFlow' || !/^(source|target)Ref$/.test(attribute)) return false
  const lists = (node: XmlElement): boolean =>
    (node.local === list && bare(node.text) === bare(flow.attributes.id)) ||
    node.children.some(lists)
  return outer.at(-1)?.children.some(lists) === true
}

/** A name of the whole that another part of the file has as well, or that tools give by themselves. */
const isNameAgain = ({ path, attribute }: Content): boolean => {
  const [node, ...outer] = path
  if (attribute !== 'name' || !node) return false
  if (
    !/^(definitions|collaboration|process|BPMNDiagram|dataStore.*|dataObject.*)$/.test(node.local)
  ) {
    return false
  }
  const name = node.attributes.name?.trim()
  const times = (one: XmlElement): number =>
    (one.attributes.name?.trim() === name ? 1 : 0) +
    one.children.reduce((sum, child) => sum + times(child), 0)
  return isGeneric(node, name ?? '') || times(outer.at(-1) ?? node) > 1
}

/** What another shape of the same element says as well. */
const isMarkedTwice = ({ path, attribute }: Content): boolean => {
  const [shape, ...outer] = path
  if (!shape || !/^(isMarkerVisible|messageVisibleKind)$/.test(attribute)) return false
  const times = (node: XmlElement): number =>
    (node.attributes.bpmnElement === shape.attributes.bpmnElement &&
    node.attributes[attribute] === shape.attributes[attribute]
      ? 1
      : 0) + node.children.reduce((sum, child) => sum + times(child), 0)
  return times(outer.at(-1) ?? shape) > 1
}

/** A part of a flow, or its edge, that was left out with a remark. */
const isLeftOut = ({ path }: Content, reading: BpmnReading): boolean => {
  if (reading.kind === 'refused') return false
  if (!reading.remarks.some(({ code }) => code === 'flow-without-end')) return false
  const ids = new Set(Object.values(reading.process.elements).map(({ xmlId }) => xmlId))
  return path.some(
    ({ local, attributes }) =>
      /^(sequenceFlow|messageFlow|.*[aA]ssociation|BPMNEdge)$/.test(local) &&
      !ids.has((local === 'BPMNEdge' ? attributes.bpmnElement : attributes.id)?.trim()),
  )
}

/** The host of an event that has none: a remark says so, whatever it is. */
const isHostless = ({ attribute }: Content, reading: BpmnReading): boolean =>
  attribute === 'attachedToRef' &&
  reading.kind === 'read' &&
  reading.remarks.some(({ code }) => code === 'boundary-without-host')

/** A step that its lane lists again, or a lane further in or out, or by the step it is attached to. */
const isListedTwice = ([reference, lane]: readonly XmlElement[], root: XmlElement): boolean => {
  const id = bare(reference?.text)
  const times = (node: XmlElement): number =>
    (node.local === 'flowNodeRef' && bare(node.text) === id ? 1 : 0) +
    node.children.reduce((sum, child) => sum + times(child), 0)
  // Events at the edge of a step stand in its lane.
  const isBoundary = (node: XmlElement): boolean =>
    (node.local === 'boundaryEvent' && bare(node.attributes.id) === id) ||
    node.children.some(isBoundary)
  return lane !== undefined && (times(root) > 1 || isBoundary(root))
}

const isNothing = (content: Content): boolean => {
  const { path, attribute, what } = content
  const [node] = path
  const root = path.at(-1)
  if (!node || !root) return true
  if (attribute !== '') {
    const value = /=\s*["']([\s\S]*)["']/.exec(what)?.[1] ?? ''
    if (node.local === 'Font' || isNoMore(attribute, value)) return true
    if (isMarkedTwice(content)) return true
    // A colour is written twice, for new tools and old ones.
    if (node.foreign.filter((one) => one.value === value).length > 1) return true
    if (isRepeatedByStep(content) || isNameAgain(content)) return true
    // Which drawing it is is seen from what is on it.
    if (node.local === 'BPMNPlane' && attribute === 'bpmnElement') return true
    return false
  }
  if (node.namespace === MODEL) {
    if (node.local === 'incoming' || node.local === 'outgoing') return isRepeatedByFlow(path)
    if (node.local === 'flowNodeRef') return isListedTwice(path, root)
    if (isWire(path)) return true
  }
  // Fonts are counted by their styles.
  return node.local === 'Font' || isVoid(node)
}

/** How often the report names such an element as kept, with all that is in it. */
const timesKept = (reading: BpmnReading, { namespace, local }: XmlElement): number => {
  if (reading.kind === 'refused') return 0
  const isShape = local === 'BPMNShape' || local === 'BPMNEdge'
  const counts = reading.remarks.map(({ code, details: { kind, vendor, list, count } }) => {
    const isNamed =
      kind === local ||
      (vendor !== undefined && code.startsWith('extension-') && namespace !== MODEL) ||
      (isShape && code.startsWith('shape-without-')) ||
      (local === 'BPMNLabelStyle' && String(list ?? '').includes(local))
    return isNamed ? Number(count ?? 1) : 0
  })
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Whether one of those around it was counted with all that is in it. */
const isCoveredBy = (text: string, reading: BpmnReading, { path, attribute }: Content): boolean =>
  path.slice(attribute === '' ? 1 : 0, -1).some((outer) => {
    if (timesKept(reading, outer) === 0) return false
    const without = read(cut(text, outer.start, outer.end))
    return timesKept(without, outer) < timesKept(reading, outer)
  })

/** Those of a changed text that stand where it was changed. */
export const changedContents = (before: string, after: string): readonly Content[] => {
  let start = 0
  while (start < after.length && before[start] === after[start]) start += 1
  let [a, b] = [before.length, after.length]
  while (b > start && a > start && before[a - 1] === after[b - 1]) {
    a -= 1
    b -= 1
  }
  return contentsOf(after).filter(
    (one) => one.start <= b && one.end >= start && one.end - one.start <= b - start + 200,
  )
}

/** Of the contents given those that leave no trace. */
export const passedOver = (text: string, contents: readonly Content[]): readonly string[] => {
  const reading = read(text)
  if (reading.kind === 'refused') return []
  const said = saidOf(reading)
  return contents
    .filter(
      (content) =>
        !isNothing(content) &&
        !isLeftOut(content, reading) &&
        !isHostless(content, reading) &&
        said === saidOf(read(content.without)) &&
        !isCoveredBy(text, reading, content),
    )
    .map(({ what, path }) => `${what} (line ${path[0]?.line})`)
}
