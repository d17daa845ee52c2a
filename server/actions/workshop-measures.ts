// Measures after their workshop: how all of them stand, changed by the house that owns one or whoever led its workshop, and
// held against the figures before. Facts are only ever added.

import type { WorkshopMeasure } from '#api'
import { can } from '#library'
import { minutesPerCase } from '#measure'
import type { Process, Profile } from '#process'
import { faultOfMeasure, isMeasureOver, type MeasureStand } from '#workshop'
import { listOrganisations } from '../store/alliances.ts'
import { addAudit } from '../store/audit.ts'
import { findFamilyRows, findSubjects } from '../store/families.ts'
import { addMeasureFact, type MeasureFactRow, readMeasureFacts } from '../store/measures.ts'
import { settleMeasure } from '../store/notices.ts'
import type { Tx } from '../store/store.ts'
import { readWorkshopColumns, readWorkshops, type WorkshopRow } from '../store/workshops.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { firstComes } from './first-comes.ts'
import { demandWorkshop, subjectOf } from './workshops.ts'

const MOST_WORKSHOPS = 500

interface Life {
  readonly last: MeasureFactRow
  readonly facts: readonly MeasureFactRow[]
}

/** By measure, each with at least one fact. */
const livesOf = (facts: readonly MeasureFactRow[]): readonly Life[] =>
  [...Map.groupBy(facts, ({ workshopId, id }) => `${workshopId} ${id}`).values()].flatMap(
    (some) => {
      const last = some.at(-1)
      return last ? [{ last, facts: some }] : []
    },
  )

const mayChange = (
  { actor }: MemberContext,
  workshop: WorkshopRow,
  { organisationId }: Pick<MeasureStand, 'organisationId'>,
) => {
  const { allianceId } = actor
  const lead = can(actor, 'lead', subjectOf(actor, workshop))
  if (lead.isAllowed || organisationId === null) return lead
  return can(actor, 'promise', { kind: 'organisation', allianceId, organisationId })
}

/** What is not over first, by its day; what is over, the latest first. */
const byDay = ({ last: a }: Life, { last: b }: Life): number => {
  const isOver = isMeasureOver(a)
  if (isOver !== isMeasureOver(b)) return isOver ? 1 : -1
  if (isOver) return b.at.getTime() - a.at.getTime()
  return a.due < b.due ? -1 : a.due > b.due ? 1 : 0
}

/** What processes need now, as the alliance may know it. */
const readFigures = async (tx: Tx, ids: readonly string[]) =>
  new Map(
    (await findSubjects(tx, 'shared', ids)).map(({ id, name, model, profile, hasShares }) => {
      const process: Process = JSON.parse(model)
      const facts: Profile = JSON.parse(profile)
      const minutes = hasShares ? (minutesPerCase(process) ?? null) : null
      const now = { casesPerYear: facts.casesPerYear ?? null, minutesPerCase: minutes }
      return [id, { process: { id, name }, now }] as const
    }),
  )

