// Paper where others are digital, or paper in the middle of one's own digital work; and printing what others
// never print, which has no digital counterpart but to leave it.

import type { Placed } from '../align.ts'
import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import {
  addresses,
  isSeam,
  type Material,
  namesOf,
  type Observer,
  shareOf,
  stepsIn,
  wordedBy,
  workOf,
} from './material.ts'

/** So far apart two steps still stand at the same point of the work. */
const NEAR = 0.3

const isOnPaper = (step: Step): boolean => workOf(step)?.medium === 'paper'

const isPaper = (step: Step): boolean => isOnPaper(step) && shareOf(step) >= 0.3

const isDigital = (step: Step): boolean => {
  const medium = workOf(step)?.medium
  return medium !== undefined && medium !== 'paper' && medium !== 'inPerson'
}

/** Works digitally for the most part. */
const isDigitalHouse = (column: number, material: Material): boolean => {
  const steps = (material.alignment.columns[column] ?? []).filter((step) => shareOf(step) >= 0.5)
  const known = steps.filter((step) => isPaper(step) || isDigital(step))
  return known.length > 2 && known.filter(isDigital).length >= 0.6 * known.length
}

/** Digital steps of the same house right before and after it. */
const isBetweenDigital = (step: Step, column: number, material: Material): boolean => {
  const steps = material.alignment.columns[column] ?? []
  const neighbours = (places: readonly number[]) => places.flatMap((at) => steps[at] ?? [])
  return neighbours(step.before).some(isDigital) && neighbours(step.after).some(isDigital)
}

/** Does it on paper in most of the cases in which it does it at all. */
const usesPaper = (steps: readonly Step[], column: number, material: Material): boolean => {
  const sum = (all: readonly Step[]) => all.reduce((total, step) => total + shareOf(step), 0)
  const onPaper = steps.filter(isOnPaper)
  // Ways to choose from count wherever they stand: sent by post here, put into the portal in the next row.
  const instead = (material.alignment.columns[column] ?? []).filter(
    (step) =>
      isDigital(step) &&
      shareOf(step) < 1 &&
      (steps.includes(step) ||
        onPaper.every(
          (paper) => shareOf(paper) < 1 && !material.precedence.areTogether(paper, step),
        )),
  )
  return onPaper.length > 0 && sum(onPaper) >= sum(instead)
}

/** Everybody who has this step prints in it, in a good part of the cases. */
const isPrintAlone = (placed: readonly Placed[], material: Material): boolean =>
  placed.every(({ step }) => isPaper(step) && material.kinds.has(step.label, 'print'))

/** Whether a column prints in about the same place, or does something on paper with the same name there. */
const printsNear = (step: Step, column: number, material: Material): boolean =>
  (material.alignment.columns[column] ?? []).some(
    (other) =>
      Math.abs(other.place - step.place) <= NEAR &&
      isPaper(other) &&
      material.kinds.has(other.label, 'print'),
  )

export const paperStep: Observer = (material) =>
  material.rows.flatMap((_, rowAt): readonly Finding[] => {
    const placed = material.alignment.rows[rowAt] ?? []
    const columns = material.subjects.map((_, column) => column)
    const digital = columns.filter((column) => {
      const steps = stepsIn(placed, column)
      return steps.length > 0 && steps.every((step) => isDigital(step))
    })
    // What few cases need is held against others only where somebody needs it often.
    const paper = columns.filter((column) => usesPaper(stepsIn(placed, column), column, material))
    const [first] = placed.filter(({ column, step }) => paper.includes(column) && isPaper(step))
    if (!first) return []
    if (isPrintAlone(placed, material)) {
      const others = columns.filter((column) => !printsNear(first.step, column, material))
      if (others.length < columns.length / 2) return []
      return [
        {
          observation: {
            code: 'paperStep',
            step: wordedBy(material, rowAt, paper, isPaper),
            names: namesOf(material, paper),
            others: namesOf(material, others),
          },
          weight: 0.5 + (paper.length > 1 ? 0.05 : 0),
          cells: addresses(rowAt, paper),
        },
      ]
    }
    const inside = paper.filter(
      (column) =>
        isDigitalHouse(column, material) &&
        stepsIn(placed, column).some(
          (step) => isPaper(step) && isBetweenDigital(step, column, material),
        ),
    )
    const prints = placed.some(
      ({ step, column }) =>
        paper.includes(column) && isPaper(step) && material.kinds.has(step.label, 'print'),
    )
    if (digital.length === 0 && inside.length === 0) return []
    const weight =
      0.35 +
      (inside.length > 0 ? 0.45 : 0) +
      (prints ? 0.15 : 0) +
      (digital.length > 1 ? 0.05 : 0) +
      // Paper between two organisations has to be typed in again.
      (isSeam(placed) ? 0.2 : 0)
    return [
      {
        observation: {
          code: 'paperStep',
          step: wordedBy(material, rowAt, paper, isPaper),
          // Where nobody is digital, all who work digitally else are named: none stands out.
          names: namesOf(
            material,
            digital.length === 0
              ? paper.filter((column) => isDigitalHouse(column, material))
              : paper,
          ),
          others: namesOf(material, digital),
        },
        weight,
        cells: addresses(rowAt, [...paper, ...digital]),
      },
    ]
  })
