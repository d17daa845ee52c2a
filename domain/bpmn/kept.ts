// Counts what the file holds and the model does not understand: people are told how much of what kind,
// where the first ones stand, and whether it is carried along as a value or stays in the original
// alone. A strange subtree counts once, by its top; BPMN's own steps, flows, lanes, pools, data and
// notes in a place where none may stand count each. One walk over the tree.

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
  XHTML,
  XML,
} from './names.ts'
import type { Remark } from './outcome.ts'
import { isSaid, NODES, UNDERSTOOD } from './understood.ts'
import { isVendors, isVendorsElement } from './vendor.ts'
import { vendorOf } from './vendors.ts'

const STANDARD: ReadonlySet<string> = new Set([MODEL, DIAGRAM, DRAWING, COMMON])
const PASSED_OVER: ReadonlySet<string> = new Set([EXTENSION, COLOR, BIOCOLOR, SCHEMA_INSTANCE, XML])
const OURS: ReadonlySet<string> = new Set(['work', 'flow', 'profile'])

/** Kinds of which people are told one by one; a file made to annoy has any number. */
const MOST_KINDS = 30
const MOST_LINES = 3

interface Times {
  count: number
  readonly lines: Set<number>
}

/** How often each name was met, and where first. */
const tally = () => {
  const found = new Map<string, Times>()
  const add = (name: string, line: number) => {
    let times = found.get(name)
    if (!times) {
      times = { count: 0, lines: new Set() }
      found.set(name, times)
    }
    times.count += 1
    if (times.lines.size < MOST_LINES) times.lines.add(line)
  }
  const sorted = () => [...found].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
  const remarks = (code: Remark['code'], property: string): readonly Remark[] => {
    const all = sorted()
    const few = all.slice(0, MOST_KINDS).map(
      ([name, { count, lines }]): Remark => ({
        code,
        details: { [property]: name, count, lines: [...lines].join(', ') },
      }),
    )
    const rest = all.slice(MOST_KINDS)
    const count = rest.reduce((sum, [, times]) => sum + times.count, 0)
    return rest.length === 0 ? few : [...few, { code: 'more-alike', details: { of: code, count } }]
  }
  /** All in one remark, for what nobody reads one by one. */
  const together = (code: Remark['code']): readonly Remark[] => {
    const all = sorted()
    if (all.length === 0) return []
    const names = all.slice(0, 6).map(([name, times]) => `${name.slice(0, 40)} (${times.count})`)
    const list = all.length > 6 ? `${names.join(', ')} …` : names.join(', ')
    const count = all.reduce((sum, [, times]) => sum + times.count, 0)
    return [{ code, details: { list, count } }]
  }
  return { add, remarks, together }
}

/** Where a part of the file ended up. */
export interface Accounts {
  /** It stands for an element of the model. */
  readonly isModelled: (node: XmlElement) => boolean
  /** It is part of one, or a remark of its own says what became of it. */
  readonly isAccounted: (node: XmlElement) => boolean
}

