import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementsOf } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { exampleSubjects } from '../../test/matching-gold.ts'
import { runs } from '../../test/runs.ts'
import { valueAt } from './grid.ts'
import { labelLikeness, likenessGrid, sayingsOf, withWords } from './label-similarity.ts'

const language = loadLanguage()
const names = [
  ...new Set(
    exampleSubjects().flatMap(({ process }) => elementsOf(process).map(({ name }) => name)),
  ),
]
// Words of no label of the examples, nothing at all, and two that contradict.
const label = fc
  .constantFrom(...names, '', '  ', 'xyz', 'Antrag ablehnen', 'Antrag nicht annehmen')
  .map((name) => language.readLabel(name, 'de'))

describe('labels held against each other', () => {
  it('are at most half as alike when one says that it is not done', () => {
    const likeness = (tongue: 'de' | 'en', a: string, b: string) =>
      labelLikeness(language.readLabel(a, tongue), language.readLabel(b, tongue), language)
    expect(likeness('de', 'Widerspruch abhelfen', 'Widerspruch nicht abhelfen')).toBe(0.5)
    expect(likeness('en', 'Take interview', 'Not take interview')).toBe(0.5)
    expect(likeness('en', 'Not take interview', 'Interview not taken')).toBe(1)
  })

  it('are as alike in a list as they are each for itself, with words added or without', () => {
    fc.assert(
      fc.property(
        fc.array(label, { maxLength: 6 }),
        fc.array(label, { maxLength: 6 }),
        label,
        (a, b, more) => {
          const sayings = sayingsOf([...a, ...b, more], language)
          const grid = likenessGrid(a.map(sayings.of), b.map(sayings.of), sayings.table)
          a.forEach((one, i) => {
            b.forEach((other, j) => {
              expect(valueAt(grid, i, j)).toBe(labelLikeness(one, other, language))
            })
          })
          const longer = a.map((one) =>
            withWords(
              sayings.of(one),
              one.words.map(({ weight }) => weight / 2),
              sayings.of(more),
              more.words.map(() => 0.3),
            ),
          )
          const all = likenessGrid(longer, longer, sayings.table)
          longer.forEach((one, i) => {
            longer.forEach((other, j) => {
              const alone = likenessGrid([one], [other], sayings.table)
              expect(valueAt(all, i, j)).toBe(valueAt(alone, 0, 0))
            })
          })
        },
      ),
      { seed: 5, numRuns: runs(200) },
    )
  })
})
