// The example alliance as a gold standard: every sentence of examples/families.json on what a comparison
// should say, must not say and may stumble over stands in test/comparison-gold, with what is asserted of
// it or why it is no matter of the models. A new sentence there fails here.

import { describe, expect, it } from 'vitest'
import { loadExamples } from '../../examples/load-examples.ts'
import { loadLanguage } from '../../resources/load-language.ts'
import { FIRST_FAMILIES } from '../../test/comparison-gold/first-families.ts'
import { LAST_FAMILIES } from '../../test/comparison-gold/last-families.ts'
import { exampleSubjects } from '../../test/matching-gold.ts'
import { type Comparison, type Context, compareVariants, findFamilies } from './door.ts'

const language = loadLanguage()
const subjects = new Map(exampleSubjects().map((subject) => [subject.id, subject]))
const { alliance, families } = loadExamples()

const context: Context = {
  competences: alliance.competences.flatMap(({ task, entries }) =>
    entries.map(({ organisation, by }) => ({ task, organisation, by })),
  ),
  organisations: alliance.organisations.map(({ key, name }) => ({ id: key, name })),
}

const known = new Map<string, Comparison>()

/** A comparison of these processes, as the alliance would see it; each is made once. */
const compare = (ids: readonly string[]): Comparison => {
  const name = ids.join(' ')
  const made =
    known.get(name) ??
    compareVariants(
      ids.map((id) => {
        const found = subjects.get(id)
        if (!found) throw new Error(`no example ${id}`)
        return found
      }),
      language,
      context,
    )
  known.set(name, made)
  return made
}

const GOLD = { ...FIRST_FAMILIES, ...LAST_FAMILIES }

const idsOf = (family: { readonly variants: readonly string[] }, ids: string) =>
  ids.split(' ').map((set) => (set === '*' ? family.variants : set.split(',')))

const cases = families.flatMap((family) =>
  Object.entries(GOLD[family.id] ?? {}).flatMap(([sentence, parts]) =>
    parts.flatMap((part) =>
      part.kind === 'outside'
        ? []
        : idsOf(family, part.ids).map((ids) => ({
            title: `${family.id} ${sentence} … (${ids.join(' ')})`,
            ids,
            check: part.check,
          })),
    ),
  ),
)

describe('the gold of the examples', () => {
  it.each(families.map((family) => [family.id, family] as const))(
    'is in the table to the last sentence (%s)',
    (id, { findings, noFinding, traps }) => {
      const beginnings = Object.keys(GOLD[id] ?? {})
      const sentences = [...findings, noFinding, ...traps]
      for (const sentence of sentences) {
        const known = beginnings.filter((beginning) => sentence.startsWith(beginning))
        expect(known, sentence).toHaveLength(1)
      }
      expect(beginnings).toHaveLength(sentences.length)
    },
  )

  it.each(cases.map((one) => [one.title, one] as const))('holds: %s', (_, { ids, check }) => {
    expect(check(compare(ids))).toBe(true)
  })

  it('keeps the county’s share of the dogs out of the towns’ family', () => {
    const found = findFamilies([...subjects.values()], language)
    const dogs = found.find(({ members }) => members.includes('F1-A'))
    expect(dogs?.members).not.toContain('F1-K')
    expect(dogs?.members).toContain('F1-Q')
  })

  it('is reached but for what is no matter of the models, counted', () => {
    const parts = Object.values(GOLD).flatMap((family) => Object.values(family).flat())
    const outside = parts.filter(({ kind }) => kind === 'outside').length
    expect({ holds: cases.length, outside }).toEqual({ holds: 116, outside: 17 })
  })
})
