// Uploads and what became of each of their files.

import { sql } from 'kysely'
import type { Reason } from '../imports/reason.ts'
import type { StoredRemark } from '../work/read-model.ts'
import type { Tx } from './store.ts'

export type ImportState = 'planned' | 'running' | 'done' | 'failed'
export type FileOutcome = 'waiting' | 'imported' | 'unchanged' | 'refused' | 'ignored'

/** Whose the files become, and who may see them. */
export interface ImportChoice {
  readonly organisationId: string
  readonly folders: Readonly<Record<string, string>>
  readonly visibility: 'organisation' | 'alliance'
}

export interface ImportRow {
  readonly id: string
  readonly createdBy: string
  readonly state: ImportState
  readonly createdAt: Date
  /** Absent before it was started. */
  readonly choice: ImportChoice | undefined
}

export interface ImportFileRow {
  readonly position: number
  readonly path: string
  readonly folder: string
  readonly outcome: FileOutcome
  readonly reason: Reason | null
  readonly remarks: readonly StoredRemark[]
  readonly processId: string | null
  readonly processName: string | null
  readonly similarIds: readonly string[]
  /** All but the same model. */
  readonly twinIds: readonly string[]
}

export interface NewImportFile {
  readonly position: number
  readonly path: string
  readonly folder: string
  readonly mediaType: string
  readonly size: number
  readonly content: Buffer | null
  readonly outcome: 'waiting' | 'refused' | 'ignored'
  readonly reason: Reason | null
}

export const insertImport = async (
  tx: Tx,
  row: {
    readonly allianceId: string
    readonly id: string
    readonly createdBy: string
    readonly state: ImportState
    readonly createdAt: Date
  },
): Promise<void> => {
  await tx
    .insertInto('import')
    .values({
      alliance_id: row.allianceId,
      id: row.id,
      created_by: row.createdBy,
      state: row.state,
      options: '{}',
      created_at: row.createdAt,
    })
    .execute()
}

export const insertImportFiles = async (
  tx: Tx,
  owner: { readonly allianceId: string; readonly importId: string; readonly createdBy: string },
  files: readonly NewImportFile[],
): Promise<void> => {
  if (files.length === 0) return
  await tx
    .insertInto('import_file')
    .values(
      files.map((file) => ({
        alliance_id: owner.allianceId,
        import_id: owner.importId,
        created_by: owner.createdBy,
        position: file.position,
        path: file.path,
        folder: file.folder,
        media_type: file.mediaType,
        size: file.size,
        content: file.content,
        outcome: file.outcome,
        reason: file.reason && JSON.stringify(file.reason),
        process_id: null,
        process_name: null,
      })),
    )
    .execute()
}

/** Folders are known only when all paths are; set once, right after the files. */
export const setFolders = async (
  tx: Tx,
  importId: string,
  folders: readonly { readonly position: number; readonly path: string; readonly folder: string }[],
): Promise<void> => {
  await sql`update import_file f set folder = n.folder, path = n.path
    from json_to_recordset(${JSON.stringify(folders)}::json) n(position int, path text, folder text)
    where f.import_id = ${importId} and f.position = n.position`.execute(tx)
}

export const setImportState = async (
  tx: Tx,
  importId: string,
  state: ImportState,
  finishedAt?: Date,
): Promise<void> => {
  await tx
    .updateTable('import')
    .set({ state, ...(finishedAt ? { finished_at: finishedAt } : {}) })
    .where('id', '=', importId)
    .execute()
}

const toImport = (row: {
  id: string
  created_by: string
  state: ImportState
  created_at: Date
  options: unknown
}): ImportRow => ({
  id: row.id,
  createdBy: row.created_by,
  state: row.state,
  createdAt: row.created_at,
  choice:
    row.options !== null && typeof row.options === 'object' && 'organisationId' in row.options
      ? (row.options as ImportChoice)
      : undefined,
})

const IMPORT_COLUMNS = ['id', 'created_by', 'state', 'created_at', 'options'] as const

/** Undefined where there is none, or it is somebody else's. */
export const findImport = async (
  tx: Tx,
  importId: string,
  lock = false,
): Promise<ImportRow | undefined> => {
  const query = tx.selectFrom('import').select(IMPORT_COLUMNS).where('id', '=', importId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row && toImport(row)
}

export const findImportFiles = async (
  tx: Tx,
  importId: string,
): Promise<readonly ImportFileRow[]> => {
  const rows = await tx
    .selectFrom('import_file')
    .select([
      'position',
      'path',
      'folder',
      'outcome',
      'reason',
      'remarks',
      'process_id',
      'process_name',
      'similar_ids',
      'twin_ids',
    ])
    .where('import_id', '=', importId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    position: row.position,
    path: row.path,
    folder: row.folder,
    outcome: row.outcome,
    reason: row.reason as Reason | null,
    remarks: row.remarks as readonly StoredRemark[],
    processId: row.process_id,
    processName: row.process_name,
    similarIds: row.similar_ids,
    twinIds: row.twin_ids,
  }))
}

