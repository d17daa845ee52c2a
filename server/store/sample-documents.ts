// Sample documents. Read as the asker; the bytes only when a file is asked for.

import type { Tx } from './store.ts'

export type DocumentKind = 'form' | 'instruction' | 'checklist' | 'letter' | 'other'

export interface DocumentRow {
  readonly id: string
  readonly organisationId: string
  readonly processId: string | null
  readonly familyId: string | null
  readonly visibility: 'organisation' | 'alliance'
  readonly title: string
  readonly description: string
  readonly kind: DocumentKind
  readonly permission: string
  readonly type: string
  readonly size: number
  readonly at: Date
  readonly removedAt: Date | null
  readonly reason: string
}

const rowsOf = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('sample_document')
    .select(['id', 'organisation_id as organisationId', 'process_id as processId'])
    .select(['family_id as familyId', 'visibility', 'title', 'description'])
    .select(['kind', 'permission'])
    .select(['file_type as type', 'size', 'created_at as at', 'removed_at as removedAt', 'reason'])
    .where('alliance_id', '=', allianceId)

export type DocumentPlace = { readonly process: string } | { readonly family: string }

/** Of a family with those at its members. By title; what was removed last. */
export const readDocuments = async (
  tx: Tx,
  allianceId: string,
  place: DocumentPlace,
): Promise<readonly DocumentRow[]> =>
  rowsOf(tx, allianceId)
    .$if('process' in place, (all) =>
      all.where('process_id', '=', 'process' in place ? place.process : ''),
    )
    .$if('family' in place, (all) =>
      all.where((where) =>
        where.or([
          where('family_id', '=', 'family' in place ? place.family : ''),
          where(
            'process_id',
            'in',
            where
              .selectFrom('family_member as m')
              .innerJoin('process as p', (join) =>
                join
                  .onRef('p.alliance_id', '=', 'm.alliance_id')
                  .onRef('p.id', '=', 'm.process_id'),
              )
              .select('m.process_id')
              .where('m.alliance_id', '=', allianceId)
              .where('m.family_id', '=', 'family' in place ? place.family : '')
              .where('m.state', '=', 'member')
              .where('p.withdrawn_at', 'is', null),
          ),
        ]),
      ),
    )
    .orderBy('removed_at', (order) => order.asc().nullsFirst())
    .orderBy('title')
    .orderBy('id')
    .limit(500)
    .execute()

export const findDocument = (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<DocumentRow | undefined> =>
  rowsOf(tx, allianceId).where('id', '=', id).executeTakeFirst()

export const readDocumentBytes = async (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<Buffer | undefined> => {
  const row = await tx
    .selectFrom('sample_document')
    .select('bytes')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.bytes ?? undefined
}

export const insertDocument = async (
  tx: Tx,
  allianceId: string,
  one: Omit<DocumentRow, 'removedAt' | 'reason'> & {
    readonly bytes: Buffer
    readonly personId: string
  },
): Promise<void> => {
  await tx
    .insertInto('sample_document')
    .values({
      ...{ alliance_id: allianceId, id: one.id, organisation_id: one.organisationId },
      ...{ process_id: one.processId, family_id: one.familyId, visibility: one.visibility },
      ...{ title: one.title, kind: one.kind, permission: one.permission, file_type: one.type },
      description: one.description,
      ...{ size: one.size, bytes: one.bytes, person_id: one.personId, created_at: one.at },
    })
    .execute()
}

/** The bytes go; false where it was removed already. */
export const clearDocument = async (
  tx: Tx,
  allianceId: string,
  id: string,
  { by, at, reason }: { readonly by: string; readonly at: Date; readonly reason: string },
): Promise<boolean> => {
  const row = await tx
    .updateTable('sample_document')
    .set({ bytes: null, removed_at: at, removed_by: by, reason })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Of those that are there, as far as the asker sees them: how many a house has at a place. */
export const countDocuments = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  place: { readonly processId: string | null; readonly familyId: string | null },
): Promise<number> => {
  const { processId, familyId } = place
  const { count } = await tx
    .selectFrom('sample_document')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('alliance_id', '=', allianceId)
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .where('process_id', processId === null ? 'is' : '=', processId)
    .where('family_id', familyId === null ? 'is' : '=', familyId)
    .executeTakeFirstOrThrow()
  return Number(count)
}
