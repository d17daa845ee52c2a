// Edits of an XML file that leave every other byte as it is: values of attributes, names, texts, and
// whole elements put in, taken out or moved. New elements are indented and broken into lines as their
// neighbours are. Cost: the text once, and the edits sorted.

import { type CanHold, type Encoding, encoderOf } from './encode.ts'
import type { XmlElement } from './parse.ts'
import { escapeAttribute, escapeText, type XmlNode } from './write.ts'

/** A file that can be edited: its tree and where it came from. */
export interface XmlSource {
  readonly root: XmlElement
  /** The decoded file; positions in the tree count in it. */
  readonly text: string
  readonly encoding: Encoding
  /** Length of the file in bytes. */
  readonly size: number
}

export interface XmlEditor {
  /** The name as written, with its prefix. */
  readonly nameOf: (at: XmlElement) => string
  readonly setName: (at: XmlElement, name: string) => void
  /** An attribute by its written name; undefined takes it out. */
  readonly setAttribute: (at: XmlElement, name: string, value: string | undefined) => void
  /** Replaces everything inside. */
  readonly setText: (at: XmlElement, text: string) => void
  readonly remove: (at: XmlElement) => void
  /**
   * Puts new elements into a parent, behind one of its children or before all of them. Of what comes to
   * one place the smallest rank stands first, then what was asked for first.
   */
  readonly insert: (
    parent: XmlElement,
    after: XmlElement | undefined,
    nodes: readonly XmlNode[],
    rank?: number,
  ) => void
  /** Stands for an element of the file inside new ones; the element leaves its old place. */
  readonly moved: (at: XmlElement) => XmlNode
  /** Lets elements of the file change places: the n-th place gets the n-th of `order`. */
  readonly permute: (places: readonly XmlElement[], order: readonly XmlElement[]) => void
  readonly hasEdits: () => boolean
  readonly bytes: () => Uint8Array
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: () => string
  readonly rank?: number
}

/** What comes into an element that closes itself. */
interface Content {
  readonly make: (indent: string) => string
  readonly rank: number
}

interface Attribute {
  readonly name: string
  /** From before its name to behind its quote; leading white space is not part of it. */
  readonly start: number
  readonly end: number
  readonly valueStart: number
}

const MOVED = '#moved'

const reference = (character: string): string => `&#${character.codePointAt(0) ?? 0x3f};`

/** Text with references for what the file's encoding has no character for. */
const held = (text: string, canHold: CanHold): string =>
  /[^\u0020-\u007E]/.test(text)
    ? [...text].map((one) => (canHold(one) ? one : reference(one))).join('')
    : text

