// Children by their BPMN name, and running text: what nearly every part of the reader asks for.

import type { XmlElement } from '#xml'
import { MODEL, XHTML } from './names.ts'

/** The BPMN children of a name, in order. */
export const childrenOf = (node: XmlElement, local: string): readonly XmlElement[] =>
  node.children.filter((child) => child.local === local && child.namespace === MODEL)

export const childOf = (node: XmlElement, local: string): XmlElement | undefined =>
  node.children.find((child) => child.local === local && child.namespace === MODEL)

/** Running text; markup of other vendors inside is not part of it, HTML is. */
export const textIn = (node: XmlElement): string =>
  [
    node.text,
    ...node.children
      .filter(({ namespace }) => namespace === XHTML || namespace === MODEL)
      .map(textIn),
  ].join('')
