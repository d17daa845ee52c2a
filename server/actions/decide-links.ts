// Say of steps of two processes that they are, or are not, the same work; or that it shall no longer be said.
// What a person confirms teaches words to the alliance's glossary.

import type { LinkDecision, LinkVerdict } from '#api'
import { can, isCoordinator, organisationsWith } from '#library'
import { addAudits } from '../store/audit.ts'
import {
  findDecisions,
  findDecisionsById,
  insertDecisions,
  lockDecisions,
  type NewDecision,
  type StoredDecision,
  withdrawDecisions,
} from '../store/decisions.ts'
import { findSubjects } from '../store/families.ts'
import {
  findGlossary,
  insertEntries,
  listEntries,
  samePair,
  setRevoked,
} from '../store/glossary.ts'
import { requestFamilies } from '../store/jobs.ts'
import { readSummaries } from '../store/library.ts'
import type { Tx } from '../store/store.ts'
import type { Taught } from '../work/teach.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { presentDecisions } from './present-decisions.ts'

const TIMEOUT_MS = 20_000

export interface LinksDecided {
  readonly decisions: LinkDecision[]
  readonly undo: { readonly links: LinkVerdict[]; readonly withdraw: string[] }
  readonly taught: [string, string][]
}

/** The two steps of a link in the order in which they are stored. */
const inOrder = (link: LinkVerdict): LinkVerdict =>
  link.a.processId < link.b.processId ? link : { ...link, a: link.b, b: link.a }

const pairOf = ({ a, b }: Pick<LinkVerdict, 'a' | 'b'>): string =>
  JSON.stringify([a.processId, a.step, b.processId, b.step])

/**
 * Whether a link ties one step of a process to one of the other. Where a step is cut in several there, none
 * of them says all that it says, and their words do not answer to each other.
 */
const aloneAmong = (links: readonly LinkVerdict[]) => {
  const ties = new Map<string, number>()
  const ends = ({ a, b, verdict }: Pick<LinkVerdict, 'a' | 'b' | 'verdict'>): string[] =>
    [
      [verdict, a.processId, a.step, b.processId],
      [verdict, b.processId, b.step, a.processId],
    ].map((one) => JSON.stringify(one))
  for (const end of links.flatMap(ends)) ties.set(end, (ties.get(end) ?? 0) + 1)
  return (link: Pick<LinkVerdict, 'a' | 'b' | 'verdict'>): boolean =>
    ends(link).every((end) => ties.get(end) === 1)
}

/** The administration somebody speaks for: that of one of the processes if they may, else their first. */
const speaksFor = ({ actor }: MemberContext, owners: readonly string[]): string => {
  const own = organisationsWith(actor, 'modeller', 'approver', 'organisationAdmin')
  const coordinating = isCoordinator(actor) ? organisationsWith(actor, 'allianceCoordinator') : []
  const all = [...own, ...coordinating]
  const found = all.find((id) => owners.includes(id)) ?? all[0]
  if (found === undefined) throw new Refused('right/missing')
  return found
}

const gather = async (tx: Tx, ctx: MemberContext, links: readonly LinkVerdict[]) => {
  const ids = [...new Set(links.flatMap(({ a, b }) => [a.processId, b.processId]))]
  const rows = await readSummaries(tx, ctx.actor.allianceId, ids)
  const versions = new Map(
    rows.flatMap(({ id, version }) => (version === null ? [] : [[id, version] as const])),
  )
  const subjects = await findSubjects(tx, 'mine', ids)
  if (subjects.length < ids.length) throw new Refused('thing/not-found')
  return { subjects, versions, glossary: await findGlossary(tx, 'mine') }
}

/** Teaches what the decisions do; a pair of words that people revoked stays revoked. */
const keepWords = async (
  tx: Tx,
  ctx: MemberContext,
  organisationId: string,
  lessons: readonly { readonly decisionId: string; readonly taught: Taught }[],
): Promise<[string, string][]> => {
  const rows = lessons.flatMap(({ decisionId, taught }) =>
    taught.words.map((one) => ({ ...one, decisionId, id: ctx.random.id(), kind: 'same' as const })),
  )
  if (rows.length === 0) return []
  const { allianceId, personId } = ctx.actor
  const author = { allianceId, personId, organisationId, now: ctx.now }
  const known = await listEntries(tx)
  await insertEntries(tx, rows, author)
  const isUnwanted = (row: (typeof rows)[number]): boolean => {
    const same = known.filter((one) => one.tongue === row.tongue && samePair(one.words, row.words))
    const isOpposed = same.some((one) => one.kind === 'never' && one.revokedAt === null)
    const revoked = same.some((one) => one.kind === 'same' && one.revokedAt !== null)
    const used = same.some((one) => one.kind === 'same' && one.revokedAt === null)
    return isOpposed || (revoked && !used)
  }
  const unwanted = rows.filter(isUnwanted)
  await setRevoked(
    tx,
    unwanted.map(({ id }) => id),
    author,
  )
  const wanted = rows.filter((row) => !unwanted.includes(row))
  const told = new Map(wanted.map(({ words }) => [JSON.stringify(words), words]))
  return [...told.values()].map(([one, other]) => [one, other])
}

const WHAT = { confirmed: 'linkConfirmed', rejected: 'linkRejected' } as const

