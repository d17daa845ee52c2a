// What happened to versions on their way into force, and what an organisation asks of them.

import { sql } from 'kysely'
import {
  NO_RULES,
  type ReviewAct,
  type ReviewFact,
  type ReviewRules,
  type VersionState,
} from '#library'
import type { Tx } from './store.ts'

export interface FactRow extends ReviewFact {
  readonly number: number
  readonly seq: number
  readonly reason: string
  readonly at: Date
  /** Null where the person may not be seen. */
  readonly name: string | null
  /** Of whom they stood in for. */
  readonly forName: string | null
}

const factsWhere = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('version_fact as f')
    .leftJoin('person as p', 'p.id', 'f.person_id')
    .leftJoin('person as q', 'q.id', 'f.stands_in_for')
    .select(['f.process_id as processId', 'f.number', 'f.seq', 'f.act', 'f.rules', 'f.reason'])
    .select([
      'f.person_id as by',
      'f.created_at as at',
      'p.name',
      'f.stands_in_for as standsInFor',
      'q.name as forName',
    ])
    .where('f.alliance_id', '=', allianceId)
    .orderBy('f.process_id')
    .orderBy('f.number')
    .orderBy('f.seq')

type Row = Awaited<ReturnType<ReturnType<typeof factsWhere>['execute']>>[number]

const factOf = ({ rules, standsInFor, processId: _, ...row }: Row): FactRow => ({
  ...row,
  ...(standsInFor === null ? {} : { standsInFor }),
  ...(rules === null ? {} : { rules }),
})

/** Who of these people belongs to an organisation. */
export const readMembersAmong = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (personIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('membership')
    .select('person_id as id')
    .where('alliance_id', '=', allianceId)
    .where('organisation_id', '=', organisationId)
    .where('person_id', 'in', [...personIds])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Of all versions of a process, the earliest first; none for whom they are not. */
export const readFacts = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<readonly FactRow[]> =>
  (await factsWhere(tx, allianceId).where('f.process_id', '=', processId).execute()).map(factOf)

/** The current versions of these organisations that are under review, with who made each. */
export const readWaiting = async (
  tx: Tx,
  allianceId: string,
  organisationIds: readonly string[],
  limit: number,
) => {
  if (organisationIds.length === 0) return []
  const versions = await tx
    .selectFrom('process as q')
    .innerJoin('version as v', (join) =>
      join
        .onRef('v.alliance_id', '=', 'q.alliance_id')
        .onRef('v.process_id', '=', 'q.id')
        .onRef('v.number', '=', 'q.current_version'),
    )
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.alliance_id', '=', 'q.alliance_id').onRef('o.id', '=', 'q.organisation_id'),
    )
    .select(['q.id as processId', 'q.name', 'q.organisation_id as organisationId'])
    .select(['o.name as organisationName', 'v.number', 'v.created_by as author'])
    .where('q.alliance_id', '=', allianceId)
    .where('q.withdrawn_at', 'is', null)
    .where('q.organisation_id', 'in', organisationIds)
    .where('v.state', '=', 'inReview')
    .orderBy('q.name')
    .limit(limit)
    .execute()
  if (versions.length === 0) return []
  // Of these versions alone: those before them have their facts, too.
  const ids = versions.map(({ processId }) => processId)
  const numbers = versions.map(({ number }) => number)
  const rows = await factsWhere(tx, allianceId)
    .where('f.process_id', 'in', ids)
    .where(
      sql<boolean>`(f.process_id, f.number) in (select * from unnest(${ids}::text[], ${numbers}::int[]))`,
    )
    .execute()
  const byVersion = Map.groupBy(rows, ({ processId, number }) => `${processId} ${number}`)
  return versions.map((version) => ({
    ...version,
    facts: (byVersion.get(`${version.processId} ${version.number}`) ?? []).map(factOf),
  }))
}

export interface NewFact {
  readonly allianceId: string
  readonly processId: string
  readonly number: number
  readonly seq: number
  readonly act: ReviewAct
  readonly rules?: ReviewRules
  readonly reason: string
  readonly personId: string
  readonly standsInFor?: string
  readonly now: Date
}

/** Adds what happened, and puts the version where that leads. */
export const addFact = async (tx: Tx, fact: NewFact, state: VersionState): Promise<void> => {
  const { allianceId, processId, number, seq, act, rules, reason, personId, now } = fact
  const { standsInFor = null } = fact
  await tx
    .insertInto('version_fact')
    .values({
      ...{ alliance_id: allianceId, process_id: processId, number, seq, act, reason },
      rules: rules === undefined ? null : JSON.stringify(rules),
      ...{ person_id: personId, stands_in_for: standsInFor, created_at: now },
    })
    .execute()
  await tx
    .updateTable('version')
    .set({ state })
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .where('number', '=', number)
    .where('state', '!=', state)
    .execute()
}

/** What the library shows of a process follows its current version; done as the worker. */
export const followState = async (
  tx: Tx,
  allianceId: string,
  processId: string,
  { state, now }: { readonly state: VersionState; readonly now: Date },
): Promise<void> => {
  await tx
    .updateTable('process')
    .set({ state, changed_at: now })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', processId)
    .where('state', '!=', state)
    .execute()
}

/** Who made each version, and where it stands. */
export const readVersionAuthors = (tx: Tx, allianceId: string, processId: string) =>
  tx
    .selectFrom('version')
    .select(['number', 'state', 'created_by as author'])
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .execute()

export const findRules = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
): Promise<ReviewRules> => {
  const row = await tx
    .selectFrom('review_rules')
    .select('rules')
    .where('alliance_id', '=', allianceId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row?.rules ?? NO_RULES
}

export const setRules = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  rules: ReviewRules,
): Promise<void> => {
  await tx
    .insertInto('review_rules')
    .values({
      ...{ alliance_id: allianceId, organisation_id: organisationId },
      rules: JSON.stringify(rules),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['alliance_id', 'organisation_id'])
        .doUpdateSet({ rules: sql`excluded.rules` }),
    )
    .execute()
}
