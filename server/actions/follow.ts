// Following a process or a family one sees, and who can be named where something is said.

import { can } from '#library'
import { type Followed, type FollowKind, isFollowing, setFollowing } from '../store/follows.ts'
import { readPeopleOf } from '../store/people.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { loadSubject } from './present-process.ts'

/** Whoever does not see it any more can still stop following it. */
const demandSeen = async (tx: Tx, ctx: MemberContext, { kind, id }: Followed): Promise<void> => {
  const { allianceId } = ctx.actor
  if (kind === 'process') {
    demand(can(ctx.actor, 'read', await loadSubject(tx, allianceId, id)))
    return
  }
  const family = await tx
    .selectFrom('family')
    .select('id')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!family) throw new Refused('thing/not-found')
}

export const showFollowing = (ctx: MemberContext, kind: FollowKind, id: string) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    await demandSeen(tx, ctx, { kind, id })
    return { isFollowing: await isFollowing(tx, allianceId, personId, { kind, id }) }
  })

export const follow = (ctx: MemberContext, kind: FollowKind, id: string, isOn: boolean) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    if (isOn) await demandSeen(tx, ctx, { kind, id })
    await setFollowing(tx, allianceId, personId, { kind, id }, isOn ? ctx.now : null)
    return { isFollowing: isOn }
  })

/** Those who may read what is said of a process in-house. */
export const listReaders = (ctx: MemberContext, processId: string) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const subject = await loadSubject(tx, allianceId, processId)
    demand(can(ctx.actor, 'readInHouse', subject))
    const people = await readPeopleOf(tx, allianceId, subject.organisationId)
    return { people: people.filter(({ id }) => id !== personId) }
  })
