// Counts what the file holds and the model does not understand: people are told how much of what kind,
// where the first ones stand, and whether it is carried along as a value or stays in the original
// alone. A strange subtree counts once, by its top; BPMN's own steps, flows, lanes, pools, data and
// notes in a place where none may stand count each. One walk over the tree, against the tables of
// understood.ts and what the reader noted. Ids, comments and instructions are not counted.

import type { ForeignAttribute, XmlElement } from '#xml'
import { isColorTaken } from './diagram.ts'
import { ownName } from './name.ts'
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
import { tally } from './tally.ts'
import {
  BEHIND,
  isKnown,
  isSecondLoop,
  NODES,
  type Reads,
  readOf,
  readOfDrawing,
  readOfOurs,
  unsaidIn,
} from './understood.ts'
import { isVendors, isVendorsElement, twinsAt } from './vendor.ts'
import { vendorOf } from './vendors.ts'
import { isWholeSet, wirings } from './wiring.ts'

const STANDARD: ReadonlySet<string> = new Set([MODEL, DIAGRAM, DRAWING, COMMON])
const COLORS: ReadonlySet<string> = new Set([COLOR, BIOCOLOR])

/** Attributes that say how to read the file, not what is in it. */
const TECHNICAL: ReadonlySet<string> = new Set([
  `${SCHEMA_INSTANCE} type`,
  `${SCHEMA_INSTANCE} schemaLocation`,
  `${SCHEMA_INSTANCE} noNamespaceSchemaLocation`,
  `${XML} space`,
])

/** Where a part of the file ended up. */
export interface Accounts {
  /** It stands for an element of the model. */
  readonly isModelled: (node: XmlElement) => boolean
  /** It is part of one, or a remark of its own says what became of it. */
  readonly isAccounted: (node: XmlElement) => boolean
  /** Attributes of it that the reader came to and did not take; '' for all of it. */
  readonly passedOver: (node: XmlElement) => readonly string[]
  /** Its name or state became that of something that refers to it. */
  readonly isTold: (node: XmlElement) => boolean
  /** It is a shape of the model; others were counted. */
  readonly isShown: (node: XmlElement) => boolean
  /** What a step lists as coming or going is no news. */
  readonly isListedRightly: (node: XmlElement, list: XmlElement) => boolean
  /** Where the facts sheet was read. */
  readonly profileHolder: XmlElement | undefined
  readonly processName: string
}

