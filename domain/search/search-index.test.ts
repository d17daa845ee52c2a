import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { packIndex, unpackIndex } from './packed.ts'
import { queryOfTerms } from './query.ts'
import { makeSearchIndex, type SearchIndex } from './search-index.ts'
import type { Terms, TermsOf } from './terms.ts'

const EXACT = { top: 50, budget: Number.POSITIVE_INFINITY, candidates: Number.POSITIVE_INFINITY }

const WORDS =
  'hund steuer antrag +antrag +hund prufen bescheid bau pass wohnung melden karte'.split(' ')

const terms: fc.Arbitrary<Terms> = fc.dictionary(
  fc.constantFrom(...WORDS),
  fc.double({ min: 0.05, max: 6, noNaN: true }),
  { maxKeys: 8 },
)

type Step =
  | { readonly kind: 'put'; readonly document: TermsOf }
  | { readonly kind: 'remove'; readonly id: string }

const id = fc.integer({ min: 0, max: 30 }).map((number) => `p${number}`)
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('put' as const),
        document: fc.record({ id, terms }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
  ),
  { maxLength: 80 },
)

const follow = (
  all: readonly Step[],
): { readonly index: SearchIndex; readonly left: ReadonlyMap<string, Terms> } => {
  const index = makeSearchIndex()
  const left = new Map<string, Terms>()
  for (const step of all) {
    if (step.kind === 'put') {
      index.put(step.document)
      left.set(step.document.id, step.document.terms)
    } else {
      index.remove(step.id)
      left.delete(step.id)
    }
  }
  return { index, left }
}

const build = (documents: Iterable<readonly [string, Terms]>): SearchIndex => {
  const index = makeSearchIndex()
  for (const [id, own] of documents) index.put({ id, terms: own })
  return index
}

/** The cosine by its definition, with weights as they are kept. */
const cosine = (query: Terms, own: Terms, index: SearchIndex): number => {
  const kept = (weight: number) => Math.max(1, Math.min(255, Math.round(weight * 32))) / 32
  const vector = (of: Terms) =>
    new Map(Object.entries(of).map(([term, weight]) => [term, kept(weight) * index.idf(term)]))
  const a = vector(query)
  const b = vector(own)
  const length = (of: ReadonlyMap<string, number>) => Math.hypot(...of.values())
  let dot = 0
  for (const [term, weight] of a) dot += weight * (b.get(term) ?? 0)
  return dot === 0 ? 0 : dot / (length(a) * length(b))
}

