// Where ways that part meet again.

import type { Key } from '#process'
import type { Editor } from './editor.ts'

/** Steps in a row at most that are looked at for where ways meet again. */
const FARTHEST = 10_000

/** Where the ways that part at a gateway meet again, in a process of blocks; undefined in others. */
export const meetingOf = (editor: Editor, opening: Key): Key | undefined => {
  let depth = 1
  let key = editor.flowsFrom(opening)[0]?.target
  for (let steps = 0; key !== undefined && steps < FARTHEST; steps += 1) {
    const into = editor.flowsTo(key).length
    const out = editor.flowsFrom(key).length
    if (into > 1) depth -= 1
    if (depth === 0) return out === 1 ? key : undefined
    if (out > 1) depth += 1
    key = editor.flowsFrom(key)[0]?.target
  }
  return undefined
}
