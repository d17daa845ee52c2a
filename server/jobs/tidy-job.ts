// Puts away what nobody needs any more: sessions that ended, uploads nobody started, finished jobs. Also
// tells people of days that come near.
// Runs once an hour and asks for its own next run.

import { IDLE_MS, LONGEST_MS } from '../actions/session.ts'
import { tellLocalReasons } from '../actions/tell-workshop.ts'
import { deleteForgottenImports } from '../store/imports.ts'
import { addJob, deleteOldJobs } from '../store/jobs.ts'
import { deleteOldMails } from '../store/mails.ts'
import { deleteOldNotices } from '../store/notices.ts'
import { tidySessions } from '../store/sessions.ts'
import { deleteForgottenFiles } from '../store/signed-files.ts'
import { findAllianceIds } from '../store/tidy.ts'
import { closeWorkshops } from './close-workshops.ts'
import type { JobDeps } from './deps.ts'
import { endMemberships } from './end-memberships.ts'
import { remindOfDays } from './remind-of-days.ts'
import { remindOfHomework } from './remind-of-homework.ts'
import type { JobHandler } from './run-jobs.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** An upload waits this long for its choice of organisation. */
const FORGOTTEN_AFTER_MS = 7 * DAY_MS
/** Signed files of other alliances that nobody took. */
const FILES_KEPT_MS = 90 * DAY_MS
const JOBS_KEPT_MS = 30 * DAY_MS
/** What was seen, and what nobody has looked at. */
const NOTICES_SEEN_MS = 90 * DAY_MS
const NOTICES_KEPT_MS = 365 * DAY_MS

const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms)

export const tidyJob =
  (deps: JobDeps): JobHandler<'tidy'> =>
  async (_job, signal) => {
    const now = deps.now()
    await deps.store.asAuth((tx) => tidySessions(tx, before(now, IDLE_MS), before(now, LONGEST_MS)))
    for (const allianceId of await deps.store.asWorker(undefined, findAllianceIds)) {
      signal.throwIfAborted()
      await deps.store.asWorker(allianceId, async (tx) => {
        await deleteForgottenImports(tx, before(now, FORGOTTEN_AFTER_MS))
        const [seen, any] = [before(now, NOTICES_SEEN_MS), before(now, NOTICES_KEPT_MS)]
        await deleteOldNotices(tx, { seen, any })
        await endMemberships(tx, deps, allianceId, now)
        await remindOfDays(tx, deps, allianceId, now)
        await remindOfHomework(tx, deps, allianceId, now)
        const chance = { now, random: { id: deps.newId } }
        await tellLocalReasons(tx, chance, { allianceId, commonWayId: null, by: null })
        await deleteOldMails(tx, before(now, NOTICES_SEEN_MS))
        await deleteForgottenFiles(tx, before(now, FILES_KEPT_MS))
      })
      await closeWorkshops(deps, allianceId)
    }
    await deps.store.asWorker(undefined, (tx) => deleteOldJobs(tx, before(now, JOBS_KEPT_MS)))
    await scheduleTidying(deps)
  }

/** Sees to it that tidying comes up every hour; harmless to call again. */
export const scheduleTidying = (deps: JobDeps): Promise<void> =>
  deps.store.asWorker(undefined, (tx) => {
    const now = deps.now()
    // The hour is in the id: one job for each, whoever asks.
    const hour = new Date(Math.ceil((now.getTime() + 1) / HOUR_MS) * HOUR_MS)
    return addJob(tx, {
      id: `tidy/${hour.toISOString()}`,
      kind: 'tidy',
      payload: {},
      runAt: hour,
      createdAt: now,
    })
  })
