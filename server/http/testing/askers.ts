// Everybody who could ask: each role in the house whose things are asked for and in another, people of another
// alliance, people who have left, roles that nobody knows, and whoever has no account.

import type { Actor, MemberRole } from '#library'
import { makePerson } from '../../../test/database/make-alliance.ts'
import { hashToken } from '../../actions/tokens.ts'
import { addSession } from '../../store/sessions.ts'
import type { House } from './visit.ts'

export const EVERY_ROLE: readonly MemberRole[] = [
  'reader',
  'recorder',
  'modeller',
  'approver',
  'organisationAdmin',
  'allianceCoordinator',
]

/** What is true of somebody, written down here and not asked of the program. */
export interface Asker {
  readonly name: string
  /** Absent for whoever has not signed in. */
  readonly alliance?: 'one' | 'two'
  /** What they hold, by the last letter of the organisation; none where they are nobody there. */
  readonly roles: Readonly<Record<string, readonly MemberRole[]>>
  /** Holds the links of B: to an enquiry and to an invitation. */
  readonly isGuest?: boolean
}

const each = (name: string, house: string): readonly Asker[] =>
  EVERY_ROLE.map((role) => ({
    name: `${name} ${role}`,
    alliance: 'one' as const,
    roles: { [role === 'allianceCoordinator' && house === 'a' ? 'k' : house]: [role] },
  }))

export const ASKERS: readonly Asker[] = [
  ...each('own', 'b'),
  ...each('other', 'a'),
  {
    name: 'all of A',
    alliance: 'one',
    roles: { a: ['modeller', 'approver', 'organisationAdmin'], k: ['allianceCoordinator'] },
  },
  { name: 'of both houses', alliance: 'one', roles: { a: ['modeller'], b: ['reader'] } },
  { name: 'elsewhere', alliance: 'two', roles: { b: EVERY_ROLE } },
  // A member of B in alliance one as well, but at work in the other alliance now.
  { name: 'of both alliances', alliance: 'two', roles: { a: ['modeller'] } },
  // In the organisation's list, with a role this program does not know.
  { name: 'unknown role', alliance: 'one', roles: {} },
  // Has a session from when they were a member of B.
  { name: 'has left', roles: {} },
  { name: 'public', roles: {} },
  { name: 'guest', roles: {}, isGuest: true },
]

/** As the domain sees an asker; undefined for whoever must be taken for nobody. */
export const actorOf = (asker: Asker): Actor | undefined =>
  asker.alliance === undefined || Object.keys(asker.roles).length === 0
    ? undefined
    : {
        personId: personOf(asker),
        allianceId: asker.alliance,
        memberships: Object.entries(asker.roles).map(([house, roles]) => ({
          organisationId: `${asker.alliance}-${house}`,
          roles,
        })),
      }

export const personOf = (asker: Asker): string =>
  `${asker.alliance ?? 'one'}-${asker.name.replaceAll(' ', '-')}`

const tokenOf = (asker: Asker): string => `token of ${asker.name}`

/** The cookie of somebody's session; '' for whoever has none. */
export const cookieOf = (asker: Asker): string =>
  asker.alliance || asker.name === 'has left'
    ? `prozess_session=${encodeURIComponent(tokenOf(asker))}`
    : ''

/** Makes all of them, and signs in whoever can be. */
export const makeAskers = async ({ database: { store }, clock }: House): Promise<void> => {
  for (const asker of ASKERS) {
    if (cookieOf(asker) === '') continue
    const { alliance = 'one' } = asker
    const held = Object.entries(asker.roles).map(([house, roles]) => [
      `${alliance}-${house}`,
      roles,
    ])
    const { personId } = await makePerson(
      store,
      alliance,
      asker.name.replaceAll(' ', '-'),
      Object.fromEntries(held),
    )
    await store.asAuth(async (tx) => {
      const session = { personId, allianceId: alliance, now: clock.now }
      await addSession(tx, { ...session, tokenHash: hashToken(tokenOf(asker)) })
      const membership = { person_id: personId, alliance_id: 'one', organisation_id: 'one-b' }
      if (asker.name === 'unknown role') {
        await tx
          .insertInto('membership')
          .values({ ...membership, roles: ['supervisor' as MemberRole] })
          .execute()
      }
      if (asker.name === 'of both alliances') {
        await tx
          .insertInto('membership')
          .values({ ...membership, roles: ['modeller'] })
          .execute()
      }
    })
  }
}
