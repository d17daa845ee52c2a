// What is kept about me, to read and to take along; and being forgotten: my name, address and what was my own affair go, what
// I wrote and did stays as somebody's who is no longer there, so that nothing that refers to it breaks.

import type { OwnData } from '#api'
import { can } from '#library'
import { addAudit } from '../store/audit.ts'
import { forgetAccount, forgetInAlliance, readAccount, readKept } from '../store/own-data.ts'
import { listMemberships, lockMemberships } from '../store/people.ts'
import { findIdentity } from '../store/sessions.ts'
import { becomeWorker } from '../store/store.ts'
import { findAllianceIds } from '../store/tidy.ts'
import { beginAttempt } from './attempts.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { isPassword } from './password.ts'

export const showOwnData = async (ctx: MemberContext): Promise<OwnData> => {
  const { personId } = ctx.actor
  const { store } = ctx
  const account = await store.asAuth((tx) => readAccount(tx, personId))
  if (!account) throw new Refused('session/needed')
  const alliances: OwnData['alliances'] = []
  for (const id of await store.asWorker(undefined, findAllianceIds)) {
    const found = await store.asWorker(id, async (tx) => ({
      alliance: await tx
        .selectFrom('alliance')
        .select('name')
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
      memberships: (await listMemberships(tx, id)).filter((one) => one.personId === personId),
      kept: await readKept(tx, personId),
    }))
    if (found.kept.length === 0) continue
    alliances.push({
      name: found.alliance.name,
      memberships: found.memberships.map(({ organisationName, roles, lastDay }) => ({
        ...{ organisationName, roles: [...roles], lastDay },
      })),
      kept: found.kept.map((one) => ({ ...one, rows: [...one.rows] })),
    })
  }
  return {
    name: account.name,
    email: account.email,
    since: account.createdAt.toISOString(),
    passwordSince: account.passwordSince?.toISOString() ?? null,
    sessions: account.sessions.map((one) => ({
      since: new Date(one.createdAt).toISOString(),
      seen: new Date(one.seenAt).toISOString(),
    })),
    alliances,
  }
}

/** Whom nobody could follow has to hand over first. */
const refuseLast = (rows: Awaited<ReturnType<typeof listMemberships>>, personId: string): void => {
  const forGood = rows.filter((row) => row.lastDay === null)
  const others = forGood.filter((row) => row.personId !== personId)
  for (const row of forGood.filter((one) => one.personId === personId)) {
    const here = others.filter((one) => one.organisationId === row.organisationId)
    const isLastCoordinator =
      row.roles.includes('allianceCoordinator') &&
      !others.some((one) => one.roles.includes('allianceCoordinator'))
    const isLastAdmin =
      row.roles.includes('organisationAdmin') &&
      !here.some((one) => one.roles.includes('organisationAdmin')) &&
      !others.some((one) => one.roles.includes('allianceCoordinator'))
    if (isLastCoordinator || isLastAdmin) throw new Refused('person/last-admin')
  }
}

const forget = async (ctx: MemberContext, personId: string): Promise<void> => {
  const { now } = ctx
  const by = ctx.actor.personId
  const allianceIds = await ctx.store.asWorker(undefined, findAllianceIds)
  await ctx.store.asAuth(async (tx) => {
    await forgetAccount(tx, personId, { name: ctx.texts.t('serve:former'), now })
    for (const allianceId of allianceIds) {
      await becomeWorker(tx, allianceId)
      await lockMemberships(tx, allianceId)
      const rows = await listMemberships(tx, allianceId)
      refuseLast(rows, personId)
      await forgetInAlliance(tx, personId)
      for (const { organisationId } of rows.filter((one) => one.personId === personId)) {
        await addAudit(tx, {
          ...{ allianceId, at: now, personId: by, organisationId, what: 'personForgotten' },
          ...{ subjectKind: 'person', subjectId: personId },
        })
      }
    }
  })
}

export const forgetMe = async (ctx: MemberContext, password: string): Promise<void> => {
  const { person } = ctx.session
  const attempt = await beginAttempt(ctx, 'email', person.email)
  const identity = await ctx.store.asAuth((tx) => findIdentity(tx, person.email, ctx.now))
  if (!(await isPassword(password, identity?.password))) {
    throw new Refused('session/wrong-credentials')
  }
  await attempt.succeeded()
  await forget(ctx, person.id)
}

/** For those who have left and cannot do so themselves; whoever is at home in another alliance, too, is not ours alone. */
export const forgetPerson = async (ctx: MemberContext, personId: string): Promise<void> => {
  const { allianceId } = ctx.actor
  demand(can(ctx.actor, 'coordinate', { kind: 'alliance', allianceId }))
  // One's own needs one's password.
  if (personId === ctx.actor.personId) throw new Refused('right/missing')
  const alliances = await ctx.store.asAuth((tx) =>
    tx
      .selectFrom('membership')
      .select('alliance_id as id')
      .distinct()
      .where('person_id', '=', personId)
      .execute(),
  )
  if (!alliances.some(({ id }) => id === allianceId)) throw new Refused('thing/not-found')
  if (alliances.length > 1) throw new Refused('right/missing')
  await forget(ctx, personId)
}
