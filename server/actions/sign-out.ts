// Sign out: the session ends on the server, whatever becomes of the cookie.

import { endSession } from '../store/sessions.ts'
import type { Context } from './context.ts'

export const signOut = async (ctx: Context): Promise<void> => {
  const { session } = ctx
  if (session) await ctx.store.asAuth((tx) => endSession(tx, session.tokenHash))
}
