// Two steps stand in the opposite order here and there. A row that moved past several others is said
// once, held against the row it stands next to where it stands in the usual place.

import type { Placed } from '../align.ts'
import type { Finding } from '../comparison.ts'
import { addresses, type Material, namesOf, type Observer, shareOf } from './material.ts'

/** Places must differ clearly on one side and visibly on the other. */
const CLEAR = 0.12
const VISIBLE = 0.04

interface Inversion {
  readonly x: number
  readonly y: number
  /** Columns where x comes first, and where y comes first. */
  readonly xFirst: readonly number[]
  readonly yFirst: readonly number[]
}

const placeIn = (row: readonly Placed[], column: number): number | undefined => {
  const places = row
    .filter((placed) => placed.column === column && shareOf(placed.step) >= 0.3)
    .map(({ step }) => step.place)
  return places.length === 0 ? undefined : Math.min(...places)
}

const inversions = (material: Material): readonly Inversion[] => {
  const { rows } = material.alignment
  const columns = material.subjects.map((_, column) => column)
  const found: Inversion[] = []
  rows.forEach((rowX, x) => {
    for (let y = x + 1; y < rows.length; y += 1) {
      const rowY = rows[y] ?? []
      const xFirst: number[] = []
      const yFirst: number[] = []
      let clearest = 0
      for (const column of columns) {
        const here = placeIn(rowX, column)
        const there = placeIn(rowY, column)
        if (here === undefined || there === undefined) continue
        if (Math.abs(here - there) < VISIBLE) continue
        clearest = Math.max(clearest, Math.abs(here - there))
        if (here < there) xFirst.push(column)
        else yFirst.push(column)
      }
      if (xFirst.length > 0 && yFirst.length > 0 && clearest >= CLEAR) {
        found.push({ x, y, xFirst, yFirst })
      }
    }
  })
  return found
}

/** How far a row was moved: in how many inversions it stands. */
const findingOf = (
  moved: number,
  all: readonly Inversion[],
  material: Material,
): Finding | undefined => {
  const mine = all.filter(({ x, y }) => x === moved || y === moved)
  // Said against what is nearest in the usual order, so that the sentence names the smallest change.
  const nearest = [...mine].sort(
    (p, q) => Math.abs(p.x - p.y) - Math.abs(q.x - q.y) || p.x - q.x || p.y - q.y,
  )[0]
  if (!nearest) return undefined
  const { x, y, xFirst, yFirst } = nearest
  const isYUnusual = yFirst.length <= xFirst.length
  const [first, second] = isYUnusual ? [y, x] : [x, y]
  const [names, others] = isYUnusual ? [yFirst, xFirst] : [xFirst, yFirst]
  return {
    observation: {
      code: 'otherOrder',
      first: material.rows[first]?.label ?? '',
      second: material.rows[second]?.label ?? '',
      names: namesOf(material, names),
      others: namesOf(material, others),
    },
    weight: 0.75 + Math.min(0.2, mine.length * 0.04),
    cells: [...addresses(x, [...names, ...others]), ...addresses(y, [...names, ...others])],
  }
}

export const otherOrder: Observer = (material) => {
  let left = inversions(material)
  const findings: Finding[] = []
  while (left.length > 0 && findings.length < 3) {
    const counts = new Map<number, number>()
    for (const { x, y } of left) {
      counts.set(x, (counts.get(x) ?? 0) + 1)
      counts.set(y, (counts.get(y) ?? 0) + 1)
    }
    const [moved] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
    if (moved === undefined) break
    const finding = findingOf(moved, left, material)
    if (finding) findings.push(finding)
    left = left.filter(({ x, y }) => x !== moved && y !== moved)
  }
  return findings
}
