// Set up our alliance from the page of the first run: organisations, first coordinator, and an invitation
// link for each of the other organisations.

import type { OrganisationInput, Session } from '#api'
import { listAlliances } from '../store/alliances.ts'
import { addInvitation } from '../store/people.ts'
import { lockSetup, removeSetting, SETUP_CODE } from '../store/settings.ts'
import { type Context, Refused } from './context.ts'
import { invitationEnd, invitationLink } from './invitations.ts'
import { ALL_ROLES, makeAlliance } from './make-alliance.ts'
import { hashPassword } from './password.ts'
import { demandSetupCode } from './setup-code.ts'
import { openSession } from './sign-in.ts'
import { newToken } from './tokens.ts'

export interface SetUpAlliance {
  readonly code: string
  readonly name: string
  readonly organisations: readonly OrganisationInput[]
  readonly coordinator: {
    readonly name: string
    readonly email: string
    readonly password: string
    readonly organisation: number
  }
  readonly isSmall: boolean
}

export interface SetUpDone {
  readonly token: string
  readonly session: Session
  readonly invitations: { organisationName: string; link: string }[]
}

export const setUpAlliance = async (ctx: Context, input: SetUpAlliance): Promise<SetUpDone> => {
  await demandSetupCode(ctx, input.code)
  const { password, ...coordinator } = input.coordinator
  const passwordHash = await hashPassword(password)
  const done = await ctx.store.asAuth(async (tx) => {
    await lockSetup(tx)
    const known = await listAlliances(tx)
    if (known.some((alliance) => !alliance.is_example)) throw new Refused('setup/done-already')
    const made = await makeAlliance(tx, ctx, {
      ...input,
      coordinator: { ...coordinator, passwordHash },
    })
    const invitations: { organisationName: string; link: string }[] = []
    for (const [index, organisation] of made.organisations.entries()) {
      if (index === coordinator.organisation) continue
      const token = newToken(ctx.random)
      await addInvitation(tx, {
        allianceId: made.allianceId,
        id: ctx.random.id(),
        organisationId: organisation.id,
        tokenHash: token.hash,
        roles: input.isSmall ? ALL_ROLES : ['organisationAdmin'],
        email: null,
        lastDay: null,
        invitedBy: made.coordinatorId,
        now: ctx.now,
        expiresAt: invitationEnd(ctx.now),
      })
      const link = invitationLink(ctx.publicUrl, token.text)
      invitations.push({ organisationName: organisation.name, link })
    }
    await removeSetting(tx, SETUP_CODE)
    return { ...made, invitations }
  })
  const opened = await openSession(ctx, done.coordinatorId, done.allianceId)
  return { ...opened, invitations: done.invitations }
}
