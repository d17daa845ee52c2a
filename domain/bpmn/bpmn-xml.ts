// Children by their BPMN name, which nearly every part of the reader asks for.

import type { XmlElement } from '#xml'
import { MODEL } from './names.ts'

/** The BPMN children of a name, in order. */
export const childrenOf = (node: XmlElement, local: string): readonly XmlElement[] =>
  node.children.filter((child) => child.local === local && child.namespace === MODEL)

export const childOf = (node: XmlElement, local: string): XmlElement | undefined =>
  node.children.find((child) => child.local === local && child.namespace === MODEL)
