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

describe('one step or several', () => {
  it('is not said of who does it in two that are not always both done', () => {
    const given = (...inner: readonly Part[]) => [
      step('Termin vereinbaren', 'Amt'),
      ...inner,
      step('Antrag weiterleiten', 'Amt'),
    ]
    const comparison = compare(
      given(step('Vordruck ausgeben und Antrag entgegennehmen', 'Amt')),
      given(step('Vordruck ausgeben', 'Amt'), step('Antrag entgegennehmen', 'Amt')),
      given(step('Vordruck ausgeben', 'Amt', { share: 0.8 }), step('Antrag entgegennehmen', 'Amt')),
    )
    expect(said(comparison, 'splitOrMerged').map(({ one, several }) => ({ one, several }))).toEqual(
      [{ one: ['A'], several: ['B'] }],
    )
  })
})

describe('work of two posts', () => {
  it('is not the work of one in two parts', () => {
    const around = (...inner: readonly Part[]) => [
      step('Rechnung scannen', 'Poststelle'),
      ...inner,
      step('Auszahlung anordnen', 'Leitung'),
    ]
    const one = around(step('Leistung bestätigen und Preise nachrechnen', 'Fachamt'))
    const two = around(step('Leistung bestätigen', 'Fachamt'), step('Preise nachrechnen', 'Kasse'))
    expect(said(compare(one, two, two), 'splitOrMerged')).toEqual([])
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

  it('is called by one name where only its form differs', () => {
    const sent = (actor: string) => work(['Bürgerbüro', 'Amt', 'Amt', actor])
    const found = said(
      compare(sent('Druckzentrum'), sent('Prüfungsausschuss'), sent('Prüfungsausschüsse')),
      'otherActor',
    )
    expect(found.map(({ actors }) => actors.map(({ actor }) => actor))).toEqual([
      ['Druckzentrum', 'Prüfungsausschuss', 'Prüfungsausschuss'],
    ])
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

  it('says in how many cases one waits who waits alone', () => {
    const some = asked({ ...days(56), share: 0.18 })
    expect(said(compare(some, asked({}), [some[0], some[2]] as Part[]), 'longerWaiting')).toEqual([
      {
        code: 'longerWaiting',
        step: 'Personalrat anhören',
        days: [{ name: 'A', days: 56, share: 0.18 }],
        without: ['B'],
      },
    ])
  })

  it('leaves out who waits in few cases', () => {
    const seldom = asked({ ...days(14), share: 0.1 })
    expect(said(compare(asked(days(14)), asked(days(14)), seldom), 'longerWaiting')).toEqual([])
  })

  it('is no step that somebody lacks, also where it is called otherwise', () => {
    const [first, second, third] = asked({}) as [Part, Part, Part]
    const lies: Work = { waiting: { minDays: 0, maxDays: 6 }, minutes: 1 }
    const collects = [first, second, step('In den Kurierkasten tun', 'Amt', lies), third]
    expect(said(compare(collects, asked({}), asked({})), 'onlySome')).toEqual([])
  })

  it('is no step that somebody lacks', () => {
    const [first, second, third] = asked({}) as [Part, Part, Part]
    const waits = [first, second, step('Auf Antwort warten', 'Amt'), third]
    expect(said(compare(waits, asked({}), asked({})), 'onlySome')).toEqual([])
    expect(said(compare(waits, waits, asked({})), 'missingIn')).toEqual([])
  })
})

describe('the words of a finding', () => {
  it('are those of the house it speaks of', () => {
    const asked = (label: string, work: Work = {}): readonly Part[] => [
      step('Antrag aufnehmen', 'Amt'),
      step(label, 'Amt', work),
      step('Bescheid senden', 'Amt'),
    ]
    const days: Work = { waiting: { minDays: 14, maxDays: 14 } }
    const comparison = compare(
      asked('Telefonische Rückfrage'),
      asked('Rückfrage per E-Mail stellen', days),
      asked('Rückfrage'),
      asked('Schriftliche Rückfrage per E-Mail stellen', days),
    )
    expect(said(comparison, 'longerWaiting').map((one) => one.step)).toEqual([
      'Rückfrage per E-Mail stellen',
    ])
  })

  it('are those of the house that has another order', () => {
    const work = (...inner: readonly string[]) =>
      ['Anzeige aufnehmen', ...inner, 'Bescheinigung erteilen'].map((label) => step(label, 'Amt'))
    const [permit, paid] = ['Erlaubnispflicht prüfen', 'Gebühr am Automaten kassieren']
    const comparison = compare(
      work(permit, paid),
      work('Gebühr bar kassieren', 'Pflicht zur Erlaubnis prüfen'),
      work(permit, paid),
    )
    expect(said(comparison, 'otherOrder')).toEqual([
      {
        code: 'otherOrder',
        first: 'Gebühr bar kassieren',
        second: 'Pflicht zur Erlaubnis prüfen',
        names: ['B'],
        others: ['A', 'C'],
      },
    ])
  })

  it('name all who approve', () => {
    const way = (label: string, actor: string) => [
      step('Antrag aufnehmen', 'Amt'),
      step(label, actor),
      step('Bescheid senden', 'Amt'),
    ]
    const none = [step('Antrag aufnehmen', 'Amt'), step('Bescheid senden', 'Amt')]
    const comparison = compare(
      way('Bescheid unterschreiben', 'Kämmerer'),
      way('Bescheid unterschreiben lassen', 'Dezernentin'),
      none,
      none,
    )
    expect(said(comparison, 'extraApproval').map(({ names, actor }) => ({ names, actor }))).toEqual(
      [{ names: ['A', 'B'], actor: 'Dezernentin, Kämmerer' }],
    )
  })
})

describe('what follows through a handover', () => {
  const gives = (last: string): readonly Part[] => [
    step('Antrag aufnehmen', 'Bürgerbüro'),
    step('Angaben prüfen', 'Bürgerbüro'),
    step(last, 'Bürgerbüro', { handover: 'Ü1' }),
  ]
  const takes = (work: Work): readonly Part[] => [
    step('Unterlagen der Stadt öffnen', 'Kreis', work),
    step('Gutachten schreiben', 'Kreis'),
    step('Gutachten versenden', 'Kreis'),
  ]

  it('is told before all else of who begins with what others hand over', () => {
    const towns = [gives('An den Kreis senden'), gives('Dem Kreis zuleiten')] as const
    const comparison = compare(...towns, takes({ handover: 'Ü1' }))
    expect(comparison.findings[0]?.observation).toEqual({
      code: 'partnerBeside',
      names: ['C'],
      others: ['A', 'B'],
      handovers: ['Ü1'],
    })
    // That they have little in common is then no question of its own.
    expect(said(comparison, 'littleInCommon')).toEqual([])
  })

  it('is not told of those who hand over alike, or to nobody here', () => {
    const alike = compare(gives('An den Kreis senden'), gives('Dem Kreis zuleiten'))
    expect(said(alike, 'partnerBeside')).toEqual([])
    const other = compare(gives('An den Kreis senden'), takes({ handover: 'Ü2' }))
    expect(said(other, 'partnerBeside')).toEqual([])
  })
})

describe('a step somebody lacks', () => {
  it('is held against those who have it, where a third may have it in other words', () => {
    const rest = [step('Hund anmelden', 'Amt'), step('Steuer berechnen', 'Amt')]
    const last = step('Akte schließen', 'Amt')
    const has = [...rest, step('Nachweise prüfen', 'Amt'), last]
    const maybe = [...rest, step('Impfpass ansehen', 'Amt'), last]
    const comparison = compare(has, has, has, maybe, [...rest, last])
    expect(said(comparison, 'missingIn')).toEqual([
      { code: 'missingIn', step: 'Nachweise prüfen', names: ['E'], others: ['A', 'B', 'C'] },
    ])
    expect(said(compare(has, has, has, [...rest, last]), 'missingIn')).toEqual([
      { code: 'missingIn', step: 'Nachweise prüfen', names: ['D'] },
    ])
  })

  it('is not lacking where the thing is dealt with elsewhere in the work', () => {
    const between = [
      'Angaben prüfen',
      'Daten erfassen',
      'Steuer festsetzen',
      'Zahlung einrichten',
      'Bescheid drucken',
    ].map((label) => step(label, 'Amt'))
    const last = [...between, step('Steuermarke beilegen', 'Amt')]
    const first = [step('Marke mitgeben', 'Amt'), ...between]
    expect(said(compare(last, last, last, first), 'missingIn')).toEqual([])
  })

  it('is not said of a word of the same root', () => {
    const rest = [step('Rechnung prüfen', 'Amt'), step('Rechnung bezahlen', 'Kasse')]
    const [first, last] = rest as [Part, Part]
    const comparison = compare(
      [step('Kontierung', 'Buchhaltung'), first, last],
      [step('Kontierung eingeben', 'Buchhaltung'), first, last],
      [first, last, step('Das Konto draufschreiben', 'Kämmerei')],
    )
    expect(said(comparison, 'onlySome')).toEqual([])
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

  it('is not said of who does most of it without', () => {
    const sent = (paper: number): readonly Part[] => [
      step('Antrag aufnehmen', 'Amt', { medium: 'file' }),
      step('Bescheid auf Papier senden', 'Amt', { medium: 'paper', share: paper }),
      ...(paper < 1
        ? [step('Bescheid online senden', 'Amt', { medium: 'onlineService', share: 1 - paper })]
        : []),
      step('Akte schließen', 'Amt', { medium: 'file' }),
    ]
    expect(said(compare(sent(1), sent(0.4), sent(1)), 'paperStep')).toEqual([
      {
        code: 'paperStep',
        step: 'Bescheid auf Papier senden',
        names: ['A', 'C'],
        others: [],
      },
    ])
  })

  it('is not said of who sends most of it another way, in a row of its own', () => {
    const sent = (paper: Work, online: Work) => [
      step('Antrag prüfen', 'Amt', { medium: 'file' }),
      xor(
        'Weg',
        branch('Portal', step('Im Portal bereitstellen', 'Amt', online)),
        branch('Post', step('Bescheid auf Papier zustellen', 'Amt', paper)),
      ),
      step('Akte schließen', 'Amt', { medium: 'file' }),
    ]
    const all = (work: Work) => [
      step('Antrag prüfen', 'Amt', { medium: 'file' }),
      step('Bescheid auf Papier zustellen', 'Amt', work),
      step('Akte schließen', 'Amt', { medium: 'file' }),
    ]
    const few = sent({ medium: 'paper', share: 0.3 }, { medium: 'onlineService', share: 0.7 })
    const comparison = compare(all({ medium: 'paper' }), few, all({ medium: 'paper' }))
    expect(said(comparison, 'paperStep').map(({ names }) => names)).toEqual([['A', 'C']])
  })

  it('names also who does it seldom, as those who do it seldom without', () => {
    const asked = (medium: Work['medium'], share: number): readonly Part[] => [
      step('Antrag aufnehmen', 'Amt', { medium: 'file' }),
      step('Angrenzer benachrichtigen', 'Amt', { share, ...(medium ? { medium } : {}) }),
      step('Akte schließen', 'Amt', { medium: 'file' }),
    ]
    const comparison = compare(asked('paper', 0.15), asked('file', 0.12), asked('paper', 1))
    expect(said(comparison, 'paperStep')).toEqual([
      {
        code: 'paperStep',
        step: 'Angrenzer benachrichtigen',
        names: ['A', 'C'],
        others: ['B'],
      },
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
  it('is asked of all steps of which it is so, and points at all of them', () => {
    const rest = [step('Antrag aufnehmen', 'Amt'), step('Bescheid senden', 'Amt')]
    const [first, last] = rest as [Part, Part]
    const full = [first, step('Nachweise prüfen', 'Amt'), step('Gutachten einholen', 'Amt'), last]
    const { findings, rows } = compare(full, full, rest)
    const missing = findings.filter(({ observation }) => observation.code === 'missingIn')
    expect(missing.map(({ observation }) => observation)).toEqual([
      {
        code: 'missingIn',
        step: 'Nachweise prüfen',
        also: ['Gutachten einholen'],
        names: ['C'],
      },
    ])
    const pointedAt = missing[0]?.cells.map(({ row: at }) => rows[at]?.label)
    expect(new Set(pointedAt)).toEqual(new Set(['Nachweise prüfen', 'Gutachten einholen']))
  })

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
