// What people said of links between steps. Rows are only added and withdrawn; the policies show them to
// whoever sees both processes.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

export interface DecidedStep {
  readonly processId: string
  readonly step: string
  /** As it was called when it was decided. */
  readonly label: string
}

export interface StoredDecision {
  readonly id: string
  readonly verdict: 'confirmed' | 'rejected'
  readonly a: DecidedStep
  readonly b: DecidedStep
  readonly at: Date
  /** '' for people whose name the reader may not know. */
  readonly by: string
  readonly organisationName: string
  readonly withdrawnAt: Date | null
}

interface Row {
  readonly id: string
  readonly verdict: 'confirmed' | 'rejected'
  readonly process_a: string
  readonly step_a: string
  readonly label_a: string
  readonly process_b: string
  readonly step_b: string
  readonly label_b: string
  readonly decided_at: Date
  readonly withdrawn_at: Date | null
  readonly by: string | null
  readonly organisation: string
}

const decisionOf = (row: Row): StoredDecision => ({
  id: row.id,
  verdict: row.verdict,
  a: { processId: row.process_a, step: row.step_a, label: row.label_a },
  b: { processId: row.process_b, step: row.step_b, label: row.label_b },
  at: row.decided_at,
  by: row.by ?? '',
  organisationName: row.organisation,
  withdrawnAt: row.withdrawn_at,
})

const selected = sql`select d.id, d.verdict, d.process_a, d.step_a, d.label_a, d.process_b, d.step_b,
    d.label_b, d.decided_at, d.withdrawn_at, p.name as by, o.name as organisation
  from link_decision d
  join organisation o on o.alliance_id = d.alliance_id and o.id = d.organisation_id
  left join person p on p.id = d.decided_by`

/** Decisions between these processes, newest first; those that stand, or all there ever were. */
export const findDecisions = async (
  tx: Tx,
  processIds: readonly string[],
  which: 'standing' | 'all',
): Promise<readonly StoredDecision[]> => {
  if (processIds.length < 2) return []
  const { rows } = await sql<Row>`${selected}
    where d.process_a = any(${processIds}) and d.process_b = any(${processIds})
      ${which === 'standing' ? sql`and d.withdrawn_at is null` : sql``}
    order by d.decided_at desc, d.id`.execute(tx)
  return rows.map(decisionOf)
}

export const findDecisionsById = async (
  tx: Tx,
  ids: readonly string[],
): Promise<readonly StoredDecision[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`${selected} where d.id = any(${ids})
    order by d.decided_at desc, d.id`.execute(tx)
  return rows.map(decisionOf)
}

/** One after the other within an alliance, so that two people who decide at once do not both stand. */
export const lockDecisions = (tx: Tx, allianceId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`link_decision ${allianceId}`}, 0))`.execute(
    tx,
  )

export interface NewDecision {
  readonly id: string
  readonly verdict: 'confirmed' | 'rejected'
  /** `a` is the process that stands first. */
  readonly a: DecidedStep & { readonly version: number }
  readonly b: DecidedStep & { readonly version: number }
}

export interface Decider {
  readonly allianceId: string
  readonly personId: string
  readonly organisationId: string
  readonly now: Date
}

export const insertDecisions = async (
  tx: Tx,
  decisions: readonly NewDecision[],
  { allianceId, personId, organisationId, now }: Decider,
): Promise<void> => {
  if (decisions.length === 0) return
  await tx
    .insertInto('link_decision')
    .values(
      decisions.map(({ id, verdict, a, b }) => ({
        alliance_id: allianceId,
        id,
        verdict,
        ...{ process_a: a.processId, step_a: a.step, label_a: a.label, version_a: a.version },
        ...{ process_b: b.processId, step_b: b.step, label_b: b.label, version_b: b.version },
        ...{ decided_at: now, decided_by: personId, organisation_id: organisationId },
      })),
    )
    .execute()
}

/** Those among them that stood and no longer do. */
export const withdrawDecisions = async (
  tx: Tx,
  ids: readonly string[],
  { personId, now }: Pick<Decider, 'personId' | 'now'>,
): Promise<readonly string[]> => {
  if (ids.length === 0) return []
  const rows = await tx
    .updateTable('link_decision')
    .set({ withdrawn_at: now, withdrawn_by: personId })
    .where('id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
