// The target process that a workshop agrees on, begun as a draft in the house of whoever takes it up: in the room, where
// all look on while it is written, or afterwards.

import type { WorkshopMaterial } from '#api'
import { can } from '#library'
import { asKey, type Key, type Process } from '#process'
import {
  beginTarget,
  type Place,
  type Recommendation,
  type Result,
  shownTo,
  stepsAt,
  targetPlaces,
  type VoiceKey,
  type Workshop,
} from '#workshop'
import { openWorkshopLog, type WorkshopLog } from '../live/workshop-log.ts'
import { addAudit } from '../store/audit.ts'
import { addDraft, findOpenDraft } from '../store/drafts.ts'
import { findSubjects } from '../store/families.ts'
import { findFamilyChoices } from '../store/family-choices.ts'
import { loadOwn } from '../store/processes.ts'
import { becomeWorker } from '../store/store.ts'
import { insertTargetPlaces } from '../store/workshop-steps.ts'
import { readWorkshopTargets } from '../store/workshop-targets.ts'
import { readWorkshopMaterial } from '../store/workshops.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { compare } from './present-comparison.ts'
import { recordProcess } from './record-process.ts'
import { digestOfVariants } from './show-merged-model.ts'
import { readWordedResult } from './worded-result.ts'
import { demandWorkshop } from './workshops.ts'

interface Beginning {
  readonly process: Process
  /** Its steps at a place that the room spoke about. */
  readonly keysAt: (place: Place) => readonly Key[]
}

/** Of which variant a step is: keys of two may be the same. */
const ofVariant = (processId: string, step: string): string => `${processId} ${step}`

/** Steps of all variants at a place. */
const spokenOf = (material: WorkshopMaterial, place: Place): readonly string[] =>
  material.columns.flatMap(({ processId }, column) =>
    stepsAt(material, column, place).map((step) => ofVariant(processId, step)),
  )

/**
 * The steps of a process that the room did not look at: those that stand beside what it spoke of when it is laid beside
 * the variants.
 */
const besideVariants = async (
  ctx: MemberContext,
  material: WorkshopMaterial,
  variantId: string,
): Promise<Beginning['keysAt']> => {
  const ids = [...material.columns.map(({ processId }) => processId), variantId]
  const { columns, rows } = await compare(ctx, ids, { view: 'shared' })
  const own = columns.findIndex(({ processId }) => processId === variantId)
  const beside = new Map(
    rows.flatMap(({ cells }) => {
      const steps = cells.map((cell) => (cell.kind === 'steps' ? cell.steps : []))
      const ours = (steps[own] ?? []).map(({ key }) => asKey(key))
      return columns.flatMap(({ processId }, column) =>
        (steps[column] ?? []).map(({ key }) => [ofVariant(processId, key), ours] as const),
      )
    }),
  )
  return (place) => [
    ...new Set(spokenOf(material, place).flatMap((step) => beside.get(step) ?? [])),
  ]
}

/** One of the variants as the alliance may know it, or what the family has marked as its common way. */
const fromVariant = async (
  ctx: MemberContext,
  material: WorkshopMaterial,
  variantId: string,
  familyId: string | null,
): Promise<Beginning> => {
  const variant = await ctx.store.asActor(ctx.actor, async (tx) => {
    const isColumn = material.columns.some(({ processId }) => processId === variantId)
    const reference =
      isColumn || familyId === null ? null : (await findFamilyChoices(tx, familyId)).reference
    if (!isColumn && reference !== variantId) return undefined
    const [found] = await findSubjects(tx, 'shared', [variantId])
    return found
  })
  if (!variant) throw new Refused('request/invalid', { field: 'variantId' })
  const column = material.columns.findIndex(({ processId }) => processId === variantId)
  return {
    process: JSON.parse(variant.model),
    keysAt:
      column >= 0
        ? (place) => stepsAt(material, column, place).map(asKey)
        : await besideVariants(ctx, material, variantId),
  }
}

/** What most variants do, as a process of its own. */
const fromMerged = async (ctx: MemberContext, material: WorkshopMaterial): Promise<Beginning> => {
  const ids = material.columns.map(({ processId }) => processId)
  const { process, elements } = await digestOfVariants(ctx, ids)
  const drawnAs = new Map<string, Key>(
    elements.flatMap(({ key, doers }) =>
      doers.flatMap(({ processId, step }) =>
        step === null ? [] : [[ofVariant(processId, step), asKey(key)] as const],
      ),
    ),
  )
  return {
    process,
    keysAt: (place) => {
      const keys = spokenOf(material, place).flatMap((step) => drawnAs.get(step) ?? [])
      return [...new Set(keys)]
    },
  }
}

