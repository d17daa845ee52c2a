// Somebody keeps a copy of what the others only look at: more is stored about people than the work needs.

import type { Finding } from '../comparison.ts'
import { addresses, namesOf, type Observer, quoted } from './material.ts'

export const copied: Observer = (material) =>
  material.alignment.rows.flatMap((row, rowAt): readonly Finding[] => {
    const { kinds } = material
    const copies = row.filter(({ step }) => kinds.has(step.label, 'copy'))
    const columns = [...new Set(copies.map(({ column }) => column))]
    const others = row.filter(({ column }) => !columns.includes(column))
    const [first] = copies
    if (!first || columns.length > material.subjects.length / 2) return []
    if (!others.some(({ step }) => kinds.has(step.label, 'check'))) return []
    return [
      {
        observation: {
          code: 'copyKept' as const,
          step: quoted(first.step),
          names: namesOf(material, columns),
        },
        weight: 0.55,
        cells: addresses(rowAt, [...new Set(row.map(({ column }) => column))]),
      },
    ]
  })
