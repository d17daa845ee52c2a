// Slows down guessing: passwords by address and by e-mail, the set-up code and invitations by address. Codes of workshops
// that lead nowhere are counted by address and of all together.
// Kept in the database, so that it holds for all nodes and after a restart.

import { createHash } from 'node:crypto'
import { countAttempts, forgetAttempts } from '../store/sessions.ts'
import { type Context, Refused } from './context.ts'

const WINDOW_MINUTES = 15
const MOST_FOR_EMAIL = 10
/** A whole town hall may share one address. */
const MOST_FOR_ADDRESS = 60

export interface Attempt {
  /** Takes it back, because it was no guess. */
  readonly succeeded: () => Promise<void>
}

const keyOf = (kind: string, value: string): Buffer =>
  createHash('sha256').update(`${kind}:${value}`).digest()

/** Counts first and judges then, so that many at once cannot slip through. */
export const beginAttempt = async (
  ctx: Context,
  what: string,
  value = ctx.address,
): Promise<Attempt> => {
  const keys = [keyOf(what, value), keyOf('address', ctx.address)]
  const since = new Date(ctx.now.getTime() - WINDOW_MINUTES * 60_000)
  const [forValue = 0, forAddress = 0] = await ctx.store.asAuth((tx) =>
    countAttempts(tx, keys, ctx.now, since),
  )
  if (forValue > MOST_FOR_EMAIL || forAddress > MOST_FOR_ADDRESS) {
    throw new Refused('session/too-many-attempts', { minutes: WINDOW_MINUTES })
  }
  const [first = Buffer.alloc(0)] = keys
  return {
    succeeded: () => ctx.store.asAuth((tx) => forgetAttempts(tx, keys, ctx.now, first)),
  }
}

/** Links and codes that nobody was given: by address, and of all addresses together. */
const MOST_UNKNOWN = 30
const MOST_UNKNOWN_OF_ALL = 1000

/**
 * Counts a link or code that leads nowhere. Whoever has a right one is never counted, so that a room full of phones behind
 * one address comes in however often others mistype.
 */
export const countUnknown = async (ctx: Context, what: string): Promise<void> => {
  const keys = [keyOf(`unknown ${what}`, ctx.address), keyOf(`unknown ${what}`, 'of all')]
  const since = new Date(ctx.now.getTime() - WINDOW_MINUTES * 60_000)
  const [forAddress = 0, forAll = 0] = await ctx.store.asAuth((tx) =>
    countAttempts(tx, keys, ctx.now, since),
  )
  if (forAddress > MOST_UNKNOWN || forAll > MOST_UNKNOWN_OF_ALL) {
    throw new Refused('session/too-many-attempts', { minutes: WINDOW_MINUTES })
  }
}
