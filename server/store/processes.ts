// Writing processes. Everything that holds a model or a profile is written twice, complete for the own
// organisation and redacted for the others; nobody else writes these tables.

import { createHash } from 'node:crypto'
import { redact, redactProfile, type Sharing } from '#library'
import type { Process, Profile } from '#process'
import { listSteps, type StepLine } from '#steps'
import type { Tx } from './store.ts'
import type { Audience } from './tables.ts'

/** Words in which something is stored for the others; from `texts/`, in the alliance's language. */
export interface SharedWords {
  /** Neutral name of the n-th post: "Stelle 1". */
  readonly post: (n: number) => string
}

export const DEFAULT_SHARING: Sharing = { minutes: false, cases: false, posts: true }

export interface NewProcess {
  readonly id: string
  readonly allianceId: string
  readonly organisationId: string
  readonly name: string
  readonly profile: Profile
  readonly process: Process
  readonly visibility: 'organisation' | 'alliance'
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
  readonly process: Process
  readonly fileHash?: string
  readonly note?: string
  readonly remarks?: readonly unknown[]
}

export interface Author {
  readonly personId: string | null
  readonly now: Date
  readonly words: SharedWords
}

/** As the generated column of the table spells it. */
const redactionOf = (sharing: Sharing): string =>
  `${sharing.minutes ? 'm' : ''}${sharing.cases ? 'c' : ''}${sharing.posts ? 'p' : ''}`

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What full-text search reads of a process besides its name. */
const bodyOf = (profile: Profile, steps: readonly StepLine[]): string =>
  [
    ...steps.flatMap((line) => [line.label, line.actor]),
    ...[profile.trigger, profile.result, profile.owner, profile.task, profile.serviceKey],
    ...(profile.participants ?? []),
    ...(profile.systems ?? []),
    ...(profile.legalBases ?? []).map((basis) => basis.text),
  ]
    .filter((text) => text)
    .join('\n')
    // A tsvector holds at most a megabyte.
    .slice(0, 200_000)

/** Steps as people count them; what the list calls a step. */
const stepCountOf = (steps: readonly StepLine[]): number =>
  steps.filter((line) => line.kind === 'step').length

interface Content {
  readonly allianceId: string
  readonly processId: string
  readonly title: string
  readonly profile: Profile
  readonly sharing: Sharing
}

