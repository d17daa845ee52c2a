// What one does in one step, others do in several that are always done: in one row, or in two of which the step
// of the one speaks in one breath.

import type { Label, Word } from '#language'
import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import { MAYBE } from './counterparts.ts'
import {
  addresses,
  type Material,
  namesOf,
  type Observer,
  quoted,
  shareOf,
  stepsIn,
  wordedBy,
} from './material.ts'

/** Steps that are ways to choose from (by their shares, or in branches of a decision) are no split. */
const partsOf = (material: Material, rowAt: number, column: number): number => {
  const row = material.alignment.rows[rowAt] ?? []
  const others = row.filter((placed) => placed.column !== column).map(({ step }) => step)
  // What is like nothing the others do stands in the row for its place alone: a list kept beside the work.
  const isPart = (step: Step) =>
    others.some((other) => material.alike(step.label, other.label) >= MAYBE)
  const usual = stepsIn(row, column).filter((step) => shareOf(step) >= 0.9 && isPart(step))
  // What is called the same is done at two points of the work, not in two parts.
  const steps = usual.filter(
    (step, at) => usual.findIndex((other) => quoted(other) === quoted(step)) === at,
  )
  const isSplit = steps.some((one, at) =>
    steps.slice(at + 1).some((other) => material.precedence.areTogether(one, other)),
  )
  return isSplit ? steps.length : 1
}

/** Never does two steps of the row in one case. */
const isOneStep = (material: Material, rowAt: number, column: number): boolean => {
  const steps = stepsIn(material.alignment.rows[rowAt] ?? [], column)
  return !steps.some((one, at) =>
    steps
      .slice(at + 1)
      .some(
        (other) => quoted(one) !== quoted(other) && material.precedence.areTogether(one, other),
      ),
  )
}

/** A word is said in a label when something there is related to it by this much. */
const SAID = 0.75
/** One step does the work of another when it says this much of it. */
const COVERED = 0.6

const isSaidIn = (word: Word, label: Label, { said }: Material): boolean =>
  said(word, label) >= SAID

/** Whether a step, beside what its own counterpart `near` says, says what a step of another row does. */
const alsoDoes = (step: Step, near: Step, other: Step, material: Material): boolean => {
  const said = other.label.words.filter((word) => isSaidIn(word, step.label, material))
  const isOwn = said.some((word) => word.weight > 0.5 && !isSaidIn(word, near.label, material))
  return isOwn && said.length >= COVERED * other.label.words.length
}

/** What two posts do is work of two, not one work in two parts. */
const areOfOneHand = (one: Step, other: Step, { alike }: Material): boolean =>
  one.actor.words.length === 0 ||
  other.actor.words.length === 0 ||
  alike(one.actor, other.actor) >= 0.95

/** Steps of a row, by column. */
type ByColumn = readonly (readonly Step[])[]

/** Columns that do in their step of one row what others do in two rows; and those others. */
const mergedAcross = (
  row: ByColumn,
  other: ByColumn,
  material: Material,
): { readonly one: readonly number[]; readonly several: readonly number[] } | undefined => {
  const alone = row.flatMap((steps, column) =>
    steps.length === 1 && other[column]?.length === 0 ? [column] : [],
  )
  if (alone.length === 0) return undefined
  const several = row.flatMap(([here], column) => {
    const [there] = other[column] ?? []
    const isBoth = here && there && shareOf(here) >= 0.9 && shareOf(there) >= 0.9
    return isBoth && areOfOneHand(here, there, material) ? [{ column, here, there }] : []
  })
  if (several.length === 0) return undefined
  const one = alone.filter((column) => {
    const [step] = row[column] ?? []
    if (!step) return false
    const saying = several.filter(({ here, there }) => alsoDoes(step, here, there, material))
    return saying.length > several.length / 2
  })
  return one.length === 0 ? undefined : { one, several: several.map(({ column }) => column) }
}

const acrossRows: Observer = (material) => {
  const byColumn = material.alignment.rows.map((row) =>
    material.subjects.map((_, column) => stepsIn(row, column)),
  )
  return byColumn.flatMap((row, rowAt) =>
    byColumn.flatMap((other, otherAt): readonly Finding[] => {
      const merged = otherAt === rowAt ? undefined : mergedAcross(row, other, material)
      if (!merged) return []
      const { one, several } = merged
      const [first] = row[one[0] ?? -1] ?? []
      return [
        {
          observation: {
            code: 'splitOrMerged',
            step: first ? quoted(first) : (material.rows[rowAt]?.label ?? ''),
            one: namesOf(material, one),
            several: namesOf(material, several),
          },
          weight: 0.5,
          cells: [...addresses(rowAt, [...one, ...several]), ...addresses(otherAt, several)],
        },
      ]
    }),
  )
}

const withinRow: Observer = (material) =>
  material.rows.flatMap((row, rowAt): readonly Finding[] => {
    const columns = row.cells.flatMap((cell, column) => (cell.kind === 'steps' ? [column] : []))
    const several = columns.filter((column) => partsOf(material, rowAt, column) > 1)
    const one = columns.filter((column) => isOneStep(material, rowAt, column))
    if (several.length === 0 || one.length === 0) return []
    return [
      {
        observation: {
          code: 'splitOrMerged',
          step: wordedBy(material, rowAt, one),
          one: namesOf(material, one),
          several: namesOf(material, several),
        },
        weight: 0.5,
        cells: addresses(rowAt, columns),
      },
    ]
  })

export const splitOrMerged: Observer = (material) => [
  ...withinRow(material),
  ...acrossRows(material),
]
