// What is said about a thing: its name and any other of its properties.

import type { ElementKind, Key, Process } from '#process'
import { propertiesOf } from '../address.ts'
import type { Value } from '../value.ts'
import { type Edit, impossible } from './edit.ts'
import { edit } from './editor.ts'

/** Lines to data and notes carry no words in BPMN; a note says what there is to say. */
const NAMELESS: readonly ElementKind[] = ['association', 'dataAssociation']

/** Anything with a label: a step, an arrow, a lane, a pool. */
export const rename = (process: Process, key: Key, name: string): Edit => {
  const editor = edit(process)
  const element = editor.at(key)
  if (!element) return impossible('not-there', key)
  if (NAMELESS.includes(element.kind)) return impossible('wrong-kind', key)
  editor.set(key, 'name', name)
  return editor.finish()
}

/** Any other property, by its path: `documentation`, `work.minutes`, `extensions`; undefined for none. */
export const setProperty = (
  process: Process,
  key: Key,
  property: string,
  value: Value | undefined,
): Edit => {
  const editor = edit(process)
  const element = editor.at(key)
  if (!element) return impossible('not-there', key)
  if (property === 'name' && typeof value === 'string') return rename(process, key, value)
  if (!propertiesOf('elements', element.kind).has(property)) return impossible('wrong-kind', key)
  editor.set(key, property, value)
  return editor.finish()
}

/** Another name for the process as a whole. */
export const renameProcess = (process: Process, name: string): Edit => {
  const editor = edit(process)
  editor.record({ kind: 'setProcess', property: 'name', before: process.name, after: name })
  return editor.finish()
}
