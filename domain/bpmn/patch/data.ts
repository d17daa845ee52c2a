// The wiring of data into activities and events: an association stands in its owner, together with the
// input or output it fills or empties, which the owner's specification lists.

import type { DataAssociation, Key, Process } from '#process'
import { element, type XmlElement, type XmlNode } from '#xml'
import { childOf, childrenOf, textIn } from '../bpmn-xml.ts'
import { head } from '../write-nodes.ts'
import type { Patching } from './patching.ts'

interface Wire {
  readonly side: 'input' | 'output'
  readonly owner: Key
  readonly data: Key
}

const wireOf = (process: Process, { source, target }: DataAssociation): Wire =>
  process.elements[source]?.kind === 'data'
    ? { side: 'input', owner: target, data: source }
    : { side: 'output', owner: source, data: target }

const NAMES = {
  input: {
    association: 'dataInputAssociation',
    data: 'dataInput',
    set: 'inputSet',
    member: 'dataInputRefs',
    outer: 'sourceRef',
    inner: 'targetRef',
  },
  output: {
    association: 'dataOutputAssociation',
    data: 'dataOutput',
    set: 'outputSet',
    member: 'dataOutputRefs',
    outer: 'targetRef',
    inner: 'sourceRef',
  },
} as const

const isEvent = ({ local }: XmlElement) => /Event$/.test(local)

export const patchAssociations = (patching: Patching): void => {
  const { before, after, difference, entryOf, editor, nodes, ids } = patching
  const { added, removed, changed } = difference

  /** Owners that had no specification get one for all that is new in them. */
  const specifications = new Map<XmlElement, { input: string[]; output: string[] }>()

  const addInner = (owner: XmlElement, side: 'input' | 'output', inner: string) => {
    const names = NAMES[side]
    const member = element(names.member, {}, inner)
    const holder = isEvent(owner) ? owner : childOf(owner, 'ioSpecification')
    if (!holder) {
      const list = specifications.get(owner) ?? { input: [], output: [] }
      list[side].push(inner)
      specifications.set(owner, list)
      return
    }
    nodes.insert(holder, [element(names.data, { id: inner })])
    const set = childOf(holder, names.set)
    if (set) nodes.insert(set, [member])
    else nodes.insert(holder, [element(names.set, {}, [member])])
  }

  const addTo = (owner: XmlElement, association: DataAssociation) => {
    const { side, owner: key, data } = wireOf(after, association)
    const names = NAMES[side]
    const inner = ids.fresh(`${ids.of(key)}_${side}`)
    addInner(owner, side, inner)
    const outer = ids.of(data)
    const [source, target] = side === 'input' ? [outer, inner] : [inner, outer]
    const children: (XmlNode | undefined)[] = [
      ...head(association),
      element('sourceRef', {}, source),
      element('targetRef', {}, target),
    ]
    nodes.insert(owner, [element(names.association, { id: ids.of(association.key) }, children)])
  }

  const takeFrom = (owner: XmlElement, node: XmlElement) => {
    editor.remove(node)
    const side = node.local === 'dataInputAssociation' ? 'input' : 'output'
    const names = NAMES[side]
    const inner = childOf(node, names.inner)?.text.trim() ?? ''
    const isShared = childrenOf(owner, names.association).some(
      (other) => other !== node && childOf(other, names.inner)?.text.trim() === inner,
    )
    const holder = isEvent(owner) ? owner : childOf(owner, 'ioSpecification')
    if (!holder || inner === '' || isShared) return
    for (const data of childrenOf(holder, names.data)) {
      if (data.attributes.id?.trim() === inner) editor.remove(data)
    }
    for (const set of childrenOf(holder, names.set)) {
      for (const member of childrenOf(set, names.member)) {
        if (member.text.trim() === inner) editor.remove(member)
      }
    }
  }

  const ownerNode = (key: Key): XmlElement | undefined =>
    added.has(key) || removed.has(key) ? undefined : entryOf.get(key)?.node

  const associationIn = (process: Process, key: Key) => {
    const one = process.elements[key]
    return one?.kind === 'dataAssociation' ? one : undefined
  }

  for (const key of [...removed, ...changed]) {
    const one = associationIn(before, key)
    const node = entryOf.get(key)?.node
    if (!one || !node) continue
    const owner = ownerNode(wireOf(before, one).owner)
    const next = changed.has(key) ? associationIn(after, key) : undefined
    if (!next) {
      if (owner) takeFrom(owner, node)
      continue
    }
    const [old, wire] = [wireOf(before, one), wireOf(after, next)]
    const isOther = old.owner !== wire.owner || old.side !== wire.side
    if (isOther) {
      if (owner) takeFrom(owner, node)
      const place = ownerNode(wire.owner)
      if (place) addTo(place, next)
      continue
    }
    nodes.patch(node, element('a', {}, head(one)), element('a', {}, head(next)))
    if (old.data !== wire.data) {
      const { outer } = NAMES[wire.side]
      const known = entryOf.get(old.data)?.node.attributes.id?.trim()
      const ends = childrenOf(node, outer)
      const end = ends.find((child) => textIn(child).trim() === known) ?? ends[0]
      if (end) editor.setText(end, ids.of(wire.data))
    }
  }
  for (const key of added) {
    const one = associationIn(after, key)
    const owner = one && ownerNode(wireOf(after, one).owner)
    if (one && owner) addTo(owner, one)
  }
  for (const [owner, { input, output }] of specifications) {
    const members = (name: string, list: readonly string[]) =>
      list.map((id) => element(name, {}, id))
    nodes.insert(owner, [
      element('ioSpecification', {}, [
        ...input.map((id) => element('dataInput', { id })),
        ...output.map((id) => element('dataOutput', { id })),
        element('inputSet', {}, members('dataInputRefs', input)),
        element('outputSet', {}, members('dataOutputRefs', output)),
      ]),
    ])
  }
}
