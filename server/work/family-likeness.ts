// How alike the members of a family are, two and two, and the hours a year they show.

import { hoursPerYear, similarity } from '#compare'
import type { GlossaryLayer } from '#language'
import { isComparable, type PackedSubject, unpackSubject } from './relate.ts'
import { tellLanguage } from './told.ts'

export const familyLikeness = ({
  subjects,
  glossary,
}: {
  readonly subjects: readonly PackedSubject[]
  readonly glossary: readonly GlossaryLayer[]
}) => {
  const language = tellLanguage(glossary)
  const all = subjects.map(unpackSubject)
  const comparable = all.map(isComparable)
  const known = new Map<string, number>()
  // By row, then by column; null with itself and where one is too large to be compared.
  const cells = all.map((one, row) =>
    all.map((other, column): number | null => {
      if (row === column || !comparable[row] || !comparable[column]) return null
      const name = row < column ? `${row}-${column}` : `${column}-${row}`
      const score = known.get(name) ?? similarity(one.process, other.process, language)
      known.set(name, score)
      return score
    }),
  )
  return { cells, hoursPerYear: hoursPerYear(all) ?? null }
}
