import { describe, expect, it } from 'vitest'
import { whoseColumn, whoseEnd } from './whose.ts'

const column = (processId: string, house: string) => ({
  ...{ processId, name: `Ablauf ${processId}`, casesPerYear: null, minutesPerCase: null },
  ...{ mediaBreaks: null, leadTimeDays: null },
  organisation: { id: house, name: `Stadt ${house}`, shortName: house },
})
const data = { columns: [column('1', 'Nord'), column('2', 'Nord'), column('3', 'Süd')] }
const end = (processId: string, house: string) => ({
  ...{ processId, step: 's', label: 'Prüfen', processName: `Ablauf ${processId}` },
  organisationName: `Stadt ${house}`,
})

describe('whose a column is', () => {
  it('is told by the process, too, where a house has several', () => {
    expect([0, 1, 2, 3].map((at) => whoseColumn(data, at))).toEqual([
      'Nord (Ablauf 1)',
      'Nord (Ablauf 2)',
      'Süd',
      '',
    ])
    expect(whoseColumn(data, 2, false)).toBe('Stadt Süd')
    expect(whoseEnd(data, end('2', 'Nord'))).toBe('Stadt Nord (Ablauf 2)')
    expect(whoseEnd(data, end('3', 'Süd'))).toBe('Stadt Süd')
    expect(whoseEnd(data, end('9', 'West'))).toBe('Stadt West')
  })
})
