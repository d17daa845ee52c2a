// Writes what vendors added: the counterpart of vendor.ts. Each piece declares the prefixes it uses, so
// that it may be put into any file; in a file of our own they are then declared once, at its root.

import type { Extended, Extension, ExtensionAttribute } from '#process'
import type { XmlNode } from '#xml'
import { XML } from './names.ts'

/** Prefix to namespace, as one start tag declares them and the tags around it. */
interface Scope {
  readonly own: ReadonlyMap<string, string>
  readonly outer?: Scope
}
type Pair = readonly [string, string]

const PREFIX = /^(?!xml)[A-Za-z_][\w.-]*$/i
/** Prefixes we use at BPMN's own elements ourselves. */
const OURS: ReadonlySet<string> = new Set(['xsi', 'prozess', 'bpmndi', 'dc', 'di', 'color', 'bioc'])
/** Names come from files, but also from people; what would break the file is left out. */
const NAME = /^[^\s<>&"'=/!?\d.-][^\s<>&"'=/]*$/u

const AT_NOTHING: Scope = { own: new Map([['xml', XML]]) }

/** Up the tags that declare something: copying what is declared at each would cost its square. */
const meaningOf = (scope: Scope, prefix: string): string | undefined => {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const namespace = at.own.get(prefix)
    if (namespace !== undefined) return namespace
  }
  return undefined
}

/** Prefixes for the names of one start tag, declared where they are not yet. */
const startTag = (outer: Scope) => {
  const own = new Map<string, string>()
  const used = new Map<string, string>()
  const declarations: Pair[] = []
  const take = (prefix: string, namespace: string): string => {
    if ((own.get(prefix) ?? meaningOf(outer, prefix)) !== namespace) {
      declarations.push([prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace])
      own.set(prefix, namespace)
    }
    used.set(prefix, namespace)
    return prefix
  }
  const isFree = (prefix: string, namespace: string) =>
    (used.get(prefix) ?? namespace) === namespace
  const prefixFor = (namespace: string, wish: string | undefined): string => {
    if (namespace === XML) return take('xml', XML)
    if (wish !== undefined && PREFIX.test(wish) && isFree(wish, namespace)) {
      return take(wish, namespace)
    }
    let number = 1
    while (!isFree(`ns${number}`, namespace)) number += 1
    return take(`ns${number}`, namespace)
  }
  const attributes = (list: readonly ExtensionAttribute[]): readonly Pair[] => {
    const seen = new Set<string>()
    return list.flatMap(({ namespace, prefix, local, value }): readonly Pair[] => {
      if (!namespace && /^xmlns(:|$)/.test(local)) return []
      const name = namespace ? `${prefixFor(namespace, prefix)}:${local}` : local
      if (!NAME.test(name) || seen.has(name)) return []
      seen.add(name)
      return [[name, value]]
    })
  }
  const scope = (): Scope => (own.size === 0 ? outer : { own, outer })
  return { scope, take, prefixFor, attributes, declarations }
}

const nodeOf = (extension: Extension, outer: Scope): XmlNode | undefined => {
  const { namespace, prefix, local } = extension
  const tag = startTag(outer)
  const isDefault = namespace === '' || prefix === undefined
  const own = isDefault ? tag.take('', namespace) : tag.prefixFor(namespace, prefix)
  const attributes = tag.attributes(extension.attributes ?? [])
  const scope = tag.scope()
  const content = (extension.content ?? []).flatMap((one): readonly (XmlNode | string)[] => {
    const node = typeof one === 'string' ? one : nodeOf(one, scope)
    return node === undefined ? [] : [node]
  })
  const nodes = content.filter((one) => typeof one !== 'string')
  const [first] = content
  const name = own === '' ? local : `${own}:${local}`
  if (!NAME.test(name)) return undefined
  const start = { name, attributes: [...tag.declarations, ...attributes] }
  if (nodes.length === content.length) return { ...start, children: nodes }
  if (content.length === 1 && typeof first === 'string') {
    return { ...start, children: [], text: first }
  }
  // Once only: whoever walks the tree would otherwise walk twice at every depth.
  return { ...start, children: [], mixed: content }
}

/** The elements for extensionElements. */
export const vendorNodes = ({ extensions }: Extended): readonly XmlNode[] =>
  (extensions ?? []).flatMap((one) => nodeOf(one, AT_NOTHING) ?? [])

const NOTHING: Readonly<Record<string, string>> = {}

/** The attributes for the element itself, with the declarations they need. */
export const vendorAttributes = ({
  foreignAttributes,
}: Extended): Readonly<Record<string, string>> => {
  if (!foreignAttributes) return NOTHING
  const tag = startTag(AT_NOTHING)
  const list = foreignAttributes.filter(({ namespace }) => namespace)
  const attributes = tag.attributes(
    list.map((one) => {
      const { prefix, ...rest } = one
      return prefix !== undefined && OURS.has(prefix) ? rest : one
    }),
  )
  return Object.fromEntries([...tag.declarations, ...attributes])
}

/** Moves declarations of prefixes to the root, where no other meaning of the prefix is in the way. */
export const withDeclarationsAbove = (root: XmlNode): XmlNode => {
  const above = new Map<string, string>()
  for (const [name, value] of root.attributes) if (value !== undefined) above.set(name, value)
  const own = above.size
  const lift = (node: XmlNode, shadowed: ReadonlySet<string>): XmlNode => {
    let hidden = shadowed
    const attributes = node.attributes.filter(([name, value]) => {
      if (value === undefined || !name.startsWith('xmlns:')) return true
      const known = above.get(name)
      if (!shadowed.has(name) && (known === undefined || known === value)) {
        above.set(name, value)
        return false
      }
      hidden = new Set(hidden).add(name)
      return true
    })
    const children = node.children.map((child) => lift(child, hidden))
    const mixed = node.mixed?.map((one) => (typeof one === 'string' ? one : lift(one, hidden)))
    return { ...node, attributes, children, ...(mixed ? { mixed } : {}) }
  }
  const children = root.children.map((child) => lift(child, new Set()))
  const added = [...above].slice(own)
  return { ...root, attributes: [...root.attributes, ...added], children }
}
