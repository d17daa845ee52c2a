// Another kind of post does it. Approvals and decisions are left out: who signs depends on the size and
// the rules of the house. So are actors that are alike by name or have the same rank elsewhere.

import type { Finding } from '../comparison.ts'
import {
  addresses,
  isSeam,
  nameOf,
  type Observer,
  portionOf,
  shareOf,
  stepsIn,
} from './material.ts'

/** Names of the usual units: these differ from house to house without meaning anything. */
const DIFFERENT = 0.5

export const otherActor: Observer = (material) =>
  material.rows.flatMap((row, rowAt): readonly Finding[] => {
    const placed = material.alignment.rows[rowAt] ?? []
    if (isSeam(placed)) return []
    if (
      placed.some(
        ({ step }) =>
          material.kinds.has(step.label, 'approve') || material.kinds.has(step.label, 'decide'),
      )
    ) {
      return []
    }
    const actors = material.subjects.flatMap((_, column) => {
      const [step] = [...stepsIn(placed, column)].sort((a, b) => shareOf(b) - shareOf(a))
      return step && step.actor.words.length > 0
        ? [{ column, name: nameOf(material, column), actor: step.actor }]
        : []
    })
    if (actors.length < 2) return []
    const differs = actors.some((a) =>
      actors.some((b) => material.alike(a.actor, b.actor) < DIFFERENT),
    )
    // Where all columns differ in every row, the names of the units differ, not the work.
    if (!differs) return []
    return [
      {
        observation: {
          code: 'otherActor',
          step: row.label,
          actors: actors.map(({ name, actor }) => ({ name, actor: actor.text })),
        },
        weight: (actors.length > 2 ? 0.4 : 0.3) + 0.05 * portionOf(material, rowAt),
        cells: addresses(
          rowAt,
          actors.map(({ column }) => column),
        ),
      },
    ]
  })
