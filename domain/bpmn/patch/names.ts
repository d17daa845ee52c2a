// Names as the file writes them: the writer's prefixes become those that are bound where a new element
// goes. A namespace the file does not know yet is declared once, at its root.

import { editXml, type XmlEditor, type XmlElement, type XmlNode, type XmlSource } from '#xml'
import {
  BIOCOLOR,
  COLOR,
  COMMON,
  DIAGRAM,
  DRAWING,
  EXTENSION,
  MODEL,
  SCHEMA_INSTANCE,
} from '../names.ts'

/** The prefixes the writer uses. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['', MODEL],
  ['bpmndi', DIAGRAM],
  ['dc', COMMON],
  ['di', DRAWING],
  ['xsi', SCHEMA_INSTANCE],
  ['color', COLOR],
  ['bioc', BIOCOLOR],
  ['prozess', EXTENSION],
])

export const splitName = (name: string): readonly [string, string] => {
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

/** The namespace of an element as the writer writes it. */
export const namespaceOf = (node: XmlNode): string => {
  const [prefix] = splitName(node.name)
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`
  const own = node.attributes.find(([name]) => name === declaration)
  return own?.[1] ?? WRITTEN.get(prefix) ?? ''
}

/**
 * What vendors add declares all its prefixes itself, that of its own name too, so it fits everywhere as
 * it is. Elements of BPMN declare at most the prefixes of vendors' attributes.
 */
export const isVendors = ({ name, attributes }: XmlNode): boolean => {
  const [prefix] = splitName(name)
  const own = prefix === '' ? 'xmlns' : `xmlns:${prefix}`
  return attributes.some(([declared]) => declared === own)
}

export interface Names {
  readonly editor: XmlEditor
  /** A new element as it has to be written inside one of the file's. */
  readonly inside: (parent: XmlElement, node: XmlNode) => XmlNode
  /** A name for the element itself, in the place of one of the file's. */
  readonly element: (at: XmlElement, name: string) => string
  /** Whether a prefix means this where the element stands. */
  readonly isBound: (at: XmlElement, prefix: string, namespace: string) => boolean
  readonly attribute: (at: XmlElement, name: string) => string
  /** Attributes with their declarations, under prefixes that mean nothing else at the element. */
  readonly fitting: (at: XmlElement, attributes: XmlNode['attributes']) => XmlNode['attributes']
  /** The attribute's name where its namespace is known at the element. */
  readonly knownAttribute: (at: XmlElement, name: string) => string | undefined
  /** The value of an attribute that holds a name, such as xsi:type. */
  readonly value: (at: XmlElement, name: string, value: string) => string
}

type Scope = ReadonlyMap<string, string>

/** The last of some siblings that begins at a position or before it; halving, because there may be many. */
const lastUpTo = (siblings: readonly XmlElement[], position: number): XmlElement | undefined => {
  let [low, high] = [0, siblings.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((siblings[middle]?.start ?? position) <= position) low = middle + 1
    else high = middle
  }
  return siblings[low - 1]
}

export const namesIn = (source: XmlSource): Names => {
  const { root, text } = source
  const editor = editXml(source)
  const declared = new Map<string, string>()

  const scopes = new Map<XmlElement, Scope>()
  const scopeInside = (at: XmlElement, outer: Scope): Scope => {
    const known = scopes.get(at)
    if (known) return known
    const tag = text.slice(at.start, at.contentStart)
    let scope = outer
    if (tag.includes('xmlns')) {
      const own = new Map(outer)
      for (const [, prefix, one, other] of tag.matchAll(
        /\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
      )) {
        own.set(prefix ?? '', (one ?? other ?? '').trim())
      }
      scope = own
    }
    scopes.set(at, scope)
    return scope
  }

  /** Down from the root, always into the child that spans the element. */
  const scopeOf = (at: XmlElement): Scope => {
    let node: XmlElement | undefined = root
    let scope = scopeInside(root, new Map())
    while (node && node !== at) {
      node = lastUpTo(node.children, at.start)
      if (node) scope = scopeInside(node, scope)
    }
    return scope
  }

  const bound = (scope: Scope, namespace: string, isAttribute: boolean): string | undefined => {
    const own = declared.get(namespace)
    if (own !== undefined) return own
    let found: string | undefined
    for (const [prefix, value] of scope) {
      if (value !== namespace || (isAttribute && prefix === '')) continue
      found ??= prefix
    }
    return found
  }

  const declare = (namespace: string, wanted: string): string => {
    const taken = new Set([...scopeInside(root, new Map()).keys(), ...declared.values()])
    let prefix = wanted || 'bpmn'
    // A prefix that the file uses without ever having declared it gets no meaning now.
    const isTaken = () => taken.has(prefix) || text.includes(`${prefix}:`)
    for (let number = 2; isTaken(); number += 1) prefix = `${wanted || 'bpmn'}${number}`
    declared.set(namespace, prefix)
    editor.setAttribute(root, `xmlns:${prefix}`, namespace)
    return prefix
  }

  const join = (prefix: string, local: string) => (prefix === '' ? local : `${prefix}:${local}`)

  const named = (scope: Scope, name: string, isAttribute: boolean, like?: XmlElement): string => {
    const [prefix, local] = splitName(name)
    const namespace = WRITTEN.get(prefix)
    // A vendor's name brings its prefix; '#' stands before what is no name at all.
    const isAsIs = namespace === undefined || local.startsWith('#')
    if (isAsIs || (isAttribute && prefix === '')) return name
    // The neighbours' prefix, where a namespace has several.
    if (like && like.namespace === namespace && !isAttribute) {
      return join(splitName(editor.nameOf(like))[0], local)
    }
    return join(bound(scope, namespace, isAttribute) ?? declare(namespace, prefix), local)
  }

  const valued = (scope: Scope, name: string, value: string, like: XmlElement) =>
    name === 'xsi:type' ? named(scope, value, false, like) : value

  /** A prefix that a vendor's attributes bring may be the file's own for something else. */
  const fitting = (scope: Scope, attributes: XmlNode['attributes']): XmlNode['attributes'] => {
    const own = new Map(attributes)
    const others = new Map<string, string>()
    for (const [name, value] of attributes) {
      const [xmlns, prefix] = splitName(name)
      if (xmlns !== 'xmlns' || (scope.get(prefix) ?? value) === value) continue
      let number = 2
      while (scope.has(`${prefix}${number}`) || own.has(`xmlns:${prefix}${number}`)) number += 1
      others.set(prefix, `${prefix}${number}`)
    }
    if (others.size === 0) return attributes
    return attributes.map(([name, value]) => {
      const [prefix, local] = splitName(name)
      if (prefix === 'xmlns') return [join(prefix, others.get(local) ?? local), value]
      return [join(others.get(prefix) ?? prefix, local), value]
    })
  }
  const written = (scope: Scope, node: XmlNode, like: XmlElement): XmlNode =>
    isVendors(node) ? node : mapped(scope, node, like)

  const mapped = (scope: Scope, node: XmlNode, like: XmlElement): XmlNode => ({
    ...node,
    name: named(scope, node.name, false, like),
    attributes: fitting(scope, node.attributes).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[named(scope, name, true), valued(scope, name, value, like)] as const],
    ),
    children: node.children.map((child) => written(scope, child, like)),
  })

  return {
    editor,
    inside: (parent, node) => written(scopeOf(parent), node, parent),
    element: (at, name) => named(scopeOf(at), name, false, at),
    isBound: (at, prefix, namespace) => scopeOf(at).get(prefix) === namespace,
    knownAttribute: (at, name) => {
      const [prefix, local] = splitName(name)
      const namespace = prefix === '' ? undefined : WRITTEN.get(prefix)
      if (namespace === undefined) return name
      const own = bound(scopeOf(at), namespace, true)
      return own === undefined ? undefined : join(own, local)
    },
    attribute: (at, name) => named(scopeOf(at), name, true),
    fitting: (at, attributes) => fitting(scopeOf(at), attributes),
    value: (at, name, value) => valued(scopeOf(at), name, value, at),
  }
}
