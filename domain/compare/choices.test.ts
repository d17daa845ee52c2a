import { describe, expect, it } from 'vitest'
import { plainLanguage } from '#language'
import { branch, process, task, xor } from '#process'
import { choicesOf } from './choices.ts'
import { stepsOf } from './step.ts'

const language = plainLanguage()

/** Of each step, how many ways there are to choose from, itself among them. */
const waysOf = (...shares: readonly number[]): readonly number[] => {
  const ways = shares.map((share, at) =>
    branch(`${at}`, task(`Weg ${'abcd'[at]}`, { work: { share } })),
  )
  const steps = stepsOf(process(xor('Weg', ...ways), task('Prüfen')), language, 'de')
  return choicesOf(steps).map((choices) => choices.size)
}

describe('ways to choose from', () => {
  it('are branches whose shares add up to all cases, two or more', () => {
    expect(waysOf(0.6, 0.4)).toEqual([2, 2, 1])
    expect(waysOf(0.35, 0.48, 0.17)).toEqual([3, 3, 3, 1])
    expect(waysOf(0.4, 0.3, 0.2, 0.1)).toEqual([4, 4, 4, 4, 1])
  })

  it('are none where the shares do not add up', () => {
    expect(waysOf(0.3, 0.2, 0.1)).toEqual([1, 1, 1, 1])
    expect(waysOf(1, 1, 1)).toEqual([1, 1, 1, 1])
  })
})
