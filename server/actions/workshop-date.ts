// Another title, day, time or place, until the workshop is closed. Invitations lead to the new date, and the houses whose
// variants take part are told.

import type { WorkshopDetail } from '#api'
import type { RoomDate, VoiceKey } from '#workshop'
import { openWorkshopLog } from '../live/workshop-log.ts'
import { becomeWorker } from '../store/store.ts'
import { changeDate, readWorkshopMaterial } from '../store/workshops.ts'
import { type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'
import { tellWorkshopDate } from './tell-workshop.ts'
import { demandWorkshop, roomDate, showWorkshop, timesOf } from './workshops.ts'

/** Whoever is in the room is told as well, and how long their seats hold from now on. */
const tellRoom = async (
  ctx: MemberContext,
  workshopId: string,
  told: { readonly title: string; readonly date: RoomDate },
): Promise<void> => {
  const { store, actor, now, random } = ctx
  const { allianceId } = actor
  const log = await openWorkshopLog({ store, allianceId, workshopId, now: () => now })
  const workshop = log?.workshop()
  if (!log || workshop?.state !== 'open') return
  const [from] = Object.keys(workshop.participants)
  const body = { kind: 'rename', ...told } as const
  await log.say([{ id: random.id(), from: from as VoiceKey, at: now.getTime(), body }])
}

export const changeWorkshopDate = async (
  ctx: MemberContext,
  workshopId: string,
  wanted: {
    readonly title: string
    readonly startsAt: string
    readonly minutes: number
    readonly place: string
    readonly seen: number
  },
): Promise<WorkshopDetail> => {
  const { store, actor, now } = ctx
  const { allianceId, personId } = actor
  const { title, place, seen } = wanted
  const times = await store.asActor(actor, async (tx) => {
    const before = await demandWorkshop(tx, ctx, workshopId, 'lead')
    if (before.closedAt) throw new Refused('workshop/over')
    const times = timesOf(wanted, now, before.startsAt)
    const material = await readWorkshopMaterial(tx, allianceId, workshopId)
    await becomeWorker(tx, allianceId)
    const changed = { allianceId, id: workshopId, title, place, ...times, seen }
    if (!(await changeDate(tx, changed))) throw new Refused('conflict/changed-meanwhile')
    const isMoved =
      times.startsAt.getTime() !== before.startsAt.getTime() ||
      times.endsAt.getTime() !== before.endsAt.getTime()
    if (!isMoved && before.title === title && before.place === place) return times
    await tellWorkshopDate(tx, ctx, {
      ...{ allianceId, workshopId, planner: before.createdBy, by: personId },
      processes: (material?.de.columns ?? []).map(({ processId }) => processId),
      day: isMoved ? dayOf(times.startsAt) : null,
    })
    return times
  })
  await tellRoom(ctx, workshopId, { title, date: roomDate(times, place, seen + 1) })
  return showWorkshop(ctx, workshopId)
}
