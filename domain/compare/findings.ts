// What is worth talking about in a comparison, most important first.

import type { Language } from '#language'
import type { Alignment } from './align.ts'
import type { Finding, Row, Subject } from './comparison.ts'

export interface Material {
  readonly subjects: readonly Subject[]
  readonly alignment: Alignment
  readonly rows: readonly Row[]
  readonly language: Language
}

export const findingsOf = (material: Material): readonly Finding[] => {
  const { subjects, rows } = material
  const nameOf = (column: number) =>
    subjects[column]?.organisation?.name ?? subjects[column]?.name ?? ''
  return rows.flatMap((row, at) => {
    const absent = row.cells.flatMap((cell, column) => (cell.kind === 'absent' ? [column] : []))
    const present = row.cells.flatMap((cell, column) => (cell.kind === 'steps' ? [column] : []))
    if (absent.length === 0 || present.length < 2) return []
    return [
      {
        observation: { code: 'missingIn' as const, step: row.label, names: absent.map(nameOf) },
        weight: 0.5 * (present.length / row.cells.length),
        cells: row.cells.map((_, column) => ({ row: at, column })),
      },
    ]
  })
}
