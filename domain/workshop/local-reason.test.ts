import { describe, expect, it } from 'vitest'
import { isLocalTold, type LocalNote, proposedReason, sharingReason } from './local-reason.ts'

const workshop = { id: 'w', title: 'Hundesteuer' }
const note = (step: string, more: Partial<LocalNote> = {}): LocalNote => ({
  ...{ step, workshop, place: 'row:r1', localReason: 'size', isDeclined: false },
  ...more,
})

describe('what a workshop recommends to stay local', () => {
  it('W39: is proposed where ours differs at a step of the origin that it is about', () => {
    const thing = { key: 'o1', isBefore: true, ownKey: null }
    expect(proposedReason(thing, [note('s1')], [note('o1')])).toEqual(note('s1'))
    expect(proposedReason({ ...thing, key: 'o2' }, [note('s1')], [note('o1')])).toBeUndefined()
  })

  it('W39: is proposed where ours has the step and the origin has not', () => {
    const thing = { key: "s1'", isBefore: false, ownKey: 's1' }
    expect(proposedReason(thing, [note('s1')], [])).toEqual(note('s1'))
    // A step of the origin that happens to have the same key is another thing.
    const theirs = { key: 's1', isBefore: true, ownKey: null }
    expect(proposedReason(theirs, [note('s1')], [])).toBeUndefined()
  })

  it('W39: is proposed at a step that both have, also where the workshop knew nothing of the origin', () => {
    const thing = { key: 'o1', isBefore: true, ownKey: 's1' }
    expect(proposedReason(thing, [note('s1')], [])).toEqual(note('s1'))
    expect(proposedReason({ ...thing, ownKey: 's2' }, [note('s1')], [])).toBeUndefined()
  })

  it('W39: is declined at all differences to which it is proposed', () => {
    const [first, second, third] = ['s1', 's2', 's3'].map((ownKey) => ({
      ...{ key: `o-${ownKey}`, isBefore: true, ownKey },
    }))
    if (!first || !second || !third) throw new Error('three things')
    const notes = [note('s1'), note('s2'), note('s3', { place: 'row:r2' })]
    expect(sharingReason(note('s1'), [first, second, third], notes, [])).toEqual([first, second])
  })

  it('W39: is proposed only of a workshop that spoke about ours, and not what is recommended in common', () => {
    const thing = { key: 'o1', isBefore: true, ownKey: null }
    expect(proposedReason(thing, [], [note('o1')])).toBeUndefined()
    const other = { workshop: { id: 'v', title: 'Andere' } }
    expect(proposedReason(thing, [note('s1', other)], [note('o1')])).toBeUndefined()
    const elsewhere = { place: 'row:r2' }
    expect(proposedReason(thing, [note('s1', elsewhere)], [note('o1')])).toBeUndefined()
    const common = { localReason: null }
    expect(proposedReason(thing, [note('s1', common)], [note('o1', common)])).toBeUndefined()
  })
  it('W39: what the house declined comes after what it did not', () => {
    const declined = note('s1', { isDeclined: true })
    const older = note('s1', { workshop: { id: 'v', title: 'Ältere' } })
    const thing = { key: 's1', isBefore: false, ownKey: 's1' }
    expect(proposedReason(thing, [declined, older], [])).toEqual(older)
    expect(proposedReason(thing, [declined], [])).toEqual(declined)
  })

  it('W39: is told beside a common way, and waits a month for a target that may become it', () => {
    const closedAt = new Date('2026-12-01T09:00:00Z')
    const now = new Date('2026-12-02T09:00:00Z')
    const one = { closedAt, hasTarget: true, isOfTarget: false, isCarriedOn: false }
    expect(isLocalTold(one, now)).toBe(false)
    expect(isLocalTold({ ...one, hasTarget: false }, now)).toBe(true)
    expect(isLocalTold({ ...one, isOfTarget: true }, now)).toBe(true)
    expect(isLocalTold({ ...one, isCarriedOn: true }, now)).toBe(true)
    expect(isLocalTold(one, new Date('2026-12-31T08:59:59Z'))).toBe(false)
    expect(isLocalTold(one, new Date('2026-12-31T09:00:00Z'))).toBe(true)
  })
})
