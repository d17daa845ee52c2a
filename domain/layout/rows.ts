// Rows: whole numbers per slot so that flows run straight. Column by column, forwards and back, each
// slot wants the weighted median of its neighbours' rows; the order of the column and the room each
// slot needs are kept by pooling neighbours that would overlap (pool adjacent violators), which gives
// the column's optimum for the sum of distances. Cost: sweeps x links x log.

import type { Link, Slot } from './order.ts'

export interface RowSlot extends Slot {
  /** Rows reserved above and below for what belongs to the slot. */
  readonly above: number
  readonly below: number
}

const SWEEPS = 7

interface Wish {
  readonly row: number
  readonly weight: number
}

const median = (wishes: readonly Wish[]): number => {
  const sorted = [...wishes].sort((a, b) => a.row - b.row)
  const half = sorted.reduce((sum, wish) => sum + wish.weight, 0) / 2
  let sum = 0
  for (const wish of sorted) {
    sum += wish.weight
    if (sum >= half - 1e-9) return wish.row
  }
  return sorted.at(-1)?.row ?? 0
}

/** Rows of the slots of one column and band, in order. */
const settle = (
  wishes: readonly (readonly Wish[])[],
  room: readonly { readonly above: number; readonly below: number }[],
): readonly number[] => {
  const offsets: number[] = []
  let offset = 0
  room.forEach(({ above, below }, index) => {
    if (index > 0) offset += above
    offsets.push(offset)
    offset += below + 1
  })
  const blocks: { wishes: Wish[]; size: number; row: number }[] = []
  wishes.forEach((list, index) => {
    const shifted = list.map((wish) => ({ ...wish, row: wish.row - (offsets[index] ?? 0) }))
    let block = { wishes: shifted, size: 1, row: median(shifted) }
    for (let last = blocks.at(-1); last && last.row > block.row; last = blocks.at(-1)) {
      blocks.pop()
      const joined = [...last.wishes, ...block.wishes]
      block = { wishes: joined, size: last.size + block.size, row: median(joined) }
    }
    blocks.push(block)
  })
  const rows: number[] = []
  for (const block of blocks) {
    for (let index = 0; index < block.size; index++) {
      rows.push(block.row + (offsets[rows.length] ?? 0))
    }
  }
  return rows
}

/** A row per slot, 0 and up within each band. Rows nobody uses are left out. */
export const assignRows = (
  slots: readonly RowSlot[],
  links: readonly Link[],
  columns: readonly (readonly number[])[],
): readonly number[] => {
  const rows = new Array<number>(slots.length).fill(0)
  const before: Link[][] = slots.map(() => [])
  const after: Link[][] = slots.map(() => [])
  for (const link of links) {
    if (slots[link.from]?.band !== slots[link.to]?.band) continue
    before[link.to]?.push(link)
    after[link.from]?.push(link)
  }
  const groups = columns.map((column) => {
    const found = new Map<number, number[]>()
    for (const slot of column) {
      const band = slots[slot]?.band ?? 0
      const group = found.get(band)
      if (group) group.push(slot)
      else found.set(band, [slot])
    }
    return [...found.values()]
  })
  const room = (slot: number) => ({
    above: slots[slot]?.above ?? 0,
    below: slots[slot]?.below ?? 0,
  })
  for (const column of groups) {
    for (const group of column) {
      let row = 0
      for (const slot of group) {
        row += room(slot).above
        rows[slot] = row
        row += room(slot).below + 1
      }
    }
  }

  const wishesOf = (slot: number, isForward: boolean, isFirst: boolean): readonly Wish[] => {
    const wishes: Wish[] = []
    const add = (link: Link, isBefore: boolean, factor: number) => {
      const row = isBefore
        ? (rows[link.from] ?? 0) + link.fromOffset
        : (rows[link.to] ?? 0) - link.fromOffset
      wishes.push({ row, weight: link.weight * factor })
    }
    for (const link of before[slot] ?? []) {
      if (link.isBody ? isForward : isForward || !isFirst) add(link, true, isForward ? 1 : 0.4)
    }
    for (const link of after[slot] ?? []) {
      if (link.isBody ? !isForward : !isForward || !isFirst) add(link, false, isForward ? 0.4 : 1)
    }
    if (wishes.length === 0) wishes.push({ row: rows[slot] ?? 0, weight: 0.1 })
    return wishes
  }

  for (let round = 0; round < SWEEPS; round++) {
    const isForward = round % 2 === 0
    const order = isForward ? groups : [...groups].reverse()
    for (const column of order) {
      for (const group of column) {
        const settled = settle(
          group.map((slot) => wishesOf(slot, isForward, round === 0)),
          group.map(room),
        )
        group.forEach((slot, index) => {
          rows[slot] = settled[index] ?? 0
        })
      }
    }
  }
  return compact(slots, rows)
}

const compact = (slots: readonly RowSlot[], rows: readonly number[]): readonly number[] => {
  const used = new Map<number, Set<number>>()
  slots.forEach((slot, index) => {
    const band = used.get(slot.band) ?? new Set<number>()
    used.set(slot.band, band)
    const row = rows[index] ?? 0
    for (let at = row - slot.above; at <= row + slot.below; at++) band.add(at)
  })
  const renumbered = new Map<number, Map<number, number>>()
  for (const [band, set] of used) {
    const sorted = [...set].sort((a, b) => a - b)
    renumbered.set(band, new Map(sorted.map((row, index) => [row, index])))
  }
  return slots.map((slot, index) => renumbered.get(slot.band)?.get(rows[index] ?? 0) ?? 0)
}
