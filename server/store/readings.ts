// Who is asked to take note of a version, and who has.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

/** Asking of all versions of a process, the earliest first; none for others than the house's own people. */
export const readReadingRequests = (tx: Tx, allianceId: string, processId: string) =>
  tx
    .selectFrom('reading_request as f')
    .leftJoin('person as p', 'p.id', 'f.person_id')
    .select(['f.number', 'f.seq', 'f.people', 'f.note', 'f.created_at as at', 'p.name'])
    .where('f.alliance_id', '=', allianceId)
    .where('f.process_id', '=', processId)
    .orderBy('f.number')
    .orderBy('f.seq')
    .execute()

/** Who has taken note of which version; of others only for whom row-level security lets see them. */
export const readReadings = (tx: Tx, allianceId: string, processId: string) =>
  tx
    .selectFrom('reading')
    .select(['number', 'person_id as personId', 'created_at as at'])
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .orderBy('created_at')
    .execute()

export const addReadingRequest = async (
  tx: Tx,
  {
    people,
    ...request
  }: {
    readonly allianceId: string
    readonly processId: string
    readonly number: number
    readonly seq: number
    readonly people: readonly string[] | null
    readonly note: string
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  await tx
    .insertInto('reading_request')
    .values({
      ...{ alliance_id: request.allianceId, process_id: request.processId },
      ...{ number: request.number, seq: request.seq, people: people && [...people] },
      ...{ note: request.note, person_id: request.personId, created_at: request.now },
    })
    .execute()
}

/** Once; again changes nothing. */
export const addReading = async (
  tx: Tx,
  allianceId: string,
  { processId, number }: { readonly processId: string; readonly number: number },
  { personId, now }: { readonly personId: string; readonly now: Date },
): Promise<void> => {
  await tx
    .insertInto('reading')
    .values({
      ...{ alliance_id: allianceId, process_id: processId, number },
      ...{ person_id: personId, created_at: now },
    })
    .execute()
}

/** The house's people by name. */
export const readHousePeople = (tx: Tx, allianceId: string, organisationId: string) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name'])
    .where('m.alliance_id', '=', allianceId)
    .where('m.organisation_id', '=', organisationId)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()

export interface UnreadRow {
  readonly processId: string
  readonly name: string
  readonly organisationName: string
  readonly number: number
  readonly since: Date
}

/** Versions in force that a person is asked to take note of and has not. */
export const readUnread = async (
  tx: Tx,
  allianceId: string,
  { organisationIds, personId }: { organisationIds: readonly string[]; personId: string },
  limit: number,
): Promise<readonly UnreadRow[]> => {
  if (organisationIds.length === 0) return []
  const { rows } = await sql<UnreadRow>`
    select q.id as "processId", q.name, o.name as "organisationName", f.number,
      min(f.created_at) as since
    from reading_request f
      join version v on v.alliance_id = f.alliance_id and v.process_id = f.process_id
        and v.number = f.number and v.state = 'approved'
      join process q on q.alliance_id = f.alliance_id and q.id = f.process_id
        and q.withdrawn_at is null
      join organisation o on o.alliance_id = q.alliance_id and o.id = q.organisation_id
    where f.alliance_id = ${allianceId} and f.organisation_id = any (${[...organisationIds]}::text[])
      and (f.people is null or ${personId} = any (f.people))
      and not exists (select 1 from reading r where r.alliance_id = f.alliance_id
        and r.process_id = f.process_id and r.number = f.number and r.person_id = ${personId})
    group by q.id, q.name, o.name, f.number
    order by since, q.name limit ${limit}`.execute(tx)
  return rows
}
