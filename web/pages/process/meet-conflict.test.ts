import { describe, expect, it } from 'vitest'
import { meetConflict } from './meet-conflict.ts'
import { toDraft } from './profile-draft.ts'

const seen = { name: 'Hund', profile: { trigger: 'Brief', casesPerYear: 100, owner: 'Leitung' } }

describe('a fact sheet somebody else changed meanwhile', () => {
  it('keeps what was typed, shows what the other wrote, and names what both changed', () => {
    const draft = { ...toDraft(seen), casesPerYear: '300', trigger: 'Anruf' }
    const now = { name: 'Hund melden', profile: { ...seen.profile, casesPerYear: 200 } }
    const met = meetConflict(draft, seen, now)
    expect(met.collisions).toEqual([{ field: 'casesPerYear', now: '200', mine: '300' }])
    expect(met.draft).toEqual({ ...draft, name: 'Hund melden' })
  })

  it('names nothing where both wrote the same', () => {
    const now = { ...seen, profile: { ...seen.profile, casesPerYear: 200 } }
    const met = meetConflict({ ...toDraft(seen), casesPerYear: '200' }, seen, now)
    expect(met.collisions).toEqual([])
  })

  it('names a fact the other took away', () => {
    const { owner: _, ...profile } = seen.profile
    const met = meetConflict({ ...toDraft(seen), owner: 'Amt' }, seen, { ...seen, profile })
    expect(met.collisions).toEqual([{ field: 'owner', now: '', mine: 'Amt' }])
  })
})
