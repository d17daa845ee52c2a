// What workshops said about the steps of a process: recommended, and to be done. As their minutes word it, and measures as
// they stand now.

import type { StepNote } from '#api'
import { can } from '#library'
import { placeId, wordOf } from '#workshop'
import { readMeasureFacts } from '../store/measures.ts'
import { readBoundSteps, readRecommendations } from '../store/workshop-steps.ts'
import { demand, type MemberContext } from './context.ts'
import { loadSubject } from './present-process.ts'

export const listStepNotes = (
  ctx: MemberContext,
  processId: string,
): Promise<{ notes: StepNote[] }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    demand(can(ctx.actor, 'read', await loadSubject(tx, allianceId, processId)))
    const bound = await readBoundSteps(tx, allianceId, processId)
    const workshops = [...new Set(bound.map(({ workshopId }) => workshopId))]
    if (workshops.length === 0) return { notes: [] }
    const said = await readRecommendations(tx, allianceId, workshops)
    const facts = await readMeasureFacts(tx, allianceId, workshops)
    const measures = new Map(facts.map((fact) => [`${fact.workshopId} ${fact.id}`, fact]))
    const notes = bound.flatMap(({ step, kind, item, workshopId, title }): StepNote[] => {
      const about = { step, workshop: { id: workshopId, title } }
      if (kind === 'measure') {
        const measure = measures.get(`${workshopId} ${item}`)
        if (!measure) return []
        const { id, text, state, organisation, post, due, since } = measure
        return [{ ...about, kind, id, text, state, organisation, post, due, since }]
      }
      const { recommendations = [], wording = null } = said.get(workshopId) ?? {}
      const value = recommendations.find(({ place }) => placeId(place) === item)?.value
      if (!value) return []
      const text = wording ? wordOf(wording, 'recommendation', item, value.text) : value.text
      return [{ ...about, kind, text, localReason: value.kind === 'local' ? value.reason : null }]
    })
    return { notes }
  })
