// Writing processes. Everything that holds a model or a profile is written twice, complete for the own
// organisation and redacted for the others; nobody else writes these tables.

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Sharing } from '#library'
import type { Profile } from '#process'
import type { PreparedCopy, PreparedModel } from '../work/prepare-model.ts'
import { readWords, writeContents, writeModels } from './process-content.ts'
import type { Tx } from './store.ts'

/** Words in which something is stored for the others; from `texts/`, in the alliance's language. */
export interface SharedWords {
  /** Neutral name of a post, with {n} where its number goes: "Stelle {n}". */
  readonly post: string
}

export const DEFAULT_SHARING: Sharing = { minutes: false, cases: false, posts: true }

export interface NewProcess {
  readonly id: string
  readonly allianceId: string
  readonly organisationId: string
  readonly name: string
  readonly profile: Profile
  /** Null where there is only the profile so far. */
  readonly model: PreparedModel | null
  readonly visibility: 'organisation' | 'alliance'
  /** What is shared; the model must have been prepared for the same. */
  readonly sharing?: Sharing
  readonly aspect?: 'asIs' | 'target'
  readonly state?: 'draft' | 'inReview' | 'approved' | 'retired'
  readonly isExample?: boolean
  /** The file it was read from; added with addFile first. */
  readonly fileHash?: string
  readonly note?: string
  /** What the import had to say: codes with values. */
  readonly remarks?: readonly unknown[]
}

export interface NewVersion {
  readonly allianceId: string
  readonly processId: string
  readonly number: number
  readonly model: PreparedModel
  readonly state?: 'draft' | 'inReview' | 'approved' | 'retired'
  readonly fileHash?: string
  readonly note?: string
  readonly remarks?: readonly unknown[]
}

export interface Author {
  readonly personId: string | null
  readonly now: Date
}

const NO_WORDS = { own: '', shared: '' }

/** Processes with their first versions, all in a few statements. The caller has asked `can`. */
export const addProcesses = async (
  tx: Tx,
  inputs: readonly NewProcess[],
  author: Author,
): Promise<void> => {
  if (inputs.length === 0) return
  const processes = inputs.map((input) => ({ ...input, sharing: input.sharing ?? DEFAULT_SHARING }))
  await tx
    .insertInto('process')
    .values(
      processes.map((input) => ({
        alliance_id: input.allianceId,
        id: input.id,
        organisation_id: input.organisationId,
        name: input.name,
        aspect: input.aspect ?? 'asIs',
        state: input.state ?? 'draft',
        visibility: input.visibility,
        share_minutes: input.sharing.minutes,
        share_cases: input.sharing.cases,
        share_posts: input.sharing.posts,
        product_area: input.profile.productArea ?? null,
        current_version: input.model ? 1 : null,
        step_count: input.model?.stepCount ?? 0,
        is_example: input.isExample ?? false,
        created_at: author.now,
        changed_at: author.now,
      })),
    )
    .execute()
  for (const { id, model, ...input } of processes) {
    if (model) await insertVersion(tx, { ...input, processId: id, number: 1, model }, author)
  }
  await writeContents(
    tx,
    processes.map(({ id, name, model, ...input }) => ({
      ...{ ...input, processId: id, title: name },
      words: model ? { own: model.own.words, shared: model.shared.words } : NO_WORDS,
    })),
  )
}

export const addProcess = (tx: Tx, input: NewProcess, author: Author): Promise<void> =>
  addProcesses(tx, [input], author)

const insertVersion = async (tx: Tx, version: NewVersion, author: Author): Promise<void> => {
  const { allianceId, processId, number, model } = version
  await tx
    .insertInto('version')
    .values({
      alliance_id: allianceId,
      process_id: processId,
      number,
      state: version.state ?? 'draft',
      note: version.note ?? '',
      file_hash: version.fileHash ?? null,
      created_at: author.now,
      created_by: author.personId,
    })
    .execute()
  const common = { allianceId, processId, number }
  await writeModels(tx, [
    {
      ...{ ...common, ...model.own, audience: 'own', sharing: null },
      remarks: version.remarks ?? [],
    },
    { ...common, ...model.shared, audience: 'shared', sharing: model.sharing },
  ])
}

