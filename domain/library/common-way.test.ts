import { describe, expect, it } from 'vitest'
import { faultOfMark, isAskedToLink, type MarkCase } from './common-way.ts'

const fine: MarkCase = {
  ...{ mayMake: true, mayBind: true, isBindingNow: false, isShared: true, isInForce: true },
}
const others = { mayBind: false }

describe('the common way of a family', () => {
  it('G1: is recommended by whoever puts families together, where the alliance sees it', () => {
    expect(faultOfMark({ ...fine, ...others }, 'recommended')).toBeUndefined()
    expect(faultOfMark({ ...fine, ...others, isInForce: false }, 'recommended')).toBeUndefined()
    expect(faultOfMark({ ...fine, mayMake: false }, 'recommended')).toBe('role')
    expect(faultOfMark({ ...fine, isShared: false }, 'recommended')).toBe('notShared')
    expect(faultOfMark({ ...fine, ...others, isShared: false }, undefined)).toBeUndefined()
  })

  it('G2: is made binding by coordination alone, once in force, and only coordination takes it back', () => {
    expect(faultOfMark(fine, 'binding')).toBeUndefined()
    expect(faultOfMark({ ...fine, ...others }, 'binding')).toBe('role')
    expect(faultOfMark({ ...fine, isInForce: false }, 'binding')).toBe('notInForce')
    for (const wanted of ['recommended', 'binding', undefined] as const) {
      expect(faultOfMark({ ...fine, ...others, isBindingNow: true }, wanted)).toBe('role')
      expect(faultOfMark({ ...fine, isBindingNow: true }, wanted)).toBeUndefined()
    }
  })

  it('G3: is brought to mind where a member is not linked with it', () => {
    expect(isAskedToLink('ours', 'common', [])).toBe(true)
    expect(isAskedToLink('ours', 'common', ['other', 'common'])).toBe(false)
    expect(isAskedToLink('common', 'common', [])).toBe(false)
    expect(isAskedToLink('ours', undefined, [])).toBe(false)
  })
})
