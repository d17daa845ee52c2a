// Rules N of SPEC.md.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import {
  askedNow,
  caretakersOf,
  isAskedAsDeputy,
  letFor as letForWhom,
  NOTICE_KINDS,
  toldOfDeputy,
  toldOfReview,
  toldOfStuck,
  toldOnce,
} from './notices.ts'
import { mayReview, type ReviewFact, type ReviewRules, reviewOf } from './review.ts'

const person: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const people = fc.uniqueArray(person)
const rules: fc.Arbitrary<ReviewRules> = fc.record({
  fourEyes: fc.boolean(),
  steps: fc.array(
    fc.record({ name: fc.constant('x'), people, quorum: fc.integer({ min: 1, max: 3 }) }),
    { maxLength: 3 },
  ),
})

describe('what one event tells', () => {
  it('N1: reaches each person once, with what asks most of them, and never who did it', () => {
    const told = fc.array(fc.record({ person, kind: fc.constantFrom(...NOTICE_KINDS) }))
    fc.assert(
      fc.property(told, fc.option(person), (all, by) => {
        const once = toldOnce(all, by)
        const reached = once.map((one) => one.person)
        expect(reached).not.toContain(by)
        expect(new Set(reached).size).toBe(reached.length)
        expect(new Set(reached)).toEqual(
          new Set(all.map((one) => one.person).filter((one) => one !== by)),
        )
        for (const { person: who, kind } of once) {
          const ranks = all
            .filter((one) => one.person === who)
            .map((one) => NOTICE_KINDS.indexOf(one.kind))
          expect(NOTICE_KINDS.indexOf(kind)).toBe(Math.min(...ranks))
        }
      }),
      { seed: 17, numRuns: runs(300) },
    )
  })

  it('R13: nobody could give the word exactly where none of the house is asked; then who administers it may let somebody', () => {
    const submitted = (by: string, fourEyes: boolean, steps: ReviewRules['steps'] = []) =>
      reviewOf('a', [{ act: 'submit', by, rules: { fourEyes, steps } }])
    const one = (id: string, ...roles: string[]) => ({ id, name: `Frau ${id}`, roles })
    const admin = one('e', 'organisationAdmin')
    const letFor = (...asked: Parameters<typeof letForWhom>) =>
      letForWhom(...asked)?.map(({ name }) => name)
    expect(letFor(submitted('a', false), [one('a', 'modeller'), admin])).toEqual(['Frau e'])
    expect(letFor(submitted('a', false), [one('a', 'modeller')])).toEqual([])
    expect(letFor(submitted('a', false), [one('a', 'approver'), admin])).toBeUndefined()
    // With four eyes the only approver may be who wrote it.
    expect(letFor(submitted('a', true), [one('a', 'approver'), admin])).toEqual(['Frau e'])
    expect(
      letFor(submitted('a', true), [one('a', 'approver'), one('b', 'approver')]),
    ).toBeUndefined()
    // Whoever was to agree may have left.
    const steps = [{ name: 'Recht', people: ['c'], quorum: 1 }]
    expect(letFor(submitted('a', false, steps), [one('b', 'approver'), admin])).toEqual(['Frau e'])
    expect(letFor(submitted('a', false, steps), [one('c'), admin])).toBeUndefined()
    // A deputy of an approver will do.
    const deputy = [{ person: 'b', deputy: 'd' }]
    const both = [one('b', 'approver'), one('d')]
    expect(letFor(submitted('b', true), both, deputy)).toEqual([])
    expect(letFor(reviewOf('a', []), [one('a', 'modeller'), admin])).toBeUndefined()
  })

  it('R13: tells who administers the house, once it waits for nobody', () => {
    const rules: ReviewRules = { fourEyes: false, steps: [] }
    const draft = reviewOf('a', [])
    const waits = reviewOf('a', [{ act: 'submit', by: 'a', rules }])
    const admin = { id: 'e', name: 'Frau e', roles: ['organisationAdmin'] }
    const approver = { id: 'b', name: 'Frau b', roles: ['approver'] }
    const told = [{ kind: 'reviewStuck', person: 'e' }]
    expect(toldOfStuck(draft, waits, [admin])).toEqual(told)
    expect(toldOfStuck(draft, waits, [admin, approver])).toEqual([])
    expect(toldOfStuck(waits, waits, [admin])).toEqual([])
    expect(toldOfStuck(waits, draft, [admin])).toEqual([])
  })

  it('N2: asks everybody who may answer a version, once on its whole way, and nobody else', () => {
    const way = fc.record({ rules, author: person, approvers: people, picks: fc.array(fc.nat(9)) })
    fc.assert(
      fc.property(way, ({ rules, author, approvers, picks }) => {
        const facts: ReviewFact[] = [{ act: 'submit', by: author, rules }]
        let before = reviewOf(author, [])
        let after = reviewOf(author, facts)
        let asked = toldOfReview('submit', before, after, approvers)
        for (const pick of picks) {
          const may = (one: string) => ({ mayEdit: false, mayApprove: approvers.includes(one) })
          const now = askedNow(after, approvers)
          const able = ['a', 'b', 'c', 'd', 'e'].filter((one) =>
            (['agree', 'approve'] as const).some(
              (act) => mayReview(after, act, one, may(one)).isAllowed,
            ),
          )
          expect(now.toSorted()).toEqual(able.toSorted())
          const by = now[pick % Math.max(1, now.length)]
          if (by === undefined) break
          const act = mayReview(after, 'agree', by, may(by)).isAllowed ? 'agree' : 'approve'
          facts.push({ act, by })
          before = after
          after = reviewOf(author, facts)
          const told = toldOfReview(act, before, after, approvers)
          expect(told.filter(({ kind }) => kind === 'reviewAnswered').length).toBe(
            act === 'approve' ? before.authors.length : 0,
          )
          asked = [...asked, ...told]
        }
        const steps = rules.steps.length + 1
        for (const one of ['a', 'b', 'c', 'd', 'e']) {
          const times = asked.filter(
            ({ kind, person: who }) => kind === 'reviewWaits' && who === one,
          )
          expect(times.length).toBeLessThanOrEqual(steps)
        }
      }),
      { seed: 18, numRuns: runs(300) },
    )
  })

  it('N2: tells the authors that it was returned, and nobody of a version taken back', () => {
    const before = reviewOf('a', [{ act: 'submit', by: 'b' }])
    const after = reviewOf('a', [
      { act: 'submit', by: 'b' },
      { act: 'return', by: 'c' },
    ])
    const told = (act: 'return' | 'recall') =>
      toldOfReview(act, before, after, ['c']).map(({ kind, person: who }) => `${kind} ${who}`)
    expect(told('return')).toEqual(['reviewAnswered a', 'reviewAnswered b'])
    expect(told('recall')).toEqual([])
  })

  it('N3: reaches who wrote a process and may still edit it, or else all who may', () => {
    expect(caretakersOf(['a', 'gone'], ['a', 'b'])).toEqual(['a'])
    expect(caretakersOf(['gone'], ['a', 'b'])).toEqual(['a', 'b'])
    fc.assert(
      fc.property(people, people, (writers, editors) => {
        const chosen = caretakersOf(writers, editors)
        expect(chosen.length > 0).toBe(editors.length > 0)
        expect(chosen.every((one) => editors.includes(one))).toBe(true)
      }),
      { seed: 19, numRuns: runs(200) },
    )
  })

  it('N7: is a deputy told of what waits for the other, unless they are asked without that', () => {
    const submitted = (fourEyes: boolean, asked: readonly string[]) =>
      reviewOf('a', [
        {
          ...{ act: 'submit', by: 'a' },
          rules: { fourEyes, steps: [{ name: 'x', people: asked, quorum: asked.length }] },
        },
      ])
    const of = (deputy: string) => ({ person: 'b', deputy })
    const isTold = (...args: Parameters<typeof isAskedAsDeputy>) => isAskedAsDeputy(...args)
    expect(isTold(submitted(false, ['b']), [], of('c'), [])).toBe(true)
    expect(isTold(submitted(false, ['b', 'c']), [], of('c'), [])).toBe(false)
    expect(isTold(submitted(false, ['d']), [], of('c'), [])).toBe(false)
    expect(isTold(submitted(true, ['b']), [], of('a'), [])).toBe(false)
    expect(isTold(submitted(false, ['b']), [], of('c'), [of('c')])).toBe(false)
    // It waits for whoever may approve.
    expect(isTold(submitted(false, []), ['b'], of('c'), [])).toBe(true)
    expect(isTold(submitted(false, []), ['b', 'c'], of('c'), [])).toBe(false)
    expect(toldOnce(toldOfDeputy(of('c')), 'b')).toEqual([{ person: 'c', kind: 'deputyNamed' }])
  })
})
