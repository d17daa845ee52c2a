// The backup file: gzip of lines of JSON. The first line says what it is, then for each table a line
// with its name and columns, its rows, and a line with their number and hash; the last line repeats all
// of that under one hash. Readable with any tool in fifty years, whatever became of the program.

import { createHash } from 'node:crypto'

export const FORMAT = 'prozessverbund-backup'
export const FORMAT_VERSION = 1

export interface Header {
  readonly format: typeof FORMAT
  readonly version: number
  /** Newest migration of the database it was taken from. */
  readonly migration: string
  readonly createdAt: string
}

export interface TableEnd {
  readonly end: string
  readonly rows: number
  /** SHA-256 over the lines of the rows. */
  readonly hash: string
}

export interface Footer {
  readonly complete: true
  readonly tables: Readonly<Record<string, number>>
  /** SHA-256 over the hashes of all tables, in their order. */
  readonly hash: string
}

/** Why nothing was backed up or restored, as one sentence. What was there is unchanged. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}

/** What the system says of the file (not there, a folder, no space) as a sentence; anything else as it is. */
export const explainFile = (error: unknown, path: string, what: 'read' | 'written'): unknown =>
  error instanceof Error && 'syscall' in error && 'code' in error
    ? new BackupRefused(
        `The file ${path} cannot be ${what} (${error.code}). Nothing was changed. Please check the path, the access rights and the free space.`,
      )
    : error

export const hashing = () => {
  const hash = createHash('sha256')
  return {
    add: (line: string) => {
      hash.update(line).update('\n')
    },
    end: () => hash.digest('hex'),
  }
}
