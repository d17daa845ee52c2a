// Invitations by link: made, withdrawn, looked at, accepted.

import type { Invitation, Role } from '#api'
import { can } from '#library'
import { listOrganisations } from '../store/alliances.ts'
import { addAudit } from '../store/audit.ts'
import {
  addInvitation,
  addPerson,
  closeInvitation,
  findInvitation,
  isEmailTaken,
  listMemberships,
  removeInvitation,
  setMembership,
} from '../store/people.ts'
import { setPassword } from '../store/sessions.ts'
import { beginAttempt } from './attempts.ts'
import { type Context, demand, type MemberContext, Refused } from './context.ts'
import { hashPassword } from './password.ts'
import { demandComing, demandCoordination, demandGrant } from './people.ts'
import { hashToken, newToken } from './tokens.ts'

const VALID_MS = 14 * 24 * 3_600_000

export const invitationEnd = (now: Date): Date => new Date(now.getTime() + VALID_MS)

export const invitationLink = (publicUrl: string, token: string): string =>
  `${publicUrl}/einladung/${token}`

export const invite = async (
  ctx: MemberContext,
  input: {
    readonly organisationId: string
    readonly roles: readonly Role[]
    readonly email: string | null
    readonly lastDay?: string | null
  },
): Promise<Invitation> => {
  const { allianceId, personId } = ctx.actor
  const { organisationId, email, lastDay = null } = input
  const roles = [...new Set(input.roles)]
  demand(can(ctx.actor, 'administer', { kind: 'organisation', allianceId, organisationId }))
  demandCoordination(ctx, [], roles)
  demandGrant(ctx, organisationId, [], roles)
  demandComing(ctx, lastDay)
  const token = newToken(ctx.random)
  const id = ctx.random.id()
  const expiresAt = invitationEnd(ctx.now)
  const organisationName = await ctx.store.asActor(ctx.actor, async (tx) => {
    const all = await listOrganisations(tx, allianceId)
    const organisation = all.find((one) => one.id === organisationId)
    if (!organisation) throw new Refused('thing/not-found')
    await addInvitation(tx, {
      ...{ allianceId, id, organisationId, roles, email, expiresAt, lastDay },
      ...{ tokenHash: token.hash, invitedBy: personId, now: ctx.now },
    })
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId, what: 'invited' },
      ...{ subjectKind: 'organisation', subjectId: organisationId, details: { roles } },
    })
    return organisation.name
  })
  const link = invitationLink(ctx.publicUrl, token.text)
  return {
    id,
    email,
    organisationId,
    organisationName,
    roles,
    expiresAt: expiresAt.toISOString(),
    lastDay,
    link,
  }
}

export const withdrawInvitation = async (ctx: MemberContext, id: string): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const removed = await removeInvitation(tx, allianceId, id)
    if (!removed) throw new Refused('thing/not-found')
    const { organisationId } = removed
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId, what: 'invitationWithdrawn' },
      ...{ subjectKind: 'organisation', subjectId: organisationId },
    })
  })
}

export const showInvitation = async (
  ctx: Context,
  token: string,
): Promise<{
  allianceName: string
  organisationName: string
  email: string | null
  roles: Role[]
}> => {
  const attempt = await beginAttempt(ctx, 'invitation')
  const found = await ctx.store.asAuth((tx) => findInvitation(tx, hashToken(token), ctx.now))
  if (!found) throw new Refused('invitation/expired')
  await attempt.succeeded()
  const { allianceName, organisationName, email, roles } = found
  return { allianceName, organisationName, email, roles }
}

/** With a new account, or for the person signed in, whose name, e-mail and password stay. */
export const acceptInvitation = async (
  ctx: Context,
  token: string,
  input: { readonly name: string; readonly email: string; readonly password: string },
): Promise<void> => {
  const attempt = await beginAttempt(ctx, 'invitation')
  const { session } = ctx
  const password = session ? undefined : await hashPassword(input.password)
  await ctx.store.asAuth(async (tx) => {
    const found = await findInvitation(tx, hashToken(token), ctx.now)
    if (!found) throw new Refused('invitation/expired')
    const { allianceId, organisationId } = found
    const personId = session?.person.id ?? ctx.random.id()
    const email = (session?.person.email ?? input.email).toLowerCase()
    if (found.email !== null && found.email.toLowerCase() !== email) {
      throw new Refused('invitation/other-person', { email: found.email })
    }
    if (password !== undefined) {
      if (await isEmailTaken(tx, input.email)) throw new Refused('person/email-taken')
      await addPerson(tx, { id: personId, name: input.name, email: input.email, now: ctx.now })
      await setPassword(tx, personId, password, ctx.now)
    }
    const held = (await listMemberships(tx, allianceId)).find(
      (row) => row.personId === personId && row.organisationId === organisationId,
    )
    // Whoever may invite would otherwise read what any organisation keeps in-house.
    if (!held && found.invitedBy === personId) throw new Refused('right/missing')
    const roles = [...new Set([...(held?.roles ?? []), ...found.roles])]
    // Who is there for good stays so.
    const lastDay = held?.lastDay === null ? null : found.lastDay
    await setMembership(tx, allianceId, organisationId, personId, roles, lastDay)
    await closeInvitation(tx, allianceId, found.id, ctx.now)
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId, what: 'invitationAccepted' },
      ...{ subjectKind: 'person', subjectId: personId, details: { roles: found.roles } },
    })
  })
  await attempt.succeeded()
}
