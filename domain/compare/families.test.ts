import { describe, expect, it } from 'vitest'
import { plainLanguage as plain } from '#language'
import { end, namedProcess, type Process, start, task } from '#process'
import type { Subject } from './comparison.ts'
import { findFamilies } from './families.ts'

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
