// What vendors added to an element, as values: the elements of other namespaces in its
// extensionElements and the attributes of other namespaces at it. Linear in what is there; most
// elements have nothing.

import type { Extended, Extension, ExtensionAttribute } from '#process'
import type { ForeignAttribute, XmlElement } from '#xml'
import { EXTENSION, MODEL, SCHEMA_INSTANCE, XML } from './names.ts'

/** Namespaces of attributes that are no vendor's; '' comes from names that begin with a colon. */
const NO_VENDORS: ReadonlySet<string> = new Set(['', MODEL, EXTENSION, SCHEMA_INSTANCE, XML])

/** Whether an attribute at one of BPMN's elements becomes a value of the model. */
export const isVendors = ({ namespace }: ForeignAttribute): boolean => !NO_VENDORS.has(namespace)

/** Whether an element in extensionElements becomes a value of the model. */
export const isVendorsElement = ({ namespace }: XmlElement): boolean =>
  namespace !== EXTENSION && namespace !== MODEL

const attributeOf = ({
  namespace,
  prefix,
  local,
  value,
}: ForeignAttribute): ExtensionAttribute => ({
  ...(namespace === '' ? {} : { namespace }),
  ...(prefix === '' ? {} : { prefix }),
  local,
  value,
})

/** Two prefixes may mean one namespace; written again, the attribute could stand only once. */
const withoutTwins = (list: readonly ExtensionAttribute[]): readonly ExtensionAttribute[] => {
  if (list.length < 2) return list
  const seen = new Set<string>()
  return list.filter(({ namespace, local }) => {
    const name = `${local} ${namespace ?? ''}`
    return !seen.has(name) && seen.add(name)
  })
}

const NO_TWINS: ReadonlySet<ForeignAttribute> = new Set()

/** Those that are so left out. */
export const twinsAt = ({ foreign, attributes }: XmlElement): ReadonlySet<ForeignAttribute> => {
  if (foreign.length === 0 || (foreign.length === 1 && foreign[0]?.namespace !== '')) {
    return NO_TWINS
  }
  const seen = new Set<string>()
  return new Set(
    foreign.filter(({ namespace, local }) => {
      const name = `${local} ${namespace}`
      const isTwin = seen.has(name) || (namespace === '' && attributes[local] !== undefined)
      seen.add(name)
      return isTwin
    }),
  )
}

const contentOf = (node: XmlElement): readonly (Extension | string)[] => {
  if (!node.mixed) return node.text === '' ? node.children.map(extensionOf) : [node.text]
  return node.mixed.flatMap((one): readonly (Extension | string)[] => {
    if (typeof one !== 'string') return [extensionOf(one)]
    return one.trim() === '' ? [] : [one]
  })
}

const extensionOf = (node: XmlElement): Extension => {
  const plain = Object.entries(node.attributes).map(([local, value]) => ({ local, value }))
  const attributes = withoutTwins([...plain, ...node.foreign.map(attributeOf)])
  const content = contentOf(node)
  return {
    namespace: node.namespace,
    ...(node.prefix === '' ? {} : { prefix: node.prefix }),
    local: node.local,
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(content.length > 0 ? { content } : {}),
  }
}

const NOTHING: Extended = {}

const extensionsIn = (node: XmlElement): readonly Extension[] | undefined => {
  let found: Extension[] | undefined
  for (const child of node.children) {
    if (child.local !== 'extensionElements' || child.namespace !== MODEL) continue
    for (const one of child.children) {
      if (!isVendorsElement(one)) continue
      found ??= []
      found.push(extensionOf(one))
    }
  }
  return found
}

/** Both together; an empty object where there is nothing. */
export const extendedOf = (node: XmlElement): Extended => {
  const extensions = node.children.length === 0 ? undefined : extensionsIn(node)
  if (!extensions && node.foreign.length === 0) return NOTHING
  const foreignAttributes = withoutTwins(node.foreign.filter(isVendors).map(attributeOf))
  return {
    ...(extensions ? { extensions } : {}),
    ...(foreignAttributes.length > 0 ? { foreignAttributes } : {}),
  }
}
