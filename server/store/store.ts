// The door to the database. Whatever is asked runs in one transaction that says first who asks: a role
// and transaction-local settings, which the policies of row-level security read. There is no other way
// to a table, so a query that forgets to filter still sees only what its asker may.

import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import { type Actor, isCoordinator, organisationsOf, organisationsWith } from '#library'
import type { Tables } from './tables.ts'

export type Tx = Transaction<Tables>

export interface Store {
  /** As a signed-in person in one alliance. */
  readonly asActor: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>
  /**
   * As the platform itself: all of one alliance, and the job table. Without an alliance only the job
   * table, the list of alliances and of persons.
   */
  readonly asWorker: <T>(allianceId: string | undefined, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Signing in, sessions, invitations, set-up: people and alliances, no process. */
  readonly asAuth: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /**
   * Somebody without an account who has a link: the one enquiry that this hash belongs to while it holds, and
   * answers to it.
   */
  readonly asVisitor: <T>(linkHash: Buffer, now: Date, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Whoever has no account: what is public of one alliance. */
  readonly asPublic: <T>(allianceId: string, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Backup and restore: everything, at one consistent moment. */
  readonly asBackup: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Ends after running transactions have ended. */
  readonly close: () => Promise<void>
}

interface Settings {
  readonly role:
    | 'prozess_app'
    | 'prozess_worker'
    | 'prozess_auth'
    | 'prozess_public'
    | 'prozess_backup'
  readonly alliance?: string
  readonly person?: string
  readonly organisations?: readonly string[]
  readonly writes?: readonly string[]
  /** Organisations whose drafts the person writes on behalf. */
  readonly records?: readonly string[]
  readonly approves?: readonly string[]
  readonly administers?: readonly string[]
  readonly coordinates?: boolean
  readonly enquiry?: Buffer
  readonly moment?: Date
}

/** An array as PostgreSQL writes it. */
const arrayLiteral = (values: readonly string[] = []): string =>
  `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`

/**
 * One round trip; `true` makes each setting end with the transaction. A page beside the one read last costs hardly less
 * than any other: what is asked for often is in memory, and disks do not turn.
 */
const takeRole = (tx: Tx, settings: Settings): Promise<unknown> =>
  sql`select set_config('prozess.alliance', ${settings.alliance ?? ''}, true),
    set_config('prozess.person', ${settings.person ?? ''}, true),
    set_config('prozess.organisations', ${arrayLiteral(settings.organisations)}, true),
    set_config('prozess.writes', ${arrayLiteral(settings.writes)}, true),
    set_config('prozess.records', ${arrayLiteral(settings.records)}, true),
    set_config('prozess.approves', ${arrayLiteral(settings.approves)}, true),
    set_config('prozess.administers', ${arrayLiteral(settings.administers)}, true),
    set_config('prozess.coordinates', ${String(settings.coordinates ?? false)}, true),
    set_config('prozess.enquiry', ${settings.enquiry?.toString('hex') ?? ''}, true),
    set_config('prozess.moment', ${settings.moment?.toISOString() ?? ''}, true),
    set_config('random_page_cost', '1.1', true),
    set_config('role', ${settings.role}, true)`.execute(tx)

/**
 * Goes on as the worker of an alliance: of one that this very transaction has made, or for what follows from what
 * the actor was allowed to do and is no right of theirs. The last thing a transaction does.
 */
export const becomeWorker = async (tx: Tx, alliance: string): Promise<void> => {
  await takeRole(tx, { role: 'prozess_worker', alliance })
}

const settingsOf = (actor: Actor): Settings => ({
  role: 'prozess_app',
  alliance: actor.allianceId,
  person: actor.personId,
  organisations: organisationsOf(actor),
  writes: organisationsWith(actor, 'modeller', 'approver', 'organisationAdmin'),
  records: organisationsWith(actor, 'recorder'),
  approves: organisationsWith(actor, 'approver'),
  administers: organisationsWith(actor, 'organisationAdmin'),
  coordinates: isCoordinator(actor),
})

export const createStore = (pool: pg.Pool): Store => {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const within = <T>(settings: Settings, work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (tx) => {
      await takeRole(tx, settings)
      return work(tx)
    })
  return {
    asActor: (actor, work) => within(settingsOf(actor), work),
    asWorker: (alliance, work) =>
      within({ role: 'prozess_worker', ...(alliance === undefined ? {} : { alliance }) }, work),
    asAuth: (work) => within({ role: 'prozess_auth' }, work),
    asVisitor: (enquiry, moment, work) => within({ role: 'prozess_public', enquiry, moment }, work),
    asPublic: (alliance, work) => within({ role: 'prozess_public', alliance }, work),
    asBackup: (work) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (tx) => {
          await takeRole(tx, { role: 'prozess_backup' })
          return work(tx)
        }),
    close: () => db.destroy(),
  }
}
