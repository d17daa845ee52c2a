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
  /** The id of a message, signal, error or escalation of that name; made when first asked for. */
  readonly subject: (kind: Subject, name: string) => string
  readonly category: (name: string) => string
  readonly store: (wanted: string, data: DataElement) => string
  /** The data object behind a reference, and whether it still has to be written. */
  readonly object: (data: DataElement) => { readonly id: string; readonly isNew: boolean }
  /** Root elements asked for so far, in the order of asking. */
  readonly roots: () => readonly XmlNode[]
}

export const beginWriting = (
  process: Process,
  contentOf: (writing: Writing, container: Key) => readonly XmlNode[],
): Writing => {
  const ids = idsFor(process)
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
    subject: (kind, name) =>
      once(`${kind} ${name}`, () => root(`${kind}_${name}`, (id) => element(kind, { id, name }))),
    category: (name) =>
      once(`category ${name}`, () => {
        const value = ids.fresh(`value_${name}`)
        root(`category_${name}`, (id) =>
          element('category', { id }, [element('categoryValue', { id: value, value: name })]),
        )
        return value
      }),
    store: (wanted, { name }) =>
      once(`store ${wanted}`, () =>
        root(wanted, (id) => element('dataStore', { id, name: name || undefined })),
      ),
    object: (data) => {
      const wanted = data.sharedXmlId ?? `${ids.of(data.key)}_data`
      const what = data.sharedXmlId === undefined ? data.key : `shared ${wanted}`
      const isNew = !made.has(`object ${what}`)
      return { id: once(`object ${what}`, () => ids.fresh(wanted)), isNew }
    },
    roots: () => roots,
  }
  return writing
}
