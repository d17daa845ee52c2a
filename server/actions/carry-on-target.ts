// A workshop is over: its target becomes the common way of the family, and goes to the houses. In one press what could
// also be done step by step: a version of the draft, seen by the alliance, recommended, submitted to its house's review.

import type { ErrorCode, ProcessDetail, WorkshopTargets } from '#api'
import {
  can,
  faultOfMark,
  holdingOn,
  isMemberOf,
  type ProcessSubject,
  reviewOf,
  type VersionState,
  wayReviewOf,
} from '#library'
import { type CarryOnFault, faultOfCarryOn, targetStage } from '#workshop'
import { addAudit } from '../store/audit.ts'
import { readWayFacts } from '../store/common-way.ts'
import { readDeputies } from '../store/deputies.ts'
import { findOpenDraft } from '../store/drafts.ts'
import { findFamilyRows } from '../store/families.ts'
import { type FamilyChoices, findFamilyChoices } from '../store/family-choices.ts'
import { requestFamilies } from '../store/jobs.ts'
import { readSummaries, type SummaryRow } from '../store/library.ts'
import { readRolesOf } from '../store/people.ts'
import { loadOwn, saveProcess } from '../store/processes.ts'
import { findRules, readFacts, readVersionAuthors } from '../store/review.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { carryOn, readCarriedOn, readWorkshopTargets } from '../store/workshop-targets.ts'
import { findWorkshop, type WorkshopRow } from '../store/workshops.ts'
import { askWithForce } from './agree-common-way.ts'
import { recommendWithin, refreshFigures } from './change-family.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'
import { keepVersion } from './end-draft.ts'
import { loadSubject, presentDetail } from './present-process.ts'
import { presentStuck, standing } from './present-review.ts'
import { reviewVersion } from './review-version.ts'
import { demandWorkshop, subjectOf } from './workshops.ts'

interface Loaded {
  readonly workshop: WorkshopRow
  readonly carriedOn: string | null
  readonly isDone: boolean
  /** Of the family, where the asker sees it. */
  readonly choices: FamilyChoices | undefined
}

const load = async (tx: Tx, ctx: MemberContext, id: string): Promise<Loaded> => {
  const { allianceId } = ctx.actor
  const workshop = await demandWorkshop(tx, ctx, id, 'see')
  const carriedOn = await readCarriedOn(tx, allianceId, id)
  const [done] = carriedOn === null ? [] : await readSummaries(tx, allianceId, [carriedOn])
  const { familyId } = workshop
  const [family] = familyId === null ? [] : await findFamilyRows(tx, familyId)
  return {
    ...{ workshop, carriedOn, isDone: done !== undefined && done.withdrawnAt === null },
    choices: family && (await findFamilyChoices(tx, family.id)),
  }
}

const faultOf = (
  { actor }: MemberContext,
  { workshop, isDone, choices }: Loaded,
  subject: ProcessSubject,
  isWritten: boolean,
): CarryOnFault | undefined => {
  const alliance = { kind: 'alliance', allianceId: actor.allianceId } as const
  const mark = faultOfMark(
    {
      mayMake: can(actor, 'makeFamily', alliance).isAllowed,
      mayBind: can(actor, 'bindFamily', alliance).isAllowed,
      isBindingNow: choices?.isBinding ?? false,
      ...{ isShared: true, isInForce: false },
    },
    'recommended',
  )
  return faultOfCarryOn({
    ...{ isOver: workshop.closedAt !== null, isDone, hasFamily: choices !== undefined, isWritten },
    mayLead: can(actor, 'lead', subjectOf(actor, workshop)).isAllowed,
    mayEdit:
      can(actor, 'edit', subject).isAllowed &&
      can(actor, 'share', subject).isAllowed &&
      !subject.isWithdrawn,
    mayMark: mark === undefined,
  })
}

