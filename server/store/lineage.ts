// Which process is linked with which, as facts. Read as the asker: what others did is seen by who sees both processes.
// Origins in other alliances are known by what signed files said; facts of both kinds are read alike.

import { sql } from 'kysely'
import { isForeignId, type LineageAct, type LineageFact, type OriginVersion } from '#library'
import type { Tx } from './store.ts'

export interface LineageRow extends LineageFact {
  readonly processId: string
  readonly originId: string
  readonly seq: number
  readonly reason: string
  readonly at: Date
  /** Null where the person may not be seen. */
  readonly name: string | null
  readonly organisationId: string
}

const factRows = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('lineage_fact as f')
    .leftJoin('person as p', 'p.id', 'f.person_id')
    .select(['f.process_id as processId', 'f.origin_id as originId', 'f.seq', 'f.act'])
    .select(['f.version', 'f.reason', 'f.created_at as at', 'p.name'])
    .select('f.organisation_id as organisationId')
    .where('f.alliance_id', '=', allianceId)
    .orderBy('f.process_id')
    .orderBy('f.origin_id')
    .orderBy('f.seq')

/** The same of origins in other alliances. */
const foreignRows = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('foreign_fact as f')
    .leftJoin('person as p', 'p.id', 'f.person_id')
    .select(['f.process_id as processId', 'f.origin_id as originId', 'f.seq', 'f.act'])
    .select(['f.version', 'f.reason', 'f.created_at as at', 'p.name'])
    .select('f.organisation_id as organisationId')
    .where('f.alliance_id', '=', allianceId)
    .orderBy('f.process_id')
    .orderBy('f.origin_id')
    .orderBy('f.seq')

/** Of one pair, the earliest first. */
export const readPair = (
  tx: Tx,
  allianceId: string,
  processId: string,
  originId: string,
): Promise<readonly LineageRow[]> =>
  isForeignId(originId)
    ? foreignRows(tx, allianceId)
        .where('f.process_id', '=', processId)
        .where('f.origin_id', '=', originId)
        .execute()
    : factRows(tx, allianceId)
        .where('f.process_id', '=', processId)
        .where('f.origin_id', '=', originId)
        .execute()

/** An origin in another alliance, as the last fact about it says. */
export interface ForeignOrigin {
  readonly id: string
  readonly name: string
  readonly houseName: string
  readonly houseShortName: string
  readonly allianceName: string
}

export const readForeignOrigins = async (
  tx: Tx,
  allianceId: string,
  ids: readonly string[],
): Promise<readonly ForeignOrigin[]> => {
  const wanted = ids.filter(isForeignId)
  if (wanted.length === 0) return []
  return tx
    .selectFrom('foreign_fact')
    .distinctOn('origin_id')
    .select(['origin_id as id', 'name', 'house_name as houseName'])
    .select(['house_short_name as houseShortName', 'alliance_name as allianceName'])
    .where('alliance_id', '=', allianceId)
    .where('origin_id', 'in', wanted)
    .orderBy('origin_id')
    .orderBy('version', 'desc')
    .orderBy('created_at', 'desc')
    .execute()
}

/** Processes looked at around one: more would be no picture. */
const MOST_AROUND = 200

