// Alliances, their organisations and who is competent for what.

import type { Competence, Organisation, OrganisationInput } from '#api'
import type { Tx } from './store.ts'

export const listAlliances = (tx: Tx) =>
  tx.selectFrom('alliance').select(['id', 'name', 'is_example']).orderBy('name').execute()

export const addAlliance = async (
  tx: Tx,
  alliance: { id: string; name: string; isExample: boolean; now: Date },
): Promise<void> => {
  await tx
    .insertInto('alliance')
    .values({
      id: alliance.id,
      name: alliance.name,
      is_example: alliance.isExample,
      created_at: alliance.now,
    })
    .execute()
}

const organisationRow = (input: OrganisationInput) => ({
  name: input.name,
  short_name: input.shortName,
  level: input.level,
  status: input.status,
  regional_key: input.regionalKey,
  inhabitants: input.inhabitants,
})

export const addOrganisation = async (
  tx: Tx,
  allianceId: string,
  id: string,
  input: OrganisationInput,
  position: number,
): Promise<void> => {
  await tx
    .insertInto('organisation')
    .values({ alliance_id: allianceId, id, ...organisationRow(input), position })
    .execute()
}

/** False where there is no such organisation, or it is not this person's to change. */
export const changeOrganisation = async (
  tx: Tx,
  allianceId: string,
  id: string,
  input: OrganisationInput,
): Promise<boolean> => {
  const result = await tx
    .updateTable('organisation')
    .set(organisationRow(input))
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** In the order they were entered. */
export const listOrganisations = async (tx: Tx, allianceId: string): Promise<Organisation[]> => {
  const rows = await tx
    .selectFrom('organisation')
    .selectAll()
    .where('alliance_id', '=', allianceId)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    level: row.level,
    status: row.status as Organisation['status'],
    regionalKey: row.regional_key,
    inhabitants: row.inhabitants,
    showsNames: row.shows_names,
  }))
}

/** Whether people who write together see each other's names; false where the asker may not. */
export const setShowsNames = async (
  tx: Tx,
  allianceId: string,
  id: string,
  showsNames: boolean,
): Promise<boolean> => {
  const row = await tx
    .updateTable('organisation')
    .set({ shows_names: showsNames })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** By task, then in the order of the organisations. */
export const listCompetences = async (tx: Tx, allianceId: string): Promise<Competence[]> => {
  const rows = await tx
    .selectFrom('competence as c')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.alliance_id', '=', 'c.alliance_id').onRef('o.id', '=', 'c.organisation_id'),
    )
    .select(['c.task', 'c.organisation_id', 'c.done_by', 'c.note'])
    .where('c.alliance_id', '=', allianceId)
    .orderBy('c.task')
    .orderBy('o.position')
    .execute()
  return rows.map((row) => ({
    task: row.task,
    organisationId: row.organisation_id,
    by: row.done_by,
    note: row.note,
  }))
}

export const addCompetences = async (
  tx: Tx,
  allianceId: string,
  competences: readonly Competence[],
): Promise<void> => {
  if (competences.length === 0) return
  await tx
    .insertInto('competence')
    .values(
      competences.map((one) => ({
        alliance_id: allianceId,
        task: one.task,
        organisation_id: one.organisationId,
        done_by: one.by,
        note: one.note,
      })),
    )
    .execute()
}

export const removeTask = async (tx: Tx, allianceId: string, task: string): Promise<void> => {
  await tx
    .deleteFrom('competence')
    .where('alliance_id', '=', allianceId)
    .where('task', '=', task)
    .execute()
}
