import { describe, expect, it } from 'vitest'
import { idsOf, manyOf, oneOf, parseSearch, stringifySearch } from './search-params.ts'

describe('addresses', () => {
  it('keep a product area with a leading zero as it is', () => {
    expect(parseSearch('?productArea=02')).toEqual({ productArea: '02' })
    expect(stringifySearch({ productArea: '02' })).toBe('?productArea=02')
  })

  it('carry several processes under one name', () => {
    const text = stringifySearch({ process: ['a', 'b', 'c d'] })
    expect(text).toBe('?process=a&process=b&process=c+d')
    expect(parseSearch(text)).toEqual({ process: ['a', 'b', 'c d'] })
  })

  it('leave out what is empty', () => {
    expect(stringifySearch({ q: '', state: undefined, family: null })).toBe('')
  })

  it('read one value as a list and a list as none', () => {
    expect(manyOf('a')).toEqual(['a'])
    expect(manyOf(['a', 'b'])).toEqual(['a', 'b'])
    expect(manyOf(undefined)).toEqual([])
    expect(oneOf(['a', 'b'])).toBeUndefined()
  })

  it('read processes with commas between them like repeated ones', () => {
    expect(idsOf('a,b')).toEqual(['a', 'b'])
    expect(idsOf(['a', 'b, c', ','])).toEqual(['a', 'b', 'c'])
    expect(idsOf(undefined)).toEqual([])
  })
})
