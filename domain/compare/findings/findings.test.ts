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

describe('another post', () => {
  const work = (
    [taken, checked, noted, sent]: readonly [string, string, string, string],
    ...more: readonly Part[]
  ): readonly Part[] => [
    step('Antrag entgegennehmen', taken),
    step('Angaben prüfen', checked),
    step('Gebühr berechnen', checked),
    step('Register ergänzen', noted),
    ...more,
    step('Bescheid versenden', sent),
  ]
  const tax = work(['Bürgerbüro', 'Steueramt', 'Steueramt', 'Steueramt'])

  it('is not an office that is only called differently', () => {
    const treasury = work(['Bürgerbüro', 'Kämmerei', 'Kämmerei', 'Kämmerei'])
    expect(said(compare(tax, treasury), 'otherActor')).toEqual([])
  })

  it('is one that does there what another does in the next house', () => {
    const front = work(['Bürgerbüro', 'Kämmerei', 'Kämmerei', 'Druckzentrum'])
    const found = said(compare(tax, front), 'otherActor')
    expect(found.map(({ step: label }) => label)).toContain('Bescheid versenden')
  })

  it('is not the whole house, which names no post', () => {
    const whole = work(['Stadt B', 'Stadt B', 'Stadt B', 'Stadt B'])
    expect(said(compare(tax, whole), 'otherActor').length).toBeGreaterThan(0)
    const named = compareVariants(
      [tax, work(['Neustadt', 'Neustadt', 'Neustadt', 'Neustadt'])].map((parts, at): Subject => {
        const name = at === 0 ? 'Altdorf' : 'Stadt Neustadt'
        const organisation = { id: name, name }
        return { id: name, name, process: process(...parts), organisation }
      }),
      language,
    )
    expect(said(named, 'otherActor')).toEqual([])
  })

  it('is said of a house with all its posts in the row', () => {
    const way = (name: string, actor: string, share: number) => step(name, actor, { share })
    const both = [
      way('Antrag am Schalter aufnehmen', 'Bürgerbüro', 0.4),
      way('Antrag aus dem Portal übernehmen', 'Fachamt', 0.6),
      step('Antrag prüfen', 'Fachamt'),
    ]
    const one = [
      step('Antrag am Schalter aufnehmen', 'Bürgerbüro'),
      step('Antrag prüfen', 'Fachamt'),
    ]
    expect(said(compare(both, one), 'otherActor')).toEqual([])
    const central = [
      step('Antrag am Schalter aufnehmen', 'Vorzimmer'),
      step('Antrag prüfen', 'Fachamt'),
    ]
    expect(said(compare(both, central), 'otherActor').map(({ actors }) => actors)).toEqual([
      [
        { name: 'A', actor: 'Fachamt, Bürgerbüro' },
        { name: 'B', actor: 'Vorzimmer' },
      ],
    ])
  })
})

describe('waiting', () => {
  const asked = (work: Work): readonly Part[] => [
    step('Antrag aufnehmen', 'Amt'),
    step('Personalrat anhören', 'Amt', work),
    step('Bescheid senden', 'Amt'),
  ]
  const days = (most: number): Work => ({ waiting: { minDays: most, maxDays: most } })

  it('names who has the step and names no wait', () => {
    expect(said(compare(asked(days(14)), asked(days(14)), asked({})), 'longerWaiting')).toEqual([
      {
        code: 'longerWaiting',
        step: 'Personalrat anhören',
        days: [
          { name: 'A', days: 14 },
          { name: 'B', days: 14 },
        ],
        without: ['C'],
      },
    ])
  })

  it('leaves out who waits in few cases', () => {
    const seldom = asked({ ...days(14), share: 0.1 })
    expect(said(compare(asked(days(14)), asked(days(14)), seldom), 'longerWaiting')).toEqual([])
  })

  it('is no step that somebody lacks', () => {
    const [first, second, third] = asked({}) as [Part, Part, Part]
    const waits = [first, second, step('Auf Antwort warten', 'Amt'), third]
    expect(said(compare(waits, asked({}), asked({})), 'onlySome')).toEqual([])
    expect(said(compare(waits, waits, asked({})), 'missingIn')).toEqual([])
  })
})

