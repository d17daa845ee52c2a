import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import {
  type Descent,
  generationsOf,
  LINEAGE_ACTS,
  type LineageCase,
  type LineageFact,
  linkOf,
  mayTrace,
  newestInForce,
  newsOf,
  type OriginVersion,
  stemsFrom,
  tracesReason,
} from './lineage.ts'

const versions: readonly OriginVersion[] = [
  { number: 1, state: 'retired' },
  { number: 2, state: 'retired' },
  { number: 3, state: 'approved' },
  { number: 4, state: 'inReview' },
]
const free: LineageCase = { mayEdit: true, facts: [], versions, isCircle: false }
const having = (...facts: LineageFact[]): LineageCase => ({ ...free, facts })
const fact = (act: LineageFact['act'], version: number): LineageFact => ({ act, version })
const verdict = (one: LineageCase, wanted: LineageFact) => {
  const said = mayTrace(one, wanted)
  return said.isAllowed ? 'allowed' : said.because
}

const anyFact = fc.record({
  act: fc.constantFrom(...LINEAGE_ACTS),
  version: fc.integer({ min: 1, max: 5 }),
})
/** What comes of wishes of which only the allowed ones happen. */
const lived = (wishes: readonly LineageFact[]): readonly LineageFact[] => {
  const facts: LineageFact[] = []
  for (const wish of wishes) if (verdict({ ...free, facts }, wish) === 'allowed') facts.push(wish)
  return facts
}

