// The alliance's own keys, and what was said of the keys of others. The sealed half is read as the worker only.

import type { KeyAct } from '#signed-file'
import type { Tx } from './store.ts'

export interface OwnKey {
  readonly publicKey: string
  readonly at: Date
}

/** All there ever were, the one in use first. */
export const readOwnKeys = (tx: Tx, allianceId: string): Promise<readonly OwnKey[]> =>
  tx
    .selectFrom('signing_key')
    .select(['public_key as publicKey', 'created_at as at'])
    .where('alliance_id', '=', allianceId)
    .orderBy('created_at', 'desc')
    .orderBy('public_key')
    .execute()

/** As the worker. */
export const readSealed = async (
  tx: Tx,
  allianceId: string,
  publicKey: string,
): Promise<Buffer | undefined> => {
  const row = await tx
    .selectFrom('signing_key')
    .select('sealed')
    .where('alliance_id', '=', allianceId)
    .where('public_key', '=', publicKey)
    .executeTakeFirst()
  return row?.sealed
}

/** As the worker. */
export const addSigningKey = async (
  tx: Tx,
  key: {
    readonly allianceId: string
    readonly publicKey: string
    readonly sealed: Buffer
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, publicKey, sealed, personId, now } = key
  await tx
    .insertInto('signing_key')
    .values({
      ...{ alliance_id: allianceId, public_key: publicKey, sealed },
      ...{ person_id: personId, created_at: now },
    })
    .execute()
}

export interface KeyFactRow {
  readonly publicKey: string
  readonly originAlliance: string
  readonly seq: number
  readonly act: KeyAct
  readonly allianceName: string
  readonly at: Date
  /** Null where the person is no longer there. */
  readonly by: string | null
}

/** Of all keys, or of one as that of one alliance; those of a key together, the earliest first. */
export const readKeyFacts = (
  tx: Tx,
  allianceId: string,
  of?: { readonly publicKey?: string; readonly originAlliance: string },
): Promise<readonly KeyFactRow[]> => {
  const all = tx
    .selectFrom('key_fact as f')
    .leftJoin('person as p', 'p.id', 'f.person_id')
    .select(['f.public_key as publicKey', 'f.origin_alliance as originAlliance', 'f.seq'])
    .select(['f.act', 'f.alliance_name as allianceName', 'f.created_at as at', 'p.name as by'])
    .where('f.alliance_id', '=', allianceId)
    .orderBy('f.public_key')
    .orderBy('f.origin_alliance')
    .orderBy('f.seq')
  if (!of) return all.execute()
  const some = all.where('f.origin_alliance', '=', of.originAlliance)
  return of.publicKey === undefined
    ? some.execute()
    : some.where('f.public_key', '=', of.publicKey).execute()
}

export const addKeyFact = async (
  tx: Tx,
  fact: Pick<KeyFactRow, 'publicKey' | 'originAlliance' | 'seq' | 'act' | 'allianceName'> & {
    readonly allianceId: string
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, publicKey, originAlliance, seq, act, allianceName, personId, now } = fact
  await tx
    .insertInto('key_fact')
    .values({
      ...{ alliance_id: allianceId, public_key: publicKey, origin_alliance: originAlliance, seq },
      ...{ act, alliance_name: allianceName, person_id: personId, created_at: now },
    })
    .execute()
}
