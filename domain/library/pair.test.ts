import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { faultOfPair, type PairSide, supersededBy } from './pair.ts'

const side = (aspect: PairSide['aspect'], rest: Partial<PairSide> = {}): PairSide => ({
  ...{ id: aspect, organisationId: 'a', aspect, isWithdrawn: false },
  ...rest,
})
const anySide = fc.record({
  id: fc.constantFrom('one', 'two'),
  organisationId: fc.constantFrom('a', 'b'),
  aspect: fc.constantFrom('asIs' as const, 'target' as const),
  isWithdrawn: fc.boolean(),
})
const day = fc.constantFrom('2026-01-01', '2026-06-01', '2026-12-01', '2027-01-01')
const target = fc.record({
  introduced: fc.array(fc.record({ number: fc.integer({ min: 1, max: 4 }), introducedOn: day }), {
    maxLength: 3,
  }),
})

describe('a target and what it is to replace', () => {
  it('B3: are of one house, of which one is done today and the other shall be', () => {
    expect(faultOfPair(side('target'), side('asIs'))).toBeUndefined()
    expect(faultOfPair(side('target'), side('asIs', { organisationId: 'b' }))).toBe('house')
    expect(faultOfPair(side('target'), side('target'))).toBe('aspect')
    expect(faultOfPair(side('target'), side('asIs', { isWithdrawn: true }))).toBe('withdrawn')
    fc.assert(
      fc.property(anySide, anySide, (a, b) => {
        // Never both ways round, so never with itself.
        const ways = [faultOfPair(a, b), faultOfPair(b, a), faultOfPair(a, a)]
        expect(ways.filter((fault) => fault === undefined).length).toBeLessThan(2)
        expect(ways[2]).toBeDefined()
      }),
      { seed: 20261127, numRuns: runs(300) },
    )
  })

  it('B4: change places on the day the target is introduced, and not before', () => {
    const coming = { introduced: [{ number: 1, introducedOn: '2026-12-01' }] }
    expect(supersededBy([coming], '2026-11-30')).toBeUndefined()
    expect(supersededBy([coming], '2026-12-01')).toEqual({ target: coming, since: '2026-12-01' })
    fc.assert(
      fc.property(fc.array(target, { maxLength: 4 }), day, (targets, on) => {
        const days = targets
          .flatMap(({ introduced }) => introduced.map(({ introducedOn }) => introducedOn))
          .filter((one) => one <= on)
        expect(supersededBy(targets, on)?.since).toBe(days.toSorted().at(-1))
      }),
      { seed: 20261127, numRuns: runs(300) },
    )
  })
})
