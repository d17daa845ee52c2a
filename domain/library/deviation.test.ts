import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import {
  countDeviations,
  DEVIATION_REASONS,
  type DeviationFact,
  explanationsOf,
} from './deviation.ts'

const reason = fc.option(fc.constantFrom(...DEVIATION_REASONS), { nil: undefined })
const fact: fc.Arbitrary<DeviationFact> = fc.record({
  ...{ key: fc.constantFrom('a', 'b', 'c'), reason, text: fc.string() },
})

describe('the reason of a deviation', () => {
  it('D1: is the one said last of a thing, whatever is said of others', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
        const said = explanationsOf(facts)
        for (const key of ['a', 'b', 'c']) {
          const last = facts.findLast((one) => one.key === key)
          expect(said.get(key)?.reason).toBe(last?.reason)
          expect(said.get(key)?.text).toBe(last?.reason && last.text)
        }
      }),
      { seed: 7, numRuns: runs(200) },
    )
  })

  it('D2: can be taken back, and need not be given', () => {
    expect(explanationsOf([]).size).toBe(0)
    const given = { key: 'a', reason: 'law', text: '§ 2' } as const
    expect(explanationsOf([given, { key: 'a', text: '' }]).size).toBe(0)
    expect(explanationsOf([given]).get('a')).toEqual(given)
  })
})

describe('deviations', () => {
  it('D3: are counted by reason, each once, those without one too', () => {
    fc.assert(
      fc.property(fc.array(reason, { maxLength: 20 }), (reasons) => {
        const counts = countDeviations(reasons)
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(reasons.length)
        for (const one of counts) {
          expect(one.count).toBe(reasons.filter((each) => each === one.reason).length)
        }
      }),
      { seed: 8, numRuns: runs(100) },
    )
    expect(countDeviations([undefined, 'law', 'size', 'law'])).toEqual([
      { reason: 'law', count: 2 },
      { reason: 'size', count: 1 },
      { reason: undefined, count: 1 },
    ])
  })
})
