// Slows down guessing: passwords by address and by e-mail, the set-up code and invitations by address.
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
