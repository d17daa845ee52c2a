import { describe, expect, it } from 'vitest'
import { type Part, process, task } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { exampleSubjects } from '../../test/matching-gold.ts'
import { type Comparison, compareVariants, type Observation, type Subject } from './door.ts'

const language = loadLanguage()
const examples = new Map(exampleSubjects().map((subject) => [subject.id, subject]))

const example = (id: string): Subject => {
  const found = examples.get(id)
  if (!found) throw new Error(`no example ${id}`)
  return found
}

const compare = (...ids: readonly string[]): Comparison =>
  compareVariants(ids.map(example), language)

const said = ({ findings }: Comparison, code: Observation['code']): readonly Observation[] =>
  findings.map(({ observation }) => observation).filter((observation) => observation.code === code)

/** Labels of a column's steps that share a row with this label. */
const beside = (comparison: Comparison, label: string): readonly string[] =>
  comparison.rows
    .filter(({ cells }) =>
      cells.some(
        (cell) => cell.kind === 'steps' && cell.steps.some((step) => step.label === label),
      ),
    )
    .flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell.kind === 'steps' ? cell.steps.map((step) => step.label) : [])),
    )

const step = (label: string, actor: string, work = {}) => task(label, { actor, work })

const subject = (id: string, ...parts: readonly Part[]): Subject => ({
  id,
  name: id,
  process: process(...parts),
  organisation: { id, name: `Stadt ${id}` },
})

describe('the table', () => {
  it('holds every step of every variant exactly once, in columns as given', () => {
    const comparison = compare('F5-A', 'F5-K', 'F5-Q')
    expect(comparison.columns.map(({ id }) => id)).toEqual(['F5-A', 'F5-K', 'F5-Q'])
    comparison.columns.forEach(({ id }, column) => {
      const keys = comparison.rows.flatMap(({ cells }) => {
        const cell = cells[column]
        return cell?.kind === 'steps' ? cell.steps.map(({ key }) => key) : []
      })
      const own = Object.values(example(id).process.elements).filter(({ kind }) => kind === 'task')
      expect([...keys].sort()).toEqual(own.map(({ key }) => key).sort())
    })
  })

  it('shows what another is competent for as that, not as a gap', () => {
    const a = subject(
      'A',
      step('Antrag annehmen', 'Bürgerbüro'),
      step('Bauakte prüfen', 'Bauaufsicht'),
    )
    const b = subject('B', step('Antrag annehmen', 'Bürgerbüro'))
    const comparison = compareVariants([a, b], language, {
      competences: [{ task: 'Bauaufsicht', organisation: 'B', by: 'K' }],
      organisations: [{ id: 'K', name: 'Kreis K' }],
    })
    const row = comparison.rows.find(({ label }) => label === 'Bauakte prüfen')
    expect(row?.cells[1]).toEqual({ kind: 'elsewhere', by: 'Kreis K' })
    expect(row?.differences).not.toContain('missing')
    expect(said(comparison, 'onlySome')).toEqual([])
  })

  it('shows a gap where only those do the step who are not competent themselves', () => {
    const ofTask = (one: Subject): Subject => ({
      ...one,
      profile: { ...example('F7-A').profile, task: 'Fahrerlaubnis' },
    })
    const a = subject('A', step('Antrag annehmen', 'Bürgerbüro'), step('Foto prüfen', 'Bürgerbüro'))
    const b = subject('B', step('Antrag annehmen', 'Bürgerbüro'))
    const comparison = compareVariants([ofTask(a), ofTask(b)], language, {
      competences: ['A', 'B', 'K'].map((organisation) => ({
        task: 'Fahrerlaubnis',
        organisation,
        by: 'K',
      })),
    })
    const row = comparison.rows.find(({ label }) => label === 'Foto prüfen')
    expect(row?.cells[1]).toEqual({ kind: 'absent' })
  })

  it('heads a row of two by the label whose verb says what is done', () => {
    const heads = (ids: readonly string[]) => compare(...ids).rows.map(({ label }) => label)
    expect(heads(['F6-A', 'F6-Q'])).toEqual(
      expect.arrayContaining([
        'Besetzungsbedarf im Portal melden',
        'Auswahlentscheidung begründen',
      ]),
    )
    expect(heads(['F2-A', 'F2-Q'])).toContain('Identität und Vertretungsmacht prüfen')
    // Of two verbs the shorter.
    expect(heads(['F4-A', 'F4-K'])).toContain('Planungsrecht prüfen')
  })

  it('follows the order of the work', () => {
    const labels = compare('F4-A', 'F4-K').rows.map(({ label }) => label)
    const at = (part: string) => labels.findIndex((label) => label.includes(part))
    expect(at('Bauvorlagen')).toBeLessThan(at('Planungsrecht'))
    expect(at('Planungsrecht')).toBeLessThan(at('Baulast'))
  })

  it('is the same for a process beside itself', () => {
    const twin = { ...example('F6-A'), id: 'twin' }
    const comparison = compareVariants([example('F6-A'), twin], language)
    expect(comparison.similarity).toBe(1)
    expect(comparison.findings).toEqual([])
    expect(comparison.rows.every(({ differences }) => !differences.includes('missing'))).toBe(true)
  })
})