/** One entry for each process and verdict, where the process's own administration reads it. */
const note = async (
  tx: Tx,
  ctx: MemberContext,
  owners: ReadonlyMap<string, string>,
  decided: readonly {
    readonly what: string
    readonly decision: Pick<StoredDecision, 'id' | 'a' | 'b'>
  }[],
): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  const sides = decided.flatMap(({ what, decision }) =>
    [
      { own: decision.a, other: decision.b },
      { own: decision.b, other: decision.a },
    ].map(({ own, other }) => ({
      ...{ what, processId: own.processId },
      link: { decision: decision.id, step: own.label, as: other.label, of: other.processId },
    })),
  )
  const groups = Map.groupBy(sides, ({ what, processId }) => `${what} ${processId}`)
  await addAudits(
    tx,
    [...groups.values()].flatMap((group) => {
      const [first] = group
      if (!first) return []
      return [
        {
          ...{ allianceId, at: ctx.now, personId, what: first.what },
          organisationId: owners.get(first.processId) ?? null,
          ...{ subjectKind: 'process' as const, subjectId: first.processId },
          details: { links: group.map(({ link }) => link) },
        },
      ]
    }),
  )
}

export const decideLinks = async (
  ctx: MemberContext,
  input: { readonly links: readonly LinkVerdict[]; readonly withdraw: readonly string[] },
): Promise<LinksDecided> => {
  const { actor, store, now } = ctx
  const { allianceId, personId } = actor
  demand(can(actor, 'decideLinks', { kind: 'alliance', allianceId }))
  // Said twice, the last word counts.
  const links = [...new Map(input.links.map(inOrder).map((link) => [pairOf(link), link])).values()]
  const { subjects, versions, glossary } = await store.asActor(actor, (tx) =>
    gather(tx, ctx, links),
  )
  const outcome = await ctx.pool.run(
    'teach',
    { subjects, links, glossary },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('compare/timed-out')
  }
  if (outcome.kind !== 'done') throw new Error(`teaching: ${JSON.stringify(outcome)}`)
  const lessons = outcome.value

  return store.asActor(actor, async (tx) => {
    await lockDecisions(tx, allianceId)
    const gone = await findDecisionsById(tx, input.withdraw)
    if (gone.length < new Set(input.withdraw).size) throw new Refused('thing/not-found')
    const standing = await findDecisions(
      tx,
      subjects.map(({ id }) => id),
      'standing',
    )
    const before = new Map(standing.map((one) => [pairOf(one), one]))
    const owners = new Map(
      (
        await readSummaries(tx, allianceId, [
          ...new Set([...links, ...gone].flatMap(({ a, b }) => [a.processId, b.processId])),
        ])
      ).map((row) => [row.id, row.organisation.id]),
    )
    const organisationId = speaksFor(ctx, [...owners.values()])
    const decider = { allianceId, personId, organisationId, now }

    const kept: StoredDecision[] = []
    const replaced: StoredDecision[] = []
    const fresh: { readonly decision: NewDecision; readonly taught: Taught }[] = []
    const isAlone = aloneAmong(links)
    for (const [at, { a, b, verdict }] of links.entries()) {
      const taught = lessons[at]
      const [versionA, versionB] = [versions.get(a.processId), versions.get(b.processId)]
      if (!taught || versionA === undefined || versionB === undefined) {
        throw new Refused('thing/not-found')
      }
      const old = before.get(pairOf({ a, b }))
      if (old?.verdict === verdict) {
        kept.push(old)
        continue
      }
      if (old) replaced.push(old)
      const [labelA, labelB] = taught.labels
      const decision = {
        ...{ id: ctx.random.id(), verdict },
        a: { ...a, label: labelA, version: versionA },
        b: { ...b, label: labelB, version: versionB },
      }
      fresh.push({ decision, taught })
    }
    const isAmong = new Set([...input.withdraw, ...replaced.map(({ id }) => id)])
    const withdrawn = new Set(await withdrawDecisions(tx, [...isAmong], decider))
    await insertDecisions(
      tx,
      fresh.map(({ decision }) => decision),
      decider,
    )
    const taught = await keepWords(
      tx,
      ctx,
      organisationId,
      fresh
        .filter(({ decision }) => isAlone(decision))
        .map((one) => ({ decisionId: one.decision.id, taught: one.taught })),
    )
    const ended = [
      ...new Map([...gone, ...replaced].map((one) => [one.id, one] as const)).values(),
    ].filter(({ id }) => withdrawn.has(id))
    await note(tx, ctx, owners, [
      ...ended.map((decision) => ({ what: 'linkWithdrawn', decision })),
      ...fresh.map(({ decision }) => ({ what: WHAT[decision.verdict], decision })),
    ])
    // Other words may make other families.
    if (fresh.length + ended.length > 0) {
      await requestFamilies(tx, { id: ctx.random.id(), allianceId, now })
    }
    const stored = await findDecisionsById(tx, [
      ...fresh.map(({ decision }) => decision.id),
      ...kept.map(({ id }) => id),
    ])
    const byPair = new Map(stored.map((one) => [pairOf(one), one]))
    return {
      decisions: await presentDecisions(
        tx,
        links.flatMap((link) => byPair.get(pairOf(link)) ?? []),
      ),
      undo: {
        links: ended.map(({ a, b, verdict }) => ({
          a: { processId: a.processId, step: a.step },
          b: { processId: b.processId, step: b.step },
          verdict,
        })),
        withdraw: fresh.map(({ decision }) => decision.id),
      },
      taught,
    }
  })
}
