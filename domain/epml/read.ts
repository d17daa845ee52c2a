// Reads event-driven process chains in EPML: functions become tasks, events events, connectors
// gateways, process interfaces call activities. Events are starts where nothing leads to them, ends
// where nothing leads on. Every EPC of a file is a pool of its own; ids stay as XML ids.
// EPML: Mendling and Nüttgens, "EPC Markup Language (EPML)", 2006.

import {
  type Bounds,
  type Element,
  type GatewayType,
  type Key,
  keyMaker,
  keyStem,
  type Process,
  type Shape,
} from '#process'
import { type Details, type Limits, readXml, type XmlElement, type XmlRefusalCode } from '#xml'

export interface EpmlRemark {
  readonly code: 'encoding-guessed' | 'flow-without-end' | 'element-kept' | 'id-repeated'
  readonly details: Details
}

/** What reading an EPML file comes to; the same shape as for BPMN. */
export type EpmlReading =
  | { readonly kind: 'read'; readonly process: Process; readonly remarks: readonly EpmlRemark[] }
  | {
      readonly kind: 'refused'
      readonly refusal: {
        readonly code: XmlRefusalCode | 'not-epml' | 'no-process'
        readonly details: Details
      }
    }

export interface EpmlOptions {
  /** What the process is called when the file does not say. */
  readonly name?: string
  /** SHA-256 of the bytes, lower-case hex; then the process remembers its origin. */
  readonly hash?: string
  readonly limits?: Limits
}

const CONNECTORS: ReadonlyMap<string, GatewayType> = new Map([
  ['and', 'parallel'],
  ['or', 'inclusive'],
  ['xor', 'exclusive'],
])
const STEPS: ReadonlySet<string> = new Set(['function', 'event', 'processInterface'])
const UNDERSTOOD: ReadonlySet<string> = new Set(['arc', 'name', 'description', 'graphics'])

const isNode = ({ local }: XmlElement): boolean => STEPS.has(local) || CONNECTORS.has(local)

// Files differ in whether the inner elements carry the namespace, so names alone decide.
const child = (node: XmlElement | undefined, local: string): XmlElement | undefined =>
  node?.children.find((one) => one.local === local)

const below = (node: XmlElement, local: string): readonly XmlElement[] =>
  node.children.flatMap((one) => (one.local === local ? [one] : below(one, local)))

const textOf = (node: XmlElement, local: string): string =>
  (child(node, local)?.text ?? '').replace(/\\n/g, '\n').trim()

const boundsOf = (node: XmlElement): Bounds | undefined => {
  const position = child(child(node, 'graphics'), 'position')
  if (!position) return undefined
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(position.attributes[name] || Number.NaN),
  )
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    return undefined
  return [x, y, width, height].every(Number.isFinite) ? { x, y, width, height } : undefined
}

interface Arc {
  readonly node: XmlElement
  readonly source: string
  readonly target: string
}

const arcsOf = (epc: XmlElement): readonly Arc[] =>
  epc.children.flatMap((node) => {
    const flow = node.local === 'arc' ? child(node, 'flow') : undefined
    if (!flow) return []
    const { source = '', target = '' } = flow.attributes
    return [{ node, source: source.trim(), target: target.trim() }]
  })

/** Ids something leads away from, and to. */
interface Ends {
  readonly sources: ReadonlySet<string>
  readonly targets: ReadonlySet<string>
}

