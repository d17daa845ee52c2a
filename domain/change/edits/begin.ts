// The first step of a process in which nothing is yet: a start, the step, an end.

import type { Process } from '#process'
import { type Edit, impossible, type NewKey } from './edit.ts'
import { edit, type NewStep } from './editor.ts'

/** Where there is no party yet, one that is not drawn comes along; a process that has steps is refused. */
export const begin = (process: Process, step: NewStep, newKey: NewKey): Edit => {
  const editor = edit(process)
  const pools = editor.elements().flatMap((one) => (one.kind === 'pool' ? [one] : []))
  const home = pools.find(({ isBlackBox }) => !isBlackBox)
  const parent =
    home?.key ??
    editor.add({ kind: 'pool', name: '', isDrawn: pools.length > 0, isBlackBox: false }, newKey)
  const taken = editor.standingIn(parent).find((one) => editor.node(one.key))
  if (taken) return impossible('has-content', taken.key)
  const event = { kind: 'event', trigger: 'none', name: '', parent } as const
  const made = editor.add({ ...step, parent }, newKey)
  const start = editor.add({ ...event, position: 'start' }, newKey)
  const end = editor.add({ ...event, position: 'end' }, newKey)
  editor.connect(start, made, parent, newKey)
  editor.connect(made, end, parent, newKey)
  return editor.finish()
}
