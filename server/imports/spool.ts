// Puts an upload onto disk before anything is decided about it, so that a slow line holds no
// database transaction and memory stays small. The folder is removed again whatever happens.

import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UploadLimits } from './limits.ts'
import type { ByteSource } from './read-zip.ts'

export interface IncomingFile {
  readonly fileName: string
  readonly content: AsyncIterable<Uint8Array>
}

export interface SpooledFile {
  readonly fileName: string
  readonly source: ByteSource
}

/** More was sent than is allowed; `size` and `limit` are for people. */
export class UploadTooLarge extends Error {
  readonly size: string
  readonly limit: string
  constructor(size: string, limit: string) {
    super(`upload too large: ${size}, allowed ${limit}`)
    this.size = size
    this.limit = limit
  }
}

export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`

/** Writes all files to a folder of their own and gives them to `use`; removes the folder afterwards. */
export const withSpooled = async <Result>(
  files: AsyncIterable<IncomingFile>,
  limits: UploadLimits,
  use: (files: readonly SpooledFile[]) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'prozess-upload-'))
  const spooled: SpooledFile[] = []
  const closing: (() => Promise<void>)[] = []
  try {
    let total = 0
    for await (const file of files) {
      if (spooled.length >= limits.entries) {
        throw new UploadTooLarge(`> ${limits.entries}`, `${limits.entries}`)
      }
      const handle = await open(join(folder, String(spooled.length)), 'wx+')
      closing.push(() => handle.close())
      let size = 0
      for await (const chunk of file.content) {
        total += chunk.length
        if (total > limits.uploadBytes) {
          throw new UploadTooLarge(
            `> ${megabytes(limits.uploadBytes)}`,
            megabytes(limits.uploadBytes),
          )
        }
        await handle.write(chunk, 0, chunk.length, size)
        size += chunk.length
      }
      const source: ByteSource = {
        size,
        read: async (offset, length) => {
          const buffer = Buffer.alloc(length)
          const { bytesRead } = await handle.read(buffer, 0, length, offset)
          return buffer.subarray(0, bytesRead)
        },
      }
      spooled.push({ fileName: file.fileName, source })
      // Thousands of open files are more than systems allow; a small one is kept in memory instead.
      if (size <= 64 * 1024) {
        const bytes = await source.read(0, size)
        spooled[spooled.length - 1] = {
          fileName: file.fileName,
          source: { size, read: async (at, length) => bytes.subarray(at, at + length) },
        }
        await closing.pop()?.()
      }
    }
    return await use(spooled)
  } finally {
    for (const close of closing) await close().catch(() => undefined)
    await rm(folder, { recursive: true, force: true })
  }
}
