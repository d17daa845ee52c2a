import { describe, expect, it } from 'vitest'
import { branch, type Part, process, task, type Work, xor } from '#process'
import { loadLanguage } from '../../../resources/load-language.ts'
import { compareVariants } from '../compare-variants.ts'
import type { Comparison, Observation, Subject } from '../comparison.ts'
import { stepsOf } from '../step.ts'
import { precedenceOf } from './precedence.ts'

const language = loadLanguage()

const step = (label: string, actor: string, work: Work = {}): Part => task(label, { actor, work })

const compare = (...variants: readonly (readonly Part[])[]): Comparison =>
  compareVariants(
    variants.map((parts, at): Subject => {
      const id = 'ABCDEF'.charAt(at)
      return { id, name: id, process: process(...parts), organisation: { id, name: id } }
    }),
    language,
  )

const said = <C extends Observation['code']>({ findings }: Comparison, code: C) =>
  findings.flatMap(({ observation }) =>
    observation.code === code ? [observation as Extract<Observation, { code: C }>] : [],
  )

const row = (comparison: Comparison, label: string): readonly string[] =>
  comparison.rows
    .map(({ cells }) =>
      cells.flatMap((cell) => (cell.kind === 'steps' ? cell.steps.map((one) => one.label) : [])),
    )
    .find((labels) => labels.includes(label)) ?? []

describe('what comes before what', () => {
  it('is not told of ways to choose from', () => {
    const steps = stepsOf(
      process(
        task('Antrag prüfen'),
        xor(
          'vollständig',
          branch('ja', task('Bescheid erstellen'), task('Bescheid senden')),
          branch('nein', task('Antrag ablehnen')),
        ),
      ),
      language,
      'de',
    )
    const named = (label: string) => {
      const found = steps.find((one) => one.label.text === label)
      if (!found) throw new Error(label)
      return found
    }
    const { isBefore, areTogether } = precedenceOf([steps])
    expect(isBefore(named('Antrag prüfen'), named('Antrag ablehnen'))).toBe(true)
    expect(isBefore(named('Antrag ablehnen'), named('Antrag prüfen'))).toBe(false)
    expect(isBefore(named('Antrag ablehnen'), named('Bescheid senden'))).toBe(false)
    expect(areTogether(named('Antrag ablehnen'), named('Bescheid senden'))).toBe(false)
    expect(areTogether(named('Bescheid senden'), named('Bescheid erstellen'))).toBe(true)
  })

  it('makes another order only where one case does both', () => {
    const [open, check, grant, refuse] = [
      'Antrag öffnen',
      'Angaben prüfen',
      'Zusage senden',
      'Antragsteller absagen',
    ].map((label) => step(label, 'Amt')) as [Part, Part, Part, Part]
    const early = [
      open,
      check,
      xor(
        'geeignet',
        branch('ja', step('Vertrag erstellen', 'Amt'), grant),
        branch('nein', refuse),
      ),
    ]
    const late = [
      open,
      check,
      xor(
        'geeignet',
        branch('nein', step('Vertrag erstellen', 'Amt'), refuse),
        branch('ja', grant),
      ),
    ]
    expect(
      said(compare(early, late), 'otherOrder').filter(
        ({ first, second }) => /absagen/.test(first + second) && /Zusage/.test(first + second),
      ),
    ).toEqual([])
    expect(said(compare([open, check, grant], [grant, open, check]), 'otherOrder')).toHaveLength(1)
  })
})

describe('a copy of what others look at', () => {
  const rest = [step('Antrag aufnehmen', 'Bürgerbüro'), step('Gebühr kassieren', 'Bürgerbüro')]
  it('is spoken of', () => {
    const comparison = compare(
      [...rest, step('Ausweis prüfen', 'Bürgerbüro')],
      [...rest, step('Ausweis kopieren', 'Bürgerbüro')],
    )
    expect(said(comparison, 'copyKept')).toEqual([
      { code: 'copyKept', step: 'Ausweis kopieren', names: ['B'] },
    ])
    expect(said(comparison, 'onlySome')).toEqual([])
  })

  it('is not spoken of where all keep one', () => {
    const comparison = compare(
      [...rest, step('Kopie des Ausweises', 'Bürgerbüro')],
      [...rest, step('Ausweis kopieren', 'Bürgerbüro')],
    )
    expect(said(comparison, 'copyKept')).toEqual([])
  })
})

describe('one step for two', () => {
  const around = (...inner: readonly Part[]) => [
    step('Rechnung scannen', 'Fachamt'),
    ...inner,
    step('Auszahlung anordnen', 'Leitung'),
  ]
  const apart = around(
    step('Leistung bestätigen', 'Fachamt'),
    step('Preise nachrechnen', 'Fachamt'),
  )

  it('is seen when it says both', () => {
    const comparison = compare(
      around(step('Leistung bestätigen und Preise nachrechnen', 'Fachamt')),
      apart,
      apart,
    )
    expect(said(comparison, 'splitOrMerged')).toEqual([
      {
        code: 'splitOrMerged',
        step: 'Leistung bestätigen und Preise nachrechnen',
        one: ['A'],
        several: ['B', 'C'],
      },
    ])
  })

  it('is not seen where the second half is missing', () => {
    const comparison = compare(around(step('Leistung bestätigen', 'Fachamt')), apart, apart)
    expect(said(comparison, 'splitOrMerged')).toEqual([])
  })
})

