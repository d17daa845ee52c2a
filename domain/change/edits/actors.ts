// Who takes part: lanes and pools, their names and their order.

import { type Key, type Lane, orderAt, type Process } from '#process'
import { between } from '../between.ts'
import { makeBand, restack } from './bands.ts'
import { rename } from './describe.ts'
import { type Edit, impossible, type NewKey } from './edit.ts'
import { type Editor, edit } from './editor.ts'
import { containerOf } from './move.ts'

const lanesOf = (editor: Editor, parent: Key): readonly Lane[] =>
  editor
    .standingIn(parent)
    .filter((one): one is Lane => one.kind === 'lane')
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))

const numberAnew = (editor: Editor, lanes: readonly Key[]) => {
  lanes.forEach((key, index) => {
    editor.set(key, 'order', orderAt(index))
  })
}

/**
 * A lane in a pool, sub-process or lane: below another one, or as the last. Nobody moves into it. In a
 * drawing that has places for its neighbours it gets one, too, and what stands below makes room.
 */
export const addLane = (
  process: Process,
  parent: Key,
  name: string,
  below: Key | undefined,
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  const home = editor.at(parent)
  if (!home) return impossible('not-there', parent)
  if (!['pool', 'subProcess', 'lane'].includes(home.kind)) return impossible('wrong-kind', parent)
  if (home.kind === 'pool' && home.isBlackBox) return impossible('is-black-box', parent)
  const lanes = lanesOf(editor, parent)
  const index = below === undefined ? lanes.length - 1 : lanes.findIndex(({ key }) => key === below)
  if (below !== undefined && index < 0) return impossible('not-there', below)
  const order = between(lanes[index]?.order, lanes[index + 1]?.order)
  const made = editor.add({ kind: 'lane', name, parent, order: order ?? orderAt(0) }, newKey)
  if (order === undefined) {
    const keys = lanes.map(({ key }) => key)
    numberAnew(editor, keys.toSpliced(index + 1, 0, made))
  }
  const above = lanes[index]
  if (above) makeBand(editor, made, above.key, () => editor.fresh(`${made}_shape`, newKey))
  return editor.finish()
}

/** Takes a lane away with the lanes in it; its steps go to another lane of the pool, or to none. */
export const removeLane = (process: Process, key: Key, membersTo: Key | undefined): Edit => {
  const editor = edit(process)
  const lane = editor.at(key)
  if (lane?.kind !== 'lane') return impossible(lane ? 'wrong-kind' : 'not-there', key)
  const going = new Set<Key>([key])
  for (const one of going) {
    for (const inner of editor.standingIn(one)) if (inner.kind === 'lane') going.add(inner.key)
  }
  if (membersTo !== undefined) {
    const goal = editor.at(membersTo)
    if (goal?.kind !== 'lane') return impossible(goal ? 'wrong-kind' : 'not-there', membersTo)
    const isElsewhere = containerOf(editor.at, membersTo) !== containerOf(editor.at, key)
    if (going.has(membersTo) || isElsewhere) return impossible('wrong-kind', membersTo)
  }
  for (const one of going) {
    for (const member of editor.standingIn(one)) {
      if (member.kind === 'lane') continue
      editor.set(member.key, 'lane', membersTo)
      editor.unpin(member.key)
    }
  }
  editor.remove(key)
  return editor.finish()
}

/** Positions of a longest rising row in a list: those who may keep their place. */
const longestRising = (list: readonly string[]): ReadonlySet<number> => {
  const best: { readonly length: number; readonly before: number }[] = []
  list.forEach((value, index) => {
    let length = 1
    let before = -1
    for (let other = 0; other < index; other += 1) {
      const candidate = (best[other]?.length ?? 0) + 1
      if ((list[other] ?? '') < value && candidate > length) {
        length = candidate
        before = other
      }
    }
    best.push({ length, before })
  })
  const kept = new Set<number>()
  const longest = Math.max(0, ...best.map(({ length }) => length))
  let at = best.findIndex(({ length }) => length === longest)
  while (at >= 0 && !kept.has(at)) {
    kept.add(at)
    at = best[at]?.before ?? -1
  }
  return kept
}

/**
 * Puts the lanes of a parent into an order, given as all their keys; only those out of place change.
 * Lanes that have places in a drawing are moved there, with all that stands in them.
 */
export const reorderLanes = (process: Process, parent: Key, order: readonly Key[]): Edit => {
  const editor = edit(process)
  const lanes = new Map(lanesOf(editor, parent).map((lane) => [lane.key, lane]))
  const unknown = order.find((key) => !lanes.has(key))
  if (unknown) return impossible('not-there', unknown)
  if (new Set(order).size !== lanes.size) return impossible('too-few', parent)
  const now = order.map((key) => lanes.get(key)?.order ?? '')
  const kept = longestRising(now)
  let last: string | undefined
  const places: string[] = []
  for (const [index, value] of now.entries()) {
    const next = now.find((_, other) => other > index && kept.has(other))
    const place = kept.has(index) ? value : between(last, next)
    if (place === undefined) break
    places.push(place)
    last = place
  }
  const moved = order.filter((_, index) => !kept.has(index))
  if (places.length < order.length) numberAnew(editor, order)
  else order.forEach((key, index) => void editor.set(key, 'order', places[index]))
  for (const key of restack(editor, order) ? [] : moved) {
    editor.unpin(key)
    for (const member of editor.standingIn(key)) editor.unpin(member.key)
  }
  return editor.finish()
}

/** Another name for a lane or pool. */
export const renameActor = (process: Process, key: Key, name: string): Edit => {
  const actor = Object.hasOwn(process.elements, key) ? process.elements[key] : undefined
  if (actor && actor.kind !== 'lane' && actor.kind !== 'pool') return impossible('wrong-kind', key)
  return rename(process, key, name)
}

/** One more party. A pool that was not drawn so far, because it was alone, is drawn from now on. */
export const addPool = (
  process: Process,
  name: string,
  isBlackBox: boolean,
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  for (const one of editor.elements()) {
    if (one.kind === 'pool' && !one.isDrawn) editor.set(one.key, 'isDrawn', true)
  }
  editor.add({ kind: 'pool', name, isDrawn: true, isBlackBox }, newKey)
  return editor.finish()
}

/** Takes a party away with all that stands in it and leads there; the last one stays. */
export const removePool = (process: Process, key: Key): Edit => {
  const editor = edit(process)
  const pool = editor.at(key)
  if (pool?.kind !== 'pool') return impossible(pool ? 'wrong-kind' : 'not-there', key)
  const others = editor.elements().filter((one) => one.kind === 'pool' && one.key !== key)
  if (others.length === 0) return impossible('last-pool', key)
  editor.remove(key)
  return editor.finish()
}
