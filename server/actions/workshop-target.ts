// After a workshop: the target process it agreed on, begun as a draft in the house of whoever takes it up; and the
// measures of all workshops.

import type { WorkshopMaterial } from '#api'
import { can } from '#library'
import { asKey, type Process } from '#process'
import { beginTarget, type Place, type Recommendation } from '#workshop'
import { addAudit } from '../store/audit.ts'
import { addDraft, findOpenDraft } from '../store/drafts.ts'
import { findSubjects } from '../store/families.ts'
import { readResults, readWorkshopMaterial, readWorkshopResult } from '../store/workshops.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { recordProcess } from './record-process.ts'
import { demandWorkshop } from './workshops.ts'

const MOST_WORKSHOPS = 500

/** Steps of one variant at a row, or the step itself. */
const keysIn =
  ({ rows }: WorkshopMaterial, column: number) =>
  ({ kind, key }: Place) =>
    kind === 'step'
      ? [key]
      : (rows.find((row) => row.key === key)?.cells[column]?.steps ?? []).map((step) =>
          asKey(step.key),
        )

const sayRecommendation = ({ texts: { t } }: MemberContext, one: Recommendation): string =>
  one.kind === 'common'
    ? t('workshopTemplates:common', { text: one.text })
    : t('workshopTemplates:local', {
        text: one.text,
        reason: t(`lineage:deviations.reason.${one.reason}`),
      })

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
  const { result, material, variant } = await store.asActor(actor, async (tx) => {
    await demandWorkshop(tx, ctx, workshopId, 'lead')
    demand(can(actor, 'adopt', { kind: 'organisation', allianceId, organisationId }))
    const result = await readWorkshopResult(tx, allianceId, workshopId)
    if (!result) throw new Refused('workshop/not-over')
    const [variant] = await findSubjects(tx, 'shared', [variantId])
    const material = await readWorkshopMaterial(tx, allianceId, workshopId)
    return { result, variant, material: material?.[ctx.language] }
  })
  const column = material?.columns.findIndex((one) => one.processId === variantId) ?? -1
  if (!material || !variant || column < 0) throw new Refused('thing/not-found')
  const say = (one: Recommendation) => sayRecommendation(ctx, one)
  const begun: Process = JSON.parse(variant.model)
  const { process, left } = beginTarget(begun, result, keysIn(material, column), say)
  const name = wanted.name || result.title
  await recordProcess(ctx, {
    ...{ id: processId, organisationId, name, profile: {} },
    ...{ visibility: 'organisation', aspect: 'target' },
  })
  const draftId = await store.asActor(actor, async (tx) => {
    // Asked again, it is the draft that was begun.
    const open = await findOpenDraft(tx, allianceId, processId)
    if (open) return open.id
    const id = ctx.random.id()
    const model = JSON.stringify({ ...process, name })
    await addDraft(tx, { allianceId, id, processId, baseVersion: null, model, personId, now })
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId, what: 'draftBegun' },
      ...{ subjectKind: 'process', subjectId: processId, details: { workshop: workshopId } },
    })
    return id
  })
  return { processId, draftId, left: left.map(say) }
}

/** The next first. */
export const listWorkshopMeasures = (ctx: MemberContext) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const results = await readResults(tx, ctx.actor.allianceId, MOST_WORKSHOPS)
    const measures = results.flatMap(({ id, title, result }) =>
      (result?.measures ?? []).map(({ text, organisation, post, due, effect, ...measure }) => ({
        ...{ id: measure.id, workshop: { id, title }, text, organisation, post, due, effect },
      })),
    )
    return { measures: measures.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)) }
  })
