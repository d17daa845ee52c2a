// Work in another of my alliances.

import type { Session } from '#api'
import { findSession, moveSession } from '../store/sessions.ts'
import { type MemberContext, Refused } from './context.ts'
import { presentSession } from './session.ts'

export const switchAlliance = async (ctx: MemberContext, allianceId: string): Promise<Session> => {
  if (!ctx.session.alliances.some((alliance) => alliance.id === allianceId)) {
    throw new Refused('thing/not-found')
  }
  const moved = await ctx.store.asAuth(async (tx) => {
    await moveSession(tx, ctx.session.tokenHash, allianceId)
    return findSession(tx, ctx.session.tokenHash, ctx.now)
  })
  if (!moved) throw new Refused('session/needed')
  return presentSession(moved)
}
