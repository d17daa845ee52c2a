// What the web server needs from outside; put together once by server/serve.ts or by a test.

import type { Random } from '../actions/context.ts'
import type { Indexes } from '../search/indexes.ts'
import type { ReadSecret } from '../signing-secret.ts'
import type { SharedWords } from '../store/processes.ts'
import type { Store } from '../store/store.ts'
import type { Pool } from '../work/pool.ts'
import type { Log } from './log.ts'

export interface WebDeps {
  readonly store: Store
  readonly pool: Pool
  readonly indexes: Indexes
  readonly now: () => Date
  readonly random: Random
  readonly words: SharedWords
  readonly log: Log
  /** Where people reach the platform, without a slash at the end. */
  readonly publicUrl: string
  /** What private keys for signing are sealed with. */
  readonly secret: ReadSecret
  /** Whether mails go out at all. */
  readonly sendsMail: boolean
  /** A reverse proxy on this machine or network stands in front and names the visitor's address. */
  readonly isBehindProxy: boolean
  /** The built pages. */
  readonly pagesFolder: string
  readonly version: string
}
