// From the files sent to the files meant: archives are opened, everything is recognised, and each
// file is either a model waiting to be read or comes with the reason why not.

import { cleanPath } from './archive-name.ts'
import type { UploadLimits } from './limits.ts'
import { looksLikeZip, readZip, ZipError } from './read-zip.ts'
import { type Reason, reason } from './reason.ts'
import { type ModelFormat, recognise, unwantedByName } from './recognise.ts'
import { megabytes, type SpooledFile, UploadTooLarge } from './spool.ts'

export type FoundFile = {
  /** Path inside its archive, or the file's own name. */
  readonly path: string
  /** Name of the archive it was in, without its ending; '' where it came by itself. */
  readonly archive: string
} & (
  | { readonly kind: 'model'; readonly format: ModelFormat; readonly bytes: Buffer }
  | { readonly kind: 'refused' | 'ignored'; readonly reason: Reason }
)

const withoutZip = (name: string): string => name.replace(/\.zip$/i, '')

const recognised = (path: string, archive: string, bytes: Buffer): FoundFile => {
  const found = recognise(path, bytes)
  return found.kind === 'model'
    ? { kind: 'model', path, archive, format: found.format, bytes }
    : { kind: found.kind, path, archive, reason: found.reason }
}

async function* unpackArchive(file: SpooledFile, limits: UploadLimits): AsyncGenerator<FoundFile> {
  const name = cleanPath(file.fileName)
  const archive = withoutZip(name)
  try {
    for await (const entry of readZip(file.source, limits, unwantedByName)) {
      if (entry.kind === 'file') yield recognised(entry.path, archive, entry.bytes)
      else {
        const isIgnored = entry.reason.code === 'notAModel' || entry.reason.code === 'systemFile'
        yield {
          kind: isIgnored ? 'ignored' : 'refused',
          path: entry.path,
          archive,
          reason: entry.reason,
        }
      }
    }
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    if (error.failure.kind === 'tooManyEntries') {
      throw new UploadTooLarge(String(error.failure.entries), String(limits.entries))
    }
    if (error.failure.kind === 'tooMuchUnpacked') {
      throw new UploadTooLarge(
        `> ${megabytes(limits.unpackedBytes)}`,
        megabytes(limits.unpackedBytes),
      )
    }
    yield { kind: 'refused', path: name, archive: '', reason: reason('damagedArchive') }
  }
}

/**
 * All files of an upload, archives opened. Throws UploadTooLarge when the whole exceeds the limits;
 * nothing of it may be kept then.
 */
export async function* unpack(
  files: readonly SpooledFile[],
  limits: UploadLimits,
): AsyncGenerator<FoundFile> {
  let unpacked = 0
  let entries = 0
  for (const file of files) {
    const head = await file.source.read(0, 4)
    const path = cleanPath(file.fileName) || 'Datei'
    const isArchive =
      (looksLikeZip(head) && unwantedByName(path)?.code !== 'notAModel') || /\.zip$/i.test(path)
    const found = isArchive
      ? unpackArchive(file, limits)
      : file.source.size > limits.fileBytes
        ? [
            {
              kind: 'refused' as const,
              path,
              archive: '',
              reason: reason('tooLarge', { limit: megabytes(limits.fileBytes) }),
            },
          ]
        : [recognised(path, '', await file.source.read(0, file.source.size))]
    for await (const one of found) {
      entries += 1
      if (one.kind === 'model') unpacked += one.bytes.length
      if (entries > limits.entries) {
        throw new UploadTooLarge(`> ${limits.entries}`, String(limits.entries))
      }
      if (unpacked > limits.unpackedBytes) {
        throw new UploadTooLarge(
          `> ${megabytes(limits.unpackedBytes)}`,
          megabytes(limits.unpackedBytes),
        )
      }
      yield one
    }
  }
}