const chain = (makeKey: (stem: string) => Key, remarks: EpmlRemark[]) => {
  const elements: Element[] = []
  const shapes: Record<Key, Shape> = {}

  const node = (xml: XmlElement, parent: Key, arcs: Ends): Element => {
    const xmlId = xml.attributes.id?.trim() ?? ''
    const key = makeKey(keyStem(xmlId) || xml.local)
    const documentation = textOf(xml, 'description')
    const common = {
      key,
      name: textOf(xml, 'name'),
      parent,
      ...(xmlId ? { xmlId } : {}),
      ...(documentation ? { documentation } : {}),
    }
    const gatewayType = CONNECTORS.get(xml.local)
    if (gatewayType) return { kind: 'gateway', gatewayType, ...common }
    if (xml.local === 'function') return { kind: 'task', taskType: 'none', ...common }
    if (xml.local === 'processInterface') return { kind: 'callActivity', ...common }
    const position = !arcs.targets.has(xmlId)
      ? 'start'
      : arcs.sources.has(xmlId)
        ? 'intermediateThrow'
        : 'end'
    return { kind: 'event', position, trigger: 'none', ...common }
  }

  const addEpc = (epc: XmlElement) => {
    const pool = makeKey('Pool')
    const name = epc.attributes.name?.trim() ?? ''
    elements.push({ kind: 'pool', key: pool, name, isDrawn: false, isBlackBox: false })
    const arcs = arcsOf(epc)
    const ends: Ends = {
      sources: new Set(arcs.map(({ source }) => source)),
      targets: new Set(arcs.map(({ target }) => target)),
    }
    const keys = new Map<string, Key>()
    for (const xml of epc.children) {
      if (!isNode(xml)) continue
      const element = node(xml, pool, ends)
      elements.push(element)
      if (element.xmlId !== undefined) {
        if (keys.has(element.xmlId)) {
          remarks.push({ code: 'id-repeated', details: { id: element.xmlId, count: 2 } })
        } else keys.set(element.xmlId, element.key)
      }
      const bounds = boundsOf(xml)
      if (!bounds) continue
      const shape: Shape = { kind: 'node', element: element.key, plane: '', bounds }
      shapes[`${element.key}_di` as Key] = shape
    }
    for (const arc of arcs) {
      const source = keys.get(arc.source)
      const target = keys.get(arc.target)
      const xmlId = arc.node.attributes.id?.trim() ?? ''
      if (!source || !target) {
        const reference = source ? arc.target : arc.source
        const details = { label: xmlId || 'arc', reference, line: arc.node.line }
        remarks.push({ code: 'flow-without-end', details })
        continue
      }
      const key = makeKey(keyStem(xmlId) || 'arc')
      const flow = { kind: 'sequenceFlow', key, name: '', parent: pool, source, target } as const
      elements.push(xmlId ? { ...flow, xmlId } : flow)
    }
    countKept(epc, remarks)
  }

  return { elements, shapes, addEpc }
}

const countKept = (epc: XmlElement, remarks: EpmlRemark[]) => {
  const counts = new Map<string, number>()
  for (const { local, children } of epc.children) {
    const isRelation = local === 'arc' && !children.some((one) => one.local === 'flow')
    if (isRelation || !(UNDERSTOOD.has(local) || STEPS.has(local) || CONNECTORS.has(local))) {
      counts.set(local, (counts.get(local) ?? 0) + 1)
    }
  }
  for (const [kind, count] of counts)
    remarks.push({ code: 'element-kept', details: { kind, count } })
}

export const readEpml = (bytes: Uint8Array, options: EpmlOptions = {}): EpmlReading => {
  const xml = readXml(bytes, options.limits)
  if (xml.kind === 'refused') return xml
  const { root } = xml
  if (root.local !== 'epml') {
    const details = { root: root.local, namespace: root.namespace }
    return { kind: 'refused', refusal: { code: 'not-epml', details } }
  }
  const remarks: EpmlRemark[] = [...xml.remarks]
  const { elements, shapes, addEpc } = chain(keyMaker(), remarks)
  const epcs = below(root, 'epc').filter((epc) => epc.children.some(isNode))
  if (epcs.length === 0) {
    return { kind: 'refused', refusal: { code: 'no-process', details: {} } }
  }
  for (const epc of epcs) addEpc(epc)
  const name = epcs.map((epc) => epc.attributes.name?.trim()).find((one) => one) ?? options.name
  const process: Process = {
    name: name ?? '',
    elements: Object.fromEntries(elements.map((element) => [element.key, element])),
    shapes,
    ...(options.hash === undefined ? {} : { origin: { hash: options.hash, format: 'epml' } }),
  }
  return { kind: 'read', process, remarks }
}