const sayRecommendation = ({ texts: { t } }: MemberContext, one: Recommendation): string =>
  one.kind === 'common'
    ? t('workshopTemplates:common', { text: one.text })
    : t('workshopTemplates:local', {
        text: one.text,
        reason: t(`lineage:deviations.reason.${one.reason}`),
      })

/** What everybody sees while the room is open; afterwards what came of it, as its minutes word it. */
const outcomeOf = (workshop: Workshop, result: Result | null) => {
  const view = shownTo(workshop, 'projector')
  if (view.state === 'nothing') throw new Error('the projector sees what is no one’s own')
  return view.state === 'closed' ? (result ?? view.result) : view
}

/** Tells the room, if there still is one; in the voice with which it began. */
const tellRoom = async (
  ctx: MemberContext,
  log: WorkshopLog,
  target: { readonly process: string; readonly draft: string },
): Promise<void> => {
  const workshop = log.workshop()
  if (workshop.state === 'closed') return
  const [from] = Object.keys(workshop.participants)
  const message = {
    ...{ id: ctx.random.id(), from: from as VoiceKey, at: ctx.now.getTime() },
    body: { kind: 'target', ...target } as const,
  }
  await log.say([message])
}

export const beginWorkshopTarget = async (
  ctx: MemberContext,
  workshopId: string,
  wanted: {
    readonly id: string
    readonly organisationId: string
    readonly variantId: string
    readonly name: string
  },
): Promise<{ processId: string; draftId: string; left: string[] }> => {
  const { actor, store, now } = ctx
  const { allianceId, personId } = actor
  const { id: processId, organisationId, variantId } = wanted
  const { row, material, result } = await store.asActor(actor, async (tx) => {
    const row = await demandWorkshop(tx, ctx, workshopId, 'lead')
    demand(can(actor, 'adopt', { kind: 'organisation', allianceId, organisationId }))
    const material = await readWorkshopMaterial(tx, allianceId, workshopId)
    const result = await readWordedResult(tx, allianceId, workshopId)
    return { row, material: material?.[ctx.language], result }
  })
  const log = await openWorkshopLog({ store, allianceId, workshopId, now: () => now })
  if (!material || !log) throw new Refused('thing/not-found')
  const begun =
    variantId === 'merged'
      ? await fromMerged(ctx, material)
      : await fromVariant(ctx, material, variantId, row.familyId)
  const outcome = outcomeOf(log.workshop(), result)
  const say = (one: Recommendation) => sayRecommendation(ctx, one)
  const { process, left } = beginTarget(begun.process, outcome, begun.keysAt, say)
  const name = wanted.name || outcome.title
  await recordProcess(ctx, {
    ...{ id: processId, organisationId, name, profile: {} },
    ...{ visibility: 'organisation', aspect: 'target' },
  })
  const { draftId, isAgain } = await store.asActor(actor, async (tx) => {
    // Holds the process's lock, so that who presses twice begins one draft. Asked again, it is that one.
    await loadOwn(tx, allianceId, processId)
    const open = await findOpenDraft(tx, allianceId, processId)
    if (open) return { draftId: open.id, isAgain: true }
    const id = ctx.random.id()
    const model = JSON.stringify({ ...process, name })
    await addDraft(tx, { allianceId, id, processId, baseVersion: null, model, personId, now })
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId, what: 'draftBegun' },
      ...{ subjectKind: 'process', subjectId: processId, details: { workshop: workshopId } },
    })
    // What the room agrees on finds its steps in the target as in the variants.
    await becomeWorker(tx, allianceId)
    const places = targetPlaces(material, (place) =>
      begun.keysAt(place).filter((key) => process.elements[key] !== undefined),
    )
    await insertTargetPlaces(tx, { allianceId, workshopId, processId, places, now })
    return { draftId: id, isAgain: false }
  })
  // A room with guests in it is shown what was begun in it, and no other draft of the house.
  if (isAgain) {
    const ours = await store.asWorker(allianceId, (tx) =>
      readWorkshopTargets(tx, allianceId, workshopId),
    )
    if (!ours.includes(processId)) throw new Refused('request/invalid', { field: 'id' })
  }
  await tellRoom(ctx, log, { process: processId, draft: draftId })
  return { processId, draftId, left: left.map(say) }
}
