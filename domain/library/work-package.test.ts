import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import {
  jointSavings,
  mayOnPackage,
  PACKAGE_ACTS,
  type PackageAct,
  type PackageFact,
  packageNeedsReason,
  packageOf,
} from './work-package.ts'

const fact = (act: PackageAct, by: string, more: Partial<PackageFact> = {}): PackageFact => ({
  ...{ act, by, writer: null, due: null, houses: [], processId: null, minutes: null, reason: '' },
  ...more,
})
const planned = (writer: string | null) =>
  fact('plan', 'k', { writer, houses: ['a', 'b', 'a'], due: '2027-03-31' })

const HOUSES = ['k', 'a', 'b', 'c']
const acts = PACKAGE_ACTS.filter((act) => act !== 'plan')

describe('a package', () => {
  it('A1: stands where its facts say', () => {
    expect(packageOf([])).toBeUndefined()
    expect(packageOf([fact('accept', 'a')])).toBeUndefined()
    expect(packageOf([planned(null)])).toMatchObject({
      ...{ state: 'open', planner: 'k', houses: ['a', 'b'], due: '2027-03-31' },
    })
    const done = fact('deliver', 'a', { processId: 'p', minutes: 240 })
    const facts = [planned('a'), fact('accept', 'a'), fact('join', 'c'), fact('leave', 'b'), done]
    expect(packageOf(facts)).toMatchObject({
      // The one that writes is none of those it is for.
      ...{ state: 'delivered', writer: 'a', houses: ['c'], processId: 'p', minutes: 240 },
    })
  })

  it('A2: is agreed when the house that is asked says so, and by itself at once', () => {
    const stand = packageOf([planned('a')])
    if (!stand) throw new Error('no package')
    expect(stand.state).toBe('asked')
    expect(HOUSES.filter((by) => mayOnPackage('accept', stand, by, true))).toEqual(['a'])
    expect(packageOf([planned('k')])?.state).toBe('accepted')
    const open = packageOf([planned(null)])
    expect(open && HOUSES.filter((by) => mayOnPackage('accept', open, by, false))).toEqual(HOUSES)
  })

  it('A3: is open again when the house declines, and asked anew by who planned it or coordination', () => {
    const declined = [planned('a'), fact('decline', 'a', { reason: 'Keine Zeit' })]
    const stand = packageOf(declined)
    expect(stand).toMatchObject({ state: 'open', writer: null, reason: 'Keine Zeit' })
    const again = packageOf([...declined, fact('ask', 'k', { writer: 'b', due: '2027-06-30' })])
    expect(again).toMatchObject({ state: 'asked', writer: 'b', due: '2027-06-30', reason: '' })
    // Another day is asked again, too.
    const moved = [planned('a'), fact('accept', 'a'), fact('ask', 'k', { writer: 'a' })]
    expect(packageOf(moved)?.state).toBe('asked')
    if (!stand) throw new Error('no package')
    expect(HOUSES.filter((by) => mayOnPackage('ask', stand, by, false))).toEqual(['k'])
    expect(mayOnPackage('end', stand, 'c', true)).toBe(true)
    expect(['decline', 'end'].map((act) => packageNeedsReason(act as PackageAct))).toEqual([
      ...[true, true],
    ])
    expect(packageNeedsReason('accept')).toBe(false)
  })

  it('A4: nobody promises, delivers or joins for another house, whatever was said before', () => {
    const said = fc.record({
      act: fc.constantFrom(...acts),
      by: fc.constantFrom(...HOUSES),
      writer: fc.option(fc.constantFrom(...HOUSES)),
    })
    fc.assert(
      fc.property(fc.option(fc.constantFrom(...HOUSES)), fc.array(said), (first, wishes) => {
        const facts = [planned(first)]
        for (const { act, by, writer } of wishes) {
          const before = packageOf(facts)
          if (!before || !mayOnPackage(act, before, by, false)) continue
          facts.push(fact(act, by, { writer }))
          const stand = packageOf(facts)
          if (!stand) throw new Error('no package')
          // Whoever has promised said so themselves, and last.
          if (stand.state === 'accepted') {
            const words = facts.filter(
              (one) => one.by === stand.writer && ['plan', 'ask', 'accept'].includes(one.act),
            )
            expect(words.length).toBeGreaterThan(0)
          }
          if (stand.state === 'delivered' && before.state !== 'delivered') {
            expect(before.state).toBe('accepted')
            expect(before.writer).toBe(by)
          }
          expect(stand.houses).not.toContain(stand.writer)
          for (const house of HOUSES) {
            const isIn = stand.houses.includes(house)
            const wasIn = before.houses.includes(house) || before.writer === house
            if (isIn && !wasIn) expect([act, by]).toEqual(['join', house])
          }
        }
      }),
      { seed: 34, numRuns: runs(300) },
    )
  })

  it('A6: saves what others need not write again, of all houses together', () => {
    const took = (originId: string, house: string) => ({ originId, originHouse: 'a', house })
    const adoptions = [
      took('p', 'b'),
      took('p', 'c'),
      took('p', 'b'),
      took('p', 'a'),
      took('q', 'b'),
    ]
    expect(jointSavings(adoptions, [{ processId: 'p', minutes: 60 }])).toEqual({
      ...{ written: 2, adoptions: 3, minutes: 120, known: 1 },
    })
    const unknown = [
      { processId: 'q', minutes: null },
      { processId: 'z', minutes: 30 },
    ]
    expect(jointSavings(adoptions, unknown)).toMatchObject({ minutes: 0, known: 0 })
    expect(jointSavings([], [])).toEqual({ written: 0, adoptions: 0, minutes: 0, known: 0 })
  })
})
