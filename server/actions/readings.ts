// Asking the house's own people to take note of a version, confirming it, and who has.

import type { ProcessDetail } from '#api'
import { can, isAskedToRead, mayConfirmReading, type ProcessSubject } from '#library'
import { addAudit } from '../store/audit.ts'
import { isTaken } from '../store/error-code.ts'
import {
  addReading,
  addReadingRequest,
  readHousePeople,
  readReadingRequests,
  readReadings,
} from '../store/readings.ts'
import { readVersionAuthors } from '../store/review.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { firstComes } from './first-comes.ts'
import { loadSubject, presentDetail } from './present-process.ts'

const load = async (tx: Tx, allianceId: string, processId: string, number: number) => {
  const subject = await loadSubject(tx, allianceId, processId)
  const versions = await readVersionAuthors(tx, allianceId, processId)
  const version = versions.find((one) => one.number === number)
  if (!version) throw new Refused('thing/not-found')
  const all = await readReadingRequests(tx, allianceId, processId)
  return { subject, version, requests: all.filter((one) => one.number === number) }
}

const readersOf = async (
  tx: Tx,
  { allianceId, organisationId }: ProcessSubject,
  processId: string,
  number: number,
) => ({
  house: await readHousePeople(tx, allianceId, organisationId),
  readings: (await readReadings(tx, allianceId, processId)).filter((one) => one.number === number),
})

export const listReadings = (ctx: MemberContext, processId: string, number: number) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { subject, requests } = await load(tx, ctx.actor.allianceId, processId, number)
    demand(can(ctx.actor, 'keepCurrent', subject))
    const { house, readings } = await readersOf(tx, subject, processId, number)
    return {
      people: house.map(({ id, name }) => ({
        ...{ id, name, isAsked: isAskedToRead(requests, id) },
        readAt: readings.find((one) => one.personId === id)?.at.toISOString() ?? null,
      })),
    }
  })

export const askReaders = (
  ctx: MemberContext,
  processId: string,
  number: number,
  { people, note }: { readonly people: readonly string[] | null; readonly note: string },
): Promise<ProcessDetail> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const { subject, version, requests } = await load(tx, allianceId, processId, number)
    demand(can(ctx.actor, 'keepCurrent', subject))
    if (subject.isWithdrawn || version.state !== 'approved') throw new Refused('reading/not-now')
    const house = await readHousePeople(tx, allianceId, subject.organisationId)
    const ids = new Set(house.map(({ id }) => id))
    if (people?.some((one) => !ids.has(one))) throw new Refused('reading/stranger')
    const seq = (requests.at(-1)?.seq ?? 0) + 1
    const about = { allianceId, processId, number, seq }
    await firstComes(addReadingRequest(tx, { ...about, people, note, personId, now: ctx.now }))
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: subject.organisationId },
      ...{ what: 'readersAsked', subjectKind: 'process', subjectId: processId },
      details: { version: number },
    })
    return presentDetail(tx, ctx, processId)
  })

export const confirmReading = async (
  ctx: MemberContext,
  processId: string,
  number: number,
): Promise<ProcessDetail> => {
  const { allianceId, personId } = ctx.actor
  const confirm = () =>
    ctx.store.asActor(ctx.actor, async (tx) => {
      const { subject, version, requests } = await load(tx, allianceId, processId, number)
      demand(can(ctx.actor, 'readInHouse', subject))
      const { readings } = await readersOf(tx, subject, processId, number)
      const done = readings.map((one) => one.personId)
      // Sent twice: it is confirmed.
      if (done.includes(personId)) return
      if (subject.isWithdrawn || !mayConfirmReading(requests, done, personId, version.state))
        throw new Refused('reading/not-now')
      await addReading(tx, allianceId, { processId, number }, { personId, now: ctx.now })
    })
  try {
    await confirm()
  } catch (error) {
    if (!isTaken(error)) throw error
  }
  return ctx.store.asActor(ctx.actor, (tx) => presentDetail(tx, ctx, processId))
}
