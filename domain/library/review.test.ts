import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import {
  faultOfRules,
  mayReview,
  NO_RULES,
  needsReason,
  REVIEW_ACTS,
  type ReviewFact,
  type ReviewRights,
  type ReviewRules,
  reviewOf,
  waitsFor,
} from './review.ts'

const ALL: ReviewRights = { mayEdit: true, mayApprove: true }
const NONE: ReviewRights = { mayEdit: false, mayApprove: false }
const PEOPLE = ['anna', 'berta', 'carl', 'dora'] as const
const RIGHTS: Readonly<Record<string, ReviewRights>> = {
  anna: { mayEdit: true, mayApprove: false },
  berta: { mayEdit: false, mayApprove: true },
  carl: NONE,
  dora: ALL,
}

const RULES: ReviewRules = {
  fourEyes: true,
  steps: [
    { name: 'Fachamt', people: ['berta', 'carl'], quorum: 1 },
    { name: 'Personalrat', people: ['carl', 'dora'], quorum: 2 },
  ],
}

const submitted: ReviewFact = { act: 'submit', by: 'anna', rules: RULES }
const agree = (by: string): ReviewFact => ({ act: 'agree', by })

const rules = fc.record({
  fourEyes: fc.boolean(),
  steps: fc.array(
    fc
      .record({
        people: fc.subarray([...PEOPLE], { minLength: 1 }),
        quorum: fc.integer({ min: 1, max: 3 }),
      })
      .map((step) => ({ ...step, name: 'x' })),
    { maxLength: 3 },
  ),
})
/** Mostly such that something comes of it. */
const act = fc.oneof(
  { arbitrary: fc.constantFrom('submit', 'agree', 'agree', 'approve'), weight: 8 },
  { arbitrary: fc.constantFrom(...REVIEW_ACTS), weight: 1 },
)
const wish = fc.record({ act, by: fc.constantFrom(...PEOPLE) })

/** What comes of wishes of which only the allowed ones happen. */
const lived = (wanted: ReviewRules, wishes: readonly { act: ReviewFact['act']; by: string }[]) => {
  const facts: ReviewFact[] = []
  for (const { act, by } of wishes) {
    const review = reviewOf('anna', facts)
    if (!mayReview(review, act, by, RIGHTS[by] ?? NONE).isAllowed) continue
    facts.push({ act, by, ...(act === 'submit' ? { rules: wanted } : {}) })
  }
  return facts
}

