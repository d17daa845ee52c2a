// A tree of names, attributes and children to XML text, indented by two, as far as people look. Everything is escaped here
// and nowhere else; characters that XML cannot hold are left out, because no reader would take them.

// In every browser and in Node; the library ES2024 leaves it out, and `domain` takes no DOM types.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

export interface XmlNode {
  readonly name: string
  /** In the order they are written; undefined ones are not. */
  readonly attributes: readonly (readonly [string, string | undefined])[]
  readonly children: readonly XmlNode[]
  /** Only where there are no children. */
  readonly text?: string
  /** Instead of children and text: both in their order, with no white space added. */
  readonly mixed?: readonly (XmlNode | string)[]
}

type Value = string | number | boolean | undefined

const attribute = (name: string, value: Value): readonly [string, string | undefined] => [
  name,
  value === undefined ? undefined : String(value),
]

/** Children may be undefined, which writes nothing, or a text. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, Value>> = {},
  children: readonly (XmlNode | undefined)[] | string = [],
): XmlNode => {
  const pairs = Object.entries(attributes).map(([key, value]) => attribute(key, value))
  if (typeof children === 'string') return { name, attributes: pairs, children: [], text: children }
  const nodes = children.filter((child): child is XmlNode => child !== undefined)
  return { name, attributes: pairs, children: nodes }
}

// What XML 1.0 can hold; lone surrogates are code points outside it.
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** A text as it stands between tags. */
export const escapeText = (text: string): string =>
  text.replace(IMPOSSIBLE, '').replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character)

/** A text as it stands between double quotes. */
export const escapeAttribute = (text: string): string =>
  text
    .replace(IMPOSSIBLE, '')
    .replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character)

const startOf = (node: XmlNode): string => {
  const attributes = node.attributes
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('')
  return `<${node.name}${attributes}`
}

/** In one line, because in mixed content white space would be text. */
const inOneLine = (node: XmlNode): string => {
  const content = node.mixed ?? (node.children.length > 0 ? node.children : [node.text ?? ''])
  const inner = content.map((one) => (typeof one === 'string' ? escapeText(one) : inOneLine(one)))
  return `${startOf(node)}>${inner.join('')}</${node.name}>`
}

/** Deeper in, white space would soon be most of the file. */
const MOST_INDENT = '  '.repeat(30)

const lines = (node: XmlNode, indent: string, out: string[]): void => {
  const start = `${indent}${startOf(node)}`
  if (node.mixed) out.push(`${indent}${inOneLine(node)}`)
  else if (node.text !== undefined && node.text !== '') {
    out.push(`${start}>${escapeText(node.text)}</${node.name}>`)
  } else if (node.children.length === 0) out.push(`${start} />`)
  else {
    out.push(`${start}>`)
    const inner = indent.length < MOST_INDENT.length ? `${indent}  ` : MOST_INDENT
    for (const child of node.children) lines(child, inner, out)
    out.push(`${indent}</${node.name}>`)
  }
}

/** A whole document in UTF-8. */
export const writeXml = (root: XmlNode): Uint8Array => {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>']
  lines(root, '', out)
  return new TextEncoder().encode(`${out.join('\n')}\n`)
}
