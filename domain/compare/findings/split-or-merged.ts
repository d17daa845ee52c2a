// What one does in one step, others do in several that are always done.

import type { Finding } from '../comparison.ts'
import { addresses, type Material, namesOf, type Observer, shareOf, stepsIn } from './material.ts'

/** Steps that are ways to choose from (shares below one together) are no split. */
const partsOf = (material: Material, rowAt: number, column: number): number => {
  const steps = stepsIn(material.alignment.rows[rowAt] ?? [], column)
  return steps.length > 1 && steps.every((step) => shareOf(step) >= 0.9) ? steps.length : 1
}

export const splitOrMerged: Observer = (material) =>
  material.rows.flatMap((row, rowAt): readonly Finding[] => {
    const columns = row.cells.flatMap((cell, column) => (cell.kind === 'steps' ? [column] : []))
    const several = columns.filter((column) => partsOf(material, rowAt, column) > 1)
    const one = columns.filter((column) => !several.includes(column))
    if (several.length === 0 || one.length === 0) return []
    return [
      {
        observation: {
          code: 'splitOrMerged',
          step: row.label,
          one: namesOf(material, one),
          several: namesOf(material, several),
        },
        weight: 0.5,
        cells: addresses(rowAt, columns),
      },
    ]
  })
