// Reads a BPMN 2.0 file of any vendor: find what is in it, give keys, build elements, then lanes and
// shapes. Linear in the file but for the sorting of lanes. The same bytes always give the same keys,
// so whoever needs to know where an element stands in the original can read it again.

import type { Element, Key, Process } from '#process'
import { type Limits, readXml, type XmlElement, type XmlReading } from '#xml'
import { childrenOf } from './bpmn-xml.ts'
import { type Drawn, readDiagrams } from './diagram.ts'
import { buildElements } from './elements.ts'
import { giveKeys, idOf, keyOf } from './entry.ts'
import { profileOf } from './extension.ts'
import { type Findings, find, withoutPrefix } from './find.ts'
import { type Accounts, keptIn } from './kept.ts'
import { settleLanes } from './lanes.ts'
import { nameOf } from './name.ts'
import { MODEL } from './names.ts'
import type { BpmnReading, Refusal, Remark } from './outcome.ts'
import { type References, referencesIn } from './references.ts'

/** Goes up whenever the same bytes give other keys or other properties than before. */
export const READER = 3

export interface ReadOptions {
  /** What the process is called when the file does not say, usually the file's name. */
  readonly name?: string
  /** SHA-256 of the bytes, lower-case hex; then the process remembers its origin. */
  readonly hash?: string
  readonly limits?: Limits
}

const refused = (code: Refusal['code'], details: Refusal['details'] = {}): TreeReading => ({
  kind: 'refused',
  refusal: { code, details },
})

const profileIn = (definitions: XmlElement) => {
  const holders = [
    ...childrenOf(definitions, 'collaboration'),
    ...childrenOf(definitions, 'process'),
  ]
  for (const holder of holders) {
    const profile = profileOf(holder)
    if (profile) return { profile, holder }
  }
  return undefined
}

/** What reading knows of the file besides the process: where each part of it stands. */
export interface Whereabouts {
  readonly findings: Findings
  readonly references: References
  readonly drawn: Drawn
}

/** So many steps, flows, data ... are read; it is they that cost time, more than what is in them. */
const MOST_ENTRIES = 50_000

const processIn = (
  findings: Findings,
  definitions: XmlElement,
  options: ReadOptions,
  remarks: Remark[],
): { readonly process: Process; readonly whereabouts: Whereabouts } => {
  remarks.push(...giveKeys(findings.entries))
  const references = referencesIn(findings, remarks)
  const built = buildElements({ findings, references, remarks })
  const table = new Map<Key, Element>(built.map((element) => [element.key, element]))
  const drawn = readDiagrams(findings.diagrams, table, references, remarks)
  const { shapes, markers, envelopes } = drawn
  const settled = settleLanes(built, Object.values(shapes), findings.entries, references, remarks)
  const elements: Record<Key, Element> = {}
  for (const element of settled) {
    const isMarkerVisible = markers.get(element.key)
    const envelope = envelopes.get(element.key)
    if (isMarkerVisible !== undefined && element.kind === 'gateway') {
      elements[element.key] = { ...element, isMarkerVisible }
    } else if (envelope !== undefined && element.kind === 'messageFlow') {
      elements[element.key] = { ...element, envelope }
    } else elements[element.key] = element
  }
  const process: Process = {
    name: nameOf(definitions, options.name),
    elements,
    shapes,
    ...(options.hash === undefined
      ? {}
      : { origin: { hash: options.hash, format: 'bpmn', reader: READER } }),
  }
  return { process, whereabouts: { findings, references, drawn } }
}

/** So many remarks of a kind are worth reading; of the rest only the number is given. */
const MOST_ALIKE = 5

/** Labels, ids and names of elements may be of any length; a sentence has room for so much. */
const LONGEST = 120

const shortened = ({ code, details }: Remark): Remark => ({
  code,
  details: Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > LONGEST
        ? `${value.slice(0, LONGEST - 1)}…`
        : value,
    ]),
  ),
})

/** Remarks of a kind together, in the order their kinds first came up. */
const withoutFlood = (remarks: readonly Remark[]): readonly Remark[] =>
  [...Map.groupBy(remarks, ({ code }) => code)].flatMap(([code, all]): readonly Remark[] => {
    const more = all.length - MOST_ALIKE
    if (more <= 0) return all
    return [...all.slice(0, MOST_ALIKE), { code: 'more-alike', details: { of: code, count: more } }]
  })

