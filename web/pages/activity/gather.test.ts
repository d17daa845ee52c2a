import { describe, expect, it } from 'vitest'
import type { Activity } from '#api'
import { gather } from './gather.ts'

let count = 0
const entry = (kind: Activity['kind'], house: string, day: string): Activity => {
  count += 1
  const none = {
    other: null,
    version: null,
    family: null,
    workshop: null,
    package: null,
    question: null,
    document: null,
  }
  return {
    ...{ ...none, id: `${count}`, kind, at: `${day}T10:00:00.000Z` },
    ...{ organisation: { id: house, name: house }, process: { id: 'p', name: 'p' } },
  }
}
const dayOf = (at: string) => at.slice(0, 10)
const shape = (items: readonly Activity[]) =>
  gather(items, dayOf).map(({ day, entries }) => [
    day,
    ...entries.map((one) => ('one' in one ? one.one.kind : `${one.all.length} ${one.kind}`)),
  ])

describe('gathering what is new', () => {
  it('tells much of the same by one house as one, and few one by one', () => {
    const many = Array.from({ length: 4 }, () => entry('shared', 'a', '2026-11-22'))
    const few = Array.from({ length: 3 }, () => entry('shared', 'b', '2026-11-22'))
    expect(shape([...many, ...few])).toEqual([
      ['2026-11-22', '4 shared', 'shared', 'shared', 'shared'],
    ])
  })

  it('keeps the days, and never gathers what is each a thing of its own', () => {
    const linked = Array.from({ length: 5 }, () => entry('linked', 'a', '2026-11-22'))
    const older = Array.from({ length: 4 }, () => entry('inForce', 'a', '2026-11-21'))
    const between = [...older.slice(0, 2), entry('public', 'a', '2026-11-21'), ...older.slice(2)]
    expect(shape([...linked, ...between])).toEqual([
      ['2026-11-22', 'linked', 'linked', 'linked', 'linked', 'linked'],
      ['2026-11-21', '4 inForce', 'public'],
    ])
    expect(gather([], dayOf)).toEqual([])
    const few = gather([...linked, ...between], dayOf, 6).map(({ entries }) => entries.length)
    expect(few).toEqual([5, 1])
    expect(gather([...linked, ...between], dayOf, 2)).toHaveLength(1)
  })
})
