import { describe, expect, it } from 'vitest'
import type { Observation, ReasonPart } from '#compare'
import { createTexts, sayFinding, sayReason } from './door.ts'

const observations: readonly Observation[] = [
  { code: 'littleInCommon', names: ['Stadt A'], others: ['Stadt B', 'Stadt C'] },
  { code: 'littleInCommon', names: ['Stadt A', 'Stadt B'], others: ['Stadt C', 'Stadt D'] },
  { code: 'littleInCommon', names: ['Stadt A', 'Stadt B'], others: [] },
  { code: 'onlySome', step: 'Einladen', names: ['Stadt A'] },
  { code: 'missingIn', step: 'Prüfen', names: ['Stadt A', 'Stadt B'] },
  { code: 'doneTwice', step: 'Sichten', names: ['Stadt A'], actors: ['Bürgerbüro', 'Kämmerei'] },
  { code: 'extraApproval', step: 'Zeichnen', names: ['Stadt A'], actor: 'Leitung' },
  { code: 'extraApproval', step: 'Zeichnen', names: ['Stadt A'], actor: '' },
  { code: 'otherOrder', first: 'Marke', second: 'Bescheid', names: ['A'], others: ['B', 'C'] },
  { code: 'mediaBreaks', counts: [{ name: 'A', count: 0 }] },
  { code: 'mediaBreaks', counts: [{ name: 'A', count: 0, isAllPaper: true }] },
  { code: 'minutesPerCase', minutes: [{ name: 'A', minutes: 22.28 }] },
  { code: 'stepMinutes', step: 'Prüfen', minutes: [{ name: 'A', minutes: 1485 }] },
  { code: 'leadTime', days: [{ name: 'A', days: 1 }] },
  { code: 'longerWaiting', step: 'Sammeln', days: [{ name: 'A', days: 6 }], without: [] },
  { code: 'partnerBeside', names: ['A'], others: ['B'], handovers: ['Ü1'] },
  { code: 'partnerBeside', names: ['A', 'B'], others: ['C'], handovers: ['Ü1', 'Ü2'] },
  {
    code: 'longerWaiting',
    step: 'Sammeln',
    days: [
      { name: 'A', days: 6 },
      { name: 'B', days: 1 },
    ],
    without: [],
  },
  {
    code: 'longerWaiting',
    step: 'Sammeln',
    days: [
      { name: 'A', days: 6 },
      { name: 'B', days: 6 },
    ],
    without: ['C', 'D'],
  },
  { code: 'ownAid', step: 'Text anpassen', aid: 'Musterkatalog', names: ['A'] },
  {
    code: 'ownAid',
    step: 'Text anpassen',
    aid: 'Musterkatalog',
    names: ['A'],
    minutes: { own: 35, others: 60 },
  },
  { code: 'splitOrMerged', step: 'Feststellen', one: ['A'], several: ['B', 'C'] },
  { code: 'otherActor', step: 'Kontieren', actors: [{ name: 'A', actor: 'Kasse' }] },
  { code: 'sameHands', first: 'Prüfen', second: 'Anordnen', actor: 'Amt', names: ['A'] },
  { code: 'paperStep', step: 'Ausdrucken', names: ['A'], others: ['B'] },
  { code: 'paperStep', step: 'Ausdrucken', names: ['A'], others: [] },
  { code: 'paperStep', step: 'Ausdrucken', also: ['Ablegen'], names: ['A'], others: [] },
  { code: 'onlySome', step: 'Einladen', also: ['Absagen'], names: ['A', 'B'] },
  { code: 'missingIn', step: 'Prüfen', also: ['Sichten'], names: ['A'], others: ['B', 'C'] },
  { code: 'otherActor', step: 'Buchen', also: ['Prüfen'], actors: [{ name: 'A', actor: 'Amt' }] },
  { code: 'oppositeDirection', step: 'Melden', names: ['A'], others: ['B'] },
]