/** For each id of a flow in the file: the steps it connects, or '' where it was left out. */
const flowEnds = (
  { elements }: Process,
  { findings }: Whereabouts,
): ReadonlyMap<string, readonly (readonly [Key | '', Key | ''])[]> => {
  const ends = new Map<string, (readonly [Key | '', Key | ''])[]>()
  for (const entry of findings.entries) {
    const id = entry.kind === 'sequenceFlow' ? idOf(entry.node) : undefined
    if (id === undefined) continue
    const flow = elements[keyOf(entry)]
    const pair = flow?.kind === 'sequenceFlow' ? ([flow.source, flow.target] as const) : NO_ENDS
    const list = ends.get(id)
    if (list) list.push(pair)
    else ends.set(id, [pair])
  }
  return ends
}

const NO_ENDS: readonly ['', ''] = ['', '']

/** Of flows of one id so many are looked at. */
const MOST_REPEATS = 30

const accountsOf = (
  process: Process,
  whereabouts: Whereabouts,
  profileHolder: XmlElement | undefined,
): Accounts => {
  const { elements } = process
  const { findings, references, drawn } = whereabouts
  const modelled = new Map<XmlElement, Key>()
  const accounted = new Set(references.used)
  for (const entry of findings.entries) {
    if (elements[keyOf(entry)]) {
      modelled.set(entry.node, keyOf(entry))
      const process = findings.processOf.get(entry)
      if (process) modelled.set(process, keyOf(entry))
    } else if (!DATA_ASSOCIATION.test(entry.node.local)) {
      // Flows without both ends were left out with a remark of their own.
      accounted.add(entry.node)
    }
  }
  // A data object that references show is one with them.
  for (const [id] of findings.aliases) {
    const object = findings.objects.get(id)
    if (object) accounted.add(object)
  }
  const shown = new Set(drawn.nodes.values())
  let ends: ReturnType<typeof flowEnds> | undefined
  return {
    isModelled: (node) => modelled.has(node),
    isAccounted: (node) => accounted.has(node),
    passedOver: references.passedOver,
    isTold: references.isTold,
    isShown: (node) => shown.has(node),
    isListedRightly: (node, { local, text }) => {
      ends ??= flowEnds(process, whereabouts)
      const id = text.trim()
      const flows = ends.get(id) ?? ends.get(withoutPrefix(id)) ?? []
      const at = local === 'outgoing' ? 0 : 1
      return flows
        .slice(0, MOST_REPEATS)
        .some((pair) => pair[at] === '' || pair[at] === modelled.get(node))
    },
    profileHolder,
    processName: process.name,
  }
}

/** Without data at the other end such an association is no element, and nothing was said of it. */
const DATA_ASSOCIATION = /^data(Input|Output)Association$/

/** A reading together with the XML it was read from. */
export type TreeReading =
  | (Extract<BpmnReading, { readonly kind: 'read' }> & {
      readonly xml: Extract<XmlReading, { readonly kind: 'tree' }>
      readonly whereabouts: Whereabouts
    })
  | Extract<BpmnReading, { readonly kind: 'refused' }>

export const readTree = (bytes: Uint8Array, options: ReadOptions = {}): TreeReading => {
  const xml = readXml(bytes, options.limits)
  if (xml.kind === 'refused') return xml
  const { root } = xml
  if (root.namespace !== MODEL || root.local !== 'definitions') {
    return refused('not-bpmn', { root: root.local, namespace: root.namespace })
  }
  const findings = find(root)
  const first = findings.entries[MOST_ENTRIES]?.node
  if (first) {
    const where = { line: first.line, element: first.local }
    return refused('too-many-elements', { ...where, limit: MOST_ENTRIES })
  }
  const remarks: Remark[] = [...xml.remarks]
  const { process, whereabouts } = processIn(findings, root, options, remarks)
  const facts = profileIn(root)
  const accounts = accountsOf(process, whereabouts, facts?.holder)
  return {
    kind: 'read',
    process,
    ...(facts ? { profile: facts.profile } : {}),
    remarks: [...withoutFlood(remarks), ...keptIn(root, accounts)].map(shortened),
    xml,
    whereabouts,
  }
}

export const readBpmn = (bytes: Uint8Array, options: ReadOptions = {}): BpmnReading => {
  const reading = readTree(bytes, options)
  if (reading.kind === 'refused') return reading
  if (Object.keys(reading.process.elements).length === 0) return refused('no-process')
  const { xml: _, whereabouts: __, ...rest } = reading
  return rest
}
