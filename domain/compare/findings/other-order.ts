// Two steps stand in the opposite order here and there. A row that moved past several others is said
// once, held against the row it stands next to where it stands in the usual place.

import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import {
  addresses,
  isOnlyAwaited,
  type Material,
  namesOf,
  type Observer,
  shareOf,
  stepsIn,
  wordedBy,
} from './material.ts'
import { oppositeSteps } from './opposite-direction.ts'

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

const firstOf = (steps: readonly Step[]): Step | undefined =>
  steps.reduce<Step | undefined>(
    (first, step) => (first && first.place <= step.place ? first : step),
    undefined,
  )

const inversions = (material: Material): readonly Inversion[] => {
  const { rows } = material.alignment
  const { isBefore } = material.precedence
  const opposite = oppositeSteps(material)
  // What is done in a good part of the cases.
  const usual = rows.map((row) =>
    material.subjects.map((_, column) =>
      isOnlyAwaited(row)
        ? []
        : stepsIn(row, column).filter((step) => shareOf(step) >= 0.3 && !opposite.has(step)),
    ),
  )
  const firsts = usual.map((row) => row.map(firstOf))
  const found: Inversion[] = []
  firsts.forEach((stepsX, x) => {
    for (let y = x + 1; y < firsts.length; y += 1) {
      const xFirst: number[] = []
      const yFirst: number[] = []
      let clearest = 0
      stepsX.forEach((here, column) => {
        const there = firsts[y]?.[column]
        if (!here || !there) return
        const apart = Math.abs(here.place - there.place)
        if (apart < VISIBLE) return
        const isXFirst = here.place < there.place
        if (isXFirst ? !isBefore(here, there) : !isBefore(there, here)) return
        // Where a row begins early and goes on beside the other, neither comes first.
        const [early, late] = isXFirst ? [usual[x], there] : [usual[y], here]
        if (!early?.[column]?.every((step) => isBefore(step, late) || isBefore(late, step))) return
        clearest = Math.max(clearest, apart)
        if (isXFirst) xFirst.push(column)
        else yFirst.push(column)
      })
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
      first: wordedBy(material, first, names),
      second: wordedBy(material, second, names),
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