export const editXml = (source: XmlSource): XmlEditor => {
  const { text } = source
  const encoder = encoderOf(source.encoding, text, source.size)
  const edits: Edit[] = []
  const names = new Map<XmlElement, string>()
  const attributes = new Map<XmlElement, Map<string, string | undefined>>()
  /** What comes into elements that close themselves, which must be opened for it. */
  const contents = new Map<XmlElement, Content[]>()
  const texts = new Map<XmlElement, string>()
  const movedOnes: XmlElement[] = []
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const escaped = (value: string) => held(escapeText(value), encoder.canHold)

  const isClosed = (at: XmlElement) => at.contentStart === at.end
  const nameOf = (at: XmlElement) =>
    /^[^\s/>]+/.exec(text.slice(at.start + 1, at.contentStart))?.[0] ?? ''
  const endTagOf = (at: XmlElement) => text.lastIndexOf('<', at.end - 1)

  /** White space before an element up to and with the line break; '' where it shares its line. */
  const leadOf = (at: XmlElement): string => {
    const lead =
      /(?:\r\n|\n|\r)?[ \t]*$/.exec(text.slice(Math.max(0, at.start - 400), at.start))?.[0] ?? ''
    return /[\r\n]/.test(lead) ? lead : ''
  }
  const indentOf = (at: XmlElement): string => leadOf(at).replace(/[\r\n]/g, '')

  /** Length of the white space in a tag before a position in it; a pattern would cost its square. */
  const spaceBefore = (at: XmlElement, position: number): number =>
    position - at.start - text.slice(at.start, position).trimEnd().length

  const attributesIn = (at: XmlElement): readonly Attribute[] => {
    const found: Attribute[] = []
    const begin = at.start + 1 + nameOf(at).length
    const tag = text.slice(begin, at.contentStart)
    for (const match of tag.matchAll(/([^\s=/>"']+)(\s*=\s*)(?:"[^"]*"|'[^']*')/g)) {
      const start = begin + match.index
      const name = match[1] ?? ''
      const valueStart = start + name.length + (match[2]?.length ?? 0) + 1
      found.push({ name, start, end: start + match[0].length, valueStart })
    }
    return found
  }

  const add = (start: number, end: number, make: () => string, rank: number) =>
    edits.push({ start, end, text: make, rank })

  const settleAttributes = (
    at: XmlElement,
    wanted: ReadonlyMap<string, string | undefined>,
  ): Edit[] => {
    const made: Edit[] = []
    const there = attributesIn(at)
    const last = there.at(-1)?.end ?? at.start + 1 + nameOf(at).length
    for (const [name, value] of wanted) {
      const one = there.find((attribute) => attribute.name === name)
      if (value === undefined) {
        if (!one) continue
        made.push({ start: one.start - spaceBefore(at, one.start), end: one.end, text: () => '' })
      } else if (one) {
        const quote = text[one.end - 1]
        const safe = held(escapeAttribute(value), encoder.canHold)
        const inside = quote === "'" ? safe.replaceAll("'", '&apos;') : safe
        made.push({ start: one.valueStart, end: one.end - 1, text: () => inside })
      } else {
        const safe = held(escapeAttribute(value), encoder.canHold)
        made.push({ start: last, end: last, text: () => ` ${name}="${safe}"` })
      }
    }
    return made
  }

  const finalName = (at: XmlElement) => names.get(at) ?? nameOf(at)

  /** One unit of indentation, as the children of the root have it. */
  const unit = (() => {
    const first = source.root.children[0]
    const step = first ? indentOf(first).slice(indentOf(source.root).length) : ''
    return step || '  '
  })()
  const isOneLine = !/[\r\n][ \t]*<[^?!]/.test(text.slice(source.root.contentStart))

  const written = (node: XmlNode, lead: string): string => {
    if (node.name === MOVED) {
      const at = movedOnes[Number(node.attributes[0]?.[1])]
      return at ? spanText(at) : ''
    }
    const pairs = node.attributes
      .map(([name, value]) =>
        value === undefined ? '' : ` ${name}="${held(escapeAttribute(value), encoder.canHold)}"`,
      )
      .join('')
    const start = `<${node.name}${pairs}`
    if (node.mixed) {
      const inside = node.mixed.map((one) =>
        typeof one === 'string' ? escaped(one) : written(one, ''),
      )
      return `${start}>${inside.join('')}</${node.name}>`
    }
    if (node.text !== undefined && node.text !== '') {
      return `${start}>${escaped(node.text)}</${node.name}>`
    }
    if (node.children.length === 0) return `${start}/>`
    const inner = lead === '' ? '' : lead + unit
    const children = node.children.map((child) => `${inner}${written(child, inner)}`).join('')
    return `${start}>${children}${lead}</${node.name}>`
  }

  /** A new line inside an element, unless that stands in one line with others. */
  const lineLead = (holder: XmlElement, indent: string) =>
    isOneLine || (holder !== source.root && leadOf(holder) === '') ? '' : lineEnd + indent

  /** What stands from one position to another, with the edits inside. */
  const render = (from: number, to: number, all: readonly Edit[]): string => {
    const out: string[] = []
    let at = from
    for (const edit of all) {
      if (edit.start < at || edit.end > to) continue
      out.push(text.slice(at, edit.start), edit.text())
      at = edit.end
    }
    out.push(text.slice(at, to))
    return out.join('')
  }

  let sorted: readonly Edit[] = []
  /** An element with the edits in it; what is put in right before or behind it is not part of it. */
  const spanText = (at: XmlElement): string =>
    render(
      at.start,
      at.end,
      sorted.filter(({ start, end }) => start > at.start && start < at.end && end <= at.end),
    )

  const takeOut = (at: XmlElement) => {
    edits.push({ start: at.start - leadOf(at).length, end: at.end, text: () => '' })
  }

  const openTag = (at: XmlElement): Edit => {
    // "/>" becomes ">", then what comes in, then the end tag.
    const slash = text.lastIndexOf('/', at.end - 1)
    const indent = indentOf(at)
    return {
      start: slash - spaceBefore(at, slash),
      end: at.end,
      text: () => {
        const inside = texts.has(at)
          ? escaped(texts.get(at) ?? '')
          : (contents.get(at) ?? [])
              .toSorted((a, b) => a.rank - b.rank)
              .map(({ make }) => make(indent))
              .join('') + lineLead(at, indent)
        return `>${inside}</${finalName(at)}>`
      },
    }
  }

  const settle = (): readonly Edit[] => {
    const all = [...edits]
    for (const [at, wanted] of attributes) all.push(...settleAttributes(at, wanted))
    for (const [at, name] of names) {
      const old = nameOf(at)
      all.push({ start: at.start + 1, end: at.start + 1 + old.length, text: () => name })
      const end = endTagOf(at)
      if (!isClosed(at)) all.push({ start: end + 2, end: end + 2 + old.length, text: () => name })
    }
    for (const at of new Set([...contents.keys(), ...texts.keys()])) {
      if (isClosed(at)) all.push(openTag(at))
      else if (texts.has(at)) {
        all.push({
          start: at.contentStart,
          end: endTagOf(at),
          text: () => escaped(texts.get(at) ?? ''),
        })
      }
    }
    // Stable: what was asked for first comes first; wide edits go before those inside them.
    return all
      .map((edit, index) => ({ edit, index }))
      .sort((a, b) => {
        const byStart = a.edit.start - b.edit.start
        if (byStart !== 0) return byStart
        const isPoint = (one: Edit) => (one.end === one.start ? 0 : 1)
        return (
          isPoint(a.edit) - isPoint(b.edit) ||
          b.edit.end - a.edit.end ||
          (a.edit.rank ?? 0) - (b.edit.rank ?? 0) ||
          a.index - b.index
        )
      })
      .map(({ edit }) => edit)
  }

  return {
    nameOf: finalName,
    setName: (at, name) => {
      names.set(at, name)
    },
    setAttribute: (at, name, value) => {
      const wanted = attributes.get(at) ?? new Map<string, string | undefined>()
      wanted.set(name, value)
      attributes.set(at, wanted)
    },
    setText: (at, value) => {
      texts.set(at, value)
    },
    remove: (at) => takeOut(at),
    insert: (parent, after, nodes, rank = 0) => {
      if (nodes.length === 0) return
      const make = (lead: string) => nodes.map((node) => `${lead}${written(node, lead)}`).join('')
      if (isClosed(parent)) {
        const list = contents.get(parent) ?? []
        list.push({ make: (indent) => make(lineLead(parent, indent + unit)), rank })
        contents.set(parent, list)
        return
      }
      const neighbour = after ?? parent.children[0]
      const lead = neighbour ? leadOf(neighbour) : lineLead(parent, indentOf(parent) + unit)
      const place = after?.end ?? parent.contentStart
      add(place, place, () => make(lead), rank)
      const isEmpty =
        parent.children.length === 0 && text.slice(place, endTagOf(parent)).trim() === ''
      const closing = text.slice(place, endTagOf(parent))
      if (isEmpty && !/[\r\n]/.test(closing))
        add(place, place, () => lineLead(parent, indentOf(parent)), Number.MAX_VALUE)
    },
    moved: (at) => {
      takeOut(at)
      movedOnes.push(at)
      return { name: MOVED, attributes: [['at', String(movedOnes.length - 1)]], children: [] }
    },
    permute: (places, order) => {
      for (const [index, place] of places.entries()) {
        const other = order[index]
        if (!other || other === place) continue
        edits.push({ start: place.start, end: place.end, text: () => spanText(other) })
      }
    },
    hasEdits: () => edits.length + names.size + attributes.size + contents.size + texts.size > 0,
    bytes: () => {
      sorted = settle()
      return encoder.encode(render(0, text.length, sorted))
    },
  }
}
