// Homework before a workshop: whoever leads it asks the houses to look at their variants until a day, and each house says
// that it is done and what changed.

import type { WorkshopHomework } from '#api'
import { can } from '#library'
import { type HomeworkFact, homeworkOf } from '#workshop'
import type { Tx } from '../store/store.ts'
import { addHomework, type HomeworkRow, readHomework } from '../store/workshop-homework.ts'
import { readWorkshopMaterial, type WorkshopRow } from '../store/workshops.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'
import { firstComes } from './first-comes.ts'
import { loadSubject } from './present-process.ts'
import { tellHomework } from './tell-workshop.ts'
import { demandWorkshop } from './workshops.ts'

const present = async (
  tx: Tx,
  ctx: MemberContext,
  workshop: WorkshopRow,
  row: HomeworkRow,
): Promise<WorkshopHomework | undefined> => {
  const homework = homeworkOf(row.facts)
  if (!homework) return
  const { state, due, note, answer } = homework
  const subject = await loadSubject(tx, ctx.actor.allianceId, row.processId)
  const mayAnswer = workshop.closedAt === null && can(ctx.actor, 'edit', subject).isAllowed
  return {
    process: { id: row.processId, name: row.processName },
    organisation: {
      ...{ id: row.organisationId, name: row.organisationName, shortName: row.shortName },
    },
    ...{ state, due, note, answer, canAnswer: mayAnswer },
    isLate: state === 'open' && due < dayOf(ctx.now),
  }
}

const presentAll = async (tx: Tx, ctx: MemberContext, workshop: WorkshopRow) => {
  const homework: WorkshopHomework[] = []
  for (const row of await readHomework(tx, ctx.actor.allianceId, workshop.id)) {
    const one = await present(tx, ctx, workshop, row)
    if (one) homework.push(one)
  }
  return { homework }
}

export const listHomework = (ctx: MemberContext, workshopId: string) =>
  ctx.store.asActor(ctx.actor, async (tx) =>
    presentAll(tx, ctx, await demandWorkshop(tx, ctx, workshopId, 'see')),
  )

/** Says it of one variant, and tells whom it concerns. */
const say = async (
  tx: Tx,
  ctx: MemberContext,
  workshop: WorkshopRow,
  variant: {
    readonly processId: string
    readonly organisationId: string
    readonly rows: readonly HomeworkRow[]
  },
  fact: Exclude<HomeworkFact, { act: 'remind' }>,
) => {
  const { allianceId, personId } = ctx.actor
  const { processId, organisationId, rows } = variant
  const seq = (rows.find((row) => row.processId === processId)?.seq ?? 0) + 1
  const about = { allianceId, workshopId: workshop.id, processId }
  await firstComes(addHomework(tx, { ...about, seq, fact, personId, now: ctx.now }))
  return { ...about, organisationId, fact, planner: workshop.createdBy, by: personId }
}

export const askHomework = async (
  ctx: MemberContext,
  workshopId: string,
  wanted: { readonly due: string; readonly note: string; readonly processIds: readonly string[] },
) => {
  const { allianceId } = ctx.actor
  const { due, note } = wanted
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const workshop = await demandWorkshop(tx, ctx, workshopId, 'lead')
    if (workshop.closedAt) throw new Refused('workshop/over')
    if (due < dayOf(ctx.now) || due > dayOf(workshop.startsAt)) {
      throw new Refused('request/invalid', { field: 'due' })
    }
    const material = await readWorkshopMaterial(tx, allianceId, workshopId)
    const variants = new Set(material?.de.columns.map(({ processId }) => processId))
    const rows = await readHomework(tx, allianceId, workshopId)
    const told: Parameters<typeof tellHomework>[2][] = []
    for (const processId of new Set(wanted.processIds)) {
      // Only what the workshop looks at, and what is still there.
      if (!variants.has(processId)) throw new Refused('thing/not-found')
      const { organisationId, isWithdrawn } = await loadSubject(tx, allianceId, processId)
      if (isWithdrawn) throw new Refused('thing/not-found')
      const variant = { processId, organisationId, rows }
      told.push(await say(tx, ctx, workshop, variant, { act: 'ask', due, note }))
    }
    // Telling is the platform's, and the last thing that happens here.
    for (const one of told) await tellHomework(tx, ctx, one)
  })
  return listHomework(ctx, workshopId)
}

const onVariant = async (
  ctx: MemberContext,
  workshopId: string,
  processId: string,
  fact: Exclude<HomeworkFact, { act: 'remind' | 'ask' }>,
) => {
  const { allianceId } = ctx.actor
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const action = fact.act === 'drop' ? 'lead' : 'see'
    const workshop = await demandWorkshop(tx, ctx, workshopId, action)
    const subject = await loadSubject(tx, allianceId, processId)
    if (fact.act === 'done') demand(can(ctx.actor, 'edit', subject))
    if (workshop.closedAt) throw new Refused('workshop/over')
    const rows = await readHomework(tx, allianceId, workshopId)
    const found = rows.find((row) => row.processId === processId)
    if (!found || !homeworkOf(found.facts)) throw new Refused('thing/not-found')
    const { organisationId } = subject
    const said = await say(tx, ctx, workshop, { processId, organisationId, rows }, fact)
    await tellHomework(tx, ctx, said)
  })
  return listHomework(ctx, workshopId)
}

/** By the house, for its variant. */
export const answerHomework = (
  ctx: MemberContext,
  workshopId: string,
  processId: string,
  note: string,
) => onVariant(ctx, workshopId, processId, { act: 'done', note })

export const dropHomework = (ctx: MemberContext, workshopId: string, processId: string) =>
  onVariant(ctx, workshopId, processId, { act: 'drop' })
