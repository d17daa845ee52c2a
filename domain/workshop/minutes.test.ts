import { describe, expect, it } from 'vitest'
import { asKey } from '#process'
import { boundSteps, boundTargetSteps, type Compared, targetPlaces } from './bound-steps.ts'
import { fittingTexts, minutesOf, NO_WORDING, sayingsOf, worded } from './minutes.ts'
import type { Place, Result } from './workshop.ts'

const row = (key: string): Place => ({ kind: 'row', key: asKey(key) })
const result: Result = {
  ...{ title: 'Hund', agenda: [], organisations: ['Stadt A'], cards: [], clusters: {} },
  ...{ tallies: [], estimates: [], agreedMinutes: [], prescribed: [] },
  recommendations: [
    { version: 1, place: row('r1'), value: { kind: 'common', text: 'Online anmelden' } },
    {
      ...{ version: 1, place: { kind: 'step', key: asKey('b2') } },
      value: { kind: 'local', reason: 'size', text: 'Zwei Augen' },
    },
  ],
  issues: [
    { id: 'i1', text: 'Vordruck', outcome: 'ans Rechtsamt' },
    { id: 'i2', text: 'Kasse' },
  ],
  measures: [
    {
      ...{ id: 'm1', version: 1, text: 'Formular kürzen', organisation: 'Stadt A', post: 'Amt' },
      ...{ due: '2027-01-31', effect: 'Weniger Rückfragen', place: row('r1') },
    },
  ],
}

describe('minutes', () => {
  it('W36: say what the room said, each sentence open to better words until it is agreed', () => {
    expect(sayingsOf(result).map(({ id, text }) => [id, text])).toEqual([
      ['recommendation:row:r1', 'Online anmelden'],
      ['recommendation:step:b2', 'Zwei Augen'],
      ['measure:m1', 'Formular kürzen'],
      ['effect:m1', 'Weniger Rückfragen'],
      ['issue:i1', 'Vordruck'],
      ['outcome:i1', 'ans Rechtsamt'],
      ['issue:i2', 'Kasse'],
    ])
    const texts = fittingTexts(result, {
      ...{ 'recommendation:row:r1': ' Nur online anmelden ', 'measure:m1': 'Formular kürzen' },
      ...{ 'outcome:i2': 'Es gab keinen', 'issue:i2': '  ', constructor: 'x' },
      'effect:m1': 'y'.repeat(501),
    })
    expect(texts).toEqual({ 'recommendation:row:r1': 'Nur online anmelden' })
    const said = worded(result, { ...NO_WORDING, texts })
    expect(said.recommendations[0]?.value).toEqual({ kind: 'common', text: 'Nur online anmelden' })
    expect({ ...said, recommendations: result.recommendations }).toEqual(result)
    expect(worded(result, NO_WORDING)).toEqual(result)
  })

  it('W36: stand as they were worded last, and are agreed once', () => {
    expect(minutesOf([])).toEqual({ wording: NO_WORDING, isAgreed: false })
    const wording = { ...NO_WORDING, remarks: 'Dank an alle' }
    expect(minutesOf([{ act: 'word', wording }])).toEqual({ wording, isAgreed: false })
    expect(
      minutesOf([
        { act: 'word', wording },
        { act: 'agree', wording },
      ]).isAgreed,
    ).toBe(true)
  })
})

describe('what was recommended and is to be done', () => {
  const cell = (...keys: string[]) => ({ steps: keys.map((key) => ({ key })) })
  const compared: Compared = {
    columns: [{ processId: 'a' }, { processId: 'b' }],
    rows: [
      { key: 'r1', cells: [cell('a1', 'a2'), cell()] },
      { key: 'r2', cells: [cell(), cell('b2')] },
    ],
  }
  it('W35: is about the steps of its row in every variant, or about one step', () => {
    expect(boundSteps(result, compared)).toEqual([
      { processId: 'a', step: 'a1', kind: 'recommendation', item: 'row:r1' },
      { processId: 'a', step: 'a2', kind: 'recommendation', item: 'row:r1' },
      { processId: 'a', step: 'a1', kind: 'measure', item: 'm1' },
      { processId: 'a', step: 'a2', kind: 'measure', item: 'm1' },
      { processId: 'b', step: 'b2', kind: 'recommendation', item: 'step:b2' },
    ])
    expect(boundSteps(result, { columns: [], rows: [] })).toEqual([])
  })
  it('W35: is about the steps of a target that was made of them, wherever it has some', () => {
    const drawnAs: Readonly<Record<string, readonly string[]>> = { r1: ['t1', 't2'], b2: ['t3'] }
    const places = targetPlaces(compared, ({ key }) => drawnAs[key] ?? [])
    expect(places).toEqual({ 'row:r1': ['t1', 't2'], 'step:b2': ['t3'] })
    expect(boundTargetSteps(result, 'soll', places)).toEqual([
      { processId: 'soll', step: 't1', kind: 'recommendation', item: 'row:r1' },
      { processId: 'soll', step: 't2', kind: 'recommendation', item: 'row:r1' },
      { processId: 'soll', step: 't3', kind: 'recommendation', item: 'step:b2' },
      { processId: 'soll', step: 't1', kind: 'measure', item: 'm1' },
      { processId: 'soll', step: 't2', kind: 'measure', item: 'm1' },
    ])
  })
})