const reasons: readonly ReasonPart[] = [
  { kind: 'confirmed' },
  { kind: 'sameLabel' },
  { kind: 'sameStepKind', code: 'H2' },
  { kind: 'sameObject', word: 'Antrag' },
  { kind: 'sameAction', words: ['prüfen', 'Prüfung'] },
  { kind: 'sameMeaning', words: ['Foto', 'Lichtbild'] },
  { kind: 'sameActor', actors: ['Amt', 'Amt'] },
  { kind: 'sameActor', actors: ['Amt', 'Stelle'] },
  { kind: 'samePlace' },
  { kind: 'sameNeighbour', label: 'Bescheid', side: 'before' },
  { kind: 'sameNeighbour', label: 'Bescheid', side: 'after' },
]

describe('sentences about findings', () => {
  for (const language of ['de', 'en'] as const) {
    const texts = createTexts(language)
    it(`say every observation as a whole sentence with a question (${language})`, () => {
      for (const observation of observations) {
        const sentence = sayFinding(texts, observation)
        expect(sentence).toMatch(/\?$/)
        expect(sentence).not.toMatch(/\{\{|findings:|observation\.|undefined/)
        expect(sentence).not.toContain('!')
      }
    })

    it(`say every reason (${language})`, () => {
      const sentence = sayReason(texts, reasons)
      expect(sentence).not.toMatch(/\{\{|findings:|reason\.|undefined/)
      expect(sentence.split(', ').length).toBeGreaterThanOrEqual(reasons.length)
    })
  }

  it('write numbers as Germans write them', () => {
    const texts = createTexts('de')
    expect(
      sayFinding(texts, { code: 'minutesPerCase', minutes: [{ name: 'A', minutes: 22.28 }] }),
    ).toContain('A 22,3 Minuten')
  })

  it('name together who is alike', () => {
    const texts = createTexts('de')
    const days = ['A', 'B', 'C'].map((name) => ({ name, days: name === 'C' ? 1 : 6 }))
    expect(
      sayFinding(texts, { code: 'longerWaiting', step: 'Sammeln', days, without: ['D', 'E'] }),
    ).toContain('A und B je 6 Tage; C 1 Tag. D und E nennen keine.')
    const actors = ['A', 'B', 'C'].map((name) => ({ name, actor: name === 'C' ? 'Kasse' : 'Amt' }))
    expect(sayFinding(texts, { code: 'otherActor', step: 'Kontieren', actors })).toContain(
      'Amt (A und B); Kasse (C).',
    )
    const counts = [
      { name: 'A', count: 0 },
      { name: 'B', count: 0, isAllPaper: true as const },
      { name: 'C', count: 0, isAllPaper: true as const },
    ]
    expect(sayFinding(texts, { code: 'mediaBreaks', counts })).toContain(
      'A 0; B und C je 0 (nichts digital).',
    )
  })

  it('name the first of many, and say how many there are besides', () => {
    const texts = createTexts('de')
    const many = 'ABCDEFGHIJKL'.split('')
    const saidOf = (names: readonly string[]) =>
      sayFinding(texts, { code: 'onlySome', step: 'Einladen', names })
    expect(saidOf(many.slice(0, 6))).toContain('Nur A, B, C, D, E und F haben')
    expect(saidOf(many)).toContain('Nur A, B, C, D und 8 weitere haben')
    const minutes = many.map((name, at) => ({ name, minutes: at + 5 }))
    expect(sayFinding(texts, { code: 'minutesPerCase', minutes })).toContain(
      'A 5 Minuten; B 6 Minuten; 8 weitere dazwischen; K 15 Minuten; L 16 Minuten.',
    )
    const actors = many.map((name) => ({ name, actor: `Amt ${name}` }))
    expect(sayFinding(texts, { code: 'otherActor', step: 'Kontieren', actors })).toContain(
      'Amt D (D); 8 weitere Stellen.',
    )
  })

  it('say in one sentence what is so of several steps', () => {
    const texts = createTexts('de')
    const actors = [
      { name: 'A', actor: 'Amt' },
      { name: 'B', actor: 'Kasse' },
    ]
    expect(
      sayFinding(texts, {
        code: 'otherActor',
        step: 'Buchen',
        also: ['Prüfen', 'Ablegen'],
        actors,
      }),
    ).toBe(
      '„Buchen“, „Prüfen“ und „Ablegen“ liegen bei verschiedenen Stellen: Amt (A); Kasse (B). Wo sind sie am besten aufgehoben?',
    )
    const paper = { code: 'paperStep', step: 'Buchen', names: ['A'], others: ['B'] } as const
    expect(sayFinding(texts, { ...paper, also: ['Prüfen'] })).toBe(
      '„Buchen“ und „Prüfen“ laufen bei A auf Papier, bei B digital. Was bräuchte es, um ohne Papier auszukommen?',
    )
    expect(sayFinding(texts, { ...paper, others: [], also: ['Prüfen'] })).toMatch(/laufen bei A/)
    expect(
      sayFinding(texts, { code: 'missingIn', step: 'Buchen', also: ['Prüfen'], names: ['A'] }),
    ).toBe(
      'Bei A sind die Schritte „Buchen“ und „Prüfen“ nicht zu sehen; die anderen haben sie. Sind sie entbehrlich, oder sind sie nur nicht aufgeschrieben?',
    )
    expect(
      sayFinding(texts, { code: 'onlySome', step: 'Buchen', also: ['Prüfen'], names: ['A'] }),
    ).toBe(
      'Nur A hat die Schritte „Buchen“ und „Prüfen“. Fehlen sie bei den anderen, oder sind sie dort nur nicht aufgeschrieben?',
    )
    const english = createTexts('en')
    expect(
      sayFinding(english, { code: 'missingIn', step: 'Book', also: ['Check'], names: ['A'] }),
    ).toMatch(/no steps “Book” and “Check”; the others have them/)
  })

  it('say who has a step where not all others do', () => {
    const texts = createTexts('de')
    const missing = { code: 'missingIn', step: 'Prüfen', names: ['A'] } as const
    expect(sayFinding(texts, missing)).toContain('die anderen haben ihn')
    expect(sayFinding(texts, { ...missing, others: ['B', 'C'] })).toContain('B und C haben ihn')
  })

  it('say of several who approve in several words that the words are one’s', () => {
    const approval = {
      code: 'extraApproval',
      step: 'Zeichnen',
      actor: 'Leitung, Dezernat',
    } as const
    expect(sayFinding(createTexts('de'), { ...approval, names: ['A', 'B'] })).toContain(
      'einen Schritt wie „Zeichnen“ (Leitung, Dezernat)',
    )
  })

  it('say in how many cases one waits, where not in all', () => {
    const waits = { code: 'longerWaiting', step: 'Beraten', without: [] } as const
    const say = (language: 'de' | 'en') =>
      sayFinding(createTexts(language), {
        ...waits,
        days: [{ name: 'A', days: 56, share: 0.18 }],
      })
    expect(say('de')).toContain('bis zu 56 Tage (in 18\u00a0% der Fälle)')
    expect(say('en')).toContain('for up to 56 days (in 18% of cases)')
  })

  it('put inner marks around what a label quotes itself', () => {
    const step = 'Stempel „sachlich richtig“ und Unterschrift'
    const only = { code: 'onlySome', step, names: ['A'] } as const
    expect(sayFinding(createTexts('de'), only)).toContain(
      '„Stempel ‚sachlich richtig‘ und Unterschrift“',
    )
    expect(sayFinding(createTexts('en'), { ...only, also: ['Sign'] })).toContain(
      '“Stempel ‘sachlich richtig’ und Unterschrift” and “Sign”',
    )
  })

  it('keep a name that ends with a figure apart from the figure', () => {
    const minutes = [
      { name: 'Variante 1', minutes: 5 },
      { name: 'Nord', minutes: 8 },
    ]
    expect(sayFinding(createTexts('de'), { code: 'minutesPerCase', minutes })).toContain(
      '„Variante 1“ 5 Minuten; Nord 8 Minuten',
    )
  })

  it('say why two steps belong together in the words of a process owner', () => {
    expect(
      sayReason(createTexts('de'), [
        { kind: 'sameObject', word: 'Antrag' },
        { kind: 'sameAction', words: ['prüfen', 'Prüfung'] },
        { kind: 'sameActor', actors: ['Bürgerbüro', 'Bürgerbüro'] },
        { kind: 'sameNeighbour', label: 'Bescheid erstellen', side: 'before' },
      ]),
    ).toBe(
      'gleiches Wort „Antrag“, „prüfen“ = „Prüfung“, gleiche Rolle, vor demselben Schritt „Bescheid erstellen“',
    )
  })
})