const show = async (tx: Tx, ctx: MemberContext) => {
  const { allianceId } = ctx.actor
  const workshops = new Map(
    (await readWorkshops(tx, allianceId, MOST_WORKSHOPS)).map((row) => [row.id, row]),
  )
  const lives = livesOf(await readMeasureFacts(tx, allianceId))
    .filter(({ last }) => workshops.has(last.workshopId))
    .toSorted(byDay)
  const houses = (await listOrganisations(tx, allianceId)).map(({ id, name }) => ({ id, name }))
  const families = new Map(
    (lives.length > 0 ? await findFamilyRows(tx) : []).map(({ id, name }) => [id, name]),
  )
  const columns = await readWorkshopColumns(tx, allianceId, [
    ...new Set(lives.map(({ last }) => last.workshopId)),
  ])
  const columnOf = ({ workshopId, organisation }: MeasureFactRow) =>
    columns.get(workshopId)?.find((one) => one.organisation === organisation)
  const ids = lives.flatMap(({ last }) => columnOf(last)?.processId ?? [])
  const figures = await readFigures(tx, [...new Set(ids)])
  const measures = lives.flatMap(({ last, facts }): WorkshopMeasure[] => {
    const workshop = workshops.get(last.workshopId)
    if (!workshop) return []
    const { id, text, effect, organisationId, post, due, state, since, reason, seq } = last
    const column = columnOf(last)
    const known = column && figures.get(column.processId)
    const family = workshop.familyId === null ? undefined : families.get(workshop.familyId)
    return [
      {
        ...{ id, text, effect, post, due, state, since, reason, seq },
        workshop: { id: workshop.id, title: workshop.title },
        family:
          workshop.familyId === null || family === undefined
            ? null
            : { id: workshop.familyId, name: family },
        organisation: { id: organisationId, name: last.organisation },
        check:
          column && known
            ? {
                ...known,
                before: {
                  casesPerYear: column.casesPerYear,
                  minutesPerCase: column.minutesPerCase,
                },
              }
            : null,
        history: facts.toReversed().map((one) => ({
          ...{ state: one.state, organisation: one.organisation, post: one.post, due: one.due },
          ...{ reason: one.reason, at: one.at.toISOString(), seq: one.seq },
        })),
        canChange: mayChange(ctx, workshop, last).isAllowed,
      },
    ]
  })
  return { measures, houses }
}

export const listWorkshopMeasures = (ctx: MemberContext) =>
  ctx.store.asActor(ctx.actor, (tx) => show(tx, ctx))

export const changeWorkshopMeasure = async (
  ctx: MemberContext,
  workshopId: string,
  measureId: string,
  wanted: Pick<MeasureStand, 'state' | 'post' | 'due' | 'since' | 'reason' | 'organisationId'> & {
    readonly seen: number
  },
) => {
  const { allianceId } = ctx.actor
  const isSettled = await ctx.store.asActor(ctx.actor, async (tx) => {
    const { now } = ctx
    const { personId } = ctx.actor
    const workshop = await demandWorkshop(tx, ctx, workshopId, 'see')
    const facts = await readMeasureFacts(tx, allianceId, workshopId)
    const last = facts.findLast(({ id }) => id === measureId)
    if (!last) throw new Refused('thing/not-found')
    demand(mayChange(ctx, workshop, last))
    if (last.seq !== wanted.seen) throw new Refused('conflict/changed-meanwhile')
    const house = (await listOrganisations(tx, allianceId)).find(
      ({ id }) => id === wanted.organisationId,
    )
    if (wanted.organisationId !== null && !house) throw new Refused('thing/not-found')
    const { state, post, due } = wanted
    const before: MeasureStand = {
      ...{ state: last.state, text: last.text, effect: last.effect, post: last.post },
      ...{ organisationId: last.organisationId, organisation: last.organisation },
      ...{ due: last.due, since: last.since, reason: last.reason },
    }
    const after: MeasureStand = {
      ...{ ...before, state, post, due },
      ...(house ? { organisationId: house.id, organisation: house.name.slice(0, 80) } : {}),
      since: state === 'done' ? wanted.since : null,
      reason: state === 'dropped' ? wanted.reason : '',
    }
    const fault = faultOfMeasure(before, after)
    if (fault === 'reason') throw new Refused('review/reason-missing')
    if (fault === undefined) {
      const about = { allianceId, workshopId, id: measureId, seq: last.seq + 1, personId, now }
      await firstComes(addMeasureFact(tx, { ...after, ...about }))
      await addAudit(tx, {
        ...{ allianceId, at: now, personId, organisationId: after.organisationId },
        ...{ what: 'measureChanged', subjectKind: 'organisation' },
        subjectId: after.organisationId ?? workshop.organisationId,
        details: { workshop: workshopId, measure: measureId, state },
      })
    }
    return isMeasureOver(after) || after.due !== before.due
  })
  if (isSettled) {
    const measure = { workshopId, id: measureId }
    await ctx.store.asWorker(allianceId, (tx) => settleMeasure(tx, allianceId, measure, ctx.now))
  }
  return listWorkshopMeasures(ctx)
}
