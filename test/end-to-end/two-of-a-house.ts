// Two colleagues of one house: one models and leads, the other approves what the first has written.

import type { BrowserContext } from 'playwright-core'
import { expect } from 'vitest'
import type { FamilySummary, Session } from '#api'
import { findPerson, newContext, signIn } from './browser.ts'

export interface TwoOfAHouse {
  /** Models, and gives roles in the house. */
  readonly leader: BrowserContext
  readonly colleague: BrowserContext
  /** Id of the organisation. */
  readonly house: string
  /** What a page would send; fails where it is refused. */
  readonly send: <T>(context: BrowserContext, path: string, data: object) => Promise<T>
}

const administered = (session: Session) =>
  session.memberships.find(({ roles }) =>
    (['modeller', 'organisationAdmin'] as const).every((role) => roles.includes(role)),
  )

/** In the program at `url`, whose roles it changes. */
export const twoOfAHouse = async (url: string): Promise<TwoOfAHouse> => {
  const headers = { Origin: url }
  const enter = async (fits: (session: Session) => boolean) => {
    const { person, session } = await findPerson(fits, url)
    const context = await newContext({ url })
    await signIn(context, person, url)
    return { context, session }
  }
  const first = await enter((one) => administered(one) !== undefined)
  const house = administered(first.session)?.organisationId ?? ''
  const second = await enter(
    ({ person, memberships }) =>
      person.id !== first.session.person.id &&
      memberships.some(({ organisationId }) => organisationId === house),
  )
  const given = await first.context.request.put(`/api/people/${second.session.person.id}/roles`, {
    headers,
    data: { organisationId: house, roles: ['approver'] },
  })
  expect(given.status()).toBe(200)
  return {
    ...{ leader: first.context, colleague: second.context, house },
    send: async (context, path, data) => {
      const answer = await context.request.post(path, { headers, data })
      expect([path, answer.status()]).toEqual([path, 200])
      return answer.json()
    },
  }
}

/** A family that the house and at least `others` other ones share in the alliance, and a process of each of two. */
export const sharedFamily = (
  families: readonly FamilySummary[],
  house: string,
  others: number,
): {
  readonly family: FamilySummary
  readonly own: FamilySummary['members'][number]
  readonly other: FamilySummary['members'][number]
} => {
  for (const family of families) {
    const shared = family.members.filter(({ visibility }) => visibility === 'alliance')
    const own = shared.find(({ organisation }) => organisation.id === house)
    const rest = shared.filter(({ organisation }) => organisation.id !== house)
    const [other] = rest
    if (own && other && rest.length >= others) return { family, own, other }
  }
  throw new Error('The house shares no family.')
}
