// Takes the waiting files of an upload into the library. A file is read in a worker thread, outside of
// any transaction; then one transaction writes all of it or nothing. A file that is done is never
// touched again, so a job that starts anew goes on where the last one stopped.

import { createHash } from 'node:crypto'
import { type Hit, queryOfTerms } from '#search'
import { READ_TIMEOUT_MS } from '../imports/limits.ts'
import { reason } from '../imports/reason.ts'
import { recognise } from '../imports/recognise.ts'
import { whyRefused } from '../imports/why-refused.ts'
import { addAudit } from '../store/audit.ts'
import { findSubjects } from '../store/families.ts'
import { findGlossary } from '../store/glossary.ts'
import {
  type FileResult,
  findImport,
  findImportFiles,
  findWaitingFile,
  finishFile,
  type ImportRow,
  setImportState,
  setSimilar,
  type WaitingFile,
  waitingPositions,
} from '../store/imports.ts'
import { addJob } from '../store/jobs.ts'
import {
  findMembershipsOf,
  findProcessOfFile,
  keepVisibleTo,
  putProcessIndex,
} from '../store/process-index.ts'
import { addFile, addProcess, DEFAULT_SHARING } from '../store/processes.ts'
import type { Tx } from '../store/store.ts'
import type { Outcome } from '../work/outcome.ts'
import type { ModelReading } from '../work/read-model.ts'
import type { JobDeps } from './deps.ts'
import type { JobHandler } from './run-jobs.ts'

/** More than there are threads, so that one file is written while others are read. */
const AT_ONCE = 4
const SIMILAR_TIMEOUT_MS = 60_000
const SIMILAR_TOP = 3
/** Looked at to find so many that the reader may know of. */
const SIMILAR_AMONG = 100
const TWINS_AMONG = 8
/**
 * From which cosine, and then from which similarity of their steps, two models are all but the same: a word
 * or two changed, or only the name; measured in docs/algorithms/search.md.
 */
const TWINS = [
  { words: 0.85, steps: 0.9 },
  { words: 0.6, steps: 0.98 },
] as const
/**
 * Cosine from which two processes "look like" each other. Measured on the examples, nine variants of one
 * process and 21 models of a ministry: 90 of 100 names are the same work, and no relative goes unnamed.
 */
const SIMILAR_FROM = 0.35

