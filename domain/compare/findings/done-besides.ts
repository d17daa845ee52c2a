// What one does besides, in a step of its own that stands in a row with what the others do: they may do it too, but
// none of their steps names the thing.

import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import { salienceOf } from './counterparts.ts'
import { addresses, isSeam, type Material, namesOf, type Observer, quoted } from './material.ts'
import { areUnheard, tellingWords } from './unheard.ts'

interface Placing {
  readonly column: number
  readonly step: Step
}

/** How sure the matcher is that a step is the same work as these, on average. */
const sureness = (one: Placing, others: readonly Placing[], { alignment }: Material): number => {
  const placeOf = ({ column, step }: Placing) => alignment.columns[column]?.indexOf(step) ?? -1
  let sum = 0
  for (const other of others) {
    const [x, y] = one.column < other.column ? [one, other] : [other, one]
    sum += alignment.matrices.get(`${x.column}|${y.column}`)?.[placeOf(x)]?.[placeOf(y)]?.score ?? 0
  }
  return others.length === 0 ? 0 : sum / others.length
}

/** Related by more than this, two words say the same or nearly. */
const SAID = 0.5

/** Whether any of these steps does to something what this one does. */
const isDoneBy = (step: Step, others: readonly Step[], { language }: Material): boolean => {
  const { action } = step.label
  return (
    action === undefined ||
    others.some(({ label }) =>
      label.words.some((word) => language.relate(action, word).score > SAID),
    )
  )
}

const besidesOf = (material: Material, rowAt: number): readonly Finding[] => {
  const placed = material.alignment.rows[rowAt] ?? []
  if (isSeam(placed)) return []
  const columns = material.subjects.map((_, column) => column)
  return columns.flatMap((column): readonly Finding[] => {
    const own = placed.filter((one) => one.column === column)
    const others = columns.filter((other) => other !== column)
    const theirs = placed.filter((one) => one.column !== column)
    if (own.length < 2 || theirs.length === 0) return []
    return own.flatMap((one): readonly Finding[] => {
      const { step } = one
      const hasMain = own.some(
        (main) =>
          material.precedence.areTogether(step, main.step) &&
          sureness(main, theirs, material) > sureness(one, theirs, material),
      )
      if (
        !hasMain ||
        isDoneBy(
          step,
          theirs.map((other) => other.step),
          material,
        )
      )
        return []
      const things = tellingWords(step, material).filter(({ isAction }) => !isAction)
      if (!things.some((thing) => areUnheard([thing], [column], others, material))) return []
      return [
        {
          observation: { code: 'onlySome', step: quoted(step), names: namesOf(material, [column]) },
          weight: 0.1 + 0.6 * salienceOf(step, material),
          cells: addresses(rowAt, [column, ...others]),
        },
      ]
    })
  })
}

export const doneBesides: Observer = (material) =>
  material.rows.flatMap((_, rowAt) => besidesOf(material, rowAt))
