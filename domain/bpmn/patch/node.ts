// Carries the difference of two written forms of one element over to where it stands in the file. What
// both forms have alike is not looked at, so all that only the file has (other tools' attributes,
// comments, spelling of numbers) stays. Children are compared in groups of one name.

import { element, type XmlElement, type XmlNode } from '#xml'
import { textIn } from '../bpmn-xml.ts'
import { withoutPrefix } from '../find.ts'
import { COMMON, DIAGRAM, DRAWING, EXTENSION, MODEL } from '../names.ts'
import { isVendors, type Names, namespaceOf, splitName } from './names.ts'
import { placeFor, rankOf } from './place.ts'

export interface NodePatcher {
  /** `also` are other places where the element's documentation may stand. */
  readonly patch: (
    at: XmlElement,
    old: XmlNode,
    next: XmlNode,
    also?: readonly XmlElement[],
  ) => void
  /** Puts new children where the schema wants them. */
  readonly insert: (parent: XmlElement, nodes: readonly XmlNode[]) => void
  /** Puts a new child behind another, or before all where there is none. */
  readonly insertBehind: (parent: XmlElement, place: XmlElement | undefined, node: XmlNode) => void
}

/** Flow lists of nodes and member lists of lanes: compared as sets, by the text they hold. */
const LISTS: ReadonlySet<string> = new Set(['incoming', 'outgoing', 'flowNodeRef'])

/** Elements of their own, and the wiring of data: written by other parts of the patch. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'laneSet',
  'childLaneSet',
  'ioSpecification',
  'dataInput',
  'dataOutput',
  'dataInputAssociation',
  'dataOutputAssociation',
  'inputSet',
  'outputSet',
])

/** At most one of each; a file that has one keeps it and what else is in it. */
const SINGLE: ReadonlySet<string> = new Set([
  'BPMNLabel',
  'Bounds',
  'text',
  'conditionExpression',
  'activationCondition',
  'completionCondition',
  'dataState',
  'participantMultiplicity',
  'extensionElements',
  'loop',
])

/** Attributes and children that the schema knows at some types of task only. */
const ONLY_AT: Readonly<Record<string, RegExp>> = {
  operationRef: /^(service|send|receive)Task$/,
  implementation: /^(service|send|receive|user|businessRule)Task$/,
  messageRef: /^(send|receive)Task$/,
  instantiate: /^(receiveTask|eventBasedGateway)$/,
  scriptFormat: /^scriptTask$/,
  script: /^scriptTask$/,
  rendering: /^userTask$/,
  eventGatewayType: /^eventBasedGateway$/,
  method: /^transaction$/,
}

const groupOf = (local: string): string => {
  if (local.endsWith('EventDefinition') || local === 'eventDefinitionRef') return 'definition'
  if (local.endsWith('LoopCharacteristics')) return 'loop'
  return local
}

/** As text, without the ids of our parts: those stay as the file has them. */
const formOf = (node: XmlNode): string =>
  isVendors(node)
    ? JSON.stringify(node)
    : JSON.stringify([
        node.name,
        node.attributes.filter(([name, value]) => name !== 'id' && value !== undefined),
        node.text ?? '',
        node.children.map(formOf),
      ])

const formsOf = (node: XmlNode | undefined) => (node ? formOf(node) : '')

const groupsOf = (node: XmlNode): ReadonlyMap<string, readonly XmlNode[]> =>
  Map.groupBy(node.children, (child) => {
    const [, local] = splitName(child.name)
    const namespace = namespaceOf(child)
    return namespace === MODEL || STANDARD.has(namespace) ? groupOf(local) : `${namespace} ${local}`
  })

const STANDARD: ReadonlySet<string> = new Set([DIAGRAM, DRAWING, COMMON])

/** Those that hold an id each, by it, also where a prefix stands before it; the first of several. */
const byReference = (nodes: readonly XmlElement[]): ReadonlyMap<string, XmlElement> => {
  const found = new Map<string, XmlElement>()
  for (const node of nodes) {
    const text = node.text.trim()
    for (const id of [text, withoutPrefix(text)]) if (!found.has(id)) found.set(id, node)
  }
  return found
}

const ours = (node: XmlElement): boolean => node.namespace === EXTENSION

/**
 * `listsFlows` says whether nodes of this file list their flows at all, `oldIdOf` what the file calls an
 * element that got an id of its own.
 */
