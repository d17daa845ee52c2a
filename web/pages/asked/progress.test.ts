import { describe, expect, it } from 'vitest'
import { answered, NO_PROGRESS, readProgress, written } from './progress.ts'

describe('how far somebody has come with the questions of a link', () => {
  it('comes back as it was left', () => {
    const there = { ...written(answered(NO_PROGRESS, 'a', 'right'), 'b', 'Anders'), at: 1 }
    expect(readProgress(JSON.stringify(there), 3)).toEqual(there)
  })

  it('keeps words that were not sent until they are, and no empty ones', () => {
    const begun = written(NO_PROGRESS, 'b', 'Anders')
    expect(begun.words).toEqual({ b: 'Anders' })
    expect(answered(begun, 'b', 'wrong')).toEqual({ ...NO_PROGRESS, answers: { b: 'wrong' } })
    expect(written(begun, 'b', ' ').words).toEqual({})
  })

  it('is none where nothing fits is kept', () => {
    const odd = [
      null,
      '',
      'x',
      '[]',
      '{}',
      '{"at":"1"}',
      '{"at":1,"name":"","answers":{"a":2},"words":{}}',
    ]
    for (const text of odd) expect(readProgress(text, 3)).toEqual(NO_PROGRESS)
    expect(readProgress(JSON.stringify({ ...NO_PROGRESS, at: 9 }), 3).at).toBe(3)
  })
})
