// What every action gets besides its input: the store, who asks, the time, chance, and the reader's
// language. An action never sees HTTP; it loads, decides in `domain`, and saves, in one transaction.

import type { i18n } from 'i18next'
import type { ErrorCode } from '#api'
import type { Actor, Permission } from '#library'
import type { Language } from '#texts'
import type { Indexes } from '../search/indexes.ts'
import type { ReadSecret } from '../signing-secret.ts'
import type { SharedWords } from '../store/processes.ts'
import type { SessionRow } from '../store/sessions.ts'
import type { Store } from '../store/store.ts'
import type { Outcome } from '../work/outcome.ts'
import type { Pool } from '../work/pool.ts'

export interface Context {
  readonly store: Store
  /** Worker threads, for what must not hold up the server. */
  readonly pool: Pool
  /** What is searched by words and by resemblance. */
  readonly indexes: Indexes
  readonly now: Date
  readonly random: Random
  readonly language: Language
  readonly texts: i18n
  /** In which what is shared is stored; in the language of the installation. */
  readonly words: SharedWords
  /** Where people reach the platform: `https://prozesse.example.org`, without a slash at the end. */
  readonly publicUrl: string
  /** What private keys for signing are sealed with. */
  readonly secret: ReadSecret
  /** Whether mails go out at all. */
  readonly sendsMail: boolean
  /** Where the request came from, to slow down guessing; never stored as it is. */
  readonly address: string
  /** Who is signed in; undefined when nobody is. */
  readonly session: SessionRow | undefined
}

/** A context in which somebody is signed in. */
export interface MemberContext extends Context {
  readonly session: SessionRow
  readonly actor: Actor
}

/** Chance, handed in so that tests can repeat it. */
export interface Random {
  /** Unguessable bytes. */
  readonly bytes: (count: number) => Buffer
  /** A new id: short, lower case, safe in addresses. */
  readonly id: () => string
}

/**
 * Ends an action with one of the contract's codes. Thrown, so that the transaction is rolled back with
 * it; the door to the web turns it into an answer.
 */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string | number>>
  constructor(code: ErrorCode, details: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** Goes on only where it is allowed; what must stay hidden looks as if it were not there. */
export const demand = (permission: Permission): void => {
  if (permission.isAllowed) return
  throw new Refused(permission.because === 'hidden' ? 'thing/not-found' : 'right/missing')
}

/** The context as a signed-in person's, or `session/needed`. */
export const asMember = (ctx: Context): MemberContext => {
  const { session } = ctx
  if (!session) throw new Refused('session/needed')
  const { person, alliance, memberships } = session
  const actor = { personId: person.id, allianceId: alliance.id, memberships }
  return { ...ctx, session, actor }
}

/** What a worker thread made; too much for its time is said, everything else is our fault. */
export const demandDone = <Value>(outcome: Outcome<Value>, what: string): Value => {
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('compare/timed-out')
  }
  if (outcome.kind !== 'done') throw new Error(`${what}: ${JSON.stringify(outcome)}`)
  return outcome.value
}
