// Sign in with e-mail and password.

import type { Session } from '#api'
import { addSession, findIdentity, findSession } from '../store/sessions.ts'
import { beginAttempt } from './attempts.ts'
import { type Context, Refused } from './context.ts'
import { isPassword } from './password.ts'
import { presentSession } from './session.ts'
import { newToken } from './tokens.ts'

export interface SignedIn {
  /** For the cookie. */
  readonly token: string
  readonly session: Session
}

/** Opens a session for a person who has shown who they are. */
export const openSession = async (
  ctx: Context,
  personId: string,
  allianceId: string,
): Promise<SignedIn> => {
  const token = newToken(ctx.random)
  const session = await ctx.store.asAuth(async (tx) => {
    await addSession(tx, { tokenHash: token.hash, personId, allianceId, now: ctx.now })
    return findSession(tx, token.hash, ctx.now)
  })
  if (!session) throw new Error('The session that was just opened is not there.')
  return { token: token.text, session: presentSession(session) }
}

export const signIn = async (
  ctx: Context,
  input: { readonly email: string; readonly password: string },
): Promise<SignedIn> => {
  const email = input.email.trim().toLowerCase()
  const attempt = await beginAttempt(ctx, 'email', email)
  const identity = await ctx.store.asAuth((tx) => findIdentity(tx, email, ctx.now))
  const isRight = await isPassword(input.password, identity?.password)
  if (!isRight || !identity?.allianceId) throw new Refused('session/wrong-credentials')
  await attempt.succeeded()
  return openSession(ctx, identity.id, identity.allianceId)
}