export const keptIn = (root: XmlElement, accounts: Accounts): readonly Remark[] => {
  const { isModelled, isAccounted, passedOver, isTold } = accounts
  const elements = tally()
  const misplaced = tally()
  const carried = tally()
  const extensions = tally()
  const carriedAttributes = tally()
  const vendorAttributes = tally()
  const attributes = tally()
  const wiring = wirings()

  /** Of several names a file has for its process, one was taken. */
  const isNameTaken = (node: XmlElement): boolean => {
    switch (node.local) {
      case 'definitions':
      case 'collaboration':
      case 'BPMNDiagram':
        return [undefined, accounts.processName].includes(ownName(node))
      case 'dataStore':
        return isTold(node)
      case 'dataObject':
        return isModelled(node) || isTold(node)
      default:
        return true
    }
  }

  const walkAttributes = (node: XmlElement, reads: Reads) => {
    const unsaid = unsaidIn(reads, node)
    for (const name of unsaid) attributes.add(name, node.line)
    const passed = passedOver(node)
    if (passed.length > 0) {
      for (const name of new Set(passed)) {
        const isThere = node.attributes[name] !== undefined
        if (isThere && !unsaid.includes(name)) attributes.add(name, node.line)
      }
    }
    if (!node.attributes.name?.trim() || isNameTaken(node)) return
    if (!unsaid.includes('name') && !passed.includes('name')) attributes.add('name', node.line)
  }

  const isCalledElement = (node: XmlElement, { local }: ForeignAttribute): boolean =>
    node.local === 'callActivity' &&
    local === 'calledElement' &&
    node.attributes.calledElement === undefined

  const walkForeign = (node: XmlElement, isCarrier: boolean) => {
    if (node.foreign.length === 0) return
    const twins = isCarrier ? twinsAt(node) : undefined
    for (const one of node.foreign) {
      const { namespace, local } = one
      if (TECHNICAL.has(`${namespace} ${local}`)) continue
      if (namespace === XML) attributes.add(`xml:${local}`, node.line)
      else if (namespace === EXTENSION) {
        if (!isCarrier || !isCalledElement(node, one) || twins?.has(one)) {
          vendorAttributes.add(vendorOf(namespace), node.line)
        }
      } else if (isCarrier && isVendors(one) && !twins?.has(one)) {
        // Colours are carried, too, and not worth a word.
        if (!COLORS.has(namespace)) carriedAttributes.add(vendorOf(namespace), node.line)
      } else if (
        isCarrier ||
        !COLORS.has(namespace) ||
        !accounts.isShown(node) ||
        !isColorTaken(node, one)
      ) {
        vendorAttributes.add(vendorOf(namespace), node.line)
      }
    }
  }

  const walkText = (node: XmlElement, hasText: boolean) => {
    if (!hasText && node.text !== '' && /\S/.test(node.text)) elements.add('looseText', node.line)
  }

  /** Of two attributes of one name, though of two prefixes, a value holds the first. */
  const walkTwins = (node: XmlElement) => {
    for (const { namespace } of twinsAt(node)) {
      vendorAttributes.add(vendorOf(namespace), node.line)
    }
    node.children.forEach(walkTwins)
  }

  const addVendors = (child: XmlElement, isCarried: boolean) => {
    const into = isCarried && isVendorsElement(child) ? carried : extensions
    into.add(vendorOf(child.namespace), child.line)
    if (into === carried) walkTwins(child)
  }

  const walkOurs = (node: XmlElement) => {
    const reads = readOfOurs(node.local)
    const unsaid = unsaidIn(reads, node).length + (node.attributes.id === undefined ? 0 : 1)
    for (let at = 0; at < unsaid; at += 1) vendorAttributes.add(vendorOf(EXTENSION), node.line)
    walkForeign(node, false)
    walkText(node, reads.hasText)
    const seen: string[] = []
    for (const child of node.children) {
      const times = child.namespace === EXTENSION ? reads.children.get(child.local) : undefined
      if (times === undefined || (times === 'one' && seen.includes(child.local))) {
        extensions.add(vendorOf(child.namespace), child.line)
      } else {
        if (times === 'one') seen.push(child.local)
        walkOurs(child)
      }
    }
  }

  /** Which of ours an element may have. */
  const ownOf = (owner: XmlElement, isCarrier: boolean): string | undefined => {
    if (owner === accounts.profileHolder) return 'profile'
    if (!isCarrier) return undefined
    if (owner.local === 'sequenceFlow') return 'flow'
    return readOf(owner.local).children.has('standardLoopCharacteristics') ? 'work' : undefined
  }

  const walkExtensions = (
    owner: XmlElement,
    node: XmlElement,
    isCarrier: boolean,
    isFirst: boolean,
  ) => {
    for (const name in node.attributes) if (name !== 'id') attributes.add(name, node.line)
    walkForeign(node, false)
    walkText(node, false)
    let own = isFirst ? ownOf(owner, isCarrier) : undefined
    for (const child of node.children) {
      if (child.namespace === MODEL) elements.add(child.local, child.line)
      else if (child.namespace !== EXTENSION) addVendors(child, isCarrier)
      else if (child.local === own) {
        own = undefined
        walkOurs(child)
      } else extensions.add(vendorOf(EXTENSION), child.line)
    }
  }

  /** What stands in something that was counted by its top: only what counts each. */
  const walkCovered = (node: XmlElement) => {
    walkForeign(node, false)
    for (const child of node.children) {
      if (child.namespace !== MODEL) walkOther(node, child)
      else if (NODES.has(child.local)) walkNode(child)
      else if (child.local === 'extensionElements') walkExtensions(node, child, false, false)
      else if (child.local === 'process') walkProcess(child)
      else if (isKnown(child.local)) walkCovered(child)
      else elements.add(child.local, child.line)
    }
  }

  const addCovered = (child: XmlElement) => {
    elements.add(child.local, child.line)
    if (isKnown(child.local)) walkCovered(child)
  }

  const walkProcess = (child: XmlElement) => {
    if (isModelled(child)) walk(child, readOf(child.local), child, true)
    else addCovered(child)
  }

  const walkNode = (child: XmlElement) => {
    if (isModelled(child)) walk(child, readOf(child.local), child, true)
    else if (!isAccounted(child)) {
      // One that only wires the inside of a step has its place; it just shows nothing.
      const into = DATA_ASSOCIATIONS.has(child.local) ? elements : misplaced
      into.add(child.local, child.line)
      walkCovered(child)
    } else if (child.local === 'dataObject') walk(child, BEHIND, child, false)
    else walkCovered(child)
  }

  /** Inputs and outputs of a process are seen; those of a step only wire its inside, if they say no name. */
  const walkData = (child: XmlElement, owner: XmlElement) => {
    const isThere = isModelled(child)
    const isWire = !child.attributes.name?.trim() && wiring(owner).isTied(child)
    if (isThere) walk(child, readOf(child.local), child, true)
    else if (isWire) walk(child, NOTHING, child, false)
    else addCovered(child)
  }

  const walkShape = (node: XmlElement) => {
    const isOpen = node.local === 'BPMNShape' || node.local === 'BPMNEdge'
    if (isOpen && !accounts.isShown(node)) {
      for (const child of node.children) {
        if (!STANDARD.has(child.namespace)) addVendors(child, false)
      }
    } else walkDrawing(node)
  }

  const walkDrawing = (node: XmlElement) => {
    const reads = readOfDrawing(node.local)
    walkAttributes(node, reads)
    walkForeign(node, false)
    walkText(node, false)
    if (node.children.length === 0) return
    const seen: string[] = []
    for (const child of node.children) {
      const { namespace, local } = child
      const times =
        namespace === (SPACES.get(local) ?? DIAGRAM) ? reads.children.get(local) : undefined
      if (times === 'many' || (times === 'one' && !seen.includes(local))) {
        if (times === 'one') seen.push(local)
        walkShape(child)
      } else if (namespace === MODEL && NODES.has(local)) walkNode(child)
      else if (local === 'extension' && namespace === DRAWING) {
        walkAttributes(child, NOTHING)
        walkForeign(child, false)
        walkText(child, false)
        for (const one of child.children) addVendors(one, false)
      } else walkOther(node, child)
    }
  }

  /** Anything that is not BPMN's own but where a drawing holds what a drawing holds. */
  const walkOther = (parent: XmlElement, child: XmlElement) => {
    const { namespace, local } = child
    if (local === 'BPMNDiagram' && namespace === DIAGRAM && parent === root) walkDrawing(child)
    // Fonts are in nearly every file, and nobody asks for them.
    else if (local === 'BPMNLabelStyle') attributes.add(local, child.line)
    else if (STANDARD.has(namespace)) elements.add(local, child.line)
    else if (namespace !== XHTML || parent.namespace !== MODEL) addVendors(child, false)
    // HTML in documentation is read as text; how it looks stays in the file.
    else extensions.add('HTML', child.line)
  }

  /** Whether one of BPMN's own elements is read where it stands. */
  const isRead = (parent: XmlElement, child: XmlElement, owner: XmlElement): boolean => {
    if (passedOver(child).includes('')) return false
    switch (child.local) {
      case 'incoming':
      case 'outgoing':
        return accounts.isListedRightly(parent, child)
      case 'multiInstanceLoopCharacteristics':
        return !isSecondLoop(parent, child)
      case 'dataState':
        return isTold(child)
      case 'inputSet':
      case 'outputSet':
        return isWholeSet(parent, child)
      case 'sourceRef':
        return parent.local === 'dataInputAssociation' || wiring(owner).isInner(child)
      case 'targetRef':
        return parent.local === 'dataOutputAssociation' || wiring(owner).isInner(child)
      default:
        // Messages and the like, and definitions of their own, only where somebody refers to them.
        return !(REFERRED.has(child.local) || isApart(parent, child)) || isAccounted(child)
    }
  }

  const walk = (node: XmlElement, reads: Reads, owner: XmlElement, isCarrier: boolean) => {
    walkAttributes(node, reads)
    walkForeign(node, isCarrier)
    walkText(node, reads.hasText)
    if (node.children.length === 0) return
    const seen = new Set<string>()
    for (const child of node.children) {
      const { local } = child
      if (child.namespace !== MODEL) walkOther(node, child)
      else if (local === 'extensionElements') {
        walkExtensions(node, child, isCarrier, !seen.has(local))
        seen.add(local)
      } else if (DATA_ASSOCIATIONS.has(local) && isModelled(child)) {
        walk(child, readOf(local), node, true)
      } else if (NODES.has(local)) walkNode(child)
      else if (local === 'process') walkProcess(child)
      else {
        const times = reads.children.get(local)
        const isOpen = times !== undefined && (times === 'many' || !seen.has(local))
        if (times === 'one') seen.add(local)
        if (!isOpen || !isRead(node, child, owner)) addCovered(child)
        else if (local === 'dataInput' || local === 'dataOutput') walkData(child, owner)
        else walk(child, readOf(local), owner, false)
      }
    }
  }

  walk(root, readOf('definitions'), root, false)
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

const isApart = (parent: XmlElement, child: XmlElement): boolean =>
  parent.local === 'definitions' && child.local.endsWith('EventDefinition')

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

/** Parts of a drawing that are not in the namespace of its shapes. */
const SPACES: ReadonlyMap<string, string> = new Map([
  ['Bounds', COMMON],
  ['waypoint', DRAWING],
])

/** Of an input or output that only wires the inside of a step, and of what only holds others'. */
const NOTHING: Reads = readOf('')
