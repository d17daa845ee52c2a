// The same thing is checked by two posts one after the other, where the others check it once.

import type { Step } from '../step.ts'
import {
  addresses,
  columnsWith,
  type Material,
  nameOf,
  type Observer,
  objectsOf,
  quoted,
  shareOf,
} from './material.ts'

const isOther = (a: Step, b: Step, material: Material): boolean =>
  a.actor.words.length > 0 && b.actor.words.length > 0 && material.alike(a.actor, b.actor) < 0.6

const isCheck = (step: Step, material: Material): boolean =>
  shareOf(step) >= 0.5 && material.kinds.has(step.label, 'check')

/** Words for what came in: what the process and its first steps speak of. */
const isAboutTheCase = (step: Step, column: number, material: Material): boolean => {
  const first = (material.alignment.columns[column] ?? []).filter((other) => other.place <= 0.25)
  const objects = objectsOf(step.label)
  return (
    objects.length > 0 &&
    objects.length <= 2 &&
    first.some((other) =>
      other.key === step.key
        ? false
        : objectsOf(other.label).some((word) =>
            objects.some((object) => material.language.relate(object, word).score >= 0.6),
          ),
    )
  )
}

/** Checks of the first part of the work. */
const checksIn = (column: number, material: Material): readonly Step[] =>
  (material.alignment.columns[column] ?? []).filter(
    (step) => isCheck(step, material) && step.place <= 0.7,
  )

/** Whether two posts check something, whatever it is. */
const isCheckedByTwo = (column: number, material: Material): boolean => {
  const checks = checksIn(column, material)
  return checks.some((one) => checks.some((other) => isOther(one, other, material)))
}

/** A check of what came in, after an earlier check by another post; undefined if there is none. */
const secondCheck = (
  column: number,
  material: Material,
): { readonly first: Step; readonly second: Step } | undefined => {
  const checks = checksIn(column, material)
  for (const second of checks) {
    if (!isAboutTheCase(second, column, material)) continue
    const first = checks.find(
      (step) => step.place < second.place && isOther(step, second, material),
    )
    if (first) return { first, second }
  }
  return undefined
}

export const doneTwice: Observer = (material) => {
  const found = material.subjects.map((_, column) => secondCheck(column, material))
  const columns = found.flatMap((pair, column) => (pair ? [column] : []))
  // The sentence says that the others check once.
  const byTwo = material.subjects.filter((_, column) => isCheckedByTwo(column, material))
  if (byTwo.length > 1 && byTwo.length > material.subjects.length / 3) return []
  return columns.flatMap((column) => {
    const pair = found[column]
    if (!pair) return []
    const rowOf = (step: Step) =>
      material.alignment.rows.findIndex((row) => row.some((placed) => placed.step === step))
    const rows = [...new Set([rowOf(pair.first), rowOf(pair.second)])]
    return [
      {
        observation: {
          code: 'doneTwice' as const,
          step: quoted(pair.second),
          names: [nameOf(material, column)],
          actors: [pair.first.actor.text, pair.second.actor.text],
        },
        weight: 1.2,
        cells: rows.flatMap((row) => {
          const present = material.rows[row]
          return present ? addresses(row, columnsWith(present, 'steps')) : []
        }),
      },
    ]
  })
}
