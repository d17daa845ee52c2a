// The organisations of the alliance, and who is competent for what.

import type { Competence, Organisation, OrganisationInput } from '#api'
import { can } from '#library'
import {
  addCompetences,
  addOrganisation as addRow,
  changeOrganisation as changeRow,
  listOrganisations as listAll,
  listCompetences as listRows,
  removeTask,
  setShowsNames as setNames,
} from '../store/alliances.ts'
import { addAudit } from '../store/audit.ts'
import { demand, type MemberContext, Refused } from './context.ts'

export const listOrganisations = async (
  ctx: MemberContext,
): Promise<{ name: string; organisations: Organisation[] }> => {
  const { alliance } = ctx.session
  const organisations = await ctx.store.asActor(ctx.actor, (tx) => listAll(tx, alliance.id))
  return { name: alliance.name, organisations }
}

export const addOrganisation = async (
  ctx: MemberContext,
  input: OrganisationInput,
): Promise<Organisation> => {
  const { allianceId, personId } = ctx.actor
  demand(can(ctx.actor, 'coordinate', { kind: 'alliance', allianceId }))
  const id = ctx.random.id()
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const position = (await listAll(tx, allianceId)).length
    await addRow(tx, allianceId, id, input, position)
    await addAudit(tx, {
      allianceId,
      at: ctx.now,
      personId,
      organisationId: null,
      what: 'organisationAdded',
      subjectKind: 'organisation',
      subjectId: id,
      details: { name: input.name },
    })
  })
  return { id, ...input, showsNames: false }
}

export const changeOrganisation = async (
  ctx: MemberContext,
  id: string,
  input: OrganisationInput,
): Promise<Organisation> => {
  const { allianceId, personId } = ctx.actor
  return ctx.store.asActor(ctx.actor, async (tx) => {
    const before = (await listAll(tx, allianceId)).find((one) => one.id === id)
    if (!before) throw new Refused('thing/not-found')
    demand(can(ctx.actor, 'administer', { kind: 'organisation', allianceId, organisationId: id }))
    if (!(await changeRow(tx, allianceId, id, input))) throw new Refused('thing/not-found')
    await addAudit(tx, {
      allianceId,
      at: ctx.now,
      personId,
      organisationId: id,
      what: 'organisationChanged',
      subjectKind: 'organisation',
      subjectId: id,
      details: { before, after: input },
    })
    return { id, ...input, showsNames: before.showsNames }
  })
}

/** Sockets that are open keep what they began with; whoever opens a draft anew gets what holds now. */
export const setShowsNames = (
  ctx: MemberContext,
  id: string,
  showsNames: boolean,
): Promise<Organisation> => {
  const { allianceId, personId } = ctx.actor
  return ctx.store.asActor(ctx.actor, async (tx) => {
    const before = (await listAll(tx, allianceId)).find((one) => one.id === id)
    if (!before) throw new Refused('thing/not-found')
    demand(can(ctx.actor, 'administer', { kind: 'organisation', allianceId, organisationId: id }))
    if (!(await setNames(tx, allianceId, id, showsNames))) throw new Refused('thing/not-found')
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: id, what: 'organisationChanged' },
      ...{ subjectKind: 'organisation', subjectId: id },
      details: { before: { showsNames: before.showsNames }, after: { showsNames } },
    })
    return { ...before, showsNames }
  })
}

export const listCompetences = async (
  ctx: MemberContext,
): Promise<{ competences: Competence[] }> => ({
  competences: await ctx.store.asActor(ctx.actor, (tx) => listRows(tx, ctx.actor.allianceId)),
})

/** Replaces one task's row of the table; no entries take the task out of it. */
export const setCompetences = async (
  ctx: MemberContext,
  input: { readonly task: string; readonly entries: readonly Omit<Competence, 'task'>[] },
): Promise<{ competences: Competence[] }> => {
  const { allianceId, personId } = ctx.actor
  demand(can(ctx.actor, 'coordinate', { kind: 'alliance', allianceId }))
  const entries = [...new Map(input.entries.map((one) => [one.organisationId, one])).values()]
  return ctx.store.asActor(ctx.actor, async (tx) => {
    const known = new Set((await listAll(tx, allianceId)).map((one) => one.id))
    const isKnown = entries.every(
      (one) => known.has(one.organisationId) && (one.by === null || known.has(one.by)),
    )
    if (!isKnown) throw new Refused('thing/not-found')
    await removeTask(tx, allianceId, input.task)
    await addCompetences(
      tx,
      allianceId,
      entries.map((one) => ({ ...one, task: input.task })),
    )
    await addAudit(tx, {
      allianceId,
      at: ctx.now,
      personId,
      organisationId: null,
      what: 'competenceSet',
      subjectKind: 'alliance',
      subjectId: allianceId,
      details: { task: input.task, entries },
    })
    return { competences: await listRows(tx, allianceId) }
  })
}
