import { describe, expect, it } from 'vitest'
import { merge } from '#merge'
import { asKey, elementsOf, isActivity, namedProcess, type Process, start, task } from '#process'
import { createTexts } from './door.ts'
import { sayMergeConflict } from './merge.ts'

const texts = createTexts('de')
const base = namedProcess('Wohngeld', start('Antrag'), task('Prüfen', { actor: 'Amt' }))
const step = elementsOf(base).find(isActivity)
const key = step?.key ?? asKey('')

const having = (facts: object): Process => ({
  ...base,
  elements: { ...base.elements, [key]: { ...step, ...facts } as NonNullable<typeof step> },
})

/** What is said of two sides that gave the step other facts. */
const said = (ours: object, theirs: object, more: Process['elements'] = {}): readonly string[] => {
  const [b, o, t] = [base, having(ours), having(theirs)].map((process) => ({
    ...process,
    elements: { ...process.elements, ...more },
  }))
  if (!b || !o || !t) throw new Error('three states')
  return merge(b, o, t).conflicts.map((one) =>
    sayMergeConflict(texts, one, (at) => o.elements[at] ?? b.elements[at]),
  )
}

describe('a conflict in words', () => {
  it('says names and numbers of both sides', () => {
    expect(said({ work: { minutes: 5 } }, { work: { minutes: 8 } })).toEqual([
      'Schritt „Prüfen“: die Angabe „Minuten“ ist bei uns 5, bei ihnen 8; vorher leer',
    ])
    expect(said({ name: 'Sichten' }, { name: 'Ansehen' })).toEqual([
      'Schritt „Sichten“: die Angabe „Name“ ist bei uns „Sichten“, bei ihnen „Ansehen“; vorher „Prüfen“',
    ])
  })

  it('says whose step it is by name, never by a key', () => {
    const parent = step?.parent ?? asKey('')
    const lane = (name: string, order: string) => ({
      ...({ kind: 'lane', key: asKey(`x-${order}`), parent, order, name } as const),
    })
    const lanes = { [asKey('x-b')]: lane('Kasse', 'b'), [asKey('x-c')]: lane('Archiv', 'c') }
    expect(said({ lane: asKey('x-b') }, { lane: asKey('x-c') }, lanes)).toEqual([
      'Schritt „Prüfen“: die Angabe „Stelle“ ist bei uns „Kasse“, bei ihnen „Archiv“; vorher „Amt“',
    ])
  })

  it('says codes in words', () => {
    expect(said({ work: { medium: 'paper' } }, { work: { medium: 'eFile' } })).toEqual([
      'Schritt „Prüfen“: die Angabe „Medium“ ist bei uns „Papier“, bei ihnen „E-Akte“; vorher leer',
    ])
  })
})