export const nodePatcher = (
  names: Names,
  listsFlows: boolean,
  oldIdOf: (id: string) => string | undefined,
): NodePatcher => {
  const { editor } = names

  /** Asked for once each: where thousands come into one container, looking through it each time is too slow. */
  const places = new Map<XmlElement, Map<string, XmlElement | undefined>>()
  const placeIn = (parent: XmlElement, local: string): XmlElement | undefined => {
    const known = places.get(parent) ?? new Map<string, XmlElement | undefined>()
    if (!places.has(parent)) places.set(parent, known)
    if (!known.has(local)) known.set(local, placeFor(parent, local))
    return known.get(local)
  }

  const insert = (parent: XmlElement, nodes: readonly XmlNode[]) => {
    for (const node of nodes) {
      const [, local] = splitName(node.name)
      const rank = rankOf(parent.local, local)
      editor.insert(parent, placeIn(parent, local), [names.inside(parent, node)], rank)
    }
  }

  const insertBehind = (parent: XmlElement, place: XmlElement | undefined, node: XmlNode) =>
    editor.insert(parent, place, [names.inside(parent, node)])

  const patchAttributes = (at: XmlElement, old: XmlNode, next: XmlNode) => {
    const before = new Map(old.attributes)
    const after = new Map(names.fitting(at, next.attributes))
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const value = after.get(name)
      if (name === 'id' || before.get(name) === value) continue
      if (name.startsWith('xmlns')) {
        // Somebody else may use the prefix; what is declared already need not be again.
        const prefix = splitName(name)[1]
        if (value === undefined || names.isBound(at, prefix, value)) continue
      }
      if (value === undefined) {
        const known = names.knownAttribute(at, name)
        if (known !== undefined) editor.setAttribute(at, known, undefined)
      } else {
        editor.setAttribute(at, names.attribute(at, name), names.value(at, name, value))
      }
    }
  }

  const patchDocumentation = (
    holders: readonly XmlElement[],
    old: readonly XmlNode[],
    next: readonly XmlNode[],
  ) => {
    const [text, before] = [next[0]?.text ?? '', old[0]?.text ?? '']
    if (text === before) return
    const there = holders
      .flatMap(({ children }) => children)
      .filter((child) => child.namespace === MODEL && child.local === 'documentation')
      .filter((child) => textIn(child).trim() !== '')
    const [first, ...others] = there
    for (const other of others) editor.remove(other)
    const [holder] = holders
    if (first && text !== '') editor.setText(first, text)
    else if (first) editor.remove(first)
    else if (holder) insert(holder, next)
  }

  const patchList = (
    at: XmlElement,
    local: string,
    old: readonly XmlNode[],
    next: readonly XmlNode[],
  ) => {
    const there = at.children.filter((child) => child.local === local && child.namespace === MODEL)
    const [before, after] = [old, next].map((list) => new Set(list.map(({ text }) => text ?? '')))
    if (!before || !after) return
    const referring = byReference(there)
    for (const id of before) {
      if (after.has(id)) continue
      const old = oldIdOf(id)
      const one = referring.get(id) ?? (old === undefined ? undefined : referring.get(old))
      if (one) editor.remove(one)
    }
    // A node that never listed its flows does not begin with one of them.
    const isUsual =
      local === 'flowNodeRef' || (listsFlows && (there.length > 0 || old.length === 0))
    if (!isUsual) return
    for (const id of after) {
      if (before.has(id)) continue
      if (!referring.has(id)) insert(at, [element(local, {}, id)])
    }
  }

  const empty = (name: string): XmlNode => ({ name, attributes: [], children: [] })

  const patchExtensions = (at: XmlElement, old: XmlNode | undefined, next: XmlNode | undefined) => {
    const wrappers = at.children.filter(
      (child) => child.local === 'extensionElements' && child.namespace === MODEL,
    )
    const [wrapper] = wrappers
    if (wrappers.length > 1) {
      // One too many for the schema; all that is in them is in the values.
      if (formsOf(old) === formsOf(next)) return
      for (const one of wrappers) editor.remove(one)
      if (next) insert(at, [next])
      return
    }
    if (!wrapper) {
      if (next) insert(at, [next])
    } else if (!next && wrapper.children.every(ours)) editor.remove(wrapper)
    else patch(wrapper, old ?? empty('extensionElements'), next ?? empty('extensionElements'))
  }

  const isNamed = (child: XmlElement, node: XmlNode): boolean => {
    const [, local] = splitName(node.name)
    return groupOf(child.local) === groupOf(local) && child.namespace === namespaceOf(node)
  }

  const pairsOf = ({ attributes }: XmlNode) =>
    attributes.filter(([name, value]) => value !== undefined && !name.startsWith('xmlns'))

  /** Whether the file has a vendor's subtree in the very form it was read in. */
  const isAlike = (at: XmlElement, old: XmlNode, next: XmlNode): boolean =>
    old.name === next.name &&
    editor.nameOf(at) === old.name &&
    !old.mixed &&
    !next.mixed &&
    (old.text === undefined) === (next.text === undefined) &&
    pairsOf(old)
      .map(([name]) => name)
      .join() ===
      pairsOf(next)
        .map(([name]) => name)
        .join() &&
    at.children.length === old.children.length &&
    old.children.length === next.children.length &&
    old.children.every((child, index) => {
      const [inFile, inNext] = [at.children[index], next.children[index]]
      return inFile !== undefined && inNext !== undefined && isAlike(inFile, child, inNext)
    })

  /** Only values differ: each goes to its place. */
  const patchValues = (at: XmlElement, old: XmlNode, next: XmlNode) => {
    const before = new Map(pairsOf(old))
    for (const [name, value] of pairsOf(next)) {
      if (before.get(name) !== value) editor.setAttribute(at, name, value)
    }
    if (old.text !== next.text) editor.setText(at, next.text ?? '')
    for (const [index, child] of at.children.entries()) {
      const [a, b] = [old.children[index], next.children[index]]
      if (a && b) patchValues(child, a, b)
    }
  }

  const isInPlace = (child: XmlElement, was: XmlNode, node: XmlNode): boolean =>
    !isVendors(node) && was.name === node.name && splitName(was.name)[1] === child.local

  const patchGroup = (
    at: XmlElement,
    group: string,
    old: readonly XmlNode[],
    next: readonly XmlNode[],
  ) => {
    const [sample] = [...old, ...next]
    if (!sample) return
    const there = at.children.filter((child) => isNamed(child, sample))
    const [before, after] = [old.map(formOf), next.map(formOf)]
    let head = 0
    while (head < before.length && head < after.length && before[head] === after[head]) head += 1
    let tail = 0
    while (
      tail < before.length - head &&
      tail < after.length - head &&
      before.at(-1 - tail) === after.at(-1 - tail)
    ) {
      tail += 1
    }
    if (head === before.length && head === after.length) return
    const [single] = there
    if (SINGLE.has(group) && single && old.length === 0 && next[0]) {
      patch(single, empty(next[0].name), next[0])
      return
    }
    if (there.length !== old.length) {
      // The file says it in another way than we would: what we write takes its place.
      const place = there[0]
      for (const node of next) {
        if (place) insertBehind(at, place, node)
        else insert(at, [node])
      }
      for (const child of there) editor.remove(child)
      return
    }
    const [oldOnes, newOnes] = [
      old.slice(head, old.length - tail),
      next.slice(head, next.length - tail),
    ]
    // What comes before all others of its group still stands behind what is before the group.
    const [first] = there
    let place = there[head - 1] ?? (first && at.children[at.children.indexOf(first) - 1])
    for (const [index, node] of newOnes.entries()) {
      const [child, was] = [there[head + index], oldOnes[index]]
      if (child && was && isVendors(node) && isAlike(child, was, node)) {
        patchValues(child, was, node)
      } else if (child && was && isInPlace(child, was, node)) {
        patch(child, was, node)
      } else if (child && was) {
        insertBehind(at, child, node)
        editor.remove(child)
      } else if (first) insertBehind(at, place, node)
      else insert(at, [node])
      place = child && was ? child : place
    }
    for (let index = newOnes.length; index < oldOnes.length; index += 1) {
      const child = there[head + index]
      if (child) editor.remove(child)
    }
  }

  /** What the new type of an element has no place for, and the model does not know. */
  const leaveBehind = (at: XmlElement, local: string) => {
    for (const name in at.attributes) {
      if (ONLY_AT[name]?.test(local) === false) editor.setAttribute(at, name, undefined)
    }
    for (const child of at.children) {
      if (child.namespace === MODEL && ONLY_AT[child.local]?.test(local) === false) {
        editor.remove(child)
      }
    }
  }

  const patch: NodePatcher['patch'] = (at, old, next, also = []) => {
    if (old.name !== next.name) {
      editor.setName(at, names.element(at, next.name))
      leaveBehind(at, next.name)
    }
    patchAttributes(at, old, next)
    const [text, before] = [next.text ?? '', old.text ?? '']
    if (text !== before) editor.setText(at, text)
    const [oldGroups, nextGroups] = [groupsOf(old), groupsOf(next)]
    for (const group of new Set([...oldGroups.keys(), ...nextGroups.keys()])) {
      if (ELSEWHERE.has(group)) continue
      const [a, b] = [oldGroups.get(group) ?? [], nextGroups.get(group) ?? []]
      if (group === 'documentation') patchDocumentation([at, ...also], a, b)
      else if (LISTS.has(group)) patchList(at, group, a, b)
      else if (group === 'extensionElements') patchExtensions(at, a[0], b[0])
      else patchGroup(at, group, a, b)
    }
  }

  return { patch, insert, insertBehind }
}
