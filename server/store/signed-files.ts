// Signed files as houses have received them: versions of origins in other alliances. Read as the asker, who sees those of
// the own houses.

import { sql } from 'kysely'
import type { Profile } from '#process'
import type { SignedFacts } from '#signed-file'
import type { Tx } from './store.ts'

export interface SignedFileRow {
  readonly id: string
  readonly organisationId: string
  readonly originId: string
  readonly version: number
  readonly contentHash: string
  readonly publicKey: string
  readonly facts: SignedFacts
  /** JSON of a Process. */
  readonly model: string
  readonly profile: Profile
  readonly receivedAt: Date
}

const rowsOf = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('signed_file')
    .select(['id', 'organisation_id as organisationId', 'origin_id as originId', 'version'])
    .select(['content_hash as contentHash', 'public_key as publicKey', 'facts', 'profile'])
    .select('received_at as receivedAt')
    .select(sql<string>`model::text`.as('model'))
    .where('alliance_id', '=', allianceId)

export const readSignedFile = (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<SignedFileRow | undefined> =>
  rowsOf(tx, allianceId).where('id', '=', id).executeTakeFirst()

/** A version of an origin as a house received it last; as any of the asker's where none is said. */
export const readForeignVersion = (
  tx: Tx,
  allianceId: string,
  originId: string,
  version: number,
  organisationId?: string,
): Promise<SignedFileRow | undefined> => {
  const rows = rowsOf(tx, allianceId)
    .where('origin_id', '=', originId)
    .where('version', '=', version)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
  return organisationId === undefined
    ? rows.executeTakeFirst()
    : rows.where('organisation_id', '=', organisationId).executeTakeFirst()
}

export interface NewSignedFile extends Omit<SignedFileRow, 'receivedAt'> {
  readonly allianceId: string
  /** The file as it came. */
  readonly content: string
  readonly personId: string
  readonly now: Date
}

/** The same file received again is the same. */
export const addSignedFile = async (tx: Tx, file: NewSignedFile): Promise<void> => {
  const { allianceId, id, organisationId, originId, version, contentHash, publicKey } = file
  const { facts, model, profile, content, personId, now } = file
  await tx
    .insertInto('signed_file')
    .values({
      ...{ alliance_id: allianceId, id, organisation_id: organisationId, origin_id: originId },
      ...{ version, content_hash: contentHash, public_key: publicKey, model },
      ...{ origin_alliance: facts.alliance.id, facts: JSON.stringify(facts) },
      ...{ profile: JSON.stringify(profile), content: Buffer.from(content) },
      ...{ person_id: personId, received_at: now },
    })
    .onConflict((conflict) => conflict.columns(['alliance_id', 'id']).doNothing())
    .execute()
}

/** As the worker: files of origins that nothing of their house goes back to. */
export const deleteForgottenFiles = async (tx: Tx, before: Date): Promise<void> => {
  await sql`delete from signed_file s where s.received_at < ${before}
    and not exists (select 1 from foreign_fact f where f.alliance_id = s.alliance_id
      and f.organisation_id = s.organisation_id and f.origin_id = s.origin_id)`.execute(tx)
}
