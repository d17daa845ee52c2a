import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import {
  agreedVersionOf,
  faultOfAnswer,
  faultOfAsk,
  housesToAsk,
  WAY_ANSWERS,
  type WayAnswer,
  type WayFact,
  wayReviewOf,
} from './common-way-review.ts'
import { askedForHouse } from './notices.ts'

const ask = (version: number, ...houses: readonly string[]): WayFact => ({
  ...{ act: 'ask', version, houses },
})
const say = (act: WayAnswer, house: string, version = 1): WayFact => ({ act, version, house })

const nobody = wayReviewOf([], 1)
const asking = { mayMake: true, isInForce: true, review: nobody, members: ['a', 'b'] }

describe('the houses of a family', () => {
  it('G4: are all asked, and stay asked; those who come later can be asked as well', () => {
    expect(faultOfAsk(asking)).toBeUndefined()
    expect(faultOfAsk({ ...asking, mayMake: false })).toBe('role')
    expect(faultOfAsk({ ...asking, isInForce: false })).toBe('notInForce')
    expect(faultOfAsk({ ...asking, members: ['a'] })).toBe('not-now')
    const review = wayReviewOf([ask(1, 'a', 'b')], 1)
    expect(faultOfAsk({ ...asking, review })).toBe('not-now')
    expect(faultOfAsk({ ...asking, review, members: ['b', 'c'] })).toBeUndefined()
    expect(housesToAsk(review, ['b', 'c'])).toEqual(['a', 'b', 'c'])
    // Whose member was taken out is asked all the same.
    expect(wayReviewOf([ask(1, 'a', 'b'), ask(1, 'b', 'c')], 1).asked).toEqual(['a', 'b', 'c'])
  })

  it('G5: answer by who may approve there, with a reason where they say more than yes', () => {
    const review = wayReviewOf([ask(1, 'a', 'b')], 1)
    const fine = { house: 'a', mayApprove: true, isCurrent: true, review }
    expect(faultOfAnswer(fine, 'agree', '')).toBeUndefined()
    expect(faultOfAnswer({ ...fine, mayApprove: false }, 'agree', '')).toBe('role')
    expect(faultOfAnswer({ ...fine, isCurrent: false }, 'agree', '')).toBe('not-now')
    expect(faultOfAnswer({ ...fine, house: 'c' }, 'agree', '')).toBe('not-now')
    for (const answer of ['remark', 'disagree'] as const) {
      expect(faultOfAnswer(fine, answer, '')).toBe('reason')
      expect(faultOfAnswer(fine, answer, 'Die Satzung')).toBeUndefined()
    }
  })

  it('G5: may answer otherwise until all agree, and their last word counts', () => {
    const facts = [ask(1, 'a', 'b'), say('disagree', 'a'), say('agree', 'b')]
    expect(wayReviewOf(facts, 1)).toMatchObject({ agreeing: 1, missing: [], isAgreed: false })
    const later = wayReviewOf([...facts, say('remark', 'a')], 1)
    expect(later).toMatchObject({ agreeing: 2, isAgreed: true })
    const fine = { house: 'a', mayApprove: true, isCurrent: true }
    expect(faultOfAnswer({ ...fine, review: later }, 'disagree', 'doch nicht')).toBe('not-now')
  })

  it('G6: agree to one version; a newer one is asked about anew, and the old agreement stays', () => {
    const facts = [ask(1, 'a', 'b'), say('agree', 'a'), say('agree', 'b')]
    expect(faultOfAsk({ ...asking, review: wayReviewOf(facts, 1) })).toBe('not-now')
    expect(wayReviewOf(facts, 2)).toMatchObject({ asked: [], isAgreed: false })
    expect(faultOfAsk({ ...asking, review: wayReviewOf(facts, 2) })).toBeUndefined()
    expect(agreedVersionOf([])).toBeUndefined()
    expect(agreedVersionOf([...facts, ask(2, 'a', 'b'), say('agree', 'a', 2)])).toBe(1)
  })

  it('G6: no path leads to an agreement without the word of every house that is needed', () => {
    const house = fc.constantFrom('a', 'b', 'c')
    const version = fc.constantFrom(1, 2)
    // Likely enough, or nobody would ever agree and this would prove nothing.
    const usually = fc.integer({ min: 0, max: 5 }).map((dice) => dice > 0)
    const word = fc.constantFrom('agree', 'agree', ...WAY_ANSWERS)
    const wish = fc.oneof(
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const), house }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), house }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const), version }) },
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constant('ask' as const), version, mayMake: usually }),
      },
      {
        weight: 10,
        arbitrary: fc.record({
          ...{ kind: fc.constant('answer' as const), house, version, mayApprove: usually },
          ...{ answer: word, text: usually.map((isSaid) => (isSaid ? 'Satzung' : '')) },
        }),
      },
    )
    let reached = 0
    fc.assert(
      fc.property(fc.array(wish, { minLength: 20, maxLength: 60 }), (wishes) => {
        const members = new Set(['a', 'b'])
        let inForce = 1
        const facts: WayFact[] = []
        /** Written down beside, from what happened and not from the facts. */
        const needed = new Map<number, Set<string>>()
        const words = new Map<string, WayAnswer>()
        const agreed = new Set<number>()
        for (const one of wishes) {
          if (one.kind === 'join') members.add(one.house)
          if (one.kind === 'leave') members.delete(one.house)
          if (one.kind === 'release') inForce = Math.max(inForce, one.version)
          if (one.kind === 'ask' && one.version === inForce) {
            const review = wayReviewOf(facts, one.version)
            const given = { mayMake: one.mayMake, isInForce: true, review, members: [...members] }
            if (faultOfAsk(given) === undefined) {
              expect(one.mayMake).toBe(true)
              facts.push(ask(one.version, ...housesToAsk(review, given.members)))
              const before = needed.get(one.version) ?? []
              needed.set(one.version, new Set([...before, ...members]))
            }
          }
          if (one.kind === 'answer') {
            const review = wayReviewOf(facts, one.version)
            const isCurrent = one.version === inForce
            const given = { house: one.house, mayApprove: one.mayApprove, isCurrent, review }
            if (faultOfAnswer(given, one.answer, one.text) === undefined) {
              expect(one.mayApprove && isCurrent).toBe(true)
              expect(one.text !== '' || one.answer === 'agree').toBe(true)
              facts.push(say(one.answer, one.house, one.version))
              words.set(`${one.version} ${one.house}`, one.answer)
            }
          }
          for (const number of [1, 2]) {
            const all = [...(needed.get(number) ?? [])]
            const said = all.map((each) => words.get(`${number} ${each}`))
            const isDue =
              all.length > 1 && said.every((each) => each === 'agree' || each === 'remark')
            expect(wayReviewOf(facts, number).isAgreed).toBe(isDue)
            if (isDue) agreed.add(number)
            // Once agreed, it stays so.
            else expect(agreed.has(number)).toBe(false)
          }
          expect(agreedVersionOf(facts)).toBe([...agreed].sort().at(-1))
        }
        reached += agreed.size
      }),
      { seed: 17, numRuns: runs(400) },
    )
    expect(reached).toBeGreaterThan(runs(400) / 4)
  })

  it('G7: are told by whoever can answer for them, or else by whoever can let somebody', () => {
    const deputies = [
      { person: 'anna', deputy: 'dora' },
      { person: 'rita', deputy: 'rolf' },
    ]
    const asked = { approvers: ['anna', 'ada'], deputies, admins: ['otto'] }
    expect(askedForHouse(asked)).toEqual(['anna', 'ada', 'dora'])
    expect(askedForHouse({ ...asked, approvers: [] })).toEqual(['otto'])
  })
})