/** Told to its house alone: whether it waits there for nobody, or would if the asker made it the common way now. */
const findStuck = async (
  tx: Tx,
  { actor, now }: MemberContext,
  { id: processId, organisation, version }: SummaryRow,
  mayCarryOn: boolean,
): Promise<{ letBy: string[] } | null> => {
  const { allianceId, personId } = actor
  const versions = version === null ? [] : await readVersionAuthors(tx, allianceId, processId)
  const newest = versions.find(({ number }) => number === version)
  const facts = (await readFacts(tx, allianceId, processId)).filter(
    ({ number }) => number === newest?.number,
  )
  const author = newest ? (newest.author ?? undefined) : personId
  const stands = newest ? standing(newest, facts) : reviewOf(author, [])
  const rules = await findRules(tx, allianceId, organisation.id)
  const submitted = { act: 'submit', by: personId, rules } as const
  const review =
    mayCarryOn && stands.state === 'draft' ? reviewOf(author, [...facts, submitted]) : stands
  const day = dayOf(now)
  const deputies = await readDeputies(tx, allianceId, [organisation.id], { day, now })
  const members = await readRolesOf(tx, allianceId, organisation.id)
  return presentStuck(review, members, holdingOn(deputies, day))
}

const presentTarget = async (
  tx: Tx,
  ctx: MemberContext,
  loaded: Loaded,
  row: SummaryRow,
): Promise<WorkshopTargets['targets'][number]> => {
  const { allianceId } = ctx.actor
  const { workshop, carriedOn, choices } = loaded
  const { id: processId, name, organisation, state, version } = row
  const subject = await loadSubject(tx, allianceId, processId)
  const isOwn = isMemberOf(ctx.actor, organisation.id)
  const draft = isOwn ? await findOpenDraft(tx, allianceId, processId) : undefined
  const facts =
    workshop.familyId === null
      ? []
      : await readWayFacts(tx, allianceId, workshop.familyId, processId)
  const review = wayReviewOf(
    facts.map(({ fact }) => fact),
    version ?? 0,
  )
  const fault = faultOf(ctx, loaded, subject, version !== null || draft !== undefined)
  const rules = fault ? undefined : await findRules(tx, allianceId, organisation.id)
  const replaced = choices?.reference ?? null
  const [replaces] =
    replaced === null || replaced === processId
      ? []
      : await readSummaries(tx, allianceId, [replaced])
  return {
    ...{ processId, name, organisationName: organisation.name, version },
    stage: targetStage({
      ...{ isCarriedOn: carriedOn === processId, review },
      isCommonWay: choices?.reference === processId,
      state: state as VersionState,
    }),
    fault: fault ?? null,
    approvesAtOnce:
      rules !== undefined &&
      can(ctx.actor, 'approve', subject).isAllowed &&
      !rules.fourEyes &&
      rules.steps.length === 0,
    stuck: isOwn ? await findStuck(tx, ctx, row, fault === undefined) : null,
    replaces: fault || !replaces ? null : replaces.name,
    ...{ asked: review.asked.length, agreeing: review.agreeing },
  }
}

export const listWorkshopTargets = async (
  ctx: MemberContext,
  id: string,
): Promise<WorkshopTargets> => {
  const { actor, store } = ctx
  const { allianceId } = actor
  const ids = await store.asWorker(allianceId, async (tx) =>
    (await findWorkshop(tx, allianceId, id)) ? readWorkshopTargets(tx, allianceId, id) : [],
  )
  return store.asActor(actor, async (tx) => {
    const loaded = await load(tx, ctx, id)
    const rows = await readSummaries(tx, allianceId, ids)
    const targets = []
    for (const one of ids) {
      const row = rows.find((some) => some.id === one && some.withdrawnAt === null)
      if (row) targets.push(await presentTarget(tx, ctx, loaded, row))
    }
    const isShown = (one: { readonly processId: string }) =>
      loaded.isDone ? one.processId === loaded.carriedOn : true
    return {
      targets: targets.filter(isShown),
      isElsewhere: targets.length === 0 && ids.length > rows.length,
      familyId: loaded.choices ? loaded.workshop.familyId : null,
    }
  })
}

