// Change name, profile, visibility or what is shared of a process. Two people may do so at once: each says
// what they had seen, and only what they had seen is overwritten.

import type { ProcessDetail } from '#api'
import { can, overwrite, type ProcessSubject, type Sharing } from '#library'
import { isSame, type Profile } from '#process'
import { addAudit, findLastChange } from '../store/audit.ts'
import { requestFamilies } from '../store/jobs.ts'
import { loadOwn, loadOwnModels, type ProcessChange, saveProcess } from '../store/processes.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { loadSubject, presentDetail } from './present-process.ts'

const SHARE_TIMEOUT_MS = 60_000

/** What can be changed; undefined leaves as it is. */
export interface ProcessFacts {
  readonly name?: string | undefined
  readonly profile?: Profile | undefined
  readonly visibility?: 'organisation' | 'alliance' | undefined
  readonly shared?: Sharing | undefined
}

export interface ProcessChanges extends ProcessFacts {
  /** The same facts as the writer had them before their eyes. */
  readonly seen: ProcessFacts
}

interface Facts extends Sight {
  readonly name: string
  readonly profile: Profile
}

/** Who sees what is one fact: each of its settings means something only beside the others. */
interface Sight {
  readonly visibility: 'organisation' | 'alliance'
  readonly shared: Sharing
}

/** Every fact that can be changed by itself; those of the profile by their own names. */
type Flat = Profile & { readonly name: string; readonly sight: Sight }

const flatten = ({ name, profile, visibility, shared }: Facts): Flat => ({
  ...profile,
  name,
  sight: { visibility, shared },
})

const completed = (facts: ProcessFacts, now: Facts): Facts => ({
  name: facts.name ?? now.name,
  profile: facts.profile ?? now.profile,
  visibility: facts.visibility ?? now.visibility,
  shared: facts.shared ?? now.shared,
})

/** Every fact sent needs the value it had before; of who sees what, both settings. */
const demandSeen = ({ seen, ...sent }: ProcessChanges): void => {
  const isSight = sent.visibility !== undefined || sent.shared !== undefined
  const needed = {
    name: sent.name !== undefined,
    profile: sent.profile !== undefined,
    visibility: isSight,
    shared: isSight,
  }
  for (const name of ['name', 'profile', 'visibility', 'shared'] as const) {
    if (needed[name] && seen[name] === undefined) {
      throw new Refused('request/invalid', { field: `seen.${name}` })
    }
  }
}

const demandRights = (ctx: MemberContext, subject: ProcessSubject, sent: ProcessFacts): void => {
  const { name, profile, visibility, shared } = sent
  if (name !== undefined || profile !== undefined) demand(can(ctx.actor, 'edit', subject))
  if (visibility !== undefined || shared !== undefined) demand(can(ctx.actor, 'share', subject))
}

/** Copies for the others, where what is shared changes; made in a worker thread. */
const freshCopies = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  sharing: Sharing,
): Promise<NonNullable<ProcessChange['copies']>> => {
  const versions = await loadOwnModels(tx, ctx.actor.allianceId, id)
  if (versions.length === 0) return []
  const outcome = await ctx.pool.run(
    'shareModels',
    { models: versions.map(({ model }) => model), sharing, post: ctx.words.post },
    { timeoutMs: SHARE_TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind !== 'done') throw new Error(`sharing: ${JSON.stringify(outcome)}`)
  return outcome.value.flatMap((copy, at) => {
    const number = versions[at]?.number
    return number === undefined ? [] : [{ ...copy, number }]
  })
}

const refuseStale = async (
  tx: Tx,
  allianceId: string,
  id: string,
  names: readonly string[],
): Promise<never> => {
  const last = await findLastChange(tx, allianceId, id, names)
  throw new Refused('conflict/changed-meanwhile', {
    fields: names.join(','),
    ...(last ? { by: last.by, at: last.at.toISOString() } : {}),
  })
}

export const changeProcess = (
  ctx: MemberContext,
  id: string,
  changes: ProcessChanges,
): Promise<ProcessDetail> => {
  const { allianceId, personId } = ctx.actor
  const { seen, ...sent } = changes
  demandSeen(changes)
  return ctx.store.asActor(ctx.actor, async (tx) => {
    const subject = await loadSubject(tx, allianceId, id)
    demandRights(ctx, subject, sent)
    const before = await loadOwn(tx, allianceId, id)
    if (!before) throw new Refused('right/missing')
    const now: Facts = { ...before, shared: before.sharing }
    const had = completed(seen, now)
    const result = overwrite(flatten(now), flatten(had), flatten(completed(sent, had)))
    if (result.kind === 'stale') return refuseStale(tx, allianceId, id, result.names)
    if (result.names.length === 0) return presentDetail(tx, ctx, id)
    const { name, sight, ...profile } = result.facts
    const sharing = sight.shared
    const isShared = isSame(sharing, before.sharing)
    const copies = isShared ? [] : await freshCopies(tx, ctx, id, sharing)
    const { visibility } = sight
    await saveProcess(
      ...([tx, allianceId, id, { name, profile, visibility, sharing, copies }, ctx.now] as const),
    )
    await requestFamilies(tx, { id: ctx.random.id(), allianceId, now: ctx.now })
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: subject.organisationId },
      ...{ what: 'changed', subjectKind: 'process', subjectId: id },
      details: {
        changed: result.names,
        ...(visibility === before.visibility ? {} : { visibility }),
        ...(isShared ? {} : { shared: sharing }),
        ...(name === before.name ? {} : { name }),
      },
    })
    return presentDetail(tx, ctx, id)
  })
}