describe('printing that nobody else does', () => {
  const rest = [
    step('Rechnung prüfen', 'Amt', { medium: 'file' }),
    step('Rechnung bezahlen', 'Amt', { medium: 'file' }),
  ]
  const printed = step('Rechnung aus E-Mail ausdrucken', 'Amt', { medium: 'paper' })

  it('is paper where others are digital', () => {
    const found = said(compare(rest, rest, [printed, ...rest]), 'paperStep')
    expect(found).toEqual([
      {
        code: 'paperStep',
        step: 'Rechnung aus E-Mail ausdrucken',
        names: ['C'],
        others: ['A', 'B'],
      },
    ])
  })

  it('is not spoken of where most print', () => {
    const found = said(compare(rest, [printed, ...rest], [printed, ...rest]), 'paperStep')
    expect(found).toEqual([])
  })
})

describe('steps of one handover', () => {
  const work = { handover: 'Ü1' }
  const rest = [step('Antrag aufnehmen', 'Amt'), step('Antrag prüfen', 'Amt')]

  it('share a row, in whatever words', () => {
    const digital = [...rest, step('Anzeige elektronisch übermitteln', 'Amt', work)]
    const onPaper = [...rest, step('Monatsliste', 'Amt', work)]
    expect(row(compare(digital, onPaper), 'Monatsliste')).toContain(
      'Anzeige elektronisch übermitteln',
    )
    const unrelated = [...rest, step('Monatsliste', 'Amt', { handover: 'Ü2' })]
    expect(row(compare(digital, unrelated), 'Monatsliste')).toEqual(['Monatsliste'])
  })

  it('stay apart where one gives and the other takes', () => {
    const gives = [...rest, step('Unterlagen an den Kreis senden', 'Amt', work)]
    const takes = [step('Post entgegennehmen', 'Kreis', work), ...rest]
    expect(row(compare(gives, takes), 'Post entgegennehmen')).not.toContain(
      'Unterlagen an den Kreis senden',
    )
  })
})

describe('a step only one has', () => {
  const rest = [step('Rechnung prüfen', 'Amt'), step('Rechnung bezahlen', 'Amt')]

  it('is spoken of when nothing else sounds like it, however small', () => {
    const comparison = compare(rest, [...rest, step('Kurier beauftragen', 'Amt')])
    expect(said(comparison, 'onlySome')).toEqual([
      { code: 'onlySome', step: 'Kurier beauftragen', names: ['B'] },
    ])
  })

  it('is left open when another speaks of the same', () => {
    const comparison = compare(
      [step('Kurierfahrt am Donnerstag', 'Hausmeister', { share: 0.3 }), ...rest],
      [...rest, step('Kurier beauftragen', 'Amt')],
    )
    expect(said(comparison, 'onlySome').map((one) => one.step)).not.toContain('Kurier beauftragen')
  })
})

describe('something to work with', () => {
  const offer = (...parts: readonly Part[]): readonly Part[] => [
    step('Bedarf melden', 'Amt'),
    ...parts,
    step('Angebote einholen', 'Vergabestelle'),
    step('Auftrag erteilen', 'Vergabestelle'),
  ]
  const plain = (minutes: number) =>
    offer(step('Leistungsbeschreibung erstellen', 'Amt', { minutes }))
  const aided = (minutes: number) =>
    offer(step('Leistungsbeschreibung nach Leitfaden erstellen', 'Amt', { minutes }))

  it('is worth sharing where one names it and is quicker with it', () => {
    const minutes = { own: 20, others: 45 }
    expect(said(compare(aided(20), plain(45), plain(60)), 'ownAid')).toEqual([
      {
        code: 'ownAid',
        step: 'Leistungsbeschreibung nach Leitfaden erstellen',
        aid: 'Leitfaden',
        names: ['A'],
        minutes,
      },
    ])
  })

  it('is not said where it saves nothing, or another has it too', () => {
    expect(said(compare(aided(45), plain(45)), 'ownAid')).toEqual([])
    expect(said(compare(aided(20), aided(45), plain(60)), 'ownAid')).toEqual([])
  })
})

describe('what one does besides', () => {
  const hiring = (...parts: readonly Part[]): readonly Part[] => [
    step('Stelle ausschreiben', 'Personalamt'),
    step('Angebote sichten', 'Personalamt'),
    ...parts,
    step('Gespräche führen', 'Kommission'),
    step('Vertrag ausfertigen', 'Personalamt'),
  ]
  const invited = hiring(step('Auswärtige Anbieter begrüßen', 'Personalamt'))

  it('is said of a step of its own about what nobody else names', () => {
    const only = said(compare(invited, hiring(), hiring()), 'onlySome')
    expect(only).toEqual([{ code: 'onlySome', step: 'Auswärtige Anbieter begrüßen', names: ['A'] }])
  })

  it('is not said where another names it', () => {
    const other = hiring(step('Auswärtigen Anbietern absagen', 'Personalamt'))
    expect(said(compare(invited, other, hiring()), 'onlySome')).toEqual([])
  })
})
