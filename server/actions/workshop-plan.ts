// Changing the agenda before the first phase. It is said in the room like everything else, so that it comes before or
// after a beginning, never beside it; who planned it need not have entered the room for that.

import {
  WORKSHOP_TEMPLATES,
  type WorkshopDetail,
  type WorkshopPhase,
  type WorkshopTemplate,
} from '#api'
import type { RefusalCode, VoiceKey } from '#workshop'
import { openWorkshopLog } from '../live/workshop-log.ts'
import { type Context, type MemberContext, Refused } from './context.ts'
import { agendaOf, numbered } from './workshop-agenda.ts'
import { demandWorkshop, showWorkshop } from './workshops.ts'

export const listAgendaTemplates = (
  ctx: Context,
): { templates: { template: WorkshopTemplate; agenda: WorkshopPhase[] }[] } => ({
  templates: WORKSHOP_TEMPLATES.map((template) => ({
    template,
    agenda: [...agendaOf(ctx.texts, template)],
  })),
})

const refused = (code: RefusalCode): Refused => {
  if (code === 'closed') return new Refused('workshop/over')
  const isLate = code === 'somebody-was-first' || code === 'begun'
  return isLate
    ? new Refused('conflict/changed-meanwhile')
    : new Refused('request/invalid', { field: 'agenda' })
}

export const changeWorkshopAgenda = async (
  ctx: MemberContext,
  workshopId: string,
  wanted: { readonly agenda: readonly Omit<WorkshopPhase, 'id'>[]; readonly seen: number },
): Promise<WorkshopDetail> => {
  const { store, actor, now, random } = ctx
  const { allianceId } = actor
  await store.asActor(actor, (tx) => demandWorkshop(tx, ctx, workshopId, 'lead'))
  const log = await openWorkshopLog({ store, allianceId, workshopId, now: () => now })
  const workshop = log?.workshop()
  if (!log || workshop?.state !== 'open') throw new Refused('workshop/over')
  // The room knows who leads it; that the asker may, the library has said.
  const [from] =
    Object.entries(workshop.participants).find(([, { role }]) => role === 'moderation') ?? []
  if (from === undefined) throw new Error(`nobody leads workshop ${workshopId}`)
  const body = { kind: 'plan', agenda: numbered(wanted.agenda), seen: wanted.seen } as const
  const message = { id: random.id(), from: from as VoiceKey, at: now.getTime(), body }
  const [said] = (await log.say([message])).said
  if (said?.kind === 'refused') throw refused(said.refusal.code)
  return showWorkshop(ctx, workshopId)
}
