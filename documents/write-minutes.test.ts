import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { asKey } from '#process'
import { createTexts, type Language } from '#texts'
import type { Place, Result } from '#workshop'
import { type MinutesData, minutesDocument } from './minutes-document.ts'
import { summariseMinutes, writeMinutes } from './write-minutes.ts'

const row = (key: string): Place => ({ kind: 'row', key: asKey(key) })
type ResultCard = Result['cards'][number]
const card = (id: string, text: string, more: Partial<ResultCard> = {}): ResultCard => ({
  ...{ id, phase: 'p1', kind: 'obstacle', text, isPaper: false, isLate: false },
  ...more,
})
const result: Result = {
  title: 'Hundesteuer',
  agenda: [
    { id: 'p1', kind: 'collect', question: 'Wo stolpern wir?', minutes: 20 },
    { id: 'p2', kind: 'vote', question: 'Was drängt?', minutes: 5, dots: 3 },
    { id: 'p3', kind: 'vote', question: 'Und was noch?', minutes: 5, dots: 3 },
    { id: 'p4', kind: 'estimate', question: 'Wie lange?', minutes: 0 },
    { id: 'p5', kind: 'review', question: 'Was nehmen Sie mit?', minutes: 5 },
  ],
  organisations: ['Stadt A', 'Stadt B'],
  cards: [
    card('c1', 'Telefonliste fehlt', { cluster: 'k1', place: row('r1') }),
    card('c2', 'Niemand geht ans Telefon', { mergedInto: 'c1' }),
    card('c3', 'Formular zu lang', { kind: 'idea' }),
  ],
  clusters: { k1: 'Erreichbarkeit' },
  tallies: [
    { phase: 'p2', voices: 6, fromPaper: 0, dots: { c1: 4, c3: 9 } },
    { phase: 'p3', voices: 2, fromPaper: 0 },
  ],
  estimates: [
    {
      ...{ phase: 'p4', place: row('r1'), byOrganisation: {} },
      all: { voices: 5, min: 5, likely: 12.5, max: 40 },
    },
    { phase: 'p4', place: row('r2'), byOrganisation: {} },
  ],
  agreedMinutes: [{ version: 1, place: row('r1'), value: 12 }],
  prescribed: [],
  recommendations: [
    { version: 1, place: row('r1'), value: { kind: 'common', text: 'Online anmelden' } },
    { version: 1, place: row('r2'), value: { kind: 'local', reason: 'size', text: 'Zwei Augen' } },
  ],
  issues: [
    { id: 'i1', text: 'Kasse fragen' },
    { id: 'i2', text: 'Vordruck', outcome: 'geht ans Rechtsamt' },
  ],
  measures: [
    {
      ...{ id: 'm1', version: 1, text: 'Formular kürzen.', organisation: 'Stadt B', post: 'Amt' },
      ...{ due: '2027-01-31', effect: 'Weniger Rückfragen', place: row('r1') },
    },
  ],
}
const data: MinutesData = {
  ...{ title: 'Hundesteuer', place: 'Rathaus', host: 'Kreis K', minimumGroup: 5, result },
  startsAt: new Date('2026-12-01T09:00:00Z'),
  endsAt: new Date('2026-12-01T12:00:00Z'),
  wording: { present: '', remarks: 'Dank an alle.\nBis bald.' },
  agreedAt: null,
  targetHouses: [],
  labels: new Map([
    ['r1', 'Antrag prüfen'],
    ['r2', 'Bescheid senden'],
  ]),
}
const options = (language: Language) => ({
  ...{ texts: createTexts(language), language, notices: ['Erfundenes Beispiel'] },
  date: new Date('2026-12-02T09:00:00Z'),
})

/** Everything that must be read in the minutes, in its order. */
const SAID = [
  'Niederschrift: Hundesteuer',
  'Datum: 01.12.2026, 10:00 bis 13:00 Uhr',
  'Ort: Rathaus',
  'Eingeladen hat: Kreis K',
  'Beteiligte Verwaltungen: Stadt A und Stadt B',
  'Entwurf vom 02.12.2026, noch nicht abgestimmt',
  'Erfundenes Beispiel',
  '1. Wo stolpern wir? (20 Minuten)',
  '5. Was nehmen Sie mit? (5 Minuten)',
  'Punkt 1: Wo stolpern wir?',
  'Thema: Erreichbarkeit',
  'Punkt 2: Was drängt?',
  '6 Stimmen wurden abgegeben.',
  'weniger als 5 Geräte',
  'Gemeinsam empfohlen',
  'Online anmelden',
  'Bleibt örtlich, mit Begründung',
  'Zwei Augen',
  'Maßnahmen',
  '31.01.2027',
  'Weniger Rückfragen',
  'Themenspeicher',
  'Kasse fragen – offen',
  'Vordruck – erledigt: geht ans Rechtsamt',
  'Bis bald.',
  'Unterschriften',
  'Ort, Datum, Moderation',
  'Ort, Datum, für Stadt B',
]