export const keptIn = (
  root: XmlElement,
  { isModelled, isAccounted }: Accounts,
): readonly Remark[] => {
  const elements = tally()
  const misplaced = tally()
  const carried = tally()
  const extensions = tally()
  const carriedAttributes = tally()
  const vendorAttributes = tally()
  const attributes = tally()

  const walkAttributes = (node: XmlElement, isCarrier: boolean) => {
    for (const one of node.foreign) {
      if (PASSED_OVER.has(one.namespace)) continue
      const into = isCarrier && isVendors(one) ? carriedAttributes : vendorAttributes
      into.add(vendorOf(one.namespace), node.line)
    }
    if (node.namespace !== MODEL) return
    for (const name in node.attributes) {
      if (!isSaid(node.local, name, node.attributes[name] ?? '')) attributes.add(name, node.line)
    }
  }

  const addVendors = (child: XmlElement, isCarried: boolean) => {
    if (child.namespace === EXTENSION && OURS.has(child.local)) return
    const into = isCarried && isVendorsElement(child) ? carried : extensions
    into.add(vendorOf(child.namespace), child.line)
  }

  const walkExtensions = (node: XmlElement, isCarrier: boolean) => {
    for (const child of node.children) {
      if (child.namespace === MODEL) elements.add(child.local, child.line)
      else addVendors(child, isCarrier)
    }
  }

  const walkProcess = (child: XmlElement) => {
    const isThere = isModelled(child)
    if (!isThere) elements.add(child.local, child.line)
    walk(child, isThere)
  }

  /** Inputs and outputs of a process are seen; those of a step only wire its inside, if they say no name. */
  const walkData = (child: XmlElement) => {
    const isThere = isModelled(child)
    if (!isThere && child.attributes.name?.trim()) elements.add(child.local, child.line)
    walk(child, isThere)
  }

  const walkNode = (child: XmlElement) => {
    const isThere = isModelled(child)
    if (!isThere && !isAccounted(child)) {
      // One that only wires the inside of a step has its place; it just shows nothing.
      const into = DATA_ASSOCIATIONS.has(child.local) ? elements : misplaced
      into.add(child.local, child.line)
    }
    walk(child, isThere)
  }

  /** Anything that is not BPMN's own but where a drawing holds what a drawing holds. */
  const walkOther = (parent: XmlElement, child: XmlElement) => {
    const { namespace, local } = child
    if (STANDARD.has(namespace)) {
      const isHolder = UNDERSTOOD.has(local) || (local === 'extension' && namespace === DRAWING)
      // Places and way points are half of a file and hold nothing.
      if (isHolder && child.children.length + child.foreign.length === 0) return
      if (isHolder) walk(child, false)
      // Fonts are in nearly every file, and nobody asks for them.
      else (local === 'BPMNLabelStyle' ? attributes : elements).add(local, child.line)
    } else if (namespace !== XHTML || parent.namespace !== MODEL) addVendors(child, false)
    // HTML in documentation is read as text; how it looks stays in the file.
    else if (child.children.length > 0) extensions.add('HTML', child.line)
  }

  const walk = (node: XmlElement, isCarrier: boolean) => {
    walkAttributes(node, isCarrier)
    for (const child of node.children) {
      if (child.namespace !== MODEL) {
        walkOther(node, child)
        continue
      }
      switch (SORTS.get(child.local)) {
        case 'node':
          walkNode(child)
          break
        case 'extensions':
          walkExtensions(child, isCarrier)
          break
        case 'process':
          walkProcess(child)
          break
        case 'data':
          walkData(child)
          break
        case 'understood':
          if (isUsed(node, child)) walk(child, false)
          else elements.add(child.local, child.line)
          break
        default:
          elements.add(child.local, child.line)
      }
    }
  }

  /** Messages and the like, and definitions of their own, are read only where somebody refers to them. */
  const isUsed = (parent: XmlElement, child: XmlElement): boolean => {
    const isApart = parent.local === 'definitions' && child.local.endsWith('EventDefinition')
    const isReferred = isApart || REFERRED.has(child.local)
    return !isReferred || isAccounted(child)
  }

  walk(root, false)
  return [
    ...misplaced.remarks('element-misplaced', 'kind'),
    ...elements.remarks('element-kept', 'kind'),
    ...carried.remarks('extension-carried', 'vendor'),
    ...extensions.remarks('extension-kept', 'vendor'),
    ...carriedAttributes.remarks('attribute-carried', 'vendor'),
    ...vendorAttributes.remarks('attribute-kept', 'vendor'),
    ...attributes.together('attributes-kept'),
  ]
}

/** Root elements that are read through references. */
const REFERRED: ReadonlySet<string> = new Set([
  'message',
  'signal',
  'error',
  'escalation',
  'dataStore',
  'categoryValue',
])

const DATA_ASSOCIATIONS: ReadonlySet<string> = new Set([
  'dataInputAssociation',
  'dataOutputAssociation',
])

type Sort = 'understood' | 'node' | 'data' | 'process' | 'extensions'

/** How BPMN's own elements are looked at, by name; others are strangers. */
const SORTS: ReadonlyMap<string, Sort> = new Map<string, Sort>([
  ...[...UNDERSTOOD].map((name): [string, Sort] => [name, 'understood']),
  ...[...NODES].map((name): [string, Sort] => [name, 'node']),
  ['dataInput', 'data'],
  ['dataOutput', 'data'],
  ['process', 'process'],
  ['extensionElements', 'extensions'],
])
