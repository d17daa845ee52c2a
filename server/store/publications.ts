// What of an alliance is public. Written and ended as who approves; read as whoever has no account.

import { sql } from 'kysely'
import type { ProcessText } from '#api'
import type { PublicProcess } from '#library'
import type { Tx } from './store.ts'

/** Everything that is shown; the text in each language. */
export interface Publication {
  readonly facts: PublicProcess
  readonly texts: Readonly<Record<'de' | 'en', ProcessText['blocks']>>
}

/** What words find it by. */
const wordsOf = ({ facts }: Publication): string =>
  [
    ...[facts.organisation, facts.trigger, facts.result, ...facts.bring],
    ...facts.steps.map(({ label }) => label),
  ].join('\n')

/** Makes it public, or shows what is public anew. */
export const putPublication = async (
  tx: Tx,
  publication: {
    readonly allianceId: string
    readonly processId: string
    readonly version: number
    readonly isIndexed: boolean
    readonly shown: Publication
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, processId, version, isIndexed, shown, personId, now } = publication
  const values = {
    ...{ version, is_indexed: isIndexed, name: shown.facts.name, person_id: personId },
    ...{ organisation_name: shown.facts.organisation, shown: JSON.stringify(shown) },
    ...{ words: wordsOf(shown), published_at: now, is_in_force: true },
  }
  await tx
    .insertInto('publication')
    .values({ ...values, alliance_id: allianceId, process_id: processId })
    .onConflict((conflict) => conflict.columns(['alliance_id', 'process_id']).doUpdateSet(values))
    .execute()
}

/** False where nothing was public. */
export const endPublication = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('publication')
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** As a member; undefined where it is not public. */
export const findPublication = (tx: Tx, allianceId: string, processId: string) =>
  tx
    .selectFrom('publication')
    .select(['version', 'is_indexed as isIndexed', 'published_at as at', 'shown'])
    .select(sql<boolean>`is_in_force and reach = 'alliance'`.as('isOpen'))
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .executeTakeFirst()

/** As the public: the alliance's name while anything of it is public, else undefined. */
export const findPublicAlliance = (tx: Tx, allianceId: string) =>
  tx.selectFrom('alliance').select(['id', 'name']).where('id', '=', allianceId).executeTakeFirst()

/** As the public. Those that words find, else all; by name. */
export const listPublications = (tx: Tx, allianceId: string, words: string, limit: number) =>
  tx
    .selectFrom('publication')
    .select(['process_id as id', 'name', 'organisation_name as organisation'])
    .select('is_indexed as isIndexed')
    .where('alliance_id', '=', allianceId)
    .$if(words !== '', (query) =>
      query.where(({ or, eb }) =>
        or([
          sql<boolean>`search @@ websearch_to_tsquery('german', ${words})`,
          eb('name', 'ilike', `%${words.replace(/[\\%_]/g, '\\$&')}%`),
        ]),
      ),
    )
    .orderBy('name')
    .orderBy('organisation_name')
    .orderBy('process_id')
    .limit(limit)
    .execute()

/** As the public. */
export const readPublication = (tx: Tx, allianceId: string, processId: string) =>
  tx
    .selectFrom('publication')
    .select(['shown', 'version', 'published_at as at', 'is_indexed as isIndexed'])
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .executeTakeFirst()
