import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overwrite } from './overwrite.ts'

interface Facts {
  readonly name?: string
  readonly cases?: number
  readonly lead?: { readonly days: number; readonly note?: string }
}

const facts: fc.Arbitrary<Facts> = fc.record(
  {
    name: fc.constantFrom('Hund', 'Katze', 'Maus'),
    cases: fc.integer({ min: 0, max: 2 }),
    lead: fc.record({ days: fc.integer({ min: 0, max: 1 }) }),
  },
  { requiredKeys: [] },
)
const check = (law: (current: Facts, seen: Facts, wanted: Facts) => void) =>
  fc.assert(fc.property(facts, facts, facts, law), { seed: 20261122, numRuns: 300 })

describe('writing facts that somebody else may have changed', () => {
  it('takes everything where nobody else wrote', () => {
    check((current, _, wanted) => {
      expect(overwrite(current, current, wanted)).toMatchObject({ kind: 'taken', facts: wanted })
    })
  })

  it('never replaces a value the writer had not seen', () => {
    check((current, seen, wanted) => {
      const result = overwrite(current, seen, wanted)
      if (result.kind === 'stale') return
      for (const name of ['name', 'cases', 'lead'] as const) {
        const [now, then] = [current[name], result.facts[name]]
        if (JSON.stringify(now) !== JSON.stringify(then)) expect(now).toEqual(seen[name])
      }
    })
  })

  it('lets two people change different facts', () => {
    const seen = { name: 'Hund', cases: 1 }
    const result = overwrite({ name: 'Katze', cases: 1 }, seen, { name: 'Hund', cases: 2 })
    expect(result).toEqual({
      ...{ kind: 'taken', names: ['cases'] },
      facts: { name: 'Katze', cases: 2 },
    })
  })

  it('says what collides, also where a fact was taken away', () => {
    const seen = { name: 'Hund', cases: 1 }
    expect(overwrite({ name: 'Katze', cases: 1 }, seen, { name: 'Maus', cases: 2 })).toEqual({
      ...{ kind: 'stale', names: ['name'] },
    })
    expect(overwrite({ name: 'Hund', cases: 5 }, seen, { name: 'Hund' })).toEqual({
      ...{ kind: 'stale', names: ['cases'] },
    })
  })

  it('is the same said twice: what was lost on the way can be sent again', () => {
    check((current, seen, wanted) => {
      const once = overwrite(current, seen, wanted)
      if (once.kind === 'stale') return
      expect(overwrite(once.facts, seen, wanted)).toEqual({ ...once, names: [] })
    })
  })

  it('compares what facts say, not how they are written', () => {
    const result = overwrite<Facts>(
      { lead: { note: 'x', days: 1 } },
      { lead: { days: 1, note: 'x' } },
      { lead: { days: 2 } },
    )
    expect(result).toMatchObject({ kind: 'taken', facts: { lead: { days: 2 } } })
  })
})
