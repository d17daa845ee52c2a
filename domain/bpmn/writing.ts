// What every part of the writer asks for: ids, the flows and data of a node, and the root elements
// (messages, stores, categories) that are collected while the rest is written.

import {
  type DataAssociation,
  type DataElement,
  flowsOf,
  type Key,
  type Process,
  type SequenceFlow,
} from '#process'
import { element, type XmlNode } from '#xml'
import { type Ids, idsFor } from './ids.ts'

type Subject = 'message' | 'signal' | 'error' | 'escalation'

export interface Writing {
  readonly ids: Ids
  readonly incoming: (key: Key) => readonly SequenceFlow[]
  readonly outgoing: (key: Key) => readonly SequenceFlow[]
  readonly data: (key: Key, side: 'input' | 'output') => readonly DataAssociation[]
  /** What stands in a sub-process. */
  readonly content: (container: Key) => readonly XmlNode[]
  /** The id of a message, signal, error or escalation of that name ('' for none) and code; made when first asked for. */
  readonly subject: (kind: Subject, name: string, code?: string) => string
  readonly category: (name: string) => string
  readonly store: (wanted: string, data: DataElement) => string
  /** The data object behind a reference, and whether it still has to be written. */
  readonly object: (data: DataElement) => { readonly id: string; readonly isNew: boolean }
  /** Root elements asked for so far, in the order of asking. */
  readonly roots: () => readonly XmlNode[]
}

/** What a file that is written into has already. */
export interface Known {
  readonly ids: Ids
  /** Id of a message, signal, category value ... of that name and code. */
  readonly subject: (kind: Subject | 'category', name: string, code?: string) => string | undefined
  /** Id of the data object or store behind an element. */
  readonly behind: (data: DataElement) => string | undefined
}

export const beginWriting = (
  process: Process,
  contentOf: (writing: Writing, container: Key) => readonly XmlNode[],
  known?: Known,
): Writing => {
  const ids = known?.ids ?? idsFor(process)
  const flows = flowsOf(process)
  const associations = Object.values(process.elements).filter(
    (one): one is DataAssociation => one.kind === 'dataAssociation',
  )
  const isData = (key: Key) => process.elements[key]?.kind === 'data'
  const inputs = Map.groupBy(
    associations.filter(({ source }) => isData(source)),
    ({ target }) => target,
  )
  const outputs = Map.groupBy(
    associations.filter(({ source }) => !isData(source)),
    ({ source }) => source,
  )
  const roots: XmlNode[] = []
  const made = new Map<string, string>()
  const once = (what: string, make: () => string): string => {
    const known = made.get(what)
    if (known !== undefined) return known
    const id = make()
    made.set(what, id)
    return id
  }
  const root = (wanted: string, make: (id: string) => XmlNode): string => {
    const id = ids.fresh(wanted)
    roots.push(make(id))
    return id
  }
  const writing: Writing = {
    ids,
    incoming: (key) => flows.incoming.get(key) ?? [],
    outgoing: (key) => flows.outgoing.get(key) ?? [],
    data: (key, side) => (side === 'input' ? inputs : outputs).get(key) ?? [],
    content: (container) => contentOf(writing, container),
    subject: (kind, name, code) =>
      known?.subject(kind, name, code) ??
      once(JSON.stringify([kind, name, code]), () =>
        root(`${kind}_${name || code}`, (id) => {
          const attributes = { id, name: name || undefined }
          const isCoded = code !== undefined && (kind === 'error' || kind === 'escalation')
          return element(kind, isCoded ? { ...attributes, [`${kind}Code`]: code } : attributes)
        }),
      ),
    category: (name) =>
      known?.subject('category', name) ??
      once(`category ${name}`, () => {
        const value = ids.fresh(`value_${name}`)
        root(`category_${name}`, (id) =>
          element('category', { id }, [element('categoryValue', { id: value, value: name })]),
        )
        return value
      }),
    store: (wanted, data) =>
      known?.behind(data) ??
      once(`store ${wanted}`, () =>
        root(wanted, (id) => {
          const { name, capacity, isUnlimited } = data
          return element('dataStore', { id, name: name || undefined, capacity, isUnlimited })
        }),
      ),
    object: (data) => {
      const there = known?.behind(data)
      if (there !== undefined) return { id: there, isNew: false }
      const wanted = data.sharedXmlId ?? `${ids.of(data.key)}_data`
      const what = data.sharedXmlId === undefined ? data.key : `shared ${wanted}`
      const isNew = !made.has(`object ${what}`)
      return { id: once(`object ${what}`, () => ids.fresh(wanted)), isNew }
    },
    roots: () => roots,
  }
  return writing
}
