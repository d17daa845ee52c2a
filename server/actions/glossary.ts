// The words an alliance takes for each other: always seen by all, changed by those who may decide on links.

import type { GlossaryEntry, GlossaryInput, LinkDecision } from '#api'
import { can, isCoordinator, organisationsWith } from '#library'
import { addAudit } from '../store/audit.ts'
import { findDecisionsById } from '../store/decisions.ts'
import {
  insertEntries,
  listEntries,
  type StoredEntry,
  samePair,
  setRevoked,
} from '../store/glossary.ts'
import { requestFamilies } from '../store/jobs.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { presentDecisions } from './present-decisions.ts'

interface Glossary {
  readonly entries: GlossaryEntry[]
}

const nameOf = ({ tongue, kind, words }: StoredEntry): string =>
  `${tongue} ${kind} ${words.map((word) => word.toLowerCase()).join('\n')}`

/** Confirmed, taken back and confirmed again is one lesson: the last. */
const isNewestOfPair = (
  lesson: LinkDecision,
  at: number,
  lessons: readonly LinkDecision[],
): boolean =>
  lessons.findIndex(
    ({ a, b }) =>
      a.processId === lesson.a.processId &&
      a.step === lesson.a.step &&
      b.processId === lesson.b.processId &&
      b.step === lesson.b.step,
  ) === at

/** One entry for each pair of words, with all that speaks for it. */
const present = async (tx: Tx): Promise<Glossary> => {
  const rows = await listEntries(tx)
  const lessons = await presentDecisions(
    tx,
    await findDecisionsById(
      tx,
      rows.flatMap(({ decisionId }) => decisionId ?? []),
    ),
  )
  const groups = new Map<string, StoredEntry[]>()
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row])
  const entries = [...groups.values()].flatMap((group): readonly GlossaryEntry[] => {
    const [newest] = group
    if (!newest) return []
    const typed = group.find(({ decisionId }) => decisionId === null)
    const { at, by, organisationName } = typed ?? newest
    const isRevoked = group.every(({ revokedAt }) => revokedAt !== null)
    return [
      {
        ...{ tongue: newest.tongue, kind: newest.kind, words: [...newest.words] },
        ids: group.map(({ id }) => id),
        isEntered: typed !== undefined,
        lessons: lessons
          .filter(({ id }) => group.some(({ decisionId }) => decisionId === id))
          .filter(isNewestOfPair),
        ...{ at: at.toISOString(), by, organisationName },
        isUsed: group.some(({ revokedAt, isStanding }) => revokedAt === null && isStanding),
        revokedAt: isRevoked ? (newest.revokedAt?.toISOString() ?? null) : null,
      },
    ]
  })
  return { entries }
}

export const listGlossary = (ctx: MemberContext): Promise<Glossary> =>
  ctx.store.asActor(ctx.actor, present)

/** Whoever may decide on links, for the administration they write for. */
const demandEditor = ({ actor }: MemberContext): string => {
  demand(can(actor, 'decideLinks', { kind: 'alliance', allianceId: actor.allianceId }))
  const own = organisationsWith(actor, 'modeller', 'approver', 'organisationAdmin')
  const coordinating = isCoordinator(actor) ? organisationsWith(actor, 'allianceCoordinator') : []
  const [organisationId] = [...own, ...coordinating]
  if (organisationId === undefined) throw new Refused('right/missing')
  return organisationId
}

const change = (
  ctx: MemberContext,
  what: string,
  work: (tx: Tx) => Promise<readonly (readonly [string, string])[]>,
): Promise<Glossary> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const words = await work(tx)
    if (words.length > 0) {
      await addAudit(tx, {
        ...{ allianceId, at: ctx.now, personId, organisationId: null, what },
        ...{ subjectKind: 'alliance', subjectId: allianceId, details: { words } },
      })
      await requestFamilies(tx, { id: ctx.random.id(), allianceId, now: ctx.now })
    }
    return present(tx)
  })

/** Typed again, it counts again; the contrary that somebody typed counts no longer. */
export const addGlossaryEntry = (ctx: MemberContext, input: GlossaryInput): Promise<Glossary> => {
  const organisationId = demandEditor(ctx)
  const { allianceId, personId } = ctx.actor
  const author = { allianceId, personId, organisationId, now: ctx.now }
  return change(ctx, 'glossaryAdded', async (tx) => {
    const same = (await listEntries(tx)).filter(
      (one) => one.tongue === input.tongue && samePair(one.words, input.words),
    )
    const idsOf = (rows: readonly StoredEntry[]) => rows.map(({ id }) => id)
    const contrary = same.filter(({ kind }) => kind !== input.kind)
    await setRevoked(tx, idsOf(contrary), author)
    const equal = same.filter(({ kind }) => kind === input.kind)
    await setRevoked(tx, idsOf(equal), null)
    if (!equal.some(({ decisionId }) => decisionId === null)) {
      await insertEntries(tx, [{ ...input, id: ctx.random.id(), decisionId: null }], author)
    }
    return [input.words]
  })
}

const setEntries = (ctx: MemberContext, ids: readonly string[], isRevoked: boolean) => {
  demandEditor(ctx)
  const { personId } = ctx.actor
  return change(ctx, isRevoked ? 'glossaryRevoked' : 'glossaryRestored', async (tx) => {
    const seen = (await listEntries(tx)).filter(({ id }) => ids.includes(id))
    if (seen.length < new Set(ids).size) throw new Refused('thing/not-found')
    const changed = await setRevoked(tx, ids, isRevoked ? { personId, now: ctx.now } : null)
    return seen.filter(({ id }) => changed.includes(id)).map(({ words }) => words)
  })
}

export const revokeGlossaryEntry = (
  ctx: MemberContext,
  ids: readonly string[],
): Promise<Glossary> => setEntries(ctx, ids, true)

export const restoreGlossaryEntry = (
  ctx: MemberContext,
  ids: readonly string[],
): Promise<Glossary> => setEntries(ctx, ids, false)
