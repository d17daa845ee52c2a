import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Family } from '#compare'
import { runs } from '../../test/runs.ts'
import { type KnownFamily, settleFamilies } from './settle-families.ts'

const family = (...members: readonly string[]): Family => ({
  name: members[0] ?? '',
  members,
  similarity: 0.5,
  worthWorkshop: 0.5,
  partners: [],
})
const known = (id: string, isConfirmed: boolean, ...members: readonly string[]): KnownFamily => ({
  id,
  isConfirmed,
  members,
  out: [],
})
const settle = (found: readonly Family[], old: readonly KnownFamily[]) => {
  let count = 0
  return settleFamilies(found, old, () => {
    count += 1
    return `new${count}`
  }).proposed.map(({ id, members }) => `${id}: ${members.join(' ')}`)
}

describe('settling families', () => {
  it('keeps the id of the family with the largest overlap', () => {
    expect(
      settle([family('a', 'b', 'c')], [known('x', false, 'c'), known('y', false, 'a', 'b')]),
    ).toEqual(['y: a b c'])
    expect(
      settle(
        [family('a', 'b'), family('c', 'd', 'e')],
        [known('x', false, 'a', 'b', 'c', 'd', 'e')],
      ),
    ).toEqual(['new1: a b', 'x: c d e'])
  })

  it('leaves out what people have put together already, and nothing more', () => {
    const confirmed = known('x', true, 'a', 'b', 'c')
    expect(settle([family('a', 'b')], [confirmed])).toEqual([])
    expect(settle([family('a', 'd')], [confirmed])).toEqual(['new1: a d'])
  })

  const suggest = (found: readonly Family[], old: readonly KnownFamily[]) =>
    Object.fromEntries(settleFamilies(found, old, () => '').suggested)

  it('suggests what else looks like the work of a family of people’s, instead of a second one', () => {
    const confirmed = known('x', true, 'a', 'b', 'c')
    const found = [family('a', 'b', 'd', 'e')]
    expect(settle(found, [confirmed])).toEqual([])
    expect(suggest(found, [confirmed])).toEqual({ x: ['d', 'e'] })
    expect(suggest(found, [confirmed, known('y', true, 'e', 'f')])).toEqual({ x: ['d'] })
  })

  it('keeps out what people took out, also of a family of which little is left', () => {
    const without = { ...known('x', true, 'a', 'b'), out: ['c'] }
    expect(settle([family('a', 'b', 'c')], [without])).toEqual([])
    expect(suggest([family('a', 'b', 'c')], [without])).toEqual({})
    expect(settle([family('a', 'b', 'c', 'd')], [without])).toEqual([])
    expect(suggest([family('a', 'b', 'c', 'd')], [without])).toEqual({ x: ['d'] })
    const alone = { ...known('x', true, 'a'), out: ['b'] }
    expect(settle([family('a', 'b')], [alone])).toEqual([])
    expect(settle([family('b', 'c')], [alone])).toEqual(['new1: b c'])
  })

  it('gives every family an id of its own, and the same ones again to the same families', () => {
    const groups = fc.array(fc.nat(6), { minLength: 4, maxLength: 20 }).map((colours) =>
      [
        ...Map.groupBy(
          colours.map((colour, at) => ({ colour, at })),
          ({ colour }) => colour,
        ).values(),
      ]
        .filter((group) => group.length > 1)
        .map((group) => family(...group.map(({ at }) => `p${at}`))),
    )
    fc.assert(
      fc.property(groups, groups, (before, after) => {
        let count = 0
        const newId = () => `id${count++}`
        const first = settleFamilies(before, [], newId).proposed
        const old = first.map(({ id, members }) => known(id, false, ...members))
        expect(settleFamilies(before, old, newId).proposed).toEqual(first)
        const ids = settleFamilies(after, old, newId).proposed.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { seed: 5, numRuns: runs(200) },
    )
  })
})