/** All facts between the processes that are tied to one over any number of facts; those of a pair together, in order. */
export const readAround = async (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<readonly LineageRow[]> => {
  // Four lookups for each process found: asked in one, either end would be looked for in all facts.
  const { rows } = await sql<{ id: string }>`
    with recursive around (id) as (
      select ${id}::text
      union
      select next.id from around cross join lateral (
        select origin_id from lineage_fact
          where alliance_id = ${allianceId} and process_id = around.id
        union all
        select process_id from lineage_fact
          where alliance_id = ${allianceId} and origin_id = around.id
        union all
        select origin_id from foreign_fact
          where alliance_id = ${allianceId} and process_id = around.id
        union all
        select process_id from foreign_fact
          where alliance_id = ${allianceId} and origin_id = around.id) next (id))
    select id from around limit ${MOST_AROUND}`.execute(tx)
  const ids = rows.map((row) => row.id)
  const [near, far] = [
    await factRows(tx, allianceId)
      .where('f.process_id', 'in', ids)
      .where('f.origin_id', 'in', ids)
      .execute(),
    await foreignRows(tx, allianceId)
      .where('f.process_id', 'in', ids)
      .where('f.origin_id', 'in', ids)
      .execute(),
  ]
  return [...near, ...far]
}

/**
 * Facts of the links of these organisations whose origin has a version in force newer than the last fact speaks of; of
 * as many links as `limit`, where the newest came last.
 */
export const readStale = async (
  tx: Tx,
  allianceId: string,
  organisationIds: readonly string[],
  limit: number,
): Promise<readonly LineageRow[]> => {
  const { rows } = await sql<{ processId: string; originId: string }>`
    select l.process_id as "processId", l.origin_id as "originId" from (
      select distinct on (process_id, origin_id) process_id, origin_id, act, version
      from lineage_fact
      where alliance_id = ${allianceId} and organisation_id = any (${[...organisationIds]}::text[])
      order by process_id, origin_id, seq desc) l
      join process q on q.alliance_id = ${allianceId} and q.id = l.process_id
        and q.withdrawn_at is null
      -- Nearly all have moved on: whether a version is in force is asked of the few that have not.
      join process o on o.alliance_id = ${allianceId} and o.id = l.origin_id
        and o.current_version > l.version
      join lateral (select max(v.number) as newest, max(v.created_at) as since from version v
        where v.alliance_id = ${allianceId} and v.process_id = l.origin_id
          and v.state = 'approved') v on v.newest > l.version
    where l.act <> 'unlink'
    order by v.since desc, l.process_id limit ${limit}`.execute(tx)
  if (rows.length === 0) return []
  const stale = new Set(rows.map(({ processId, originId }) => `${processId} ${originId}`))
  const facts = await factRows(tx, allianceId)
    .where('f.process_id', 'in', [...new Set(rows.map(({ processId }) => processId))])
    .execute()
  return facts.filter(({ processId, originId }) => stale.has(`${processId} ${originId}`))
}

/** All facts of these organisations' processes about origins in other alliances; whether one is news is asked of each. */
export const readForeignLinks = (
  tx: Tx,
  allianceId: string,
  organisationIds: readonly string[],
): Promise<readonly LineageRow[]> =>
  foreignRows(tx, allianceId)
    .innerJoin('process as q', (join) =>
      join.onRef('q.alliance_id', '=', 'f.alliance_id').onRef('q.id', '=', 'f.process_id'),
    )
    .where('q.withdrawn_at', 'is', null)
    .where('f.organisation_id', 'in', ['', ...organisationIds])
    .execute()

/**
 * What the asker's houses have received of origins in other alliances, as versions in force; of those whose key is no
 * longer known nothing but what was taken already.
 */
const readForeignVersions = async (tx: Tx, allianceId: string, originIds: readonly string[]) => {
  if (originIds.length === 0) return []
  const { rows } = await sql<{ processId: string; number: number }>`
    select distinct s.origin_id as "processId", s.version as number from signed_file s
    where s.alliance_id = ${allianceId} and s.origin_id = any (${[...originIds]}::text[])
      and (exists (select 1 from foreign_fact t where t.alliance_id = s.alliance_id
          and t.origin_id = s.origin_id and t.version = s.version)
        or 'confirm' = (select k.act from key_fact k where k.alliance_id = s.alliance_id
          and k.public_key = s.public_key and k.origin_alliance = s.origin_alliance
          order by k.seq desc limit 1))`.execute(tx)
  return rows.map((row) => ({ ...row, state: 'approved' as const }))
}

/** Versions by process, as far as the asker sees them. */
export const readOriginVersions = async (
  tx: Tx,
  allianceId: string,
  processIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OriginVersion[]>> => {
  if (processIds.length === 0) return new Map()
  const foreign = await readForeignVersions(tx, allianceId, processIds.filter(isForeignId))
  const rows = await tx
    .selectFrom('version')
    .select(['process_id as processId', 'number', 'state'])
    .where('alliance_id', '=', allianceId)
    .where('process_id', 'in', [...processIds])
    .execute()
  return Map.groupBy([...rows, ...foreign], ({ processId }) => processId)
}

export interface NewLineageFact {
  readonly allianceId: string
  readonly processId: string
  readonly originId: string
  readonly seq: number
  readonly act: LineageAct
  readonly version: number
  readonly reason: string
  readonly personId: string
  readonly now: Date
}

export const addLineageFact = async (tx: Tx, fact: NewLineageFact): Promise<void> => {
  const { allianceId, processId, originId, seq, act, version, reason, personId, now } = fact
  await tx
    .insertInto(isForeignId(originId) ? 'foreign_fact' : 'lineage_fact')
    .values({
      ...{ alliance_id: allianceId, process_id: processId, origin_id: originId, seq, act },
      ...{ version, reason, person_id: personId, created_at: now },
    })
    .execute()
}

export interface AdoptionWord {
  readonly kind: 'actor' | 'system'
  readonly theirs: string
  /** Null where nobody could say. */
  readonly ours: string | null
}

/** What of an origin nobody could say in the own words; [] for whom it is not. */
export const readOpenWords = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<{ kind: AdoptionWord['kind']; theirs: string }[]> =>
  tx
    .selectFrom('adoption_word')
    .select(['kind', 'theirs'])
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .where('ours', 'is', null)
    .orderBy('kind')
    .orderBy('theirs')
    .execute()

interface RememberedWord {
  readonly kind: AdoptionWord['kind']
  readonly theirs: string
  readonly ours: string
  readonly at: Date
}

/** How the words of origins were said here, the last answer to each. */
export const readRememberedWords = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
): Promise<readonly RememberedWord[]> => {
  const { rows } = await sql<RememberedWord>`
    select distinct on (kind, theirs) kind, theirs, ours, created_at as at from adoption_word
    where alliance_id = ${allianceId} and organisation_id = ${organisationId}
      and ours is not null
    order by kind, theirs, created_at desc, process_id`.execute(tx)
  return rows
}

export const addAdoptionWords = async (
  tx: Tx,
  made: {
    readonly allianceId: string
    readonly processId: string
    readonly personId: string
    readonly now: Date
  },
  words: readonly AdoptionWord[],
): Promise<void> => {
  if (words.length === 0) return
  const { allianceId, processId, personId, now } = made
  await tx
    .insertInto('adoption_word')
    .values(
      words.map(({ kind, theirs, ours }) => ({
        ...{ alliance_id: allianceId, process_id: processId, kind, theirs, ours },
        ...{ person_id: personId, created_at: now },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** All facts of these processes and what they go back to; those of a pair together, in order. */
export const readLinksOf = async (
  tx: Tx,
  allianceId: string,
  processIds: readonly string[],
): Promise<readonly LineageRow[]> =>
  processIds.length === 0
    ? []
    : factRows(tx, allianceId)
        .where('f.process_id', 'in', [...processIds])
        .execute()
