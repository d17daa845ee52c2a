// What jobs work with; put together once when the server starts.

import type { Indexes } from '../search/indexes.ts'
import type { MailSettings } from '../settings.ts'
import type { SharedWords } from '../store/processes.ts'
import type { Store } from '../store/store.ts'
import type { Pool } from '../work/pool.ts'

export interface JobDeps {
  readonly store: Store
  readonly pool: Pool
  readonly indexes: Indexes
  readonly now: () => Date
  readonly newId: () => string
  /** Neutral names for what is stored for other organisations. */
  readonly words: SharedWords
  /** Undefined: no mails are sent. */
  readonly post?: MailSettings & { readonly publicUrl: string }
  readonly report: (message: string, error: unknown) => void
}
