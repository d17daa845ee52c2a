import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVariants, type Subject } from '#compare'
import {
  activitiesOf,
  end,
  type Key,
  namedProcess,
  type Part,
  type Process,
  start,
  task,
} from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { admissionSubjects, exampleSubjects, variantSubjects } from '../../test/matching-gold.ts'
import { anyProcess, blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import {
  deriveVariant,
  type FamilyLinks,
  type FamilyModel,
  linksOfComparison,
  mergeFamily,
  mergeVariants,
} from './door.ts'

const language = loadLanguage()

const subject = (id: string, process: Process): Subject => ({ id, name: id, process })

const family = (...variants: readonly (readonly Part[])[]): readonly Subject[] =>
  variants.map((parts, at) =>
    subject('ABCDEFGH'[at] ?? '?', namedProcess('Ablauf', start(), ...parts, end())),
  )

/** Every variant comes back, down to the order of its tables; every element is in the model once. */
const checkDerivable = (subjects: readonly Subject[], model: FamilyModel): void => {
  for (const { id, process } of subjects) {
    const derived = deriveVariant(model, id)
    expect(derived).toEqual(process)
    expect(Object.keys(derived.elements)).toEqual(Object.keys(process.elements))
    expect(Object.keys(derived.shapes)).toEqual(Object.keys(process.shapes))
  }
  const told = Object.values(model.elements).flatMap(({ from }) =>
    from.map(({ variant, key }) => `${variant}|${key}`),
  )
  const all = subjects.flatMap(({ id, process }) =>
    Object.keys(process.elements).map((key) => `${id}|${key}`),
  )
  expect(told.toSorted()).toEqual(all.toSorted())
  for (const { from } of Object.values(model.elements)) {
    expect(new Set(from.map(({ variant }) => variant)).size).toBe(from.length)
  }
}

/** Links between any steps, sensible or not. */
const linksBetween = (subjects: readonly Subject[], picks: readonly (readonly number[])[]) => {
  const steps = subjects.flatMap(({ id, process }) =>
    activitiesOf(process).map(({ key }) => ({ variant: id, key })),
  )
  const links = picks.flatMap(([x = 0, y = 0, score = 0]) => {
    const [a, b] = [steps[x % steps.length], steps[y % steps.length]]
    return a && b && a.variant !== b.variant ? [{ a, b, score: score / 100 }] : []
  })
  return { links, elsewhere: [] } satisfies FamilyLinks
}

const picks = fc.array(fc.array(fc.nat(100), { minLength: 3, maxLength: 3 }), { maxLength: 30 })

/** All there is but the order in which variants are listed. */
const canonical = (model: FamilyModel) => {
  const sorted = <T extends { readonly variant: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => (a.variant < b.variant ? -1 : 1))
  return {
    variants: model.variants.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    elements: Object.entries(model.elements).map(([key, element]) => [
      key,
      { ...element, from: sorted(element.from) },
    ]),
    choices: model.choices.map((choice) => ({
      ...choice,
      ways: choice.ways
        .map(({ flow, variants }) => ({ flow, variants: variants.toSorted() }))
        .toSorted((a, b) => (a.flow < b.flow ? -1 : 1)),
    })),
    ties: model.ties,
  }
}

describe('the merged model', () => {
  it('gives back every variant exactly, whatever is linked with what', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(blockProcess, anyProcess), { minLength: 1, maxLength: 5 }),
        picks,
        (processes, chosen) => {
          const subjects = processes.map((process, at) => subject(`v${at}`, process))
          checkDerivable(subjects, mergeVariants(subjects, linksBetween(subjects, chosen)))
        },
      ),
      { numRuns: runs(150), seed: 41 },
    )
  })

  it('is the same in whatever order the variants are given', () => {
    fc.assert(
      fc.property(
        fc.array(blockProcess, { minLength: 2, maxLength: 4 }),
        picks,
        fc.infiniteStream(fc.nat(3)),
        (processes, chosen, shuffle) => {
          const subjects = processes.map((process, at) => subject(`v${at}`, process))
          const links = linksBetween(subjects, chosen)
          const other = subjects
            .map((one) => ({ one, rank: shuffle.next().value as number }))
            .toSorted((a, b) => a.rank - b.rank)
            .map(({ one }) => one)
          expect(canonical(mergeVariants(other, links))).toEqual(
            canonical(mergeVariants(subjects, links)),
          )
        },
      ),
      { numRuns: runs(100), seed: 42 },
    )
  })

  it.each(['F1', 'F2', 'F4', 'F5', 'F6', 'F7', 'F8'])('gives back the examples (%s)', (name) => {
    const subjects = exampleSubjects().filter(({ id }) => id.startsWith(`${name}-`))
    const model = mergeFamily(subjects, language)
    checkDerivable(subjects, model)
    expect(canonical(mergeFamily(subjects.toReversed(), language))).toEqual(canonical(model))
    const shared = Object.values(model.elements).filter(({ from }) => from.length > 1)
    expect(shared.some(({ kind }) => kind === 'task')).toBe(true)
    expect(shared.some(({ kind }) => kind === 'sequenceFlow')).toBe(true)
  })

  it.for([
    ['admission', () => admissionSubjects('admission')],
    ['admission-de', () => admissionSubjects('admission-de')],
    ['variants', variantSubjects],
  ] as const)('gives back models people drew (%s)', ([, read], { skip }) => {
    const subjects = read()
    if (!subjects) return skip('PROZESS_TEST_DATA is not set')
    expect(subjects.length).toBeGreaterThan(8)
    for (let at = 0; at + 1 < subjects.length; at += 12) {
      const some = subjects.slice(at, at + 12)
      const model = mergeFamily(some, language)
      checkDerivable(some, model)
      const size = Object.keys(model.elements).length
      const sizes = some.map(({ process }) => Object.keys(process.elements).length)
      expect(size).toBeLessThan(sizes.reduce((sum, one) => sum + one, 0))
    }
  })

  it('never makes one of two steps that follow each other', () => {
    const subjects = family(
      [task('Sachlich richtig zeichnen'), task('Rechnerisch richtig zeichnen')],
      [task('Sachliche und rechnerische Richtigkeit feststellen', { key: 'beides' })],
    )
    const [a, b] = ['A', 'B']
    const keys = activitiesOf(subjects[0]?.process ?? namedProcess('')).map(({ key }) => key)
    const other = activitiesOf(subjects[1]?.process ?? namedProcess('')).map(({ key }) => key)[0]
    const [first, second] = keys
    if (!first || !second || !other) throw new Error('no steps')
    const model = mergeVariants(subjects, {
      links: [
        { a: { variant: a, key: first }, b: { variant: b, key: other }, score: 0.8 },
        { a: { variant: a, key: second }, b: { variant: b, key: other }, score: 0.7 },
      ],
      elsewhere: [],
    })
    const tasks = Object.values(model.elements).filter(({ kind }) => kind === 'task')
    expect(tasks.map(({ from }) => from.map(({ key }) => key))).toEqual([[first, other], [second]])
    expect(model.ties).toEqual([{ one: tasks[1]?.key, other: tasks[0]?.key, variants: ['A', 'B'] }])
  })

  it('says what all say alike once, and keeps the rest with its variant', () => {
    const subjects = family(
      [task('Antrag prüfen', { actor: 'Steueramt', work: { medium: 'paper' } })],
      [task('Antrag prüfen', { actor: 'Steueramt', work: { medium: 'eFile' } })],
    )
    const model = mergeFamily(subjects, language)
    const step = Object.values(model.elements).find(({ kind }) => kind === 'task')
    expect(step?.shared).toMatchObject({ name: 'Antrag prüfen', lane: 'Steueramt' })
    expect(step?.from.map(({ own }) => own)).toEqual([
      { work: { medium: 'paper' } },
      { work: { medium: 'eFile' } },
    ])
  })

  it('takes lanes with other names for one role where the same work is done in them', () => {
    const subjects = family(
      [task('Anmeldung erfassen', { actor: 'Steueramt' }), task('Bescheid drucken')],
      [task('Anmeldung erfassen', { actor: 'Kämmerei' }), task('Bescheid drucken')],
    )
    const model = mergeFamily(subjects, language)
    const lanes = Object.values(model.elements).filter(({ kind }) => kind === 'lane')
    expect(lanes.map(({ from }) => from.map(({ own }) => own.name))).toEqual([
      ['Steueramt', 'Kämmerei'],
    ])
  })

  it('shows where ways part by administration', () => {
    const subjects = family(
      [task('Antrag prüfen'), task('Bescheid drucken')],
      [task('Antrag prüfen'), task('Rechnungsprüfung beteiligen'), task('Bescheid drucken')],
    )
    const { choices, elements } = mergeFamily(subjects, language)
    const shown = choices.map(({ at, side, ways }) => [
      elements[at]?.shared.name,
      side,
      ways.map(({ variants }) => variants),
    ])
    expect(shown).toEqual([
      ['Antrag prüfen', 'out', [['A'], ['B']]],
      ['Bescheid drucken', 'in', [['A'], ['B']]],
    ])
  })

  it('keeps what another is competent for apart from what is missing', () => {
    const subjects = ['A', 'B'].map((id) => ({
      ...subject(
        id,
        namedProcess(
          'Ablauf',
          task('Antrag annehmen', { actor: 'Bürgerbüro' }),
          ...(id === 'A' ? [task('Bauakte prüfen', { actor: 'Bauaufsicht' })] : []),
        ),
      ),
      organisation: { id, name: `Stadt ${id}` },
    }))
    const model = mergeFamily(subjects, language, {
      competences: [{ task: 'Bauaufsicht', organisation: 'B', by: 'K' }],
      organisations: [{ id: 'K', name: 'Kreis K' }],
    })
    const step = Object.values(model.elements).find(
      ({ shared }) => shared.name === 'Bauakte prüfen',
    )
    expect(model.elsewhere).toEqual([{ element: step?.key, variant: 'B', by: 'Kreis K' }])
  })

  it('refuses two variants with one id, and one that is not there', () => {
    const [one] = family([task('Antrag prüfen')])
    if (!one) throw new Error('no subject')
    const none = { links: [], elsewhere: [] }
    expect(() => mergeVariants([one, one], none)).toThrow(RangeError)
    expect(() => deriveVariant(mergeVariants([one], none), 'Z')).toThrow(RangeError)
    expect(mergeVariants([], none).elements).toEqual({})
  })

  it('follows decisions by the places the subjects came in, whatever their ids', () => {
    const [a, b] = family([task('Antrag prüfen')], [task('Kaffee kochen')])
    if (!a || !b) throw new Error('no subjects')
    const stepOf = ({ process }: Subject): Key => {
      const [step] = activitiesOf(process)
      if (!step) throw new Error('no step')
      return step.key
    }
    const decisions = [
      {
        ...{ a: { process: 0, step: stepOf(b) }, b: { process: 1, step: stepOf(a) } },
        verdict: 'confirmed' as const,
      },
    ]
    const steps = ({ elements }: ReturnType<typeof mergeFamily>) =>
      Object.values(elements).filter(({ kind }) => kind === 'task').length
    expect(steps(mergeFamily([b, a], language))).toBe(2)
    expect(steps(mergeFamily([b, a], language, { decisions }))).toBe(1)
  })

  it('takes its links from any comparison', () => {
    const subjects = family([task('Antrag prüfen')], [task('Antrag prüfen')])
    const { links } = linksOfComparison(compareVariants(subjects, language))
    expect(links.map(({ a, b, score }) => [a.variant, b.variant, score])).toEqual([['A', 'B', 1]])
  })
})
