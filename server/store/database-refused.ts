// Why a database cannot be used, as codes with values. Each has one sentence in each language in
// `texts/refusals.ts`; server/explain-refusal.ts puts them together. Nothing reads a message to decide.

/** In `details`, `folder` is a path and `reason` what the system said, in its own words. */
export type DatabaseRefusal =
  | { readonly code: UrlRefusal; readonly details: { readonly address: string } }
  | {
      readonly code: 'database/url-failed'
      readonly details: { readonly address: string; readonly reason: string }
    }
  | { readonly code: PlainRefusal; readonly details: Readonly<Record<never, never>> }
  | { readonly code: FolderRefusal; readonly details: { readonly folder: string } }
  | {
      readonly code: 'database/folder-not-writable' | 'database/not-made'
      readonly details: { readonly folder: string; readonly reason: string }
    }
  | {
      readonly code: 'database/folder-closed-to-user'
      readonly details: { readonly folder: string; readonly user: string }
    }
  | {
      readonly code: 'database/other-major'
      readonly details: { readonly folder: string; readonly made: string; readonly ours: string }
    }
  | {
      readonly code: 'database/not-started' | 'database/programs-not-running'
      readonly details: { readonly reason: string }
    }
  | { readonly code: 'database/programs-missing'; readonly details: { readonly system: string } }
  | { readonly code: 'database/login-mighty'; readonly details: { readonly login: string } }
  | { readonly code: 'database/role-missing'; readonly details: { readonly role: string } }
  | {
      readonly code: 'database/newer' | 'database/migration-changed'
      readonly details: { readonly migration: string }
    }

/** What a connection to DATABASE_URL may meet; `address` never holds the password. */
export type UrlRefusal =
  | 'database/url-no-answer'
  | 'database/url-host-unknown'
  | 'database/url-no-socket'
  | 'database/url-timed-out'
  | 'database/url-password-wrong'
  | 'database/url-login-not-allowed'
  | 'database/url-no-such-database'

type PlainRefusal =
  | 'database/url-unreadable'
  | 'database/login-unknown'
  | 'database/too-old'
  | 'database/windows'
  | 'database/root-only'

type FolderRefusal =
  | 'database/folder-closed'
  | 'database/socket-foreign'
  | 'database/socket-taken'
  | 'database/used-by-other-server'
  | 'database/used-by-platform'

/** What keeps the platform from working on a database. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused'
  readonly refusal: DatabaseRefusal

  constructor(refusal: DatabaseRefusal) {
    super(`${refusal.code} ${JSON.stringify(refusal.details)}`)
    this.refusal = refusal
  }
}