/** Who sees it from now on, as its house may say; what of it they see stays as it was. */
const showToAlliance = async (tx: Tx, ctx: MemberContext, processId: string): Promise<void> => {
  const { now } = ctx
  const { allianceId, personId } = ctx.actor
  const own = await loadOwn(tx, allianceId, processId)
  if (!own) throw new Refused('right/missing')
  if (own.visibility === 'alliance') return
  const { name, profile, sharing, organisationId } = own
  const visibility = 'alliance' as const
  await saveProcess(tx, allianceId, processId, { name, profile, visibility, sharing }, now)
  await requestFamilies(tx, { id: ctx.random.id(), allianceId, now })
  await addAudit(tx, {
    ...{ allianceId, at: now, personId, organisationId, what: 'changed' },
    ...{ subjectKind: 'process', subjectId: processId },
    details: { changed: ['sight'], visibility },
  })
}

const REFUSED: Readonly<Record<CarryOnFault, ErrorCode>> = {
  ...{ open: 'workshop/not-over', done: 'conflict/changed-meanwhile', empty: 'thing/not-found' },
  ...{ lead: 'right/missing', house: 'right/missing', mark: 'right/missing' },
  family: 'thing/not-found',
}

/** As far as its house lets this person take it: others approve where they have to. */
const bringIntoForce = async (ctx: MemberContext, processId: string): Promise<void> => {
  const newest = ({ versions, openRequests }: ProcessDetail) => {
    const [version] = versions
    const may = version?.review.may ?? []
    const isAlone = version?.review.standsInFor.length === 0 && openRequests === 0
    return { version, may: (act: 'submit' | 'approve') => isAlone && may.includes(act) }
  }
  const act = (next: 'submit' | 'approve', { version }: ReturnType<typeof newest>) =>
    reviewVersion(ctx, processId, version?.number ?? 0, {
      ...{ act: next, reason: '', seen: version?.review.seq ?? 0 },
    })
  const detail = await ctx.store.asActor(ctx.actor, (tx) => presentDetail(tx, ctx, processId))
  const draft = newest(detail)
  const submitted = newest(draft.may('submit') ? await act('submit', draft) : detail)
  if (submitted.may('approve')) await act('approve', submitted)
}

export const carryOnTarget = async (
  ctx: MemberContext,
  id: string,
  processId: string,
): Promise<WorkshopTargets> => {
  const { actor, store, now } = ctx
  const { allianceId, personId } = actor
  const ids = await store.asWorker(allianceId, (tx) => readWorkshopTargets(tx, allianceId, id))
  const found = await store.asActor(actor, async (tx) => {
    await demandWorkshop(tx, ctx, id, 'lead')
    const loaded = await load(tx, ctx, id)
    if (loaded.workshop.closedAt === null) throw new Refused('workshop/not-over')
    if (!ids.includes(processId)) throw new Refused('thing/not-found')
    const subject = await loadSubject(tx, allianceId, processId)
    demand(can(actor, 'edit', subject))
    const [row] = await readSummaries(tx, allianceId, [processId])
    const draft = await findOpenDraft(tx, allianceId, processId)
    const fault = faultOf(ctx, loaded, subject, row?.version != null || draft !== undefined)
    if (fault) throw new Refused(REFUSED[fault])
    return { ...loaded, row, draft }
  })
  const { workshop, carriedOn, row, draft } = found
  const familyId = workshop.familyId ?? ''
  const along = async (tx: Tx): Promise<void> => {
    await showToAlliance(tx, ctx, processId)
    await recommendWithin(tx, ctx, familyId, processId)
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId: workshop.organisationId },
      ...{ what: 'workshopTargetCarriedOn', subjectKind: 'process', subjectId: processId },
      details: { workshop: id },
    })
    await becomeWorker(tx, allianceId)
    if (!(await carryOn(tx, { allianceId, workshopId: id }, processId, carriedOn)))
      throw new Refused('conflict/changed-meanwhile')
  }
  if (row?.version == null && draft) {
    const note = ctx.texts.t('workshopTemplates:targetKept', { title: workshop.title })
    await keepVersion(ctx, draft.id, { number: draft.last, note, movedOn: [] }, along)
  } else {
    await store.asActor(actor, async (tx) => {
      await along(tx)
      if (row?.version != null) await askWithForce(tx, ctx, processId, row.version)
    })
  }
  await bringIntoForce(ctx, processId)
  await refreshFigures(ctx, familyId)
  return listWorkshopTargets(ctx, id)
}
