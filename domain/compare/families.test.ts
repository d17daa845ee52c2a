import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainLanguage as plain } from '#language'
import { end, namedProcess, type Process, start, task } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { admissionSubjects, exampleSubjects, variantSubjects } from '../../test/matching-gold.ts'
import { runs } from '../../test/runs.ts'
import type { Family, Subject } from './comparison.ts'
import { findFamilies, makeFamilyFinder } from './families.ts'

const plainLanguage = plain()

const dogTax = (name: string, ...labels: readonly string[]): Process =>
  namedProcess(name, start(), ...labels.map((label) => task(label)), end())

const subject = (id: string, organisation: string, process: Process): Subject => ({
  id,
  name: process.name,
  organisation: { id: organisation, name: `Stadt ${organisation}` },
  process,
})

const steps = [
  'Anmeldung des Hundes entgegennehmen',
  'Rasse des Hundes prüfen',
  'Hundesteuer festsetzen',
  'Hundemarke versenden',
]

describe('families', () => {
  it('put the same work of several administrations together and leave other work out', () => {
    const families = findFamilies(
      [
        subject('a', 'A', dogTax('Hundesteuer anmelden', ...steps)),
        subject(
          'b',
          'B',
          dogTax('Hund anmelden', ...steps.slice(0, 3), 'Marke für den Hund senden'),
        ),
        subject('c', 'C', dogTax('Zahllauf', 'Rechnung buchen', 'Zahllauf freigeben')),
      ],
      plainLanguage,
    )
    expect(families.map((family) => family.members)).toEqual([['a', 'b']])
  })

  it('are none where nothing is alike, and none of nothing', () => {
    expect(findFamilies([], plainLanguage)).toEqual([])
    const alone = subject('a', 'A', dogTax('Hundesteuer anmelden', ...steps))
    expect(findFamilies([alone], plainLanguage)).toEqual([])
  })

  const handing = (number: string, at: 'start' | 'end', ...labels: readonly string[]): Process =>
    namedProcess(
      labels[0] ?? '',
      start(),
      ...labels.map((label, place) =>
        task(label, {
          work: place === (at === 'start' ? 0 : labels.length - 1) ? { handover: number } : {},
        }),
      ),
      end(),
    )

  it('name who goes on after a handover as a partner, never as a variant', () => {
    const families = findFamilies(
      [
        subject('a', 'A', handing('Ü1-1', 'end', ...steps)),
        subject('b', 'B', handing('Ü1-1', 'end', ...steps)),
        subject(
          'k',
          'K',
          handing(
            'Ü1-1',
            'start',
            'Ersuchen zum Hund annehmen',
            'Hund begutachten',
            'Gutachten senden',
          ),
        ),
      ],
      plainLanguage,
    )
    expect(families.map((family) => family.members)).toEqual([['a', 'b']])
    expect(families[0]?.partners).toEqual([
      { id: 'k', member: 'a', handovers: ['Ü1-1'] },
      { id: 'k', member: 'b', handovers: ['Ü1-1'] },
    ])
  })

  it('do not take two towns for partners because both hand over to the same county', () => {
    const families = findFamilies(
      [
        subject('a', 'A', handing('Ü1-1', 'end', ...steps)),
        subject(
          'b',
          'B',
          handing('Ü1-1', 'end', 'Hund notieren', 'Hundesteuer einbuchen', 'Hundemarke geben'),
        ),
      ],
      plainLanguage,
    )
    expect(families.flatMap((family) => family.partners)).toEqual([])
  })
})

const membersOf = (families: readonly Family[]) =>
  families.map(({ members }) => [...members]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))

describe('families of one house', () => {
  const everywhere = ['Unterlagen sichten', 'Bescheid zustellen']
  const dogs = ['Hund in die Liste eintragen', 'Rasse bestimmen', 'Hundemarke ausgeben']
  const trades = ['Gewerbe im Register erfassen', 'Kammer benachrichtigen', 'Gewerbeschein drucken']
  const familiesOf = (one: string, other: string, house = 'A') =>
    membersOf(
      findFamilies(
        [
          subject('a', 'A', dogTax(one, ...dogs, ...everywhere)),
          subject('b', house, dogTax(other, ...trades, ...everywhere)),
        ],
        plainLanguage,
      ),
    )

  it('are doubted where its names set one work apart from the other', () => {
    expect(familiesOf('Hund', 'Gewerbe', 'B')).toEqual([['a', 'b']])
    expect(familiesOf('Hund', 'Gewerbe')).toEqual([])
  })

  it('are as those of several houses where its names say nothing of the work', () => {
    expect(familiesOf('Hagen', 'P-017')).toEqual([['a', 'b']])
    expect(familiesOf('Hagen', 'Gewerbe')).toEqual([['a', 'b']])
  })

  it('are not doubted where it calls both the same', () => {
    const one = subject('a', 'A', dogTax('Steuer', 'Steuer buchen', ...dogs))
    const other = subject('b', 'A', dogTax('Steuer', 'Steuer melden', ...trades))
    expect(membersOf(findFamilies([one, other], plainLanguage))).toEqual([['a', 'b']])
  })
})