const writeContent = async (
  tx: Tx,
  content: Content,
  steps: Readonly<Record<Audience, readonly StepLine[]>>,
): Promise<void> => {
  const rows = (['own', 'shared'] as const).map((audience) => {
    const profile =
      audience === 'own' ? content.profile : redactProfile(content.profile, content.sharing)
    return {
      alliance_id: content.allianceId,
      process_id: content.processId,
      audience,
      redaction: audience === 'own' ? null : redactionOf(content.sharing),
      profile: JSON.stringify(profile),
      title: content.title,
      body: bodyOf(profile, steps[audience]),
    }
  })
  await tx
    .insertInto('process_content')
    .values(rows)
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

interface ModelRow {
  readonly audience: Audience
  readonly redaction: string | null
  readonly model: Process
  readonly steps: readonly StepLine[]
}

const bothModels = (
  process: Process,
  sharing: Sharing,
  words: SharedWords,
): readonly ModelRow[] => {
  const shared = redact(process, sharing, words.post)
  return [
    { audience: 'own', redaction: null, model: process, steps: listSteps(process) },
    {
      audience: 'shared',
      redaction: redactionOf(sharing),
      model: shared,
      steps: listSteps(shared),
    },
  ]
}

const writeModels = async (
  tx: Tx,
  version: Omit<NewVersion, 'process'>,
  rows: readonly ModelRow[],
): Promise<void> => {
  await tx
    .insertInto('version_content')
    .values(
      rows.map((row) => {
        const model = JSON.stringify(row.model)
        return {
          alliance_id: version.allianceId,
          process_id: version.processId,
          number: version.number,
          audience: row.audience,
          redaction: row.redaction,
          model,
          steps: JSON.stringify(row.steps),
          remarks: JSON.stringify(row.audience === 'own' ? (version.remarks ?? []) : []),
          content_hash: hashOf(model),
        }
      }),
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

const stepsOf = (rows: readonly ModelRow[]): Record<Audience, readonly StepLine[]> => ({
  own: rows.find((row) => row.audience === 'own')?.steps ?? [],
  shared: rows.find((row) => row.audience === 'shared')?.steps ?? [],
})

/** A process with its first version. The caller has asked `can`. */
export const addProcess = async (tx: Tx, input: NewProcess, author: Author): Promise<void> => {
  const sharing = input.sharing ?? DEFAULT_SHARING
  const rows = bothModels(input.process, sharing, author.words)
  const version = { ...input, processId: input.id, number: 1 }
  await tx
    .insertInto('process')
    .values({
      alliance_id: input.allianceId,
      id: input.id,
      organisation_id: input.organisationId,
      name: input.name,
      aspect: input.aspect ?? 'asIs',
      state: input.state ?? 'draft',
      visibility: input.visibility,
      share_minutes: sharing.minutes,
      share_cases: sharing.cases,
      share_posts: sharing.posts,
      product_area: input.profile.productArea ?? null,
      current_version: 1,
      step_count: stepCountOf(stepsOf(rows).own),
      is_example: input.isExample ?? false,
      created_at: author.now,
      changed_at: author.now,
    })
    .execute()
  await writeVersion(tx, version, input.state ?? 'draft', author)
  await writeModels(tx, version, rows)
  const content = { ...version, title: input.name, sharing }
  await writeContent(tx, content, stepsOf(rows))
}

const writeVersion = async (
  tx: Tx,
  version: NewVersion,
  state: 'draft' | 'inReview' | 'approved' | 'retired',
  author: Author,
): Promise<void> => {
  await tx
    .insertInto('version')
    .values({
      alliance_id: version.allianceId,
      process_id: version.processId,
      number: version.number,
      state,
      note: version.note ?? '',
      file_hash: version.fileHash ?? null,
      created_at: author.now,
      created_by: author.personId,
    })
    .execute()
}

/** What a change needs to know of a process, complete; undefined where it is not the actor's own. */
export const loadOwn = async (tx: Tx, allianceId: string, id: string) => {
  const row = await tx
    .selectFrom('process as p')
    .innerJoin('process_content as c', (join) =>
      join
        .onRef('c.alliance_id', '=', 'p.alliance_id')
        .onRef('c.process_id', '=', 'p.id')
        .on('c.audience', '=', 'own'),
    )
    .select(['p.name', 'p.visibility', 'p.share_minutes', 'p.share_cases', 'p.share_posts'])
    .select(['p.organisation_id', 'c.profile'])
    .where('p.alliance_id', '=', allianceId)
    .where('p.id', '=', id)
    .forUpdate('p')
    .executeTakeFirst()
  if (!row) return undefined
  return {
    name: row.name,
    organisationId: row.organisation_id,
    visibility: row.visibility,
    profile: row.profile,
    sharing: { minutes: row.share_minutes, cases: row.share_cases, posts: row.share_posts },
  }
}

export interface ProcessChange {
  readonly name: string
  readonly profile: Profile
  readonly visibility: 'organisation' | 'alliance'
  readonly sharing: Sharing
}

/** Writes the facts of a process anew, and every redacted copy with them. */
export const saveProcess = async (
  tx: Tx,
  allianceId: string,
  id: string,
  change: ProcessChange,
  author: Pick<Author, 'now' | 'words'>,
): Promise<void> => {
  await tx
    .updateTable('process')
    .set({
      name: change.name,
      visibility: change.visibility,
      share_minutes: change.sharing.minutes,
      share_cases: change.sharing.cases,
      share_posts: change.sharing.posts,
      product_area: change.profile.productArea ?? null,
      changed_at: author.now,
    })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .execute()
  const versions = await tx
    .selectFrom('version_content')
    .select(['number', 'model'])
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', id)
    .where('audience', '=', 'own')
    .orderBy('number')
    .execute()
  let steps: Record<Audience, readonly StepLine[]> = { own: [], shared: [] }
  for (const version of versions) {
    const rows = bothModels(version.model, change.sharing, author.words)
    const shared = rows.filter((row) => row.audience === 'shared')
    await writeModels(tx, { allianceId, processId: id, number: version.number }, shared)
    steps = stepsOf(rows)
  }
  await writeContent(tx, { allianceId, processId: id, title: change.name, ...change }, steps)
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
