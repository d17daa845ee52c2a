// An import as its page shows it: what was found, whose it probably is, what became of each file.

import type { ImportStatus } from '#api'
import { guessOrganisation } from '../imports/folders.ts'
import { sayReason, sayRemarks } from '../imports/say.ts'
import { findOrganisations } from '../store/families.ts'
import { findImport, findImportFiles, type ImportFileRow } from '../store/imports.ts'
import { findNames, type ProcessName } from '../store/names.ts'
import type { Tx } from '../store/store.ts'
import { type MemberContext, Refused } from './context.ts'

const isKnown = (file: ImportFileRow, names: ReadonlyMap<string, ProcessName>): boolean =>
  file.processId !== null && names.has(file.processId)

/** Only those the reader sees. */
const named = (ids: readonly string[], names: ReadonlyMap<string, ProcessName>) =>
  ids.flatMap((id) => {
    const name = names.get(id)
    return name ? [{ id, name: name.name, organisationName: name.organisationName }] : []
  })

const presentFile = (
  ctx: MemberContext,
  file: ImportFileRow,
  names: ReadonlyMap<string, ProcessName>,
): ImportStatus['files'][number] => ({
  path: file.path,
  folder: file.folder,
  outcome: file.outcome,
  reason: file.reason && sayReason(ctx.texts, file.reason),
  // A coordinator may import for others without being able to open the result, or to know how they
  // call what they had already.
  processId: isKnown(file, names) ? file.processId : null,
  processName: file.outcome !== 'unchanged' || isKnown(file, names) ? file.processName : null,
  remarks: sayRemarks(ctx.texts, file.remarks),
  same: named(file.twinIds, names),
  similar: named(
    file.similarIds.filter((id) => !file.twinIds.includes(id)),
    names,
  ),
})

const count = (files: readonly ImportFileRow[], ...outcomes: readonly string[]): number =>
  files.filter((file) => outcomes.includes(file.outcome)).length

const presentFolders = (
  files: readonly ImportFileRow[],
  organisations: Parameters<typeof guessOrganisation>[1],
): ImportStatus['folders'] => {
  const folders = new Map<string, number>()
  for (const file of files) {
    // What is left out anyway needs no organisation.
    if (file.outcome === 'ignored' || file.outcome === 'refused') continue
    folders.set(file.folder, (folders.get(file.folder) ?? 0) + 1)
  }
  return [...folders].map(([folder, amount]) => ({
    folder,
    files: amount,
    suggestedOrganisationId: guessOrganisation(folder, organisations),
  }))
}

/** Reads it as the actor; `thing/not-found` where it is not theirs. */
export const presentImport = async (
  ctx: MemberContext,
  tx: Tx,
  importId: string,
): Promise<ImportStatus> => {
  const row = await findImport(tx, importId)
  if (!row) throw new Refused('thing/not-found')
  const files = await findImportFiles(tx, importId)
  const ids = files.flatMap((file) => [
    ...(file.processId === null ? [] : [file.processId]),
    ...file.similarIds,
    ...file.twinIds,
  ])
  const names = await findNames(tx, [...new Set(ids)])
  return {
    id: row.id,
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    total: files.length,
    finished: files.length - count(files, 'waiting'),
    imported: count(files, 'imported'),
    refused: count(files, 'refused'),
    folders: presentFolders(files, await findOrganisations(tx)),
    files: files.map((file) => presentFile(ctx, file, names)),
  }
}
