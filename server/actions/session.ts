// The session of a request: how long it lasts, and how it is shown.

import type { Session } from '#api'
import { type Actor, can, isCoordinator, knownMemberships } from '#library'
import { endSession, findSession, type SessionRow, touchSession } from '../store/sessions.ts'
import type { Store } from '../store/store.ts'
import { hashToken } from './tokens.ts'

const HOUR_MS = 3_600_000
/** Ends after 12 hours without a request, and after 30 days in any case. */
export const IDLE_MS = 12 * HOUR_MS
export const LONGEST_MS = 30 * 24 * HOUR_MS
/** Writing each request down would make every reader a writer. */
const TOUCH_MS = 5 * 60_000

/** Roles of another version of the program count for nothing. */
const known = (session: SessionRow | undefined): SessionRow | undefined =>
  session && { ...session, memberships: knownMemberships(session.memberships) }

/** The session of a cookie's token; undefined where there is none or it has run out. */
export const readSession = (
  store: Store,
  token: string,
  now: Date,
): Promise<SessionRow | undefined> =>
  store.asAuth(async (tx) => {
    const session = known(await findSession(tx, hashToken(token), now))
    if (!session) return undefined
    const isOver =
      now.getTime() - session.seenAt.getTime() > IDLE_MS ||
      now.getTime() - session.createdAt.getTime() > LONGEST_MS
    if (isOver || session.memberships.length === 0) {
      await endSession(tx, session.tokenHash)
      return undefined
    }
    if (now.getTime() - session.seenAt.getTime() > TOUCH_MS) {
      await touchSession(tx, session.tokenHash, now)
    }
    return session
  })

/** What the browser learns of a session. */
export const presentSession = (session: SessionRow): Session => {
  const { person, alliance, alliances, memberships } = session
  const actor: Actor = { personId: person.id, allianceId: alliance.id, memberships }
  const somewhere = (action: 'import' | 'record' | 'administer') =>
    memberships.some(
      ({ organisationId }) =>
        can(actor, action, { kind: 'organisation', allianceId: alliance.id, organisationId })
          .isAllowed,
    )
  return {
    person,
    alliance,
    alliances: [...alliances],
    memberships: memberships.map((one) => ({ ...one, roles: [...one.roles] })),
    can: {
      importProcesses: somewhere('import'),
      record: somewhere('record'),
      administer: somewhere('administer'),
      coordinate: isCoordinator(actor),
      decideLinks: can(actor, 'decideLinks', { kind: 'alliance', allianceId: alliance.id })
        .isAllowed,
    },
  }
}
