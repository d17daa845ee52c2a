// How an element is named to people and to programs.

import type { Key, Process } from '#process'
import { oneLine } from './say.ts'

/** The id the element has in its file; its key where the file has no ids (step lists). */
export const idOf = (process: Process, key: Key): string => process.elements[key]?.xmlId ?? key

/** Its label on one line; its id where it has none. */
export const labelOf = (process: Process, key: Key): string =>
  oneLine(process.elements[key]?.name ?? '') || idOf(process, key)
