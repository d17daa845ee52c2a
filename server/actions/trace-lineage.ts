// Linking a process with another's, moving it on to a newer version, declining one, unlinking; and what is new to
// the processes of the asker's administrations. What may happen is decided in domain/library.

import type { LineageView } from '#api'
import {
  can,
  isForeignId,
  type LineageAct,
  type LineageVerdict,
  linkOf,
  mayTrace,
  newsOf,
  stemsFrom,
  tracesReason,
} from '#library'
import { addAudit } from '../store/audit.ts'
import { readSummaries } from '../store/library.ts'
import {
  addLineageFact,
  type LineageRow,
  type NewLineageFact,
  readAround,
  readForeignLinks,
  readForeignOrigins,
  readOriginVersions,
  readPair,
  readStale,
} from '../store/lineage.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { firstComes } from './first-comes.ts'
import { inPairs, presentLineage } from './present-lineage.ts'
import { loadSubject } from './present-process.ts'

const AUDITED: Readonly<Record<LineageAct, string>> = {
  link: 'linked',
  takeOver: 'takenOver',
  moveOn: 'movedOn',
  decline: 'originDeclined',
  unlink: 'unlinked',
}

export const refuseVerdict = (verdict: LineageVerdict): void => {
  if (verdict.isAllowed) return
  if (verdict.because === 'role') throw new Refused('right/missing')
  if (verdict.because === 'circle') throw new Refused('lineage/circle')
  throw new Refused(verdict.because === 'version' ? 'lineage/not-in-force' : 'lineage/not-now')
}

/** Two people who act at once: the second is told to look again. */
export const keepFact = async (
  tx: Tx,
  fact: NewLineageFact,
  organisationId: string,
): Promise<void> => {
  await firstComes(addLineageFact(tx, fact))
  const { allianceId, now, personId, act, processId, originId, version } = fact
  await addAudit(tx, {
    ...{ allianceId, at: now, personId, organisationId, what: AUDITED[act] },
    ...{ subjectKind: 'process', subjectId: processId, details: { origin: originId, version } },
  })
}

const descentsOf = (facts: readonly LineageRow[]) =>
  inPairs(facts).flatMap((pair) => {
    const [first] = pair
    return first && linkOf(pair) ? [first] : []
  })

export interface Trace {
  readonly act: Exclude<LineageAct, 'takeOver'>
  readonly originId: string
  readonly version: number
  readonly reason: string
  readonly seen: number
}

/** The same within what else happens at once. */
export const trace = async (
  tx: Tx,
  ctx: MemberContext,
  processId: string,
  { act, originId, version, reason, seen }: Trace,
): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  const subject = await loadSubject(tx, allianceId, processId)
  demand(can(ctx.actor, 'link', subject))
  if (subject.isWithdrawn) throw new Refused('lineage/not-now')
  const facts = await readPair(tx, allianceId, processId, originId)
  const seq = (facts.at(-1)?.seq ?? 0) + 1
  // Who is linked already may leave an origin they do not see any more; to all others it must stay hidden.
  // Of origins in other alliances only what the own house received has versions at all.
  if (!isForeignId(originId) && (act === 'link' || facts.length === 0)) {
    demand(can(ctx.actor, 'adopt', await loadSubject(tx, allianceId, originId)))
  }
  if (seq - 1 !== seen) throw new Refused('conflict/changed-meanwhile')
  const versions = (await readOriginVersions(tx, allianceId, [originId])).get(originId) ?? []
  const around = act === 'link' ? await readAround(tx, allianceId, originId) : []
  const isCircle = stemsFrom(descentsOf(around), originId, processId)
  refuseVerdict(mayTrace({ mayEdit: true, facts, versions, isCircle }, { act, version }))
  if (tracesReason(act) && reason === '') throw new Refused('review/reason-missing')
  const kept = tracesReason(act) ? reason : ''
  await keepFact(
    tx,
    {
      ...{ allianceId, processId, originId, seq, act, version, reason: kept, personId },
      now: ctx.now,
    },
    subject.organisationId,
  )
}

export const traceLineage = async (
  ctx: MemberContext,
  processId: string,
  wanted: Trace,
): Promise<LineageView> => {
  await ctx.store.asActor(ctx.actor, (tx) => trace(tx, ctx, processId, wanted))
  return ctx.store.asActor(ctx.actor, (tx) => presentLineage(tx, ctx, processId))
}

export const showLineage = (ctx: MemberContext, id: string): Promise<LineageView> =>
  ctx.store.asActor(ctx.actor, (tx) => presentLineage(tx, ctx, id))

const MOST_NEWS = 50

export const listNews = (ctx: MemberContext) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, memberships } = ctx.actor
    const own = memberships.map(({ organisationId }) => organisationId)
    const pairs = inPairs([
      ...(await readStale(tx, allianceId, own, MOST_NEWS)),
      ...(await readForeignLinks(tx, allianceId, own)),
    ])
    const originIds = [...new Set(pairs.flatMap(([first]) => first?.originId ?? []))]
    const versions = await readOriginVersions(tx, allianceId, originIds)
    const told = pairs.flatMap((facts) => {
      const [first, link] = [facts[0], linkOf(facts)]
      const to = first && link && newsOf(link, versions.get(first.originId) ?? [])
      if (!first || !link || to === undefined) return []
      const { processId, originId } = first
      return [{ processId, originId, from: link.version, to, seq: facts.at(-1)?.seq ?? 0 }]
    })
    const rows = await readSummaries(tx, allianceId, [
      ...new Set(told.flatMap((one) => [one.processId, one.originId])),
    ])
    const find = (id: string) => rows.find((row) => row.id === id)
    const far = (await readForeignOrigins(tx, allianceId, originIds)).map(
      ({ id, name, houseName }) => ({ id, name, organisation: { name: houseName } }),
    )
    const items = told.flatMap((one) => {
      const ours = find(one.processId)
      const origin = find(one.originId) ?? far.find(({ id }) => id === one.originId)
      if (!ours || !origin) return []
      const { name, organisation } = origin
      const subject = {
        ...({ kind: 'process', allianceId, organisationId: ours.organisation.id } as const),
        ...{ visibility: ours.visibility, isWithdrawn: ours.withdrawnAt !== null },
      }
      return [
        {
          ...{ ...one, name: ours.name, originName: name, originOrganisation: organisation.name },
          canLink: can(ctx.actor, 'link', subject).isAllowed,
        },
      ]
    })
    return { items: items.toSorted((a, b) => a.name.localeCompare(b.name)) }
  })
