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

type FileRefusal = 'backup/not-read' | 'backup/not-written'

/** Why nothing was backed up or restored; each code has its sentences in `texts/refusals.ts`. */
export type BackupRefusal =
  | {
      readonly code:
        | 'backup/database-empty'
        | 'backup/not-a-backup'
        | 'backup/damaged'
        | 'backup/newer-format'
      readonly details: Readonly<Record<never, never>>
    }
  | { readonly code: 'backup/no-data'; readonly details: { readonly folder: string } }
  | { readonly code: 'backup/newer'; readonly details: { readonly migration: string } }
  /** `table` is one that holds rows. */
  | { readonly code: 'backup/database-used'; readonly details: { readonly table: string } }
  /** `reason` is the system's code, like ENOENT. */
  | {
      readonly code: FileRefusal
      readonly details: { readonly file: string; readonly reason: string }
    }

/** Nothing was backed up or restored; what was there is unchanged. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
  readonly refusal: BackupRefusal

  constructor(refusal: BackupRefusal) {
    super(`${refusal.code} ${JSON.stringify(refusal.details)}`)
    this.refusal = refusal
  }
}

/** What the system says of the file (not there, a folder, no space) as a refusal; anything else as it is. */
export const explainFile = (error: unknown, file: string, code: FileRefusal): unknown =>
  error instanceof Error && 'syscall' in error && 'code' in error
    ? new BackupRefused({ code, details: { file, reason: String(error.code) } })
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