describe('checks by two posts', () => {
  const checking = (first: string, second: string): readonly Part[] => [
    step('Anmeldung aufnehmen', 'Bürgerbüro'),
    step('Ausweis prüfen', first),
    step('Anmeldung sichten', second),
    step('Daten eingeben', second),
    step('Bescheid erstellen', second),
    step('Bescheid senden', second),
  ]
  const once = checking('Bürgerbüro', 'Bürgerbüro')
  const twice = checking('Bürgerbüro', 'Kämmerei')

  it('are said of one house, and not where others do so, too', () => {
    expect(said(compare(twice, once, once), 'doneTwice').map(({ names }) => names)).toEqual([['A']])
    expect(said(compare(twice, twice, once), 'doneTwice')).toEqual([])
  })
})

describe('the opposite direction', () => {
  const between = (label: string, actor: string): readonly Part[] => [
    step('Hund anmelden', 'Bürgerbüro'),
    step(label, actor),
    step('Steuer festsetzen', 'Steueramt'),
    step('Bescheid senden', 'Steueramt'),
  ]
  const there = between('Großen Hund dem Ordnungsamt melden', 'Steueramt')
  const back = between('Großen Hund dem Steueramt melden', 'Ordnungsamt')

  it('is told once, and not as another order', () => {
    const comparison = compare(there, back, there)
    expect(said(comparison, 'oppositeDirection')).toHaveLength(1)
    expect(said(comparison, 'otherOrder')).toEqual([])
  })
})

describe('paper', () => {
  const media = (...all: readonly Work['medium'][]): readonly Part[] =>
    [
      'Antrag aufnehmen',
      'Angaben prüfen',
      'Stellungnahme einholen',
      'Bescheid erstellen',
      'Akte schließen',
    ].map((label, at) => {
      const medium = all[at]
      return step(label, 'Amt', medium ? { medium } : {})
    })
  const inside = media('file', 'file', 'paper', 'file', 'file')

  it('is said of all whose other work is digital, where nobody does without', () => {
    expect(said(compare(inside, inside), 'paperStep')).toEqual([
      { code: 'paperStep', step: 'Stellungnahme einholen', names: ['A', 'B'], others: [] },
    ])
  })

  it('throughout is said with the count of changes, which is no merit then', () => {
    const paper = media('paper', 'paper', 'paper', 'paper', 'paper')
    expect(said(compare(inside, paper), 'mediaBreaks')).toEqual([
      {
        code: 'mediaBreaks',
        counts: [
          { name: 'B', count: 0, isAllPaper: true },
          { name: 'A', count: 2 },
        ],
      },
    ])
  })
})

describe('a step of one name at two points of the work', () => {
  it('is no step in two parts', () => {
    const sending = step('Absage senden', 'Amt')
    const rest = [step('Antrag aufnehmen', 'Amt'), step('Angaben prüfen', 'Amt')]
    const comparison = compare(
      [...rest, sending, step('Akte führen', 'Amt'), sending],
      [...rest, sending, step('Akte führen', 'Amt')],
    )
    expect(row(comparison, 'Absage senden')).toHaveLength(3)
    expect(said(comparison, 'splitOrMerged')).toEqual([])
  })
})

describe('what is asked once', () => {
  it('is not said again as a step that only some have', () => {
    const intake = [step('Antrag aufnehmen', 'Bürgerbüro'), step('Angaben prüfen', 'Amt')]
    const signed = compare(
      [...intake, step('Besetzung freigeben', 'Dezernat'), step('Vertrag schicken', 'Amt')],
      [...intake, step('Vertrag schicken', 'Amt')],
    )
    expect(said(signed, 'extraApproval').map((one) => one.step)).toEqual(['Besetzung freigeben'])
    expect(said(signed, 'onlySome').map((one) => one.step)).not.toContain('Besetzung freigeben')
  })

  it('leaves what is asked of other steps', () => {
    const intake = [step('Antrag aufnehmen', 'Bürgerbüro'), step('Angaben prüfen', 'Amt')]
    const more = compare(
      [...intake, step('Ortstermin durchführen', 'Amt'), step('Vertrag schicken', 'Amt')],
      [...intake, step('Vertrag schicken', 'Amt')],
    )
    expect(said(more, 'onlySome').map((one) => one.step)).toContain('Ortstermin durchführen')
  })
})