export interface ImportCounts {
  readonly total: number
  readonly finished: number
  readonly imported: number
  readonly refused: number
}

/** My newest imports with their counts. */
export const listImportsOf = async (
  tx: Tx,
  personId: string,
  most: number,
): Promise<readonly (ImportRow & ImportCounts)[]> => {
  const rows = await tx
    .selectFrom('import')
    .select(IMPORT_COLUMNS)
    .select((eb) => {
      const files = (outcomes: readonly FileOutcome[]) =>
        eb
          .selectFrom('import_file')
          .select(sql<number>`count(*)::int`.as('count'))
          .whereRef('import_file.alliance_id', '=', 'import.alliance_id')
          .whereRef('import_file.import_id', '=', 'import.id')
          .where('import_file.outcome', 'in', outcomes)
      return [
        files(['waiting', 'imported', 'unchanged', 'refused', 'ignored']).as('total'),
        files(['imported', 'unchanged', 'refused', 'ignored']).as('finished'),
        files(['imported']).as('imported'),
        files(['refused']).as('refused'),
      ]
    })
    .where('created_by', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...toImport(row),
    total: row.total ?? 0,
    finished: row.finished ?? 0,
    imported: row.imported ?? 0,
    refused: row.refused ?? 0,
  }))
}

/** From planned to running, once; false when it was not planned any more. */
export const markStarted = async (
  tx: Tx,
  importId: string,
  choice: ImportChoice,
): Promise<boolean> => {
  const result = await tx
    .updateTable('import')
    .set({ state: 'running', options: JSON.stringify(choice) })
    .where('id', '=', importId)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** With all its files and their bytes. */
export const deleteImport = async (tx: Tx, importId: string): Promise<void> => {
  await tx.deleteFrom('import').where('id', '=', importId).execute()
}

export const waitingPositions = async (tx: Tx, importId: string): Promise<readonly number[]> => {
  const rows = await tx
    .selectFrom('import_file')
    .select('position')
    .where('import_id', '=', importId)
    .where('outcome', '=', 'waiting')
    .orderBy('position')
    .execute()
  return rows.map((row) => row.position)
}

export interface WaitingFile {
  readonly position: number
  readonly path: string
  readonly folder: string
  readonly mediaType: string
  readonly content: Buffer
}

/** A file that still waits; locked where the transaction is to decide about it. */
export const findWaitingFile = async (
  tx: Tx,
  importId: string,
  position: number,
  lock = false,
): Promise<WaitingFile | undefined> => {
  const query = tx
    .selectFrom('import_file')
    .select(['position', 'path', 'folder', 'media_type', 'content'])
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .where('outcome', '=', 'waiting')
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return (
    row && {
      position: row.position,
      path: row.path,
      folder: row.folder,
      mediaType: row.media_type,
      content: row.content ?? Buffer.alloc(0),
    }
  )
}

export interface FileResult {
  readonly outcome: 'imported' | 'unchanged' | 'refused'
  readonly reason?: Reason
  readonly remarks?: readonly StoredRemark[]
  readonly processId?: string
  readonly processName?: string
}

/** Writes a file's result and lets go of its bytes; the first result stays. */
export const finishFile = async (
  tx: Tx,
  importId: string,
  position: number,
  result: FileResult,
): Promise<void> => {
  await tx
    .updateTable('import_file')
    .set({
      outcome: result.outcome,
      reason: result.reason ? JSON.stringify(result.reason) : null,
      remarks: JSON.stringify(result.remarks ?? []),
      process_id: result.processId ?? null,
      process_name: result.processName ?? null,
      content: null,
    })
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .where('outcome', '=', 'waiting')
    .execute()
}

export const setSimilar = async (
  tx: Tx,
  importId: string,
  similar: readonly {
    readonly processId: string
    readonly ids: readonly string[]
    readonly twins: readonly string[]
  }[],
): Promise<void> => {
  for (const { processId, ids, twins } of similar) {
    await tx
      .updateTable('import_file')
      .set({ similar_ids: [...ids], twin_ids: [...twins] })
      .where('import_id', '=', importId)
      .where('process_id', '=', processId)
      .where('outcome', '=', 'imported')
      .execute()
  }
}

/** Uploads nobody started: gone, with their bytes, after a while. */
export const deleteForgottenImports = async (tx: Tx, before: Date): Promise<number> => {
  const result = await tx
    .deleteFrom('import')
    .where('state', '=', 'planned')
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