const expectInOrder = (text: string): void => {
  let from = 0
  for (const said of SAID) {
    const at = text.indexOf(said, from)
    expect(at, `${said} in\n${text.slice(from)}`).toBeGreaterThanOrEqual(0)
    from = at
  }
}

describe('minutes of a workshop', () => {
  it('say in which house the target was begun as a draft, or that none was', () => {
    const agenda = [{ id: 'p1', kind: 'target', question: 'Wie denn?', minutes: 20 }] as const
    const saidOf = (targetHouses: MinutesData['targetHouses']) =>
      minutesDocument(
        { ...data, result: { ...result, agenda }, targetHouses },
        options('de'),
      ).sections.find(({ title }) => title.includes('Wie denn?'))?.blocks
    expect(saidOf([])).toEqual([
      { kind: 'text', text: 'Ein gemeinsamer Ablauf wurde nicht begonnen.' },
    ])
    expect(saidOf(['Stadt A', 'Stadt B'])).toEqual([
      {
        kind: 'text',
        text: 'Der gemeinsame Ablauf wurde als Entwurf begonnen. Er liegt bei: Stadt A.',
      },
      {
        kind: 'text',
        text: 'Der gemeinsame Ablauf wurde als Entwurf begonnen. Er liegt bei: Stadt B.',
      },
    ])
  })

  it('say what came out of each item, and sums only of enough voices', () => {
    const { sections } = minutesDocument(data, options('de'))
    const blocksOf = (part: string) =>
      sections.find(({ title }) => title.includes(part))?.blocks ?? []
    expect(blocksOf('Wo stolpern')).toEqual([
      { kind: 'text', text: 'Thema: Erreichbarkeit' },
      {
        kind: 'list',
        items: [
          'Stolperstein: Telefonliste fehlt (Antrag prüfen) – eine weitere Karte sagt dasselbe',
        ],
      },
      { kind: 'list', items: ['Idee: Formular zu lang'] },
    ])
    expect(blocksOf('Was drängt')).toMatchObject([
      { kind: 'text' },
      {
        rows: [
          ['Formular zu lang', '9'],
          ['Telefonliste fehlt', '4'],
        ],
      },
    ])
    expect(blocksOf('Und was noch')).toEqual([
      { kind: 'text', text: '2 Stimmen wurden abgegeben.' },
      {
        kind: 'text',
        text: 'Summen werden nicht genannt, weil weniger als 5 Geräte abgestimmt haben.',
      },
    ])
    expect(blocksOf('Wie lange')).toMatchObject([
      {
        rows: [
          ['Antrag prüfen', '5 Minuten', '12,5 Minuten', '40 Minuten', '12 Minuten'],
          ['Bescheid senden', 'weniger als 5 Stimmen', '', '', ''],
        ],
      },
    ])
    expect(sections.some(({ title }) => title.includes('nehmen Sie mit'))).toBe(false)
  })

  it('are a Word document that holds all of it', async () => {
    const files = unzipSync(await writeMinutes(data, 'docx', options('de')))
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    expectInOrder(xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, ''))
  })

  it.skipIf(spawnSync('pdftotext', ['-v']).error)(
    'are a PDF that holds all of it (needs pdftotext)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'prozess-minutes-'))
      try {
        const file = join(folder, 'minutes.pdf')
        writeFileSync(file, await writeMinutes(data, 'pdf', options('de')))
        const told = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
        expectInOrder(told.stdout)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )

  it('say on which day they were agreed, and name people only where they are given', () => {
    const agreed = {
      ...{ ...data, agreedAt: new Date('2026-12-20T09:00:00Z') },
      wording: { present: 'Frau Kurz', remarks: '' },
    }
    const { lead } = minutesDocument(agreed, options('en'))
    expect(lead).toContain('Minutes agreed on 20/12/2026')
    expect(lead).toContain('Present: Frau Kurz')
    expect(lead.join()).not.toContain('Draft')
  })

  it('are told in short to those who were not there, on one page', () => {
    const size = options('de').texts.t('lineage:deviations.reason.size')
    expect(summariseMinutes(data, options('de'))).toBe(
      [
        'Am 01.12.2026 haben wir in der Prozesswerkstatt „Hundesteuer“ gemeinsam gearbeitet. Ort: Rathaus. Dabei waren: Stadt A und Stadt B. Es kamen 3 Karten zusammen.',
        'Das empfehlen wir gemeinsam:\n– Online anmelden',
        `Das bleibt vor Ort verschieden, und warum:\n– Zwei Augen (${size})`,
        'Das ist als Nächstes zu tun:\n– Stadt B, Amt, bis 31.01.2027: Formular kürzen. (was dadurch besser wird: Weniger Rückfragen)',
        'Das ist noch offen:\n– Kasse fragen',
        'Die Werkstatt empfiehlt. Ihr Ergebnis bindet keine Verwaltung.',
      ].join('\n\n'),
    )
    const many = {
      ...result,
      issues: Array.from({ length: 9 }, (_, at) => ({ id: `i${at}`, text: `Thema ${at}` })),
    }
    expect(summariseMinutes({ ...data, result: many }, options('de'))).toContain(
      '– Thema 6\n… und 2 mehr in der Niederschrift',
    )
  })
})
