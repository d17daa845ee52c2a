// The minutes of a workshop: read by all, worded anew by who led it until they are agreed, taken along as a file.

import type { WorkshopMaterial, WorkshopMinutes } from '#api'
import { can } from '#library'
import {
  fittingTexts,
  minutesOf,
  type Place,
  type Result,
  sayingsOf,
  type Wording,
  worded,
} from '#workshop'
import type { MinutesData } from '../../documents/minutes-document.ts'
import { type MinutesForm, summariseMinutes } from '../../documents/write-minutes.ts'
import { addAudit } from '../store/audit.ts'
import { addMeasureFact, readMeasureFacts } from '../store/measures.ts'
import type { Tx } from '../store/store.ts'
import { addMinutesFact, type MinutesRow, readMinutesFacts } from '../store/workshop-minutes.ts'
import { readTargetHouses } from '../store/workshop-targets.ts'
import { readWorkshopMaterial, readWorkshopResult, type WorkshopRow } from '../store/workshops.ts'
import { type ComparisonFile, MEDIA_TYPES } from './comparison-file.ts'
import { type MemberContext, Refused } from './context.ts'
import { fileName } from './file-name.ts'
import { firstComes } from './first-comes.ts'
import { demandWorkshop, subjectOf } from './workshops.ts'

/** Names of rows and steps by their keys. */
const labelsOf = (material: WorkshopMaterial | undefined): ReadonlyMap<string, string> =>
  new Map(
    (material?.rows ?? []).flatMap(({ key, label, cells }) => [
      ...cells.flatMap(({ steps }) => steps.map((step) => [step.key, step.label] as const)),
      [key, label] as const,
    ]),
  )

interface Loaded {
  readonly row: WorkshopRow
  /** As the room left it. */
  readonly result: Result
  readonly labels: ReadonlyMap<string, string>
  readonly facts: readonly MinutesRow[]
}

const load = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  action: 'see' | 'lead' = 'see',
): Promise<Loaded> => {
  const { allianceId } = ctx.actor
  const row = await demandWorkshop(tx, ctx, id, action)
  const result = await readWorkshopResult(tx, allianceId, id)
  if (!result) throw new Refused('workshop/not-over')
  const material = await readWorkshopMaterial(tx, allianceId, id)
  const facts = await readMinutesFacts(tx, allianceId, id)
  return { row, result, facts, labels: labelsOf(material?.[ctx.language]) }
}

const dataOf = ({ row, result, labels, facts }: Loaded): Omit<MinutesData, 'targetHouses'> => {
  const { title, place, startsAt, endsAt, organisationName: host, minimumGroup } = row
  const { wording } = minutesOf(facts)
  return {
    ...{ title, place, startsAt, endsAt, host, minimumGroup, labels, wording },
    result: worded(result, wording),
    agreedAt: facts.find(({ act }) => act === 'agree')?.at ?? null,
  }
}

const present = (ctx: MemberContext, loaded: Loaded): WorkshopMinutes => {
  const { actor } = ctx
  const { row, facts, labels } = loaded
  const data = dataOf(loaded)
  const at = (place: Place | undefined) => (place && labels.get(place.key)) ?? ''
  return {
    seq: facts.length,
    agreedAt: data.agreedAt?.toISOString() ?? null,
    canWord: data.agreedAt === null && can(actor, 'lead', subjectOf(actor, row)).isAllowed,
    summary: summariseMinutes(data, ctx),
    ...{ present: data.wording.present, remarks: data.wording.remarks },
    sayings: sayingsOf(data.result).map(({ id, kind, text, place }) => ({
      ...{ id, kind, text, place: at(place) },
    })),
  }
}

export const showWorkshopMinutes = (ctx: MemberContext, id: string): Promise<WorkshopMinutes> =>
  ctx.store.asActor(ctx.actor, async (tx) => present(ctx, await load(tx, ctx, id)))

/** Measures on the board read as the minutes say them. */
const rewordMeasures = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  before: Result,
  after: Result,
): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  const facts = await readMeasureFacts(tx, allianceId, id)
  for (const [at, { text, effect, ...measure }] of after.measures.entries()) {
    const was = before.measures[at]
    const last = facts.findLast((one) => one.id === measure.id)
    if (!last || (was?.text === text && was.effect === effect)) continue
    const { seq } = last
    await firstComes(
      addMeasureFact(tx, {
        ...{ ...last, text, effect, allianceId, workshopId: id, personId, now: ctx.now },
        seq: seq + 1,
      }),
    )
  }
}

const change = (
  ctx: MemberContext,
  id: string,
  seen: number,
  act: 'word' | 'agree',
  wordingOf: (loaded: Loaded) => Wording,
): Promise<WorkshopMinutes> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { now } = ctx
    const { allianceId, personId } = ctx.actor
    const loaded = await load(tx, ctx, id, 'lead')
    const { wording: before, isAgreed } = minutesOf(loaded.facts)
    if (isAgreed || loaded.facts.length !== seen) throw new Refused('conflict/changed-meanwhile')
    const wording = wordingOf(loaded)
    const seq = seen + 1
    await firstComes(
      addMinutesFact(tx, { allianceId, workshopId: id, seq, act, wording, personId, now }),
    )
    const { result } = loaded
    await rewordMeasures(tx, ctx, id, worded(result, before), worded(result, wording))
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId: loaded.row.organisationId },
      what: act === 'agree' ? 'workshopMinutesAgreed' : 'workshopMinutesWorded',
      ...{ subjectKind: 'organisation', subjectId: loaded.row.organisationId },
      details: { workshop: id },
    })
    return present(ctx, await load(tx, ctx, id))
  })

export const wordWorkshopMinutes = (
  ctx: MemberContext,
  id: string,
  { seen, texts, present, remarks }: Wording & { readonly seen: number },
): Promise<WorkshopMinutes> =>
  change(ctx, id, seen, 'word', ({ result }) => ({
    ...{ present, remarks, texts: fittingTexts(result, texts) },
  }))

export const agreeWorkshopMinutes = (
  ctx: MemberContext,
  id: string,
  seen: number,
): Promise<WorkshopMinutes> =>
  change(ctx, id, seen, 'agree', ({ facts }) => minutesOf(facts).wording)

const TIMEOUT_MS = 20_000

export const workshopMinutesFile = async (
  ctx: MemberContext,
  id: string,
  form: MinutesForm,
): Promise<ComparisonFile> => {
  const { allianceId } = ctx.actor
  const before = await ctx.store.asActor(ctx.actor, async (tx) => dataOf(await load(tx, ctx, id)))
  // What was agreed says nothing of what came later.
  const targetHouses = await ctx.store.asWorker(allianceId, (tx) =>
    readTargetHouses(tx, allianceId, id, before.agreedAt ?? ctx.now),
  )
  const data: MinutesData = { ...before, targetHouses }
  const notices = ctx.session.alliance.isExample ? [ctx.texts.t('common:exampleAlliance')] : []
  const outcome = await ctx.pool.run(
    'minutesFile',
    { data, form, language: ctx.language, date: ctx.now, notices },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('file/not-now')
  }
  if (outcome.kind !== 'done') throw new Error(`writing ${form}: ${JSON.stringify(outcome)}`)
  const name = ctx.texts.t('minutes:title', { title: data.title })
  return { mediaType: MEDIA_TYPES[form], name: fileName(name, `.${form}`), body: outcome.value }
}