describe('nine ways to admit students', () => {
  const admission = (['admission', 'admission-de'] as const).flatMap(
    (set) => admissionSubjects(set)?.map((one) => ({ ...one, set })) ?? [],
  )
  const language = loadLanguage()

  it.skipIf(admission.length === 0)('are one family, also where one house brings them all', () => {
    for (const set of ['admission', 'admission-de']) {
      const nine = admission.filter((one) => one.set === set)
      const organisation = { id: 'K', name: 'Kreis' }
      const ofOneHouse = nine.map((one) => ({ ...one, organisation }))
      const ids = nine.map(({ id }) => id)
      for (const others of [[], exampleSubjects()]) {
        for (const brought of [nine, ofOneHouse]) {
          expect(membersOf(findFamilies([...others, ...brought], language))).toContainEqual(ids)
        }
      }
    }
  })

  it.skipIf(admission.length === 0)('are one family in a library of hundreds', () => {
    const nine = admission.filter(({ set }) => set === 'admission-de')
    const others = [...exampleSubjects(), ...(variantSubjects() ?? [])]
    expect(membersOf(findFamilies([...others, ...nine], language))).toContainEqual(
      nine.map(({ id }) => id),
    )
  })
})

describe('families of a library that changes', () => {
  const language = loadLanguage()
  const subjects = exampleSubjects()
  const whole = findFamilies(subjects, language)

  it('are the same in whatever order the processes come', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...subjects], { minLength: subjects.length }),
        (shuffled) => {
          expect(findFamilies(shuffled, language)).toEqual(whole)
        },
      ),
      { seed: 21, numRuns: runs(2) },
    )
  })

  it('follow any changes to exactly what looking at everything anew finds', () => {
    const changes = fc.array(
      fc.record({
        what: fc.constantFrom('put', 'change', 'remove'),
        at: fc.nat(subjects.length - 1),
        as: fc.nat(subjects.length - 1),
      }),
      { minLength: 1, maxLength: 6 },
    )
    const limits = fc.constantFrom({ relatives: 300, asked: 24 }, { relatives: 5, asked: 2 })
    const begun = fc.subarray([...subjects], { minLength: 20, maxLength: 30 })
    fc.assert(
      fc.property(begun, fc.array(changes, { minLength: 1, maxLength: 4 }), limits, (...drawn) => {
        const [beginning, rounds, limits] = drawn
        const finder = makeFamilyFinder(language, { limits }, beginning)
        finder.families()
        const weights = finder.weights()
        const there = new Map(beginning.map((one) => [one.id, one]))
        for (const round of rounds) {
          for (const { what, at, as } of round) {
            const one = subjects[at]
            const other = subjects[as]
            if (!one || !other) continue
            if (what === 'remove') {
              finder.remove(one.id)
              there.delete(one.id)
            } else {
              // A process that is changed does the work of another from now on.
              const subject = what === 'put' ? one : { ...other, id: one.id }
              finder.put(subject)
              there.set(one.id, subject)
            }
          }
          expect(finder.families()).toEqual(
            findFamilies([...there.values()], language, { weights, limits }),
          )
        }
        finder.reweigh()
        expect(finder.families()).toEqual(findFamilies([...there.values()], language, { limits }))
        expect(finder.drift()).toBe(0)
      }),
      { seed: 17, numRuns: runs(5) },
    )
  })

  it('stay the same whatever comes and goes again', () => {
    const finder = makeFamilyFinder(language, {}, subjects)
    expect(finder.families()).toEqual(whole)
    for (const subject of subjects.filter((_, at) => at % 11 === 0)) {
      finder.remove(subject.id)
      const without = findFamilies(
        subjects.filter((other) => other !== subject),
        language,
      )
      expect(membersOf(finder.families())).toEqual(membersOf(without))
      finder.put(subject)
      expect(finder.families()).toEqual(whole)
    }
  })

  it('grow one by one to what they are when all are there at once', () => {
    const finder = makeFamilyFinder(language)
    for (const subject of subjects) {
      finder.put(subject)
      finder.families()
    }
    // Words weigh what they did when the first one came: a little may differ, until they are weighed anew.
    const found = new Set(membersOf(finder.families()).map(String))
    const wanted = membersOf(whole).map(String)
    expect(wanted.filter((one) => found.has(one)).length / wanted.length).toBeGreaterThanOrEqual(
      0.8,
    )
  })

  it('lose a process that became other work', () => {
    const finder = makeFamilyFinder(plainLanguage, {}, [
      subject('a', 'A', dogTax('Hundesteuer anmelden', ...steps)),
      subject('b', 'B', dogTax('Hund anmelden', ...steps.slice(0, 3), 'Marke senden')),
    ])
    expect(membersOf(finder.families())).toEqual([['a', 'b']])
    finder.put(subject('b', 'B', dogTax('Zahllauf', 'Rechnung buchen', 'Zahllauf freigeben')))
    expect(finder.families()).toEqual([])
    finder.put(subject('c', 'C', dogTax('Hundesteuer anmelden', ...steps)))
    expect(membersOf(finder.families())).toEqual([['a', 'c']])
    finder.remove('c')
    finder.remove('c')
    expect(finder.families()).toEqual([])
  })
})
