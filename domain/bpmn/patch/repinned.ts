// A complete layout as pins of a process: an element that was drawn keeps the shape's key, so that the
// file's own shape is adapted and what other tools say there stays, its colours among it.

import type { Key, Process, Shape } from '#process'

/** The process with exactly these shapes. */
export const repinned = (process: Process, shapes: Readonly<Record<Key, Shape>>): Process => {
  const waiting = new Map<string, Key[]>()
  const placeOf = ({ element, plane, kind }: Shape) => `${kind} ${element} ${plane}`
  for (const [key, shape] of Object.entries(process.shapes) as [Key, Shape][]) {
    if (shapes[key]) continue
    const place = placeOf(shape)
    const list = waiting.get(place)
    if (list) list.push(key)
    else waiting.set(place, [key])
  }
  const pins: Record<Key, Shape> = {}
  for (const [key, shape] of Object.entries(shapes) as [Key, Shape][]) {
    const own = process.shapes[key] ? key : (waiting.get(placeOf(shape))?.shift() ?? key)
    const { fill, stroke } = process.shapes[own] ?? {}
    pins[own] = { ...(fill ? { fill } : {}), ...(stroke ? { stroke } : {}), ...shape }
  }
  return { ...process, shapes: pins }
}
