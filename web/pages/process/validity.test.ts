import { describe, expect, it } from 'vitest'
import { heldOn, validities } from './validity.ts'

type Fact = Parameters<typeof validities>[0][number]['review']['facts'][number]

const fact = (act: Fact['act'], at: string): Fact => ({
  act,
  at,
  by: null,
  standsInFor: null,
  reason: '',
})
const version = (
  number: number,
  state: 'draft' | 'inReview' | 'approved' | 'retired',
  ...facts: readonly Fact[]
) => ({ number, state, createdAt: `2026-0${number}-01T08:00:00Z`, review: { facts: [...facts] } })

const versions = [
  version(4, 'draft'),
  version(
    3,
    'approved',
    fact('submit', '2026-09-01T10:00:00Z'),
    fact('approve', '2026-10-01T10:00:00Z'),
  ),
  version(
    2,
    'retired',
    fact('submit', '2026-05-01T10:00:00Z'),
    fact('approve', '2026-06-01T10:00:00Z'),
    fact('retire', '2026-10-01T10:00:00Z'),
  ),
  version(1, 'retired', fact('retire', '2026-06-01T10:00:00Z')),
]

const utc = (day: string) => new Date(`${day}T23:59:59.999Z`)

describe('the validity of versions', () => {
  it('goes from approval to what replaced it; one that came approved holds from its day', () => {
    expect(validities(versions)).toEqual([
      { number: 3, from: '2026-10-01T10:00:00Z' },
      ...[
        { number: 2, from: '2026-06-01T10:00:00Z', until: '2026-10-01T10:00:00Z', replacedBy: 3 },
      ],
      ...[
        { number: 1, from: '2026-01-01T08:00:00Z', until: '2026-06-01T10:00:00Z', replacedBy: 2 },
      ],
    ])
  })

  it('ends without a successor where somebody retired it', () => {
    const retired = version(
      1,
      'retired',
      ...[fact('approve', '2026-02-01T10:00:00Z'), fact('retire', '2026-03-01T10:00:00Z')],
    )
    const next = version(2, 'approved', fact('approve', '2026-04-01T10:00:00Z'))
    expect(validities([next, retired]).at(-1)).toEqual({
      ...{ number: 1, from: '2026-02-01T10:00:00Z', until: '2026-03-01T10:00:00Z' },
    })
  })

  it('tells which one held at the end of a day', () => {
    const on = (day: string) => heldOn(versions, day, utc)
    expect(['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'].map(on)).toEqual([
      ...[undefined, 1, 1, 2],
    ])
    expect(['2026-09-30', '2026-10-01', '2027-12-31'].map(on)).toEqual([2, 3, 3])
  })

  it('is nothing for a draft, nor for one that is reviewed for the first time', () => {
    expect(validities([version(1, 'draft')])).toEqual([])
    expect(validities([version(1, 'inReview', fact('submit', '2026-02-01T10:00:00Z'))])).toEqual([])
  })
})
