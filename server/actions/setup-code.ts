// The code that is printed where the platform was started: whoever can read it may set up the alliance.

import { timingSafeEqual } from 'node:crypto'
import { listAlliances } from '../store/alliances.ts'
import { readSetting, removeSetting, SETUP_CODE, writeSetting } from '../store/settings.ts'
import { beginAttempt } from './attempts.ts'
import { type Context, Refused } from './context.ts'
import { hashToken } from './tokens.ts'

/** Letters and digits that cannot be mistaken for each other, in groups: `k7mq-x2hd-9wpr`. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

const newCode = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) => LETTERS[byte % LETTERS.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

const normalise = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '')

/** A new code for this start while there is no own alliance; undefined afterwards. */
export const renewSetupCode = (
  ctx: Pick<Context, 'store' | 'random'>,
): Promise<string | undefined> =>
  ctx.store.asAuth(async (tx) => {
    const alliances = await listAlliances(tx)
    if (alliances.some((alliance) => !alliance.is_example)) {
      await removeSetting(tx, SETUP_CODE)
      return undefined
    }
    const code = newCode(ctx.random.bytes(12))
    await writeSetting(tx, SETUP_CODE, hashToken(normalise(code)).toString('hex'))
    return code
  })

/** Goes on only with the right code; guessing is slowed down. */
export const demandSetupCode = async (ctx: Context, code: string): Promise<void> => {
  const attempt = await beginAttempt(ctx, 'setup-code')
  const stored = await ctx.store.asAuth((tx) => readSetting(tx, SETUP_CODE))
  if (typeof stored !== 'string') throw new Refused('setup/done-already')
  const given = hashToken(normalise(code))
  if (!timingSafeEqual(given, Buffer.from(stored, 'hex'))) throw new Refused('setup/code-wrong')
  await attempt.succeeded()
}
