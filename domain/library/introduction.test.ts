import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import {
  INTRODUCTION_ITEMS,
  type IntroductionFact,
  ITEM_STATES,
  introductionNeedsReason,
  introductionOf,
  inUseOn,
  mayIntroduce,
  openItems,
} from './introduction.ts'
import type { VersionState } from './review.ts'

const STATES: readonly VersionState[] = ['draft', 'inReview', 'approved', 'retired']
const done = { state: 'done', note: '' } as const
const day = fc
  .integer({ min: 1, max: 28 })
  .map((number) => `2026-12-${String(number).padStart(2, '0')}`)
const items = fc.subarray([...INTRODUCTION_ITEMS]).chain((chosen) =>
  fc
    .array(fc.constantFrom(...ITEM_STATES), {
      minLength: chosen.length,
      maxLength: chosen.length,
    })
    .map((states) =>
      Object.fromEntries(
        chosen.map((item, at) => [item, { state: states[at] ?? 'open', note: '' }]),
      ),
    ),
)
const fact: fc.Arbitrary<IntroductionFact> = fc.oneof(
  fc.record({
    ...{ act: fc.constant('prepare' as const), items },
    day: fc.option(day, { nil: null }),
  }),
  fc.record({ act: fc.constant('introduce' as const), day, reason: fc.constantFrom('', 'eilt') }),
  fc.record({ act: fc.constant('takeBack' as const), reason: fc.constantFrom('', 'irrig') }),
)

describe('the introduction of a version', () => {
  it('I1: stands where its facts lead, whatever becomes of the approval, and later facts leave the earlier alone', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), fact, (facts, next) => {
        const before = introductionOf(facts)
        const after = introductionOf([...facts, next])
        for (const item of INTRODUCTION_ITEMS) {
          const said = next.act === 'prepare' ? next.items[item] : undefined
          expect(after.items[item]).toEqual(said ?? before.items[item])
        }
        expect(after.since).toBe(
          next.act === 'introduce' ? next.day : next.act === 'takeBack' ? null : before.since,
        )
      }),
      { seed: 20261127, numRuns: runs(300) },
    )
  })

  it('I2: can be prepared before approval, and happens only to a version in force', () => {
    const nothing = introductionOf([])
    expect(STATES.filter((state) => mayIntroduce(nothing, 'prepare', state))).toEqual([
      ...['draft', 'inReview', 'approved'],
    ])
    expect(STATES.filter((state) => mayIntroduce(nothing, 'introduce', state))).toEqual([
      'approved',
    ])
    expect(STATES.filter((state) => mayIntroduce(nothing, 'takeBack', state))).toEqual([])
  })

  it('I3: needs a word of why while anything of the list is open', () => {
    const all = Object.fromEntries(INTRODUCTION_ITEMS.map((item) => [item, done]))
    const ready = introductionOf([{ act: 'prepare', items: all, day: null }])
    expect(openItems(ready)).toEqual([])
    expect(introductionNeedsReason(ready, 'introduce')).toBe(false)
    const nearly = introductionOf([
      { act: 'prepare', items: all, day: null },
      { act: 'prepare', items: { training: { state: 'open', note: 'Mai' } }, day: '2026-12-01' },
    ])
    expect(openItems(nearly)).toEqual(['training'])
    expect(introductionNeedsReason(nearly, 'introduce')).toBe(true)
    expect(nearly.planned).toBe('2026-12-01')
  })

  it('I4: leaves worked by on a day the one introduced last until then', () => {
    const version = (number: number, introducedOn: string | null) => ({ number, introducedOn })
    const versions = [version(3, null), version(2, '2026-12-01'), version(1, '2024-01-01')]
    expect(inUseOn(versions, '2026-11-30')?.number).toBe(1)
    expect(inUseOn(versions, '2026-12-01')?.number).toBe(2)
    expect(inUseOn(versions, '2023-12-31')).toBeUndefined()
    const dated = fc.record({
      number: fc.integer({ min: 1, max: 9 }),
      introducedOn: fc.option(day, { nil: null }),
    })
    fc.assert(
      fc.property(fc.array(dated), day, (all, on) => {
        const found = inUseOn(all, on)
        const until = all.flatMap((one) =>
          one.introducedOn !== null && one.introducedOn <= on ? [one.introducedOn] : [],
        )
        expect(found?.introducedOn).toBe(until.toSorted().at(-1))
        const rivals = all.filter((one) => found && one.introducedOn === found.introducedOn)
        for (const { number } of rivals) expect(found?.number).toBeGreaterThanOrEqual(number)
      }),
      { seed: 20261127, numRuns: runs(300) },
    )
  })

  it('I5: is taken back with a reason, also of a version that was replaced, and happens once until then', () => {
    const since = introductionOf([{ act: 'introduce', day: '2026-12-01', reason: 'eilt' }])
    for (const state of STATES) {
      expect(mayIntroduce(since, 'takeBack', state)).toBe(true)
      expect(mayIntroduce(since, 'introduce', state)).toBe(false)
      expect(mayIntroduce(since, 'prepare', state)).toBe(false)
    }
    expect(introductionNeedsReason(since, 'takeBack')).toBe(true)
    const back = introductionOf([
      { act: 'introduce', day: '2026-12-01', reason: '' },
      { act: 'takeBack', reason: 'irrig' },
    ])
    expect(mayIntroduce(back, 'introduce', 'approved')).toBe(true)
  })
})