describe('traps of the examples', () => {
  it('takes an odd label for the same work', () => {
    expect(beside(compare('F6-A', 'F6-K', 'F6-Q'), 'Vermerk')).toContain(
      'Auswahlentscheidung begründen',
    )
  })

  it('does not take looking through an application for receiving it', () => {
    const labels = beside(compare('F1-A', 'F1-Q'), 'Anmeldung sichten')
    expect(labels).not.toContain('Anmeldung am Schalter aufnehmen')
  })

  it('does not take the two ends of one handover for the same step', () => {
    const labels = beside(compare('F4-K', 'F4-Q'), 'Rückversand an Kreis (2-fach)')
    expect(labels).not.toContain('Einvernehmen der Gemeinde einholen')
  })

  it('does not take a list for a record in the system', () => {
    const labels = beside(compare('F8-A', 'F8-Q'), 'In Liste eintragen')
    expect(labels).not.toContain('Ausstellungsbehörde des alten Führerscheins erfassen')
  })

  it('matches halves of a step with the whole', () => {
    const labels = beside(compare('F5-A', 'F5-K', 'F5-Q'), 'Sachlich richtig zeichnen')
    expect(labels).toContain('Stempel „sachlich richtig“ und Unterschrift')
    expect(labels).toContain('Sachliche und rechnerische Richtigkeit feststellen')
  })
})

const DOGS = ['F1-A', 'F1-B', 'F1-H', 'F1-Q', 'F1-W'] as const

describe('findings about dogs (F1)', () => {
  const comparison = compare(...DOGS)

  it('say that Quellstein checks twice, and nobody else', () => {
    expect(said(comparison, 'doneTwice')).toEqual([
      expect.objectContaining({ names: ['Q'], actors: ['Bürgerbüro', 'Kämmerei'] }),
    ])
  })

  it('ask about the signature only Quellstein wants', () => {
    expect(said(comparison, 'extraApproval')).toEqual([
      expect.objectContaining({ step: 'Bescheid unterschreiben lassen', names: ['Q'] }),
    ])
  })

  it('give media breaks and minutes as the models have them', () => {
    expect(said(comparison, 'mediaBreaks')).toEqual([
      expect.objectContaining({
        counts: expect.arrayContaining([
          { name: 'A', count: 0 },
          { name: 'Q', count: 4 },
        ]),
      }),
    ])
    const [minutes] = said(comparison, 'minutesPerCase')
    const list = minutes?.code === 'minutesPerCase' ? minutes.minutes : []
    expect(list.find(({ name }) => name === 'A')?.minutes).toBeCloseTo(22.3, 1)
    expect(list.find(({ name }) => name === 'Q')?.minutes).toBeCloseTo(47.65, 2)
  })

  it('see that Brückenfeld is told what the others tell', () => {
    expect(said(comparison, 'oppositeDirection')).toEqual([
      expect.objectContaining({ names: ['B'], others: ['A', 'H'] }),
    ])
  })
})

