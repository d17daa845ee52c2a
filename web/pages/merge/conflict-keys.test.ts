import { describe, expect, it } from 'vitest'
import { afterAnswer, questionMove } from './conflict-keys.ts'

const press = (key: string, more: object = {}) =>
  questionMove({ ...{ key, ctrlKey: false, altKey: false, metaKey: false }, ...more })

describe('keys at a question', () => {
  it('go on and back, choose and confirm', () => {
    expect(['j', 'k', '1', '2', '3', 'Enter'].map((key) => press(key))).toEqual([
      ...['next', 'previous', 'ours', 'theirs', 'both', 'confirm'],
    ])
  })

  it('mean nothing here together with others, nor do other keys', () => {
    expect(press('j', { ctrlKey: true })).toBeUndefined()
    expect(press('1', { altKey: true })).toBeUndefined()
    expect(press('x')).toBeUndefined()
  })
})

describe('after a question is confirmed', () => {
  it('the next open one comes, also before it', () => {
    expect(afterAnswer([true, false, false], 0)).toBe(1)
    expect(afterAnswer([false, true, true], 2)).toBe(0)
    expect(afterAnswer([true, true, false], 0)).toBe(2)
  })

  it('nothing comes where none is open but itself', () => {
    expect(afterAnswer([true, true], 1)).toBe('done')
    expect(afterAnswer([false], 0)).toBe('done')
    expect(afterAnswer([true], 0)).toBe('done')
  })
})
