// Change my password; all my other sessions end with it.

import { endOtherSessions, findIdentity, setPassword } from '../store/sessions.ts'
import { beginAttempt } from './attempts.ts'
import { type MemberContext, Refused } from './context.ts'
import { hashPassword, isPassword } from './password.ts'

export const changePassword = async (
  ctx: MemberContext,
  input: { readonly current: string; readonly next: string },
): Promise<void> => {
  const { person, tokenHash } = ctx.session
  const attempt = await beginAttempt(ctx, 'email', person.email)
  const identity = await ctx.store.asAuth((tx) => findIdentity(tx, person.email, ctx.now))
  if (!(await isPassword(input.current, identity?.password))) {
    throw new Refused('session/wrong-credentials')
  }
  await attempt.succeeded()
  const password = await hashPassword(input.next)
  await ctx.store.asAuth(async (tx) => {
    await setPassword(tx, person.id, password, ctx.now)
    await endOtherSessions(tx, person.id, tokenHash)
  })
}
