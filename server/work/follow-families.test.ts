import { describe, expect, it } from 'vitest'
import { activitiesOf, namedProcess, type Process, start, task } from '#process'
import { followFamilies, missingSubjects, type Stamps, takeSubjects } from './follow-families.ts'
import type { PackedSubject } from './relate.ts'

const made = (what: string, steps = 6, word = what, act = 'prüfen'): Process =>
  namedProcess(
    what,
    start('Antrag'),
    ...Array.from({ length: steps }, (_, at) => task(`${word} ${at} ${act}`)),
  )

const packed = (id: string, process: Process): PackedSubject => ({
  id,
  name: process.name,
  organisation: { id, name: id },
  model: JSON.stringify(process),
  profile: '{}',
  hasShares: true,
})

const membersIn = (families: readonly { readonly members: readonly string[] }[]) =>
  families.map(({ members }) => members.join(' ')).sort()

/** Follows a library as the job does; says how many had to be sent. */
const follow = (
  allianceId: string,
  library: Readonly<Record<string, Process>>,
  basis = 'basis',
  hasWeights = false,
) => {
  const stamps: Stamps = Object.entries(library).map(([id, { name }]) => [id, name])
  const missing = missingSubjects({ allianceId, basis, stamps })
  takeSubjects({
    ...{ allianceId, basis, stamps, glossary: [], weights: null },
    subjects: missing.flatMap((id) => {
      const process = library[id]
      return process ? [packed(id, process)] : []
    }),
  })
  const { families } = followFamilies({
    ...{ allianceId, basis, nextBasis: basis, stamps, hasWeights, hasChanged: missing.length > 0 },
  })
  return { sent: missing, found: membersIn(families) }
}

const DOGS = made('Hundesteuer')
const HOUSING = made('Wohngeld', 4, 'Miete', 'berechnen')

describe('following the families of an alliance', () => {
  it('is sent only what has changed', () => {
    const first = { a: DOGS, b: DOGS, c: HOUSING }
    expect(follow('one', first)).toEqual({ sent: ['a', 'b', 'c'], found: ['a b'] })
    expect(follow('one', first, 'basis', true)).toEqual({ sent: [], found: ['a b'] })
    const more = { ...first, b: HOUSING, d: DOGS }
    expect(follow('one', more, 'basis', true)).toEqual({ sent: ['b', 'd'], found: ['a d', 'b c'] })
    const { a: _, ...less } = more
    expect(follow('one', less, 'basis', true)).toEqual({ sent: [], found: ['b c'] })
  })

  it('begins anew where what it goes by is another', () => {
    const library = { a: DOGS, b: DOGS }
    follow('two', library)
    expect(follow('two', library, 'other words')).toEqual({ sent: ['a', 'b'], found: ['a b'] })
  })

  it('refuses to answer before all has been sent', () => {
    const stamps: Stamps = [['a', '1']]
    const input = { allianceId: 'three', basis: 'basis', stamps }
    expect(() =>
      followFamilies({ ...input, nextBasis: '', hasWeights: false, hasChanged: true }),
    ).toThrow(/forgotten/)
  })

  it('leaves out a giant that would hold up the families of all others, and takes it back in', () => {
    const giant = made('Wohngeld', 301)
    expect(activitiesOf(giant)).toHaveLength(301)
    expect(follow('four', { a: giant, b: giant }).found).toEqual([])
    const words = { ...made('Wohngeld', 12, 'Antrag '.repeat(1_000)), name: 'lang' }
    expect(follow('four', { a: words, b: words }).found).toEqual([])
    expect(follow('four', { a: DOGS, b: DOGS }, 'basis', true).found).toEqual(['a b'])
    expect(follow('four', { a: DOGS, b: words }, 'basis', true).found).toEqual([])
  })
})
