// Makes an alliance with its organisations and first coordinator. Used by the set-up page, by set-up
// from the environment, and by the examples.

import type { OrganisationInput, Role } from '#api'
import { addAlliance, addOrganisation } from '../store/alliances.ts'
import { addAudit } from '../store/audit.ts'
import { addPerson, isEmailTaken, setMembership } from '../store/people.ts'
import { setPassword } from '../store/sessions.ts'
import type { Tx } from '../store/store.ts'
import { type Context, Refused } from './context.ts'

/** All a small administration needs in one hand. */
export const ALL_ROLES: readonly Role[] = ['modeller', 'approver', 'organisationAdmin']

export interface NewAlliance {
  readonly name: string
  readonly organisations: readonly OrganisationInput[]
  readonly coordinator: {
    readonly name: string
    readonly email: string
    /** argon2id, see password.ts. */
    readonly passwordHash: string
    /** Index into `organisations`. */
    readonly organisation: number
  }
}

export interface MadeAlliance {
  readonly allianceId: string
  readonly coordinatorId: string
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
}

/** Within a transaction of the role that sets up. */
export const makeAlliance = async (
  tx: Tx,
  ctx: Pick<Context, 'now' | 'random'>,
  input: NewAlliance,
): Promise<MadeAlliance> => {
  const { coordinator } = input
  const home = input.organisations[coordinator.organisation]
  if (!home) throw new Refused('request/invalid', { field: 'coordinator.organisation' })
  if (await isEmailTaken(tx, coordinator.email)) throw new Refused('person/email-taken')
  const allianceId = ctx.random.id()
  const coordinatorId = ctx.random.id()
  await addAlliance(tx, { id: allianceId, name: input.name, isExample: false, now: ctx.now })
  const organisations = input.organisations.map((one) => ({ id: ctx.random.id(), ...one }))
  for (const [position, { id, ...one }] of organisations.entries()) {
    await addOrganisation(tx, allianceId, id, one, position)
  }
  const { name, email, passwordHash } = coordinator
  await addPerson(tx, { id: coordinatorId, name, email, now: ctx.now })
  await setPassword(tx, coordinatorId, passwordHash, ctx.now)
  const homeId = organisations[coordinator.organisation]?.id ?? ''
  const roles = [...ALL_ROLES, 'allianceCoordinator' as const]
  await setMembership(tx, allianceId, homeId, coordinatorId, roles)
  await addAudit(tx, {
    ...{ allianceId, at: ctx.now, personId: coordinatorId, organisationId: null },
    ...{ what: 'allianceSetUp', subjectKind: 'alliance', subjectId: allianceId },
    details: { organisations: organisations.length },
  })
  return { allianceId, coordinatorId, organisations }
}
