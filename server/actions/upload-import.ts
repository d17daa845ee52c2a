// Upload: files are unpacked, recognised and kept aside; nothing is in the library yet.

import type { ImportStatus } from '#api'
import { can } from '#library'
import { foldersOf } from '../imports/folders.ts'
import { UPLOAD_LIMITS, type UploadLimits } from '../imports/limits.ts'
import { MultipartError } from '../imports/multipart.ts'
import type { ModelFormat } from '../imports/recognise.ts'
import {
  type IncomingFile,
  type SpooledFile,
  UploadTooLarge,
  withSpooled,
} from '../imports/spool.ts'
import { type FoundFile, unpack } from '../imports/unpack.ts'
import {
  insertImport,
  insertImportFiles,
  type NewImportFile,
  setFolders,
  setImportState,
} from '../store/imports.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { presentImport } from './present-import.ts'

export const MEDIA_TYPES: Readonly<Record<ModelFormat, string>> = {
  bpmn: 'application/xml',
  epml: 'application/xml',
  steps: 'text/plain; charset=utf-8',
}
/** Written to the database at once; keeps memory small whatever is uploaded. */
const BATCH_BYTES = 4 * 1024 * 1024
const BATCH_FILES = 200

const toRow = (found: FoundFile, position: number): NewImportFile => ({
  position,
  path: found.path,
  folder: '',
  mediaType: found.kind === 'model' ? MEDIA_TYPES[found.format] : 'application/octet-stream',
  size: found.kind === 'model' ? found.bytes.length : 0,
  content: found.kind === 'model' ? found.bytes : null,
  outcome: found.kind === 'model' ? 'waiting' : found.kind,
  reason: found.kind === 'model' ? null : found.reason,
})

/** Paths as people know them; where several archives came together, each is a folder of its own. */
const placesOf = (found: readonly Pick<FoundFile, 'path' | 'archive'>[], parts: number) => {
  const paths = found.map(({ path, archive }) =>
    parts > 1 && archive !== '' ? `${archive}/${path}` : path,
  )
  const folders = foldersOf(paths)
  return paths.map((path, position) => ({ position, path, folder: folders[position] ?? '' }))
}

const keep = async (
  tx: Tx,
  owner: { allianceId: string; importId: string; createdBy: string },
  spooled: readonly SpooledFile[],
  limits: UploadLimits,
) => {
  const found: Pick<FoundFile, 'path' | 'archive' | 'kind'>[] = []
  let batch: NewImportFile[] = []
  let bytes = 0
  const flush = async () => {
    await insertImportFiles(tx, owner, batch)
    batch = []
    bytes = 0
  }
  for await (const file of unpack(spooled, limits)) {
    const row = toRow(file, found.length)
    found.push({ path: file.path, archive: file.archive, kind: file.kind })
    batch.push(row)
    bytes += row.size
    if (bytes >= BATCH_BYTES || batch.length >= BATCH_FILES) await flush()
  }
  await flush()
  return found
}

/** `files` is read once, as it arrives. */
export const uploadImport = async (
  ctx: MemberContext,
  files: AsyncIterable<IncomingFile>,
  limits: UploadLimits = UPLOAD_LIMITS,
): Promise<ImportStatus> => {
  const { actor, store } = ctx
  const { allianceId } = actor
  const mayImport = actor.memberships.map(({ organisationId }) =>
    can(actor, 'import', { kind: 'organisation', allianceId, organisationId }),
  )
  const [first] = mayImport
  if (!first) throw new Refused('right/missing')
  demand(mayImport.find((permission) => permission.isAllowed) ?? first)
  const importId = ctx.random.id()
  const owner = { allianceId, importId, createdBy: actor.personId }
  try {
    return await withSpooled(files, limits, (spooled) =>
      store.asActor(actor, async (tx) => {
        await insertImport(tx, { ...owner, id: importId, state: 'planned', createdAt: ctx.now })
        const found = await keep(tx, owner, spooled, limits)
        const isSomething = found.some(({ kind }) => kind !== 'ignored')
        // Thrown, so that nothing is kept of it.
        if (!isSomething) throw new Refused('import/no-model')
        await setFolders(tx, importId, placesOf(found, spooled.length))
        if (!found.some(({ kind }) => kind === 'model')) {
          // There is nothing to choose for: the reasons are all there is to say.
          await setImportState(tx, importId, 'done', ctx.now)
        }
        return presentImport(ctx, tx, importId)
      }),
    )
  } catch (error) {
    if (error instanceof UploadTooLarge) {
      throw new Refused('request/too-large', { size: error.size, limit: error.limit })
    }
    if (error instanceof MultipartError) throw new Refused('request/invalid', { field: 'file' })
    throw error
  }
}
