// The inside of a step's data associations: BPMN ties them to inputs and outputs of the step, which
// stand in sets. Where these are no more than the association needs they say nothing of their own.

import type { XmlElement } from '#xml'
import { childrenOf } from './bpmn-xml.ts'
import { idOf } from './entry.ts'
import { withoutPrefix } from './find.ts'

export interface Wiring {
  /** Whether an input or output is there for an association only. */
  readonly isTied: (data: XmlElement) => boolean
  /** Whether the inner end of an association is one of the step's own inputs, outputs or properties. */
  readonly isInner: (reference: XmlElement) => boolean
}

const INNER = ['dataInput', 'dataOutput', 'property']

const wiringOf = (owner: XmlElement): Wiring => {
  const inner = new Set<string>()
  const tied = new Set<string>()
  for (const holder of [owner, ...childrenOf(owner, 'ioSpecification')]) {
    for (const child of holder.children) {
      const id = INNER.includes(child.local) ? idOf(child) : undefined
      if (id !== undefined) inner.add(id)
    }
  }
  for (const child of owner.children) {
    const isInput = child.local === 'dataInputAssociation'
    if (!isInput && child.local !== 'dataOutputAssociation') continue
    for (const { text } of childrenOf(child, isInput ? 'targetRef' : 'sourceRef')) {
      tied.add(withoutPrefix(text.trim()))
    }
  }
  return {
    isTied: (data) => tied.has(idOf(data) ?? ''),
    isInner: ({ text }) => text.trim() === '' || inner.has(withoutPrefix(text.trim())),
  }
}

/** The wiring of each owner, made once when it is first asked for. */
export const wirings = (): ((owner: XmlElement) => Wiring) => {
  const known = new Map<XmlElement, Wiring>()
  return (owner) => {
    let wiring = known.get(owner)
    if (!wiring) {
      wiring = wiringOf(owner)
      known.set(owner, wiring)
    }
    return wiring
  }
}

/** Whether a set is just all inputs or outputs beside it. */
export const isWholeSet = (holder: XmlElement, set: XmlElement): boolean => {
  const isInput = set.local === 'inputSet'
  const there = childrenOf(holder, isInput ? 'dataInput' : 'dataOutput').map(idOf)
  const listed = childrenOf(set, isInput ? 'dataInputRefs' : 'dataOutputRefs')
  const ids = new Set(listed.map(({ text }) => withoutPrefix(text.trim())))
  return listed.length === there.length && there.every((id) => id !== undefined && ids.has(id))
}
