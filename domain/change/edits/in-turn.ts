// Several edits as one: nobody sees what is in between, and undo takes back all of it.

import type { Process } from '#process'
import { applyGroup } from '../apply.ts'
import { type Edit, impossible } from './edit.ts'

/** Several edits as one, each on what the one before has made. */
export const inTurn = (process: Process, edits: readonly ((process: Process) => Edit)[]): Edit => {
  let current = process
  let done: Extract<Edit, { kind: 'edited' }> = { kind: 'edited', changes: [], made: [] }
  for (const next of edits) {
    const edit = next(current)
    if (edit.kind === 'impossible') return edit
    const applied = applyGroup(current, { id: 'in-turn', changes: edit.changes })
    if (applied.kind === 'refused') return impossible('would-break')
    current = applied.process
    done = {
      ...{ kind: 'edited', changes: [...done.changes, ...edit.changes] },
      made: [...done.made, ...edit.made],
    }
  }
  return done
}
