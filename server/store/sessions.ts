// Sessions, passwords and failed attempts. Of a token only its hash is kept; all of it is out of reach
// for the role that requests run as.

import { sql } from 'kysely'
import type { Role } from '#api'
import type { Tx } from './store.ts'

export interface SessionRow {
  readonly tokenHash: Buffer
  readonly createdAt: Date
  readonly seenAt: Date
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  readonly alliance: { readonly id: string; readonly name: string; readonly isExample: boolean }
  readonly alliances: readonly { readonly id: string; readonly name: string }[]
  /** In the session's alliance, those that are not over; empty when the person has left it. */
  readonly memberships: readonly {
    readonly organisationId: string
    readonly organisationName: string
    readonly roles: readonly Role[]
  }[]
}

/** The session of a token with everything a request needs to know of the person, in one query. */
export const findSession = async (
  tx: Tx,
  tokenHash: Buffer,
  now: Date,
): Promise<SessionRow | undefined> => {
  const { rows } = await sql<SessionRow>`
    select s.token_hash as "tokenHash", s.created_at as "createdAt", s.seen_at as "seenAt",
      json_build_object('id', p.id, 'name', p.name, 'email', p.email) as person,
      json_build_object('id', a.id, 'name', a.name, 'isExample', a.is_example) as alliance,
      (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name) order by x.name), '[]')
        from alliance x where exists (select 1 from membership m
          where m.alliance_id = x.id and m.person_id = p.id
            and (m.ends_at is null or m.ends_at > ${now}))) as alliances,
      (select coalesce(json_agg(json_build_object('organisationId', o.id,
          'organisationName', o.name, 'roles', m.roles) order by o.position, o.name), '[]')
        from membership m join organisation o
          on o.alliance_id = m.alliance_id and o.id = m.organisation_id
        where m.person_id = p.id and m.alliance_id = a.id
          and (m.ends_at is null or m.ends_at > ${now})) as memberships
    from session s join person p on p.id = s.person_id join alliance a on a.id = s.alliance_id
    where s.token_hash = ${tokenHash}`.execute(tx)
  return rows[0]
}

export const addSession = async (
  tx: Tx,
  session: { tokenHash: Buffer; personId: string; allianceId: string; now: Date },
): Promise<void> => {
  await tx
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      person_id: session.personId,
      alliance_id: session.allianceId,
      created_at: session.now,
      seen_at: session.now,
    })
    .execute()
}

export const touchSession = async (tx: Tx, tokenHash: Buffer, now: Date): Promise<void> => {
  await tx
    .updateTable('session')
    .set({ seen_at: now })
    .where('token_hash', '=', tokenHash)
    .execute()
}

export const moveSession = async (tx: Tx, tokenHash: Buffer, allianceId: string): Promise<void> => {
  await tx
    .updateTable('session')
    .set({ alliance_id: allianceId })
    .where('token_hash', '=', tokenHash)
    .execute()
}

export const endSession = async (tx: Tx, tokenHash: Buffer): Promise<void> => {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** Ends a person's sessions except one. */
export const endOtherSessions = async (tx: Tx, personId: string, keep: Buffer): Promise<void> => {
  await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('token_hash', '<>', keep)
    .execute()
}

/** Whose password it is and in which alliances; an own alliance comes before the examples. */
export const findIdentity = async (tx: Tx, email: string, now: Date) =>
  tx
    .selectFrom('person as p')
    .innerJoin('identity as i', 'i.person_id', 'p.id')
    .select(['p.id', 'i.password'])
    .select((eb) =>
      eb
        .selectFrom('membership as m')
        .innerJoin('alliance as a', 'a.id', 'm.alliance_id')
        .select('a.id')
        .whereRef('m.person_id', '=', 'p.id')
        .where((or) => or.or([or('m.ends_at', 'is', null), or('m.ends_at', '>', now)]))
        .orderBy('a.is_example')
        .orderBy('a.name')
        .limit(1)
        .as('allianceId'),
    )
    .where('p.email', '=', email)
    .executeTakeFirst()

export const setPassword = async (
  tx: Tx,
  personId: string,
  password: string,
  now: Date,
): Promise<void> => {
  await tx
    .insertInto('identity')
    .values({ person_id: personId, password, changed_at: now })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({ password, changed_at: now }),
    )
    .execute()
}

/**
 * Writes an attempt down for each key before it is judged, and answers how many there were since. One
 * after the other for the same key, so that many at once count each other.
 */
export const countAttempts = async (
  tx: Tx,
  keys: readonly Buffer[],
  now: Date,
  since: Date,
): Promise<readonly number[]> => {
  for (const key of keys) {
    await sql`select pg_advisory_xact_lock(7302956, ${key.readInt32BE(0)})`.execute(tx)
  }
  await tx
    .insertInto('sign_in_attempt')
    .values(keys.map((key) => ({ key, at: now })))
    .execute()
  const counts: number[] = []
  for (const key of keys) {
    const row = await tx
      .selectFrom('sign_in_attempt')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('key', '=', key)
      .where('at', '>', since)
      .executeTakeFirstOrThrow()
    counts.push(Number(row.count))
  }
  return counts
}

/** Attempts that succeeded do not count. */
export const forgetAttempts = async (
  tx: Tx,
  keys: readonly Buffer[],
  at: Date,
  all: Buffer,
): Promise<void> => {
  await tx
    .deleteFrom('sign_in_attempt')
    .where((eb) => eb.or([eb('key', '=', all), eb.and([eb('key', 'in', keys), eb('at', '=', at)])]))
    .execute()
}

/** Everything that has run out; called by a job now and then. */
export const tidySessions = async (tx: Tx, seenBefore: Date, madeBefore: Date): Promise<void> => {
  await tx
    .deleteFrom('session')
    .where((eb) => eb.or([eb('seen_at', '<', seenBefore), eb('created_at', '<', madeBefore)]))
    .execute()
  await tx.deleteFrom('sign_in_attempt').where('at', '<', seenBefore).execute()
}