describe('findings of the other families', () => {
  it('see the licence checked after the fee in Quellstein (F2)', () => {
    expect(said(compare('F2-A', 'F2-Q'), 'otherOrder')).toEqual([
      expect.objectContaining({
        first: expect.stringContaining('Erlaubnis'),
        second: expect.stringContaining('Gebühr'),
        names: ['A'],
        others: ['Q'],
      }),
    ])
  })

  it('see paper in the county’s digital work, and no gap where the law asks only one (F4)', () => {
    const comparison = compare('F4-A', 'F4-B', 'F4-H', 'F4-K')
    expect(said(comparison, 'paperStep')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ step: 'Einvernehmen der Gemeinde einholen', names: ['K'] }),
      ]),
    )
    const gaps = [...said(comparison, 'missingIn'), ...said(comparison, 'onlySome')]
    expect(JSON.stringify(gaps)).not.toContain('Einvernehmen')
  })

  it('see one hand where others have two, and say nothing about limits of value (F5)', () => {
    const comparison = compare('F5-A', 'F5-B', 'F5-H', 'F5-K', 'F5-Q', 'F5-W')
    expect(said(comparison, 'sameHands')).toEqual([expect.objectContaining({ names: ['W'] })])
    expect(JSON.stringify(comparison.findings)).not.toContain('5.000 Euro')
  })

  it('miss the check of the invoice in Quellstein (F5)', () => {
    expect(said(compare('F5-A', 'F5-K', 'F5-Q'), 'missingIn')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ step: 'Pflichtangaben prüfen', names: ['Q'] }),
      ]),
    )
  })

  it('see the post approved before it is checked, and leave open who approves (F6)', () => {
    const comparison = compare('F6-A', 'F6-B', 'F6-H', 'F6-K', 'F6-Q', 'F6-W')
    expect(said(comparison, 'otherOrder')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          second: expect.stringContaining('Stellenplan'),
          names: ['Q'],
        }),
      ]),
    )
    expect(said(comparison, 'extraApproval')).toEqual([])
    const actors = JSON.stringify(said(comparison, 'otherActor'))
    expect(actors).not.toMatch(/freigeben|Wiederbesetzung|Bürgermeister fragen/)
  })

  it('see the week the courier costs, and who controls the declaration (F7)', () => {
    const comparison = compare('F7-A', 'F7-B', 'F7-H', 'F7-Q', 'F7-W')
    expect(said(comparison, 'longerWaiting')).toEqual([
      expect.objectContaining({
        days: [
          { name: 'Q', days: 6 },
          { name: 'W', days: 6 },
        ],
      }),
    ])
    expect(said(comparison, 'onlySome')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          step: 'Unterschriften und Entbindungserklärung kontrollieren',
          names: ['A'],
        }),
      ]),
    )
  })

  it('list only who waits, and call a wait that stands alone by its own step', () => {
    const waits = ['F1', 'F2', 'F4', 'F6'].flatMap((family) => {
      const own = [...examples.keys()].filter((id) => new RegExp(`^${family}-[AHBQW]$`).test(id))
      return said(compare(...own), 'longerWaiting')
    })
    expect(waits.length).toBeGreaterThan(5)
    expect(JSON.stringify(waits)).not.toContain('"days":0')
    expect(waits).toContainEqual({
      code: 'longerWaiting',
      step: 'Bescheid unterschreiben lassen',
      days: [{ name: 'Q', days: 4 }],
      without: [],
    })
  })

  it('give what paper costs (F8)', () => {
    const [minutes] = said(compare('F8-A', 'F8-Q'), 'minutesPerCase')
    const list = minutes?.code === 'minutesPerCase' ? minutes.minutes : []
    expect(list.map(({ minutes: value }) => Math.round(value * 10) / 10)).toEqual([14, 36.6])
  })
})

describe('what is kept in-house', () => {
  const hidden = (id: string): Subject => {
    const own = example(id)
    const elements = Object.fromEntries(
      Object.entries(own.process.elements).map(([key, element]) => {
        if (element.kind !== 'task' || !element.work) return [key, element]
        const { minutes: _minutes, ...work } = element.work
        return [key, { ...element, work }]
      }),
    )
    return { ...own, process: { ...own.process, elements } }
  }

  it('is not spoken of: no minutes of a house that does not show them', () => {
    const comparison = compareVariants([example('F1-A'), example('F1-H'), hidden('F1-Q')], language)
    const spoken = [...said(comparison, 'minutesPerCase'), ...said(comparison, 'stepMinutes')]
    expect(JSON.stringify(spoken)).not.toContain('"Q"')
    const none = compareVariants([hidden('F1-A'), hidden('F1-Q')], language)
    expect([...said(none, 'minutesPerCase'), ...said(none, 'stepMinutes')]).toEqual([])
  })
})

describe('findings', () => {
  it('come most important first and point at cells that are there', () => {
    for (const family of ['F1', 'F2', 'F5', 'F6']) {
      const { findings, rows, columns } = compare(`${family}-A`, `${family}-Q`)
      const weights = findings.map(({ weight }) => weight)
      expect(weights).toEqual([...weights].sort((a, b) => b - a))
      for (const cell of findings.flatMap(({ cells }) => cells)) {
        expect(rows[cell.row]).toBeDefined()
        expect(columns[cell.column]).toBeDefined()
      }
    }
  })
})
