// What left the model leaves the file: the element, a pool's process, and the data object nobody shows
// any more.

import { behindOf } from '../lookups.ts'
import type { Patching } from './patching.ts'

export const takeOut = ({ source, difference, entryOf, editor }: Patching): void => {
  const { removed } = difference
  const { findings } = source.whereabouts
  const shown = new Set<string>()
  for (const [key, { node }] of entryOf) if (!removed.has(key)) shown.add(behindOf(node))
  for (const key of removed) {
    const entry = entryOf.get(key)
    if (!entry) continue
    editor.remove(entry.node)
    const process = findings.processOf.get(entry)
    if (process && process !== entry.node) editor.remove(process)
    const behind = behindOf(entry.node)
    const object = entry.kind === 'data' ? findings.objects.get(behind) : undefined
    if (object && !shown.has(behind)) editor.remove(object)
  }
}