interface Decided {
  readonly importId: string
  readonly allianceId: string
  readonly organisationId: string
  readonly visibility: 'organisation' | 'alliance'
  readonly createdBy: string
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Writes a model that was read; unchanged where the organisation has exactly these bytes already. */
const store = async (
  tx: Tx,
  deps: JobDeps,
  decided: Decided,
  file: WaitingFile,
  reading: Extract<ModelReading, { readonly kind: 'read' }>,
): Promise<FileResult> => {
  const { allianceId, organisationId, createdBy } = decided
  // Keeping the file first makes two files with the same bytes wait for each other.
  await addFile(tx, {
    allianceId,
    organisationId,
    name: file.path.split('/').at(-1) ?? file.path,
    mediaType: file.mediaType,
    bytes: file.content,
  })
  const there = await findProcessOfFile(tx, organisationId, reading.hash)
  if (there) return unchanged(there)
  const id = deps.newId()
  const now = deps.now()
  const { name, model, profile, remarks } = reading
  await addProcess(
    tx,
    {
      id,
      allianceId,
      organisationId,
      name,
      profile,
      model,
      visibility: decided.visibility,
      fileHash: reading.hash,
      remarks,
    },
    { personId: createdBy, now },
  )
  await putProcessIndex(
    tx,
    allianceId,
    [{ processId: id, terms: reading.terms, steps: reading.steps }],
    now,
  )
  await addAudit(tx, {
    allianceId,
    at: now,
    personId: createdBy,
    organisationId,
    what: 'imported',
    subjectKind: 'process',
    subjectId: id,
    details: { file: file.path, hash: reading.hash, import: decided.importId },
  })
  return { outcome: 'imported', processId: id, processName: name, remarks }
}

const unchanged = (there: { readonly id: string; readonly name: string }): FileResult => ({
  outcome: 'unchanged',
  reason: reason('alreadyThere'),
  processId: there.id,
  processName: there.name,
})

const importFile = async (
  deps: JobDeps,
  row: ImportRow,
  allianceId: string,
  position: number,
  signal: AbortSignal,
): Promise<void> => {
  const { choice } = row
  if (!choice) throw new Error(`import ${row.id} was started without a choice`)
  const found = await deps.store.asWorker(allianceId, async (tx) => {
    const file = await findWaitingFile(tx, row.id, position)
    if (!file) return undefined
    const { folders } = choice
    // A folder may be called "constructor".
    const chosen = Object.hasOwn(folders, file.folder) ? folders[file.folder] : undefined
    const organisationId = chosen ?? choice.organisationId
    const there = await findProcessOfFile(tx, organisationId, hashOf(file.content))
    if (there) await finishFile(tx, row.id, position, unchanged(there))
    return there ? undefined : { file, organisationId }
  })
  if (!found) return
  const { file, organisationId } = found
  const known = recognise(file.path, file.content)
  const outcome: Outcome<ModelReading> =
    known.kind === 'model'
      ? await deps.pool.run(
          'readModel',
          {
            ...{ path: file.path, format: known.format, bytes: file.content },
            ...{ sharing: DEFAULT_SHARING, post: deps.words.post },
          },
          { timeoutMs: READ_TIMEOUT_MS },
        )
      : { kind: 'failed', message: 'no model' }
  signal.throwIfAborted()
  if (outcome.kind === 'closed') throw new Error('the worker threads were stopped')
  if (outcome.kind === 'failed') deps.report(`import: reading ${file.path} failed`, outcome.message)
  const decided: Decided = {
    importId: row.id,
    allianceId,
    organisationId,
    visibility: choice.visibility,
    createdBy: row.createdBy,
  }
  await deps.store.asWorker(allianceId, async (tx) => {
    // Somebody else may have taken it meanwhile, when this claim ran out.
    const waiting = await findWaitingFile(tx, row.id, position, true)
    if (!waiting) return
    const refusal = whyRefused(outcome)
    const result: FileResult =
      !refusal && outcome.kind === 'done' && outcome.value.kind === 'read'
        ? await store(tx, deps, decided, file, outcome.value)
        : { outcome: 'refused', reason: refusal ?? reason('readerFailed') }
    await finishFile(tx, row.id, position, result)
  })
}

/** A file the database refuses (nothing of it was written) must not hold up the others for ever. */
const refuseFile = (deps: JobDeps, allianceId: string, importId: string, position: number) =>
  deps.store.asWorker(allianceId, async (tx) => {
    if (await findWaitingFile(tx, importId, position, true)) {
      await finishFile(tx, importId, position, {
        outcome: 'refused',
        reason: reason('storeFailed'),
      })
    }
  })

/** SQLSTATE classes that say the data is the trouble, not the moment: 22 data, 23 integrity, 54 limits. */
const isAboutData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(22|23|54)/.test(String(error.code))

/** Most alike first, never itself, only what these organisations may know of. */
const lookAlikes = async (
  deps: JobDeps,
  allianceId: string,
  processId: string,
  organisationIds: readonly string[],
) => {
  const { processes } = await deps.indexes.current(allianceId)
  const terms = processes.termsOf(processId)
  if (!terms) return []
  const hits = processes
    .search(queryOfTerms(terms), { top: SIMILAR_AMONG })
    .filter(({ id, score }) => id !== processId && score >= SIMILAR_FROM)
  const visible = new Set(
    await deps.store.asWorker(allianceId, (tx) =>
      keepVisibleTo(
        tx,
        organisationIds,
        hits.map(({ id }) => id),
      ),
    ),
  )
  return hits.filter(({ id }) => visible.has(id))
}

/** Of the likeliest ones those that are all but the same model, whoever has them. */
const twinsOf = async (
  deps: JobDeps,
  allianceId: string,
  processId: string,
  likeliest: readonly Hit[],
): Promise<readonly string[]> => {
  if (likeliest.length === 0) return []
  const { subjects, glossary } = await deps.store.asWorker(allianceId, async (tx) => ({
    subjects: await findSubjects(tx, 'shared', [processId, ...likeliest.map(({ id }) => id)]),
    glossary: await findGlossary(tx, 'shared'),
  }))
  const [subject, ...others] = subjects
  if (subject?.id !== processId) return []
  const outcome = await deps.pool.run(
    'twins',
    {
      subject,
      others: others.flatMap((other) => {
        const cosine = likeliest.find(({ id }) => id === other.id)?.score ?? 0
        const twin = TWINS.find(({ words }) => cosine >= words)
        return twin ? [{ subject: other, atLeast: twin.steps }] : []
      }),
      glossary,
    },
    { timeoutMs: SIMILAR_TIMEOUT_MS },
  )
  return outcome.kind === 'done' ? outcome.value : []
}

/** "Sieht aus wie", and what is there already: only what the person who uploaded may know of. */
const findSimilarOnes = async (
  deps: JobDeps,
  row: ImportRow,
  allianceId: string,
  signal: AbortSignal,
) => {
  const { fresh, organisations } = await deps.store.asWorker(allianceId, async (tx) => ({
    fresh: (await findImportFiles(tx, row.id)).flatMap((file) =>
      file.outcome === 'imported' && file.processId ? [file.processId] : [],
    ),
    organisations: await findMembershipsOf(tx, row.createdBy),
  }))
  for (const processId of fresh) {
    signal.throwIfAborted()
    // A coordinator may import for others without seeing the result; then there is little to tell.
    const alike = await lookAlikes(deps, allianceId, processId, organisations)
    const twins = await twinsOf(deps, allianceId, processId, alike.slice(0, TWINS_AMONG))
    const ids = alike.slice(0, SIMILAR_TOP).map(({ id }) => id)
    await deps.store.asWorker(allianceId, (tx) =>
      setSimilar(tx, row.id, [{ processId, ids, twins }]),
    )
  }
}

export const importJob =
  (deps: JobDeps): JobHandler<'import'> =>
  async ({ payload: { allianceId, importId } }, signal) => {
    const { row, positions } = await deps.store.asWorker(allianceId, async (tx) => ({
      row: await findImport(tx, importId),
      positions: [...(await waitingPositions(tx, importId))],
    }))
    if (row?.state !== 'running') return
    const lane = async () => {
      for (let next = positions.shift(); next !== undefined; next = positions.shift()) {
        signal.throwIfAborted()
        try {
          await importFile(deps, row, allianceId, next, signal)
        } catch (error) {
          if (!isAboutData(error)) throw error
          deps.report(`import ${importId}: file ${next} could not be stored`, error)
          await refuseFile(deps, allianceId, importId, next)
        }
      }
    }
    const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, lane))
    // Only when all of them ended: a lane still writing would meet the next runner at the same file.
    const failed = lanes.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
    await findSimilarOnes(deps, row, allianceId, signal)
    signal.throwIfAborted()
    await deps.store.asWorker(allianceId, async (tx) => {
      const now = deps.now()
      await setImportState(tx, importId, 'done', now)
      await addJob(tx, {
        id: deps.newId(),
        kind: 'families',
        payload: { allianceId },
        runAt: now,
        createdAt: now,
      })
    })
  }

/** When the job has failed for good: what waits is not going to be taken any more. */
export const failImport = (deps: JobDeps, allianceId: string, importId: string): Promise<void> =>
  deps.store.asWorker(allianceId, (tx) => setImportState(tx, importId, 'failed', deps.now()))