describe('an index of words', () => {
  it('is after any changes what it would be if made anew', () => {
    fc.assert(
      fc.property(steps, terms, fc.integer(), (all, query, turn) => {
        const { index, left } = follow(all)
        const others = [...left].sort(([a], [b]) => (turn % 2 === 0 ? 1 : -1) * (a < b ? -1 : 1))
        const anew = build(others)
        expect(index.size()).toBe(left.size)
        expect(index.search(queryOfTerms(query), EXACT)).toEqual(
          anew.search(queryOfTerms(query), EXACT),
        )
        const pruned = { top: 5, budget: 3, candidates: 4 }
        expect(index.search(queryOfTerms(query), pruned)).toEqual(
          anew.search(queryOfTerms(query), pruned),
        )
      }),
      { seed: 3, numRuns: runs(300) },
    )
  })

  it('scores by the cosine, and all that share a term', () => {
    fc.assert(
      fc.property(steps, terms, (all, query) => {
        const { index, left } = follow(all)
        const found = new Map(
          index.search(queryOfTerms(query), EXACT).map((hit) => [hit.id, hit.score]),
        )
        for (const [document, own] of left) {
          expect(found.get(document) ?? 0).toBeCloseTo(cosine(query, own, index), 9)
        }
      }),
      { seed: 5, numRuns: runs(200) },
    )
  })

  it('gives what it finds with a small budget the same score as with none', () => {
    fc.assert(
      fc.property(steps, terms, fc.integer({ min: 1, max: 40 }), (all, query, budget) => {
        const { index } = follow(all)
        const exact = new Map(
          index.search(queryOfTerms(query), EXACT).map((hit) => [hit.id, hit.score]),
        )
        for (const hit of index.search(queryOfTerms(query), { top: 5, budget, candidates: 5 })) {
          expect(hit.score).toBe(exact.get(hit.id))
        }
      }),
      { seed: 7, numRuns: runs(200) },
    )
  })

  it('finds a process as the one most like itself', () => {
    const index = build([
      ['a', { hund: 2, steuer: 1.5, melden: 1 }],
      ['b', { hund: 2, steuer: 1.5, prufen: 1 }],
      ['c', { bau: 1, antrag: 1 }],
    ])
    const [first, second, third] = index.search(
      queryOfTerms({ hund: 2, steuer: 1.5, melden: 1 }),
      EXACT,
    )
    expect(first?.id).toBe('a')
    expect(first?.score).toBeCloseTo(1, 12)
    expect(second?.id).toBe('b')
    expect(third).toBeUndefined()
  })

  it('orders equal ones by their id, and finds nothing in nothing', () => {
    const index = build([
      ['b', { hund: 1 }],
      ['a', { hund: 1 }],
    ])
    expect(index.search(queryOfTerms({ hund: 1 }), EXACT).map((hit) => hit.id)).toEqual(['a', 'b'])
    expect(makeSearchIndex().search(queryOfTerms({ hund: 1 }), EXACT)).toEqual([])
    expect(index.search(queryOfTerms({}), EXACT)).toEqual([])
  })

  it('holds terms called like JavaScript’s own', () => {
    const index = build([['a', { constructor: 1, toString: 2 }]])
    expect(index.search(queryOfTerms({ constructor: 1 }), EXACT).map((hit) => hit.id)).toEqual([
      'a',
    ])
    expect(index.search(queryOfTerms({ valueOf: 1 }), EXACT)).toEqual([])
  })

  it('grows over many documents without losing one', () => {
    const index = makeSearchIndex()
    for (let n = 0; n < 3000; n += 1) {
      index.put({ id: `p${n}`, terms: { [`w${n % 100}`]: 1, [`x${n % 7}`]: 1, everywhere: 1 } })
    }
    for (let n = 0; n < 3000; n += 3) index.remove(`p${n}`)
    expect(index.size()).toBe(2000)
    expect(index.search(queryOfTerms({ everywhere: 1 }), { ...EXACT, top: 5000 })).toHaveLength(
      2000,
    )
    index.trim()
    index.put({ id: 'last', terms: { w5: 1 } })
    expect(index.search(queryOfTerms({ w5: 1 }), EXACT)[0]?.id).toBe('last')
  })
})

describe('an index as a buffer', () => {
  it('answers as before when it is read back', () => {
    fc.assert(
      fc.property(steps, terms, (all, query) => {
        const { index } = follow(all)
        const bytes = packIndex(index)
        const back = unpackIndex(bytes)
        expect(back?.search(queryOfTerms(query), EXACT)).toEqual(
          index.search(queryOfTerms(query), EXACT),
        )
        if (back) expect(packIndex(back)).toEqual(bytes)
      }),
      { seed: 9, numRuns: runs(100) },
    )
  })

  it('is refused when it is cut short, damaged or of another format', () => {
    const bytes = packIndex(build([['a', { hund: 1, steuer: 2 }]]))
    expect(unpackIndex(bytes.subarray(0, 10))).toBeUndefined()
    expect(unpackIndex(bytes.subarray(0, bytes.length - 2))).toBeUndefined()
    const other = bytes.slice()
    other[4] = 99
    expect(unpackIndex(other)).toBeUndefined()
    expect(unpackIndex(new Uint8Array())).toBeUndefined()
  })
})
