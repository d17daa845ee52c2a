import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { joinLists } from './join-lists.ts'

const lines = (keys: string) => [...keys].map((key) => ({ key }))
const told = (before: string, after: string) =>
  joinLists(lines(before), lines(after))
    .map((line) => {
      if (!line.after) return `-${line.before.key}`
      if (!line.before) return `+${line.after.key}`
      return `${line.isMoved ? '~' : ''}${line.after.key}`
    })
    .join(' ')

describe('two lists told as one', () => {
  it.each([
    ['abc', 'abc', 'a b c'],
    ['abc', 'axbc', 'a +x b c'],
    ['abc', 'ac', 'a -b c'],
    ['abc', 'axc', 'a -b +x c'],
    ['abcd', 'dabc', '~d a b c'],
    ['abc', '', '-a -b -c'],
    ['', 'ab', '+a +b'],
    ['ab', 'xy', '-a -b +x +y'],
  ])('%s, then %s', (before, after, expected) => {
    expect(told(before, after)).toBe(expected)
  })

  it('has every line of both once, in the order of each, but for what moved', () => {
    const list = fc.uniqueArray(fc.nat(30), { maxLength: 20 })
    fc.assert(
      fc.property(list, list, (b, a) => {
        const [before, after] = [b, a].map((keys) => keys.map((key) => ({ key: `${key}` })))
        const joined = joinLists(before ?? [], after ?? [])
        expect(joined.flatMap((line) => (line.after ? [line.after] : []))).toEqual(after)
        const of = joined.flatMap((line) => (line.before ? [line.before] : []))
        expect(of.length).toBe(b.length)
        expect(new Set(of)).toEqual(new Set(before))
        const still = joined.flatMap((line) => (line.before && !line.isMoved ? [line.before] : []))
        expect(still).toEqual((before ?? []).filter((line) => still.includes(line)))
      }),
      { seed: 20261127, numRuns: runs(300) },
    )
  })

  it('says of as few lines as can be that they moved', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }), (order) => {
        const before = [0, 1, 2, 3, 4, 5, 6].map((key) => ({ key: `${key}` }))
        const moved = joinLists(
          before,
          order.map((key) => ({ key: `${key}` })),
        ).filter(({ isMoved }) => isMoved)
        // Every row that keeps its order, looked at one by one.
        let most = 0
        for (let chosen = 0; chosen < 2 ** order.length; chosen++) {
          const row = order.filter((_, at) => chosen & (1 << at))
          if (row.every((key, at) => at === 0 || key > (row[at - 1] ?? 0)))
            most = Math.max(most, row.length)
        }
        expect(moved.length).toBe(order.length - most)
      }),
      { seed: 20261127, numRuns: runs(100) },
    )
  })
})
