// The people of the organisations I administer, and what they may do.

import type { Invitation, Person, Role } from '#api'
import { can } from '#library'
import { addAudit } from '../store/audit.ts'
import {
  listInvitations,
  listMemberships,
  lockMemberships,
  type MembershipRow,
  setMembership,
} from '../store/people.ts'
import { demand, type MemberContext, Refused } from './context.ts'

const administers = (ctx: MemberContext, organisationId: string): boolean =>
  can(ctx.actor, 'administer', {
    kind: 'organisation',
    allianceId: ctx.actor.allianceId,
    organisationId,
  }).isAllowed

const gather = (rows: readonly MembershipRow[]): Person[] => {
  const people = new Map<string, Person>()
  for (const row of rows) {
    const person = people.get(row.personId) ?? {
      id: row.personId,
      name: row.name,
      email: row.email,
      memberships: [],
    }
    const { organisationId, organisationName, lastDay } = row
    person.memberships.push({ organisationId, organisationName, roles: [...row.roles], lastDay })
    people.set(row.personId, person)
  }
  return [...people.values()]
}

export const listPeople = async (
  ctx: MemberContext,
): Promise<{ people: Person[]; invitations: Invitation[] }> => {
  const { allianceId } = ctx.actor
  const isAdmin = ctx.actor.memberships.some((one) => administers(ctx, one.organisationId))
  if (!isAdmin) throw new Refused('right/missing')
  return ctx.store.asActor(ctx.actor, async (tx) => {
    const rows = await listMemberships(tx, allianceId)
    const invitations = await listInvitations(tx, allianceId, ctx.now)
    return {
      people: gather(rows.filter((row) => administers(ctx, row.organisationId))),
      invitations: invitations.map(({ allianceId: _, expiresAt, ...one }) => ({
        ...one,
        expiresAt: expiresAt.toISOString(),
      })),
    }
  })
}

/** Nobody may be the last to leave: the alliance keeps a coordinator, an organisation its admin, and not for a time only. */
const refuseLast = (
  ctx: MemberContext,
  rows: readonly MembershipRow[],
  organisationId: string,
  personId: string,
  roles: readonly Role[],
  lastDay: string | null,
): void => {
  const isTarget = (row: MembershipRow) =>
    row.organisationId === organisationId && row.personId === personId
  const after = rows.filter((row) => !isTarget(row))
  const forGood = (row: Pick<MembershipRow, 'roles' | 'lastDay'> | undefined, role: Role) =>
    row?.lastDay === null && row.roles.includes(role)
  const before = rows.find(isTarget)
  const loses = (role: Role) => forGood(before, role) && !forGood({ roles, lastDay }, role)
  const isLast = (role: Role, among: readonly MembershipRow[]) =>
    loses(role) && !among.some((row) => forGood(row, role))
  const inOrganisation = after.filter((row) => row.organisationId === organisationId)
  const isCoordinating = can(ctx.actor, 'coordinate', {
    kind: 'alliance',
    allianceId: ctx.actor.allianceId,
  }).isAllowed
  if (
    isLast('allianceCoordinator', after) ||
    (!isCoordinating && isLast('organisationAdmin', inOrganisation))
  ) {
    throw new Refused('person/last-admin')
  }
}

/** Coordination is given and taken by coordination only. */
const demandCoordination = (
  ctx: MemberContext,
  before: readonly Role[],
  after: readonly Role[],
): void => {
  const { allianceId } = ctx.actor
  if (before.includes('allianceCoordinator') !== after.includes('allianceCoordinator')) {
    demand(can(ctx.actor, 'coordinate', { kind: 'alliance', allianceId }))
  }
}

/** Who may record on behalf is said by the organisation's own people, not by the coordination. */
const demandGrant = (
  ctx: MemberContext,
  organisationId: string,
  before: readonly Role[],
  after: readonly Role[],
): void => {
  if (before.includes('recorder') || !after.includes('recorder')) return
  const { allianceId } = ctx.actor
  demand(can(ctx.actor, 'grantRecording', { kind: 'organisation', allianceId, organisationId }))
}

/** A last day that is over would be no membership at all. */
export const demandComing = (ctx: MemberContext, lastDay: string | null): void => {
  if (lastDay !== null && lastDay < ctx.now.toISOString().slice(0, 10)) {
    throw new Refused('request/invalid', { field: 'lastDay' })
  }
}

export const setRoles = async (
  ctx: MemberContext,
  personId: string,
  input: {
    readonly organisationId: string
    readonly roles: readonly Role[]
    /** Undefined: as it was. */
    readonly lastDay?: string | null | undefined
  },
): Promise<Person> => {
  const { allianceId } = ctx.actor
  const { organisationId } = input
  const roles = [...new Set(input.roles)]
  demand(can(ctx.actor, 'administer', { kind: 'organisation', allianceId, organisationId }))
  return ctx.store.asActor(ctx.actor, async (tx) => {
    await lockMemberships(tx, allianceId)
    const rows = await listMemberships(tx, allianceId)
    const known = rows.find((row) => row.personId === personId)
    const held = rows.find(
      (row) => row.personId === personId && row.organisationId === organisationId,
    )
    // Nobody can leave where they are not.
    if (!known || (!held && roles.length === 0)) throw new Refused('thing/not-found')
    // Coordination administers every organisation, but what each keeps in-house is its own: its members
    // let people in, nobody lets in themselves.
    if (!held && personId === ctx.actor.personId) throw new Refused('right/missing')
    const before = held?.roles ?? []
    const lastDay = input.lastDay === undefined ? (held?.lastDay ?? null) : input.lastDay
    if (lastDay !== held?.lastDay) demandComing(ctx, lastDay)
    demandCoordination(ctx, before, roles)
    demandGrant(ctx, organisationId, before, roles)
    refuseLast(ctx, rows, organisationId, personId, roles, lastDay)
    const changed = lastDay === (held?.lastDay ?? null) ? undefined : lastDay
    await setMembership(tx, allianceId, organisationId, personId, roles, changed)
    await addAudit(tx, {
      allianceId,
      at: ctx.now,
      personId: ctx.actor.personId,
      organisationId,
      what: 'rolesSet',
      subjectKind: 'person',
      subjectId: personId,
      details: { before, after: roles, ...(changed === undefined ? {} : { lastDay }) },
    })
    const after = gather(await listMemberships(tx, allianceId)).find((one) => one.id === personId)
    return after ?? { id: personId, name: known.name, email: known.email, memberships: [] }
  })
}

export { demandCoordination, demandGrant }
