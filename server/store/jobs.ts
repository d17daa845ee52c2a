// The job table: what is to be done outside of a request. Claimed with SKIP LOCKED, so any number of
// nodes may work side by side; a claim runs out unless it is renewed, so nothing is lost when one dies.

import { sql, type Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** All notices that there may be something to do come on this channel. */
export const JOB_CHANNEL = 'prozess_job'

/** What each kind of job is told. */
export interface JobPayloads {
  readonly import: { readonly allianceId: string; readonly importId: string }
  readonly families: { readonly allianceId: string }
  readonly tidy: Readonly<Record<string, never>>
  readonly mail: Readonly<Record<string, never>>
}

export type JobKind = keyof JobPayloads

export type Job = {
  readonly [Kind in JobKind]: {
    readonly id: string
    readonly kind: Kind
    readonly payload: JobPayloads[Kind]
    /** Counts from 1; also tells a claim from a later one of the same job. */
    readonly attempts: number
  }
}[JobKind]

/** Puts a job on the table, unless one with its id is there; it starts after the transaction at `runAt`. */
export const addJob = async <Kind extends JobKind>(
  tx: Transaction<Tables>,
  job: {
    readonly id: string
    readonly kind: Kind
    readonly payload: JobPayloads[Kind]
    readonly runAt: Date
    readonly createdAt: Date
  },
): Promise<void> => {
  await tx
    .insertInto('job')
    .values({
      id: job.id,
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      run_at: job.runAt,
      created_at: job.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`select pg_notify(${JOB_CHANNEL}, '')`.execute(tx)
}

/** Changes often come in bunches; the families are found anew once for all of them. */
const FAMILIES_DELAY_MS = 1000

/** Asks for the families of an alliance to be found anew, soon; called by whatever changes a process. */
export const requestFamilies = (
  tx: Transaction<Tables>,
  request: { readonly id: string; readonly allianceId: string; readonly now: Date },
): Promise<void> =>
  addJob(tx, {
    id: request.id,
    kind: 'families',
    payload: { allianceId: request.allianceId },
    runAt: new Date(request.now.getTime() + FAMILIES_DELAY_MS),
    createdAt: request.now,
  })

/** Takes the job that has been due longest, or one whose claim ran out; undefined when there is none. */
export const claimJob = async (
  tx: Transaction<Tables>,
  now: Date,
  lockedUntil: Date,
): Promise<Job | undefined> => {
  const { rows } = await sql<Job>`
    update job set state = 'running', attempts = attempts + 1, locked_until = ${lockedUntil}
    where id = (
      select id from job
      where (state = 'waiting' and run_at <= ${now}) or (state = 'running' and locked_until < ${now})
      order by run_at, id limit 1 for update skip locked)
    returning id, kind, payload, attempts`.execute(tx)
  const [job] = rows
  if (!job) return undefined
  if (job.kind === 'families') {
    // What waits for the same recomputation is served by this one, which has not looked yet.
    await sql`update job set state = 'done', finished_at = ${now}
      where kind = 'families' and state = 'waiting' and id <> ${job.id}
        and payload->>'allianceId' = ${job.payload.allianceId}`.execute(tx)
  }
  return job
}

/** Renews a claim; false when somebody else holds the job by now. */
export const renewJob = async (
  tx: Transaction<Tables>,
  job: Job,
  lockedUntil: Date,
): Promise<boolean> => {
  const result = await tx
    .updateTable('job')
    .set({ locked_until: lockedUntil })
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempts)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export type JobEnd =
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly error: string }
  /** Again at `runAt`; `error` says why, where something went wrong. */
  | { readonly state: 'waiting'; readonly error: string | null; readonly runAt: Date }

/** Writes how a claim ended, unless somebody else holds the job by now. */
export const endJob = async (
  tx: Transaction<Tables>,
  job: Job,
  end: JobEnd,
  now: Date,
): Promise<void> => {
  await tx
    .updateTable('job')
    .set({
      state: end.state,
      locked_until: null,
      error: end.state === 'done' ? null : end.error,
      ...(end.state === 'waiting' ? { run_at: end.runAt } : { finished_at: now }),
    })
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempts)
    .where('state', '=', 'running')
    .execute()
}

/** Whether something of this kind is still to be done for an alliance. */
export const hasOpenJob = async (
  tx: Transaction<Tables>,
  kinds: readonly JobKind[],
  allianceId: string,
): Promise<boolean> => {
  const found = await tx
    .selectFrom('job')
    .select('id')
    .where('kind', 'in', kinds)
    .where('state', 'in', ['waiting', 'running'])
    .where(sql<string>`payload->>'allianceId'`, '=', allianceId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** What ended before then; failed ones are kept as long, for whoever looks into them. */
export const deleteOldJobs = async (tx: Transaction<Tables>, before: Date): Promise<void> => {
  await tx
    .deleteFrom('job')
    .where('state', 'in', ['done', 'failed'])
    .where('finished_at', '<', before)
    .execute()
}
