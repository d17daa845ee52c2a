// Workshops that nobody closed: a while after their end they are closed for whoever led them, so that what was agreed
// stays and what was said does not.

import type { VoiceKey } from '#workshop'
import { openWorkshopLog } from '../live/workshop-log.ts'
import { findExpiredWorkshops } from '../store/workshops.ts'
import type { JobDeps } from './deps.ts'

/** Whoever leads it now; the room says so. */
export const closeWorkshops = async (
  deps: Pick<JobDeps, 'store' | 'now' | 'newId' | 'report'>,
  allianceId: string,
): Promise<void> => {
  const { store, now, newId, report } = deps
  const ids = await store.asWorker(allianceId, (tx) => findExpiredWorkshops(tx, allianceId, now()))
  for (const workshopId of ids) {
    try {
      const log = await openWorkshopLog({ store, allianceId, workshopId, now, report })
      const workshop = log?.workshop()
      if (!log || workshop?.state !== 'open') continue
      const [voice] =
        Object.entries(workshop.participants).find(([, { role }]) => role === 'moderation') ?? []
      if (voice === undefined) throw new Error(`nobody leads workshop ${workshopId}`)
      const body = { kind: 'close', dropsHidden: true } as const
      // Under an id that no device has said something under: it would be taken for that, and nothing would happen.
      await log.say([{ id: newId(), from: voice as VoiceKey, at: now().getTime(), body }])
    } catch (error) {
      // One that cannot be closed does not keep the others open.
      report('workshop: it could not be closed', error)
    }
  }
}
