// What workshops said about the steps of a process: recommended, and to be done. As their minutes word it, and measures as
// they stand now. What is recommended to stay local a house declines where it does not hold there.

import type { StepNote } from '#api'
import { can } from '#library'
import { placeId, wordOf } from '#workshop'
import { addAudit } from '../store/audit.ts'
import { addLocalReasonAnswer, readLocalReasonAnswers } from '../store/local-reasons.ts'
import { readMeasureFacts } from '../store/measures.ts'
import type { Tx } from '../store/store.ts'
import { readBoundSteps, readRecommendations } from '../store/workshop-steps.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { firstComes } from './first-comes.ts'
import { loadSubject } from './present-process.ts'

const readNotes = async (tx: Tx, allianceId: string, processId: string): Promise<StepNote[]> => {
  const bound = await readBoundSteps(tx, allianceId, processId)
  const workshops = [...new Set(bound.map(({ workshopId }) => workshopId))]
  if (workshops.length === 0) return []
  const said = await readRecommendations(tx, allianceId, workshops)
  const facts = await readMeasureFacts(tx, allianceId, workshops)
  const measures = new Map(facts.map((fact) => [`${fact.workshopId} ${fact.id}`, fact]))
  const answers = new Map(
    (await readLocalReasonAnswers(tx, allianceId, processId)).map((one) => [
      `${one.workshopId} ${one.place}`,
      one,
    ]),
  )
  return bound.flatMap(({ step, kind, item, workshopId, title }): StepNote[] => {
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
    const last = answers.get(`${workshopId} ${item}`)
    return [
      {
        ...{ ...about, kind, text, place: item },
        localReason: value.kind === 'local' ? value.reason : null,
        ...{ isDeclined: last?.answer === 'declined', answers: last?.seq ?? 0 },
      },
    ]
  })
}

export const listStepNotes = (
  ctx: MemberContext,
  processId: string,
): Promise<{ notes: StepNote[] }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    demand(can(ctx.actor, 'read', await loadSubject(tx, allianceId, processId)))
    return { notes: await readNotes(tx, allianceId, processId) }
  })

/** By whoever says there why it differs. */
export const answerLocalReason = (
  ctx: MemberContext,
  processId: string,
  wanted: {
    readonly workshopId: string
    readonly place: string
    readonly isDeclined: boolean
    readonly seen: number
  },
): Promise<{ notes: StepNote[] }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const { workshopId, place, isDeclined, seen } = wanted
    const subject = await loadSubject(tx, allianceId, processId)
    demand(can(ctx.actor, 'link', subject))
    const note = (await readNotes(tx, allianceId, processId)).find(
      (one) =>
        one.kind === 'recommendation' &&
        one.localReason !== null &&
        one.workshop.id === workshopId &&
        one.place === place,
    )
    if (note?.kind !== 'recommendation') throw new Refused('thing/not-found')
    if (note.answers !== seen || note.isDeclined === isDeclined) {
      throw new Refused('conflict/changed-meanwhile')
    }
    const answer = isDeclined ? 'declined' : 'open'
    await firstComes(
      addLocalReasonAnswer(tx, {
        ...{ allianceId, processId, workshopId, place, answer, seq: seen + 1, personId },
        now: ctx.now,
      }),
    )
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: subject.organisationId },
      what: isDeclined ? 'localReasonDeclined' : 'localReasonReopened',
      ...{ subjectKind: 'process', subjectId: processId },
      details: { workshop: workshopId, place, title: note.workshop.title },
    })
    return { notes: await readNotes(tx, allianceId, processId) }
  })
