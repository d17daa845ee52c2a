// XML text to a tree of plain values, with limits. saxes does the parsing; it knows no DTDs and no
// entities but the five of XML, and a DOCTYPE is refused outright. Namespaces are resolved here,
// because files with unbound prefixes exist and are readable; that is also twice as fast.
// One pass, linear in the text.

import { SaxesParser } from 'saxes'
import type { Limits, XmlRefusal } from './outcome.ts'
import { quiet } from './quiet.ts'

export interface ForeignAttribute {
  readonly namespace: string
  readonly prefix: string
  readonly local: string
  readonly value: string
}

export interface XmlElement {
  /** '' for none; `unbound:p` where the prefix p was never declared. */
  readonly namespace: string
  /** As written; '' for none. */
  readonly prefix: string
  readonly local: string
  /** Attributes without prefix, by name. */
  readonly attributes: Readonly<Record<string, string>>
  /** Attributes with one; namespace declarations are not among them. */
  readonly foreign: readonly ForeignAttribute[]
  readonly children: readonly XmlElement[]
  /** Its own text, children left out; white space before the first word is not kept. */
  readonly text: string
  /** Children and texts in their order; only where there are both. */
  readonly mixed?: readonly (XmlElement | string)[]
  /** Where its start tag ends, from 1. */
  readonly line: number
  /** Where its start tag begins in the decoded text, in UTF-16 code units; so are the others. */
  readonly start: number
  /** Where its start tag ends; the same as `end` where it closes itself. */
  readonly contentStart: number
  /** Where its end tag ends. */
  readonly end: number
}

interface Draft extends XmlElement {
  children: readonly XmlElement[]
  text: string
  mixed?: (XmlElement | string)[]
  end: number
}

export type Parsed =
  | { readonly kind: 'tree'; readonly root: XmlElement }
  | { readonly kind: 'refused'; readonly refusal: XmlRefusal }

/**
 * What each prefix means where the parser stands, the innermost meaning last: copying all of them for every
 * element that declares one would let a small file cost minutes.
 */
type Scope = Map<string, string[]>

// Most elements have none of these; one empty list for all spares memory.
const noForeign: readonly ForeignAttribute[] = []
const noChildren: readonly XmlElement[] = []
const noPrefixes: readonly string[] = []

const resolve = (scope: Scope, prefix: string): string =>
  scope.get(prefix)?.at(-1) ?? (prefix === '' ? '' : `unbound:${prefix}`)

/**
 * What is in it are the attributes alone, also where one is called like something of JavaScript's own. Other than an
 * object made without prototype it is no hash table in the engine, which takes twice the memory.
 */
class Attributes {
  [name: string]: string
}
Object.setPrototypeOf(Attributes.prototype, null)
Reflect.deleteProperty(Attributes.prototype, 'constructor')

interface TagName {
  readonly prefix: string
  readonly local: string
}

const tagNameOf = (name: string): TagName => {
  const colon = name.indexOf(':')
  return colon < 0
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon), local: name.slice(colon + 1) }
}

/** Takes the element's declarations into the scope; gives their prefixes, and its attributes sorted into ours and others'. */
const attributesOf = (
  given: Readonly<Record<string, string>>,
  scope: Scope,
  limits: Limits,
  refuse: (code: XmlRefusal['code'], details: XmlRefusal['details']) => never,
) => {
  let isPlain = true
  let count = 0
  for (const name in given) {
    count += 1
    if (name === 'xmlns' || name.includes(':')) isPlain = false
    if (name.length + (given[name]?.length ?? 0) > limits.attributeLength) {
      refuse('attribute-too-long', { limit: limits.attributeLength })
    }
  }
  if (count > limits.attributes) refuse('too-many-attributes', { limit: limits.attributes })
  if (isPlain) return { count, declared: noPrefixes, attributes: given, foreign: noForeign }
  const declared: string[] = []
  const declare = (prefix: string, namespace: string) => {
    declared.push(prefix)
    const meanings = scope.get(prefix)
    if (meanings) meanings.push(namespace.trim())
    else scope.set(prefix, [namespace.trim()])
  }
  const attributes: Record<string, string> = new Attributes()
  const prefixed: [string, string, string][] = []
  for (const name in given) {
    const colon = name.indexOf(':')
    const value = given[name] ?? ''
    if (name === 'xmlns') declare('', value)
    else if (colon < 0) attributes[name] = value
    else if (name.startsWith('xmlns:')) declare(name.slice(6), value)
    else prefixed.push([name.slice(0, colon), name.slice(colon + 1), value])
  }
  const foreign = prefixed.map(([prefix, local, value]) => ({
    namespace: resolve(scope, prefix),
    prefix,
    local,
    value,
  }))
  return { count, declared, attributes, foreign }
}

