// The words an alliance takes for each other: typed by people, or learnt from decisions on links. A row
// learnt from a decision is seen by those who see the decision.

import { sql } from 'kysely'
import type { GlossaryLayer, Tongue } from '#language'
import type { Tx } from './store.ts'

export type GlossaryKind = 'same' | 'never'

export interface StoredEntry {
  readonly id: string
  readonly tongue: Tongue
  readonly kind: GlossaryKind
  readonly words: readonly [string, string]
  readonly decisionId: string | null
  readonly at: Date
  readonly by: string
  readonly organisationName: string
  readonly revokedAt: Date | null
  /** Its decision, if it has one, still stands. */
  readonly isStanding: boolean
}

/** All entries the reader sees, newest first. */
export const listEntries = async (tx: Tx): Promise<readonly StoredEntry[]> => {
  const { rows } = await sql<{
    id: string
    tongue: Tongue
    kind: GlossaryKind
    word: string
    other_word: string
    decision_id: string | null
    created_at: Date
    by: string | null
    organisation: string
    revoked_at: Date | null
    is_standing: boolean
  }>`select g.id, g.tongue, g.kind, g.word, g.other_word, g.decision_id, g.created_at, g.revoked_at,
      p.name as by, o.name as organisation,
      g.decision_id is null or (d.withdrawn_at is null and d.verdict = 'confirmed') as is_standing
    from glossary_entry g
    join organisation o on o.alliance_id = g.alliance_id and o.id = g.organisation_id
    left join link_decision d on d.alliance_id = g.alliance_id and d.id = g.decision_id
    left join person p on p.id = g.created_by
    order by g.created_at desc, g.id`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    tongue: row.tongue,
    kind: row.kind,
    words: [row.word, row.other_word],
    decisionId: row.decision_id,
    at: row.created_at,
    by: row.by ?? '',
    organisationName: row.organisation,
    revokedAt: row.revoked_at,
    isStanding: row.is_standing,
  }))
}

/**
 * What counts, as layers of a language: what was learnt first, what people typed has the last word.
 * `shared`: only what the whole alliance may know, for what is worked out for all of them.
 */
export const findGlossary = async (
  tx: Tx,
  view: 'mine' | 'shared',
): Promise<readonly GlossaryLayer[]> => {
  const { rows } = await sql<{
    tongue: Tongue
    kind: GlossaryKind
    word: string
    other_word: string
    is_entered: boolean
  }>`select distinct g.tongue, g.kind, g.word, g.other_word, g.decision_id is null as is_entered
    from glossary_entry g
    left join link_decision d on d.alliance_id = g.alliance_id and d.id = g.decision_id
    where g.revoked_at is null and (g.decision_id is null
      or (d.withdrawn_at is null and d.verdict = 'confirmed'
        ${view === 'shared' ? sql`and d.reach_a = 'alliance' and d.reach_b = 'alliance'` : sql``}))
    order by g.tongue, g.word, g.other_word`.execute(tx)
  return (['learnt', 'entered'] as const).flatMap((source) =>
    (['de', 'en'] as const).flatMap((tongue): readonly GlossaryLayer[] => {
      const own = rows.filter(
        (row) => row.tongue === tongue && row.is_entered === (source === 'entered'),
      )
      const of = (kind: GlossaryKind) =>
        own
          .filter((row) => row.kind === kind)
          .map((row): readonly [string, string] => [row.word, row.other_word])
      return own.length === 0
        ? []
        : [{ source, tongue, glossary: { synonyms: of('same'), opposites: of('never') } }]
    }),
  )
}

export interface NewEntry {
  readonly id: string
  readonly tongue: Tongue
  readonly kind: GlossaryKind
  readonly words: readonly [string, string]
  readonly decisionId: string | null
}

export interface Author {
  readonly allianceId: string
  readonly personId: string
  readonly organisationId: string
  readonly now: Date
}

/** Upper and lower case and the order of the two make no other pair; the smaller stands first. */
const inOrder = ([one, other]: readonly [string, string]): readonly [string, string] =>
  one.toLowerCase() <= other.toLowerCase() ? [one, other] : [other, one]

export const samePair = (a: readonly [string, string], b: readonly [string, string]): boolean =>
  inOrder(a).join('\n').toLowerCase() === inOrder(b).join('\n').toLowerCase()

/** What somebody typed already stays as it is. */
export const insertEntries = async (
  tx: Tx,
  entries: readonly NewEntry[],
  { allianceId, personId, organisationId, now }: Author,
): Promise<void> => {
  if (entries.length === 0) return
  await tx
    .insertInto('glossary_entry')
    .values(
      entries.map(({ id, tongue, kind, words, decisionId }) => {
        const [word, otherWord] = inOrder(words)
        return {
          ...{ alliance_id: allianceId, id, tongue, kind, word, other_word: otherWord },
          ...{ decision_id: decisionId, created_at: now, created_by: personId },
          organisation_id: organisationId,
        }
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Ids of those that were changed. */
export const setRevoked = async (
  tx: Tx,
  ids: readonly string[],
  by: Pick<Author, 'personId' | 'now'> | null,
): Promise<readonly string[]> => {
  if (ids.length === 0) return []
  const rows = await tx
    .updateTable('glossary_entry')
    .set({ revoked_at: by?.now ?? null, revoked_by: by?.personId ?? null })
    .where('id', 'in', ids)
    .where('revoked_at', by ? 'is' : 'is not', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
