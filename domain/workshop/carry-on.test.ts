import { describe, expect, it } from 'vitest'
import { type CarryOnCase, faultOfCarryOn, targetStage } from './carry-on.ts'

const may: CarryOnCase = {
  ...{ isOver: true, mayLead: true, mayEdit: true, hasFamily: true },
  ...{ isDone: false, isWritten: true, mayMark: true },
}

describe('a target after its workshop', () => {
  it('W37: becomes the common way by whoever led it and may edit it there, or is told why not', () => {
    expect(faultOfCarryOn(may)).toBeUndefined()
    expect(faultOfCarryOn({ ...may, isOver: false, mayLead: false })).toBe('open')
    expect(faultOfCarryOn({ ...may, mayLead: false, mayEdit: false })).toBe('lead')
    expect(faultOfCarryOn({ ...may, mayEdit: false })).toBe('house')
    expect(faultOfCarryOn({ ...may, hasFamily: false })).toBe('family')
    expect(faultOfCarryOn({ ...may, isWritten: false })).toBe('empty')
    expect(faultOfCarryOn({ ...may, mayMark: false })).toBe('mark')
  })

  it('W37: is the only one of its workshop that does', () => {
    expect(faultOfCarryOn({ ...may, isDone: true })).toBe('done')
  })

  it('W38: goes from its house to the houses, and both may say no', () => {
    const nobody = { asked: [], isAgreed: false }
    const stage = (state: 'draft' | 'inReview' | 'approved' | 'retired', review = nobody) =>
      targetStage({ isCarriedOn: true, isCommonWay: true, state, review })
    expect(
      targetStage({ isCarriedOn: false, isCommonWay: false, state: 'draft', review: nobody }),
    ).toBe('written')
    expect(stage('inReview')).toBe('inReview')
    expect(stage('draft')).toBe('returned')
    expect(stage('approved')).toBe('inForce')
    const asked = { asked: ['a', 'b'] as never[], isAgreed: false }
    expect(stage('approved', asked)).toBe('asked')
    expect(stage('approved', { ...asked, isAgreed: true })).toBe('agreed')
    expect(stage('retired', asked)).toBe('replaced')
    expect(
      targetStage({ isCarriedOn: true, isCommonWay: false, state: 'approved', review: asked }),
    ).toBe('replaced')
  })
})
