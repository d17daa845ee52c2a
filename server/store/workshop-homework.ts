// What houses are asked to do before a workshop, as facts in order; who reads which is the policy.

import { sql } from 'kysely'
import type { HomeworkFact } from '#workshop'
import type { Tx } from './store.ts'

interface Row {
  readonly workshopId: string
  readonly processId: string
  readonly processName: string
  readonly organisationId: string
  readonly organisationName: string
  readonly shortName: string
  readonly seq: number
  readonly act: HomeworkFact['act']
  readonly due: string | null
  readonly note: string
  readonly at: Date
}

/** One variant's, its facts the earliest first. */
export interface HomeworkRow
  extends Omit<Row, 'seq' | 'act' | 'due' | 'note' | 'at' | 'processName'> {
  readonly processName: string
  readonly facts: readonly HomeworkFact[]
  /** Of the last fact. */
  readonly seq: number
  readonly at: Date
}

const factOf = ({ act, due, note }: Row): HomeworkFact => {
  if (act === 'ask') return { act, due: due ?? '', note }
  return act === 'done' ? { act, note } : { act }
}

/** Of one workshop, or of all that are open. */
export const readHomework = async (
  tx: Tx,
  allianceId: string,
  workshopId: string | null,
): Promise<readonly HomeworkRow[]> => {
  const { rows } = await sql<Row>`
    select h.workshop_id as "workshopId", h.process_id as "processId", p.name as "processName",
      o.id as "organisationId", o.name as "organisationName", o.short_name as "shortName",
      h.seq, h.act, h.due::text as due, h.note, h.created_at as at
    from workshop_homework h
      join workshop w on w.alliance_id = h.alliance_id and w.id = h.workshop_id
      join process p on p.alliance_id = h.alliance_id and p.id = h.process_id
      join organisation o on o.alliance_id = p.alliance_id and o.id = p.organisation_id
    where h.alliance_id = ${allianceId}
      and ${workshopId === null ? sql`w.closed_at is null` : sql`h.workshop_id = ${workshopId}`}
    order by o.position, o.name, p.name, h.workshop_id, h.process_id, h.seq`.execute(tx)
  const variants = Map.groupBy(rows, (row) => `${row.workshopId} ${row.processId}`)
  return [...variants.values()].flatMap((all) => {
    const last = all.at(-1)
    if (!last) return []
    const { act: _act, due: _due, note: _note, ...row } = last
    return [{ ...row, facts: all.map(factOf) }]
  })
}

export const addHomework = async (
  tx: Tx,
  added: {
    readonly allianceId: string
    readonly workshopId: string
    readonly processId: string
    readonly seq: number
    readonly fact: HomeworkFact
    /** Null: the platform. */
    readonly personId: string | null
    readonly now: Date
  },
): Promise<void> => {
  const { fact } = added
  await tx
    .insertInto('workshop_homework')
    .values({
      ...{ alliance_id: added.allianceId, workshop_id: added.workshopId, seq: added.seq },
      ...{ process_id: added.processId, act: fact.act, created_at: added.now },
      ...{ due: fact.act === 'ask' ? fact.due : null, person_id: added.personId },
      note: fact.act === 'ask' || fact.act === 'done' ? fact.note : '',
    })
    .execute()
}
