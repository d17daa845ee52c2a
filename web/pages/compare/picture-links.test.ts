import { describe, expect, it } from 'vitest'
import type { ComparisonView } from '#api'
import { choiceOfCells, choiceOfStep, linkedKeys } from './picture-links.ts'

const steps = (...keys: string[]) => ({
  kind: 'steps' as const,
  steps: keys.map((key) => ({
    ...{
      key,
      label: key,
      actor: '',
      medium: null,
      minutes: null,
      share: null,
      waiting: null,
      tie: null,
    },
  })),
})
const rows: ComparisonView['rows'] = [
  { cells: [steps('a1'), steps('b1', 'b2'), { kind: 'absent' as const }] },
  { cells: [steps('a2'), { kind: 'elsewhere' as const, by: 'Kreis' }, steps('c1')] },
].map((row) => ({ label: 'Schritt', familyCode: null, branch: '', differences: [], ...row }))

describe('drawings side by side', () => {
  it('show all steps of the row of the chosen one', () => {
    const { rows: chosen } = choiceOfStep(rows, 0, 'a1')
    expect(chosen).toEqual([0])
    expect([0, 1, 2].map((column) => linkedKeys(rows, chosen, column))).toEqual([
      ['a1'],
      ['b1', 'b2'],
      [],
    ])
  })

  it('do not take a key of one process for that of another', () => {
    expect(choiceOfStep(rows, 1, 'a1').rows).toEqual([])
    expect(linkedKeys(rows, [], 0)).toEqual([])
  })

  it('show all rows an observation is about, and whose they are', () => {
    const choice = choiceOfCells([
      { row: 1, column: 0 },
      { row: 1, column: 2 },
      { row: 0, column: 0 },
    ])
    expect(choice.rows).toEqual([1, 0])
    expect(choice.concerned).toEqual([0, 2])
    expect(linkedKeys(rows, choice.rows, 0)).toEqual(['a2', 'a1'])
  })
})