describe('a link', () => {
  it('L1: stands where its facts lead, whatever happened before it was last made', () => {
    expect(linkOf([])).toBeUndefined()
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), (wishes) => {
        const facts = lived(wishes)
        const made = facts.findLastIndex(({ act }) => act === 'link' || act === 'takeOver')
        const since = linkOf(facts.slice(made))
        const all = linkOf(facts)
        expect(all?.version).toBe(since?.version)
        expect(all?.declined).toBe(since?.declined)
        // Told once more, they say the same.
        expect(linkOf([...facts])).toEqual(all)
      }),
      { seed: 1, numRuns: runs(300) },
    )
  })

  it('L2: is for those who may edit ours, whatever is wanted', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 8 }), anyFact, (wishes, wish) => {
        const facts = lived(wishes)
        expect(verdict({ ...free, mayEdit: false, facts }, wish)).toBe('role')
      }),
      { seed: 2, numRuns: runs(100) },
    )
  })

  it('L3: is made with, taken over from and moved on to versions that are or were in force', () => {
    for (const number of [1, 2, 3]) expect(verdict(free, fact('link', number))).toBe('allowed')
    for (const number of [4, 5]) {
      expect(verdict(free, fact('link', number))).toBe('version')
      expect(verdict(free, fact('takeOver', number))).toBe('version')
      expect(verdict(having(fact('link', 1)), fact('moveOn', number))).toBe('version')
      expect(verdict(having(fact('link', 1)), fact('decline', number))).toBe('version')
    }
    // Of an origin that is no longer seen nothing is known; leaving it is possible all the same.
    const unseen = { ...having(fact('link', 1)), versions: [] }
    expect(verdict(unseen, fact('moveOn', 3))).toBe('version')
    expect(verdict(unseen, fact('unlink', 1))).toBe('allowed')
  })

  it('L4: never leads a process back to itself', () => {
    expect(verdict({ ...free, isCircle: true }, fact('link', 3))).toBe('circle')
    expect(verdict({ ...free, isCircle: true }, fact('takeOver', 3))).toBe('circle')
    const ids = ['a', 'b', 'c', 'd', 'e']
    const pair = fc.record({
      processId: fc.constantFrom(...ids),
      originId: fc.constantFrom(...ids),
    })
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 14 }), (wanted) => {
        const made: Descent[] = []
        for (const one of wanted) if (!stemsFrom(made, one.originId, one.processId)) made.push(one)
        for (const { processId, originId } of made) {
          expect(stemsFrom(made, processId, originId)).toBe(true)
          expect(stemsFrom(made, originId, processId)).toBe(false)
          const generations = generationsOf(made)
          expect(generations.get(processId)).toBeGreaterThan(generations.get(originId) ?? 99)
        }
      }),
      { seed: 3, numRuns: runs(200) },
    )
  })

  it('L5: moves on to newer versions only, and goes back to that one then', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 8 }), anyFact, (wishes, { version }) => {
        const facts = lived(wishes)
        const link = linkOf(facts)
        const wish = fact('moveOn', version)
        if (verdict({ ...free, facts }, wish) !== 'allowed') return
        expect(version).toBeGreaterThan(link?.version ?? 99)
        expect(linkOf([...facts, wish])).toMatchObject({ version })
      }),
      { seed: 4, numRuns: runs(200) },
    )
    expect(verdict(having(fact('link', 2)), fact('moveOn', 3))).toBe('allowed')
    expect(verdict(having(fact('link', 3)), fact('moveOn', 2))).toBe('state')
    expect(verdict(free, fact('moveOn', 3))).toBe('state')
  })

  it('L6: declines a version with a reason, and takes it all the same later', () => {
    expect(LINEAGE_ACTS.filter(tracesReason)).toEqual(['decline'])
    const facts = [fact('link', 1), fact('decline', 3)]
    expect(linkOf(facts)).toEqual({ isTakenOver: false, version: 1, declined: 3 })
    expect(verdict(having(...facts), fact('decline', 2))).toBe('state')
    expect(verdict(having(...facts), fact('moveOn', 3))).toBe('allowed')
    const newer = [...versions, { number: 5, state: 'approved' as const }]
    const link = linkOf(facts)
    expect(link && newsOf(link, versions)).toBeUndefined()
    expect(link && newsOf(link, newer)).toBe(5)
  })

  it('L7: can be made again, and knows that ours was taken over', () => {
    const facts = [fact('takeOver', 1), fact('decline', 3), fact('unlink', 1)]
    expect(linkOf(facts)).toBeUndefined()
    expect(verdict(having(...facts), fact('decline', 3))).toBe('state')
    expect(verdict(having(...facts), fact('takeOver', 3))).toBe('state')
    expect(verdict(having(...facts), fact('link', 3))).toBe('allowed')
    const again = [...facts, fact('link', 2)]
    expect(linkOf(again)).toEqual({ isTakenOver: true, version: 2, declined: 0 })
    expect(verdict(having(...again), fact('link', 3))).toBe('state')
    expect(verdict(having(...again), fact('unlink', 1))).toBe('state')
  })

  it('L8: has news where a version in force is newer than ours and all declined', () => {
    expect(newestInForce([])).toBeUndefined()
    expect(newestInForce(versions)).toBe(3)
    const link = { isTakenOver: false, version: 2, declined: 0 }
    expect(newsOf(link, versions)).toBe(3)
    expect(newsOf({ ...link, version: 3 }, versions)).toBeUndefined()
    // In review is not in force; retired without another is no news.
    expect(newsOf(link, [{ number: 3, state: 'retired' }])).toBeUndefined()
  })
})

describe('generations', () => {
  it('count from what goes back to nothing', () => {
    const descents = [
      { processId: 'town', originId: 'county' },
      { processId: 'village', originId: 'town' },
      { processId: 'village', originId: 'county' },
    ]
    expect([...generationsOf(descents)].toSorted()).toEqual([
      ...[
        ['county', 0],
        ['town', 1],
        ['village', 2],
      ],
    ])
    expect(generationsOf([])).toEqual(new Map())
  })

  it('end in a circle as well', () => {
    const circle = [
      { processId: 'a', originId: 'b' },
      { processId: 'b', originId: 'a' },
    ]
    expect(generationsOf(circle).size).toBe(2)
    expect(stemsFrom(circle, 'a', 'c')).toBe(false)
  })
})