/** The next version of a process that is there; it becomes the current one. */
export const addVersion = async (tx: Tx, version: NewVersion, author: Author): Promise<void> => {
  await insertVersion(tx, version, author)
  await tx
    .updateTable('process')
    .set({
      current_version: version.number,
      state: 'draft',
      step_count: version.model.stepCount,
      changed_at: author.now,
    })
    .where('alliance_id', '=', version.allianceId)
    .where('id', '=', version.processId)
    .execute()
}

/** What a change needs to know of a process, complete; undefined where it is not the actor's own. */
export const loadOwn = async (tx: Tx, allianceId: string, id: string) => {
  // Locked first, read afterwards: a statement that waits for the lock would still see the profile as it was
  // before the one it waited for.
  const locked = await tx
    .selectFrom('process')
    .select('id')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!locked) return undefined
  const row = await tx
    .selectFrom('process as p')
    .innerJoin('process_content as c', (join) =>
      join
        .onRef('c.alliance_id', '=', 'p.alliance_id')
        .onRef('c.process_id', '=', 'p.id')
        .on('c.audience', '=', 'own'),
    )
    .select(['p.name', 'p.visibility', 'p.share_minutes', 'p.share_cases', 'p.share_posts'])
    .select(['p.organisation_id', 'p.current_version', 'c.profile'])
    .where('p.alliance_id', '=', allianceId)
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    name: row.name,
    organisationId: row.organisation_id,
    version: row.current_version,
    visibility: row.visibility,
    profile: row.profile,
    sharing: { minutes: row.share_minutes, cases: row.share_cases, posts: row.share_posts },
  }
}

export interface OwnModel {
  readonly number: number
  /** JSON of the complete Process. */
  readonly model: string
}

/** The complete models of all versions, as text: they are worked on in another thread. */
export const loadOwnModels = async (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<readonly OwnModel[]> => {
  const { rows } = await sql<OwnModel>`
    select number, model::text as model from version_content
    where alliance_id = ${allianceId} and process_id = ${id} and audience = 'own'
    order by number`.execute(tx)
  return rows
}

export interface ProcessChange {
  readonly name: string
  readonly profile: Profile
  readonly visibility: 'organisation' | 'alliance'
  readonly sharing: Sharing
  /** The others' copy of every version, made anew; needed where what is shared changes. */
  readonly copies?: readonly (PreparedCopy & { readonly number: number })[]
}

/**
 * Writes the facts of a process anew. Where what is shared changes without fresh copies, the database
 * refuses at the end of the transaction.
 */
export const saveProcess = async (
  tx: Tx,
  allianceId: string,
  id: string,
  change: ProcessChange,
  now: Date,
): Promise<void> => {
  const { sharing, copies = [] } = change
  await tx
    .updateTable('process')
    .set({
      name: change.name,
      visibility: change.visibility,
      share_minutes: sharing.minutes,
      share_cases: sharing.cases,
      share_posts: sharing.posts,
      product_area: change.profile.productArea ?? null,
      changed_at: now,
    })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .execute()
  await writeModels(
    tx,
    copies.map((copy) => ({
      ...{ ...copy, allianceId, processId: id },
      ...{ audience: 'shared' as const, sharing },
    })),
  )
  const { name: title, profile } = change
  const words = await readWords(tx, allianceId, id)
  await writeContents(tx, [{ allianceId, processId: id, title, profile, sharing, words }])
}

export interface NewFile {
  readonly allianceId: string
  readonly organisationId: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Keeps the bytes once; answers their hash. */
export const addFile = async (tx: Tx, file: NewFile): Promise<string> => {
  const hash = createHash('sha256').update(file.bytes).digest('hex')
  await tx
    .insertInto('file')
    .values({
      alliance_id: file.allianceId,
      organisation_id: file.organisationId,
      hash,
      name: file.name,
      media_type: file.mediaType,
      size: file.bytes.byteLength,
      bytes: Buffer.from(file.bytes),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return hash
}
