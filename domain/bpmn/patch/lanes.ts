// The order of lanes, and who is in them.

import { isSame, type Key, type Shape } from '#process'
import { element } from '#xml'
import { childrenOf } from '../bpmn-xml.ts'
import { idOf } from '../entry.ts'
import { withoutPrefix } from '../find.ts'
import { type Table, tableOf } from '../write.ts'
import type { Patching } from './patching.ts'

/** Lanes of the file that stand in another order change places. */
export const reorderLanes = (patching: Patching, table: Table): void => {
  const { before, after, difference, editor, isNew, nodeOf } = patching
  const oldTable = tableOf(before)
  const drawn = new Set(Object.values(after.shapes).map((shape) => shape.element))
  for (const [parent, lanes] of table.lanes) {
    const stay = lanes.filter(({ key }) => nodeOf(key) && !isNew(key) && !difference.moved.has(key))
    const staying = new Set(stay.map(({ key }) => key))
    const old = (oldTable.lanes.get(parent) ?? []).filter(({ key }) => staying.has(key))
    // Where not all of them are drawn any more, their order in the file is what counts.
    const isByFile = !lanes.every(({ key }) => drawn.has(key))
    if (!isByFile && old.every((lane, index) => lane.key === stay[index]?.key)) continue
    const places = stay.flatMap(({ key }) => nodeOf(key) ?? []).sort((a, b) => a.start - b.start)
    // Only lanes of one set, in a file whose order is that of the table.
    const order = stay.flatMap(({ key }) => nodeOf(key) ?? [])
    editor.permute(places, order)
  }
}

/**
 * A file need not list who is in a lane; then the drawing says it. Where that changes, or a node leaves
 * the container the lane divides, the membership is written down.
 */
export const listByPlace = ({ before, after, difference, ids, entryOf, nodes }: Patching): void => {
  const { elements } = after
  const isOtherwise = (key: Key) => !isSame(before.shapes[key], after.shapes[key])
  const redrawn = new Set<Key>()
  for (const [key, { element }] of Object.entries(before.shapes) as [Key, Shape][]) {
    if (isOtherwise(key)) redrawn.add(element)
  }
  const hasLanesRedrawn = [...redrawn].some((key) => before.elements[key]?.kind === 'lane')
  if (!hasLanesRedrawn && redrawn.size === 0 && difference.moved.size === 0) return
  for (const [key, { node }] of entryOf) {
    const [one, was] = [elements[key], before.elements[key]]
    if (!one || !was || !('lane' in one) || !('lane' in was)) continue
    const { lane } = one
    if (lane === undefined || lane !== was.lane || difference.removed.has(lane)) continue
    if (!hasLanesRedrawn && !redrawn.has(key) && !difference.moved.has(key)) continue
    const holder = entryOf.get(lane)?.node
    const id = idOf(node)
    const isListed =
      holder &&
      childrenOf(holder, 'flowNodeRef').some(
        ({ text }) => text.trim() === id || withoutPrefix(text.trim()) === id,
      )
    if (holder && !isListed) nodes.insert(holder, [element('flowNodeRef', {}, ids.of(key))])
  }
}

/** Some files list a node in the outer lanes, too; what leaves those is listed there no more. */
export const unlistFromOuter = ({ before, after, difference, ids, entryOf, editor }: Patching) => {
  for (const key of difference.changed) {
    const [one, was, node] = [after.elements[key], before.elements[key], entryOf.get(key)?.node]
    if (!node || !one || !was || !('lane' in was) || was.lane === undefined) continue
    const lane = 'lane' in one ? one.lane : undefined
    const id = idOf(node)
    if (lane === was.lane || id === undefined || ids.renamed.has(key)) continue
    const stays = new Set<Key>()
    for (let at = lane; at !== undefined && !stays.has(at); ) {
      stays.add(at)
      const holder = after.elements[at]
      at = holder?.kind === 'lane' ? holder.parent : undefined
    }
    for (const [other, { kind, node: holder }] of entryOf) {
      if (kind !== 'lane' || stays.has(other)) continue
      for (const child of childrenOf(holder, 'flowNodeRef')) {
        if (child.text.trim() === id) editor.remove(child)
      }
    }
  }
}
