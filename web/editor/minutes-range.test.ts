import { describe, expect, it } from 'vitest'
import { withEnd } from './minutes-range.ts'

describe('fewest and most minutes', () => {
  it('stand as they are typed, one after the other', () => {
    expect(withEnd(null, 'min', 10)).toEqual({ min: 10, max: 10 })
    expect(withEnd({ min: 10, max: 10 }, 'max', 30)).toEqual({ min: 10, max: 30 })
    expect(withEnd(null, 'max', 30)).toEqual({ min: 0, max: 30 })
  })

  it('keep what was typed last, and the other end gives way', () => {
    expect(withEnd({ min: 10, max: 30 }, 'max', 5)).toEqual({ min: 5, max: 5 })
    expect(withEnd({ min: 10, max: 30 }, 'min', 40)).toEqual({ min: 40, max: 40 })
  })

  it('go when both are taken away', () => {
    expect(withEnd({ min: 10, max: 30 }, 'min', undefined)).toEqual({ min: 0, max: 30 })
    expect(withEnd({ min: 0, max: 30 }, 'max', undefined)).toBeUndefined()
    expect(withEnd({ min: 10, max: 30 }, 'max', undefined)).toEqual({ min: 10, max: 10 })
    expect(withEnd(null, 'max', undefined)).toBeUndefined()
  })
})
