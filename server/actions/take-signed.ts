// Taking over a received file of another alliance as a process of one's own, with the same questions as within the alliance.

import type { TakeOverView } from '#api'
import { can, isMemberOf } from '#library'
import { readOriginVersions } from '../store/lineage.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { type LoadedFile, loadFile } from './receive-signed.ts'
import { type Answers, askTakeOver, makeTakenOver, type Origin } from './take-over.ts'

const load = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
): Promise<LoadedFile & { readonly origin: Origin }> => {
  const { allianceId } = ctx.actor
  const loaded = await loadFile(tx, ctx, id)
  const { file, key } = loaded
  const { organisationId, originId, facts, version, model, profile } = file
  if (!isMemberOf(ctx.actor, organisationId)) throw new Refused('thing/not-found')
  demand(can(ctx.actor, 'adopt', { kind: 'organisation', allianceId, organisationId }))
  if (key.standing !== 'known') throw new Refused('lineage/not-now')
  const versions = (await readOriginVersions(tx, allianceId, [originId])).get(originId) ?? []
  const { name, shortName } = facts.organisation
  const named = { organisationName: name, names: [name, shortName] }
  return { ...loaded, origin: { name: facts.name, version, versions, model, profile, ...named } }
}

export const askSigned = async (ctx: MemberContext, id: string): Promise<TakeOverView> => {
  const { file } = await ctx.store.asActor(ctx.actor, (tx) => load(tx, ctx, id))
  return askTakeOver(ctx, id, file.organisationId, async (tx) => (await load(tx, ctx, id)).origin)
}

export const takeSigned = async (
  ctx: MemberContext,
  id: string,
  wanted: Answers,
): Promise<{ readonly id: string }> => {
  const { file } = await ctx.store.asActor(ctx.actor, (tx) => load(tx, ctx, id))
  const { originId, organisationId } = file
  return makeTakenOver(ctx, originId, organisationId, wanted, async (tx, isForGood) => {
    const { origin, verdict } = await load(tx, ctx, id)
    if (isForGood && verdict.kind !== 'take') throw new Refused('lineage/not-now')
    return origin
  })
}