const addChild = (parent: Draft, child: XmlElement) => {
  if (parent.children === noChildren) parent.children = [child]
  else (parent.children as XmlElement[]).push(child)
  if (parent.mixed) parent.mixed.push(child)
  else if (parent.text !== '') parent.mixed = [parent.text, child]
}

const addTextTo = (element: Draft, piece: string) => {
  element.text += piece
  const { mixed } = element
  const last = mixed?.length ?? 0
  const before = mixed?.[last - 1]
  if (!mixed) {
    if (element.children.length > 0) element.mixed = [...element.children, piece]
  } else if (typeof before === 'string') mixed[last - 1] = before + piece
  else mixed.push(piece)
}

/** Carries a refusal out of the parser's callbacks; never leaves this file. */
interface Stop {
  readonly stop: XmlRefusal
}

const isStop = (thrown: unknown): thrown is Stop =>
  typeof thrown === 'object' && thrown !== null && 'stop' in thrown

export const parseXml = (text: string, limits: Limits): Parsed => {
  // White space before the XML declaration is a mistake that harms nobody.
  const lead = /^[\uFEFF\s]*/.exec(text)?.[0] ?? ''
  const source = lead === '' ? text : text.slice(lead.length)
  const linesBefore = lead.split('\n').length - 1
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  const stack: Draft[] = []
  const scope: Scope = new Map([['xml', ['http://www.w3.org/XML/1998/namespace']]])
  /** One string for all elements of a name: the engine compares and hashes it once. */
  const tagNames = new Map<string, TagName>()
  /** The prefixes each open element declares. */
  const declarations: (readonly string[])[] = []
  let root: Draft | undefined
  let count = 0
  let attributeCount = 0
  /** The tag that is just read, else the innermost open one. */
  let at = ''
  const refuse = (code: XmlRefusal['code'], details: XmlRefusal['details'] = {}): never => {
    const element = at.length > 100 ? `${at.slice(0, 99)}…` : at
    const where = { line: parser.line + linesBefore, element }
    const stop: Stop = { stop: { code, details: { ...where, ...details } } }
    throw stop
  }
  parser.on('error', () => refuse('not-well-formed', { column: parser.column }))
  parser.on('doctype', () => refuse('doctype'))
  parser.on('opentagstart', (tag) => {
    tag.attributes = new Attributes()
  })
  parser.on('opentag', ({ name, attributes }) => {
    at = name
    count += 1
    if (count > limits.elements) refuse('too-many-elements', { limit: limits.elements })
    if (stack.length >= limits.depth) refuse('too-deep', { limit: limits.depth })
    const inner = attributesOf(attributes, scope, limits, refuse)
    attributeCount += inner.count
    if (attributeCount > limits.allAttributes) {
      refuse('too-many-attributes-in-all', { limit: limits.allAttributes })
    }
    let tagName = tagNames.get(name)
    if (!tagName) {
      tagName = tagNameOf(name)
      tagNames.set(name, tagName)
    }
    const draft: Draft = {
      namespace: resolve(scope, tagName.prefix),
      prefix: tagName.prefix,
      local: tagName.local,
      attributes: inner.attributes,
      foreign: inner.foreign,
      children: noChildren,
      text: '',
      line: parser.line + linesBefore,
      // No tag holds a '<' but its first character, also not in a value.
      start: lead.length + source.lastIndexOf('<', parser.position - 1),
      contentStart: lead.length + parser.position,
      end: 0,
    }
    const parent = stack[stack.length - 1]
    if (parent) addChild(parent, draft)
    root ??= draft
    stack.push(draft)
    declarations.push(inner.declared)
  })
  parser.on('closetag', () => {
    const closed = stack.pop()
    if (closed) closed.end = lead.length + parser.position
    at = stack[stack.length - 1]?.local ?? ''
    for (const prefix of declarations.pop() ?? noPrefixes) scope.get(prefix)?.pop()
  })
  const addText = (piece: string) => {
    const top = stack[stack.length - 1]
    // Most text is the indentation between elements; it is not worth a string each.
    if (top && (top.text !== '' || /\S/.test(piece))) addTextTo(top, piece)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  try {
    parser.write(quiet(source)).close()
  } catch (thrown) {
    if (isStop(thrown)) return { kind: 'refused', refusal: thrown.stop }
    throw thrown
  }
  if (!root) return { kind: 'refused', refusal: { code: 'empty', details: {} } }
  return { kind: 'tree', root }
}

/** `true` and `1` as XML Schema has them. */
export const isTrue = (value: string | undefined): boolean => {
  const text = value?.trim()
  return text === 'true' || text === '1'
}

/** True or false where the file says one of them, else undefined. */
export const flag = (value: string | undefined): boolean | undefined =>
  isTrue(value) ? true : isFalse(value) ? false : undefined

/** False only where the file says so. */
export const isFalse = (value: string | undefined): boolean => {
  const text = value?.trim()
  return text === 'false' || text === '0'
}
