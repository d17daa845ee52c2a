// What is stored twice for each process: profile with search words, and the model of each version; complete
// for the own organisation and redacted for the others.

import { sql } from 'kysely'
import { redactProfile, type Sharing } from '#library'
import type { Profile } from '#process'
import type { PreparedCopy } from '../work/prepare-model.ts'
import type { Tx } from './store.ts'
import type { Audience } from './tables.ts'

/** As the generated column of the table spells it. */
export const redactionOf = (sharing: Sharing): string =>
  `${sharing.minutes ? 'm' : ''}${sharing.cases ? 'c' : ''}${sharing.posts ? 'p' : ''}`

/** What full-text search reads of a process besides its name. */
const bodyOf = (profile: Profile, words: string): string =>
  [
    words,
    ...[profile.trigger, profile.result, profile.owner, profile.task, profile.serviceKey],
    ...(profile.participants ?? []),
    ...(profile.systems ?? []),
    ...(profile.legalBases ?? []).map((basis) => basis.text),
  ]
    .filter((text) => text)
    .join('\n')
    // A tsvector holds at most a megabyte.
    .slice(0, 200_000)

export interface Content {
  readonly allianceId: string
  readonly processId: string
  readonly title: string
  readonly profile: Profile
  readonly sharing: Sharing
  /** Search words of the model, for each audience. */
  readonly words: Readonly<Record<Audience, string>>
}

const contentRows = (content: Content) =>
  (['own', 'shared'] as const).map((audience) => {
    const profile =
      audience === 'own' ? content.profile : redactProfile(content.profile, content.sharing)
    return {
      alliance_id: content.allianceId,
      process_id: content.processId,
      audience,
      redaction: audience === 'own' ? null : redactionOf(content.sharing),
      profile: JSON.stringify(profile),
      title: content.title,
      body: bodyOf(profile, content.words[audience]),
    }
  })

export const writeContents = async (tx: Tx, contents: readonly Content[]): Promise<void> => {
  await tx
    .insertInto('process_content')
    .values(contents.flatMap(contentRows))
    .onConflict((conflict) =>
      conflict.columns(['alliance_id', 'process_id', 'audience']).doUpdateSet((eb) => ({
        redaction: eb.ref('excluded.redaction'),
        profile: eb.ref('excluded.profile'),
        title: eb.ref('excluded.title'),
        body: eb.ref('excluded.body'),
      })),
    )
    .execute()
}

/** Search words of the current version as they are stored; empty where there is no model. */
export const readWords = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<Record<Audience, string>> => {
  const { rows } = await sql<{ audience: Audience; words: string | null }>`
    select c.audience, string_agg(concat_ws(E'\n', nullif(line ->> 'label', ''),
      nullif(line ->> 'actor', '')), E'\n' order by place) as words
    from process p
      join version_content c on c.alliance_id = p.alliance_id and c.process_id = p.id
        and c.number = p.current_version
      cross join jsonb_array_elements(c.steps) with ordinality as listed (line, place)
    where p.alliance_id = ${allianceId} and p.id = ${processId} group by c.audience`.execute(tx)
  const wordsOf = (audience: Audience) => rows.find((row) => row.audience === audience)?.words ?? ''
  return { own: wordsOf('own'), shared: wordsOf('shared') }
}

export interface ModelCopy extends PreparedCopy {
  readonly allianceId: string
  readonly processId: string
  readonly number: number
  readonly audience: Audience
  /** What was shared when a shared copy was made; null for the own one. */
  readonly sharing: Sharing | null
  /** What the import had to say; own copies only, because remarks may name posts. */
  readonly remarks?: readonly unknown[]
}

/** Remarks of copies that are there already stay. */
export const writeModels = async (tx: Tx, copies: readonly ModelCopy[]): Promise<void> => {
  if (copies.length === 0) return
  await tx
    .insertInto('version_content')
    .values(
      copies.map((copy) => ({
        alliance_id: copy.allianceId,
        process_id: copy.processId,
        number: copy.number,
        audience: copy.audience,
        redaction: copy.sharing && redactionOf(copy.sharing),
        model: copy.model,
        steps: copy.steps,
        remarks: JSON.stringify(copy.remarks ?? []),
        content_hash: copy.hash,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['alliance_id', 'process_id', 'number', 'audience']).doUpdateSet((eb) => ({
        redaction: eb.ref('excluded.redaction'),
        model: eb.ref('excluded.model'),
        steps: eb.ref('excluded.steps'),
        content_hash: eb.ref('excluded.content_hash'),
      })),
    )
    .execute()
}