describe('the review of a version', () => {
  it('R1: begins with a draft, and stands where its facts lead', () => {
    expect(reviewOf('anna', [])).toMatchObject({ state: 'draft', authors: ['anna'] })
    expect(reviewOf(undefined, [submitted]).authors).toEqual(['anna'])
  })

  it('R2: is begun by who may edit, once, under the rules of that time', () => {
    expect(mayReview(reviewOf('x', []), 'submit', 'carl', NONE)).toEqual({
      ...{ isAllowed: false, because: 'role' },
    })
    const review = reviewOf('x', [submitted])
    expect(review).toMatchObject({ state: 'inReview', rules: RULES, step: 0 })
    expect(mayReview(review, 'submit', 'anna', ALL)).toMatchObject({ because: 'state' })
  })

  it('R3: takes its steps one after the other, each with so many of its people', () => {
    const first = reviewOf('x', [submitted])
    expect(waitsFor(first)).toEqual(['berta', 'carl'])
    expect(mayReview(first, 'agree', 'dora', ALL)).toMatchObject({ because: 'notAsked' })
    const second = reviewOf('x', [submitted, agree('carl')])
    expect(second.step).toBe(1)
    expect(waitsFor(second)).toEqual(['carl', 'dora'])
    const half = reviewOf('x', [submitted, agree('carl'), agree('carl')])
    expect(mayReview(half, 'agree', 'carl', NONE)).toMatchObject({ because: 'already' })
    const done = reviewOf('x', [submitted, agree('carl'), agree('carl'), agree('dora')])
    expect(done.step).toBe(2)
    expect(waitsFor(done)).toBeUndefined()
  })

  it('R4: ends with a return, by whoever is asked or may approve, and begins from nothing again', () => {
    const review = reviewOf('x', [submitted, agree('carl')])
    expect(mayReview(review, 'return', 'berta', RIGHTS.berta ?? NONE).isAllowed).toBe(true)
    expect(mayReview(review, 'return', 'carl', NONE).isAllowed).toBe(true)
    expect(mayReview(review, 'return', 'anna', RIGHTS.anna ?? NONE)).toMatchObject({
      because: 'notAsked',
    })
    const again = reviewOf('x', [
      submitted,
      agree('carl'),
      { act: 'return', by: 'carl' },
      submitted,
    ])
    expect(again).toMatchObject({ state: 'inReview', step: 0, agreed: [] })
  })

  it('R5: is recalled by its author', () => {
    const review = reviewOf('carl', [submitted])
    expect(mayReview(review, 'recall', 'carl', NONE).isAllowed).toBe(true)
    expect(mayReview(review, 'recall', 'berta', RIGHTS.berta ?? NONE).isAllowed).toBe(false)
    expect(reviewOf('carl', [submitted, { act: 'recall', by: 'carl' }]).state).toBe('draft')
  })

  it('R6: no path leads to an approved version without every step and somebody who may approve', () => {
    let approvals = 0
    fc.assert(
      fc.property(rules, fc.array(wish, { maxLength: 60, size: 'max' }), (wanted, wishes) => {
        const facts = lived(wanted, wishes)
        for (const [at, fact] of facts.entries()) {
          if (fact.act !== 'approve') continue
          approvals += 1
          const before = facts.slice(0, at)
          const from = before.findLastIndex(({ act }) => act === 'submit')
          const since = before.slice(from + 1)
          expect(since.every(({ act }) => act === 'agree')).toBe(true)
          expect(RIGHTS[fact.by]?.mayApprove).toBe(true)
          // Each step has had its people, told from the facts alone.
          let rest = since.map(({ by }) => by)
          for (const { people, quorum } of wanted.steps) {
            const needed = Math.min(quorum, people.length)
            const mine = rest.slice(0, needed)
            rest = rest.slice(needed)
            expect(new Set(mine).size).toBe(needed)
            expect(mine.every((one) => (people as readonly string[]).includes(one))).toBe(true)
          }
          expect(rest).toEqual([])
        }
        expect(reviewOf('anna', facts).state === 'approved').toBe(facts.at(-1)?.act === 'approve')
      }),
      { seed: 20261127, numRuns: runs(500) },
    )
    expect(approvals).toBeGreaterThan(50)
  })

  it('R7: with four eyes nobody agrees to or approves their own work; without, one person may do it all', () => {
    fc.assert(
      fc.property(rules, fc.array(wish, { maxLength: 60, size: 'max' }), (wanted, wishes) => {
        const facts = lived({ ...wanted, fourEyes: true }, wishes)
        const authors = new Set(['anna'])
        for (const { act, by } of facts) {
          if (act === 'submit') authors.add(by)
          if (act === 'agree' || act === 'approve') expect(authors.has(by)).toBe(false)
        }
      }),
      { seed: 20261127, numRuns: runs(500) },
    )
    const alone = lived(NO_RULES, [
      { act: 'submit', by: 'dora' },
      { act: 'approve', by: 'dora' },
    ])
    expect(reviewOf('dora', alone).state).toBe('approved')
  })

  it('R8: is retired by who may approve, and stays so', () => {
    const approved: readonly ReviewFact[] = [
      { act: 'submit', by: 'anna', rules: NO_RULES },
      { act: 'approve', by: 'berta' },
    ]
    const review = reviewOf('anna', approved)
    expect(mayReview(review, 'retire', 'anna', RIGHTS.anna ?? NONE)).toMatchObject({
      because: 'role',
    })
    expect(mayReview(review, 'retire', 'berta', RIGHTS.berta ?? NONE).isAllowed).toBe(true)
    const retired = reviewOf('anna', [...approved, { act: 'retire', by: 'berta' }])
    for (const act of REVIEW_ACTS) {
      expect(mayReview(retired, act, 'dora', ALL).isAllowed).toBe(false)
    }
  })

  it('R9: is approved with a reason while a change is asked for, and without one when none is', () => {
    expect(REVIEW_ACTS.filter((act) => needsReason(act, 0))).toEqual(['return', 'retire'])
    expect(REVIEW_ACTS.filter((act) => needsReason(act, 2))).toEqual([
      ...['return', 'approve', 'retire'],
    ])
  })

  it('R10: a deputy acts in the place of whom they stand in for, and in their own name where they can', () => {
    const forBerta = { ...NONE, standsInFor: [{ person: 'berta', mayApprove: true }] }
    const review = reviewOf('x', [submitted])
    expect(mayReview(review, 'agree', 'eva', forBerta)).toEqual({
      ...{ isAllowed: true, standsInFor: 'berta' },
    })
    expect(mayReview(review, 'return', 'eva', forBerta)).toMatchObject({ standsInFor: 'berta' })
    expect(mayReview(review, 'agree', 'carl', forBerta)).toEqual({ isAllowed: true })
    expect(mayReview(review, 'agree', 'eva', NONE)).toMatchObject({ because: 'notAsked' })
    const after = reviewOf('x', [submitted, { ...agree('eva'), standsInFor: 'berta' }])
    expect(after.step).toBe(1)
    const wait = reviewOf('x', [{ act: 'submit', by: 'anna', rules: NO_RULES }])
    expect(mayReview(wait, 'approve', 'eva', forBerta)).toMatchObject({ standsInFor: 'berta' })
    // Standing in is for reviews: nothing else is done with it.
    const done = reviewOf('x', [
      ...[{ act: 'submit', by: 'anna', rules: NO_RULES } as const],
      { act: 'approve', by: 'eva', standsInFor: 'berta' },
    ])
    expect(mayReview(done, 'retire', 'eva', forBerta)).toMatchObject({ because: 'role' })
  })

  it('R11: no path skips a needed word by way of deputies, and four eyes stay four', () => {
    const deputies = fc.uniqueArray(
      fc.record({ person: fc.constantFrom(...PEOPLE), deputy: fc.constantFrom(...PEOPLE) }),
      { selector: ({ person }) => person, maxLength: 4 },
    )
    const wishes = fc.array(wish, { maxLength: 60, size: 'max' })
    let approvals = 0
    let stoodIn = 0
    fc.assert(
      fc.property(rules, deputies, wishes, (wanted, standing, wished) => {
        const facts: ReviewFact[] = []
        for (const { act, by } of wished) {
          const standsInFor = standing
            .filter(({ person, deputy }) => deputy === by && person !== by)
            .map(({ person }) => ({ person, mayApprove: RIGHTS[person]?.mayApprove === true }))
          const rights = { ...(RIGHTS[by] ?? NONE), standsInFor }
          const verdict = mayReview(reviewOf('anna', facts), act, by, rights)
          if (!verdict.isAllowed) continue
          const as = verdict.standsInFor === undefined ? {} : { standsInFor: verdict.standsInFor }
          facts.push({ act, by, ...as, ...(act === 'submit' ? { rules: wanted } : {}) })
        }
        for (const [at, approval] of facts.entries()) {
          if (approval.standsInFor !== undefined) {
            const { by: deputy, standsInFor: person } = approval
            expect(standing).toContainEqual({ person, deputy })
          }
          if (approval.act !== 'approve') continue
          approvals += 1
          const before = facts.slice(0, at)
          const from = before.findLastIndex(({ act }) => act === 'submit')
          let rest = before.slice(from + 1)
          for (const { people, quorum } of wanted.steps) {
            const needed = Math.min(quorum, people.length)
            const taken = rest.slice(0, needed)
            rest = rest.slice(needed)
            const seats = taken.map(({ by, standsInFor }) => standsInFor ?? by)
            expect(new Set(seats).size).toBe(needed)
            expect(seats.every((one) => (people as readonly string[]).includes(one))).toBe(true)
            expect(new Set(taken.map(({ by }) => by)).size).toBe(needed)
          }
          expect(rest).toEqual([])
          expect(RIGHTS[approval.standsInFor ?? approval.by]?.mayApprove).toBe(true)
          const round = [...before.slice(from + 1), approval]
          stoodIn += round.filter(({ standsInFor }) => standsInFor !== undefined).length
          if (!wanted.fourEyes) continue
          const authors = new Set([
            'anna',
            ...before.flatMap((f) => (f.act === 'submit' ? [f.by] : [])),
          ])
          for (const { by, standsInFor } of round) {
            expect(authors.has(by) || authors.has(standsInFor ?? by)).toBe(false)
            if (standsInFor === undefined) continue
            expect(round.filter((one) => one.by === by)).toHaveLength(1)
          }
        }
      }),
      { seed: 20261128, numRuns: runs(1000) },
    )
    expect(approvals).toBeGreaterThan(50)
    expect(stoodIn).toBeGreaterThan(20)
  })

  it('tells rules that nobody could ever meet', () => {
    const step = (people: readonly string[], quorum: number) => ({ name: 'x', people, quorum })
    expect(faultOfRules({ fourEyes: false, steps: [step([], 1)] })).toBe('nobody')
    expect(faultOfRules({ fourEyes: false, steps: [step(['a'], 2)] })).toBe('quorum')
    expect(faultOfRules({ fourEyes: true, steps: [step(['a', 'b'], 2)] })).toBe('quorum')
    expect(faultOfRules(RULES)).toBe('quorum')
    expect(faultOfRules({ fourEyes: true, steps: [step(['a', 'b'], 1)] })).toBeUndefined()
  })
})
