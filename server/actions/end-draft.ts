// Make a draft the next version of its process, put it aside, or take it up again. Nothing is deleted: a
// draft put aside keeps its log.

import type { DraftSummary } from '#api'
import { can } from '#library'
import { isSame } from '#process'
import { addAudit } from '../store/audit.ts'
import { type Head, readHead } from '../store/draft-state.ts'
import {
  closeDraft,
  type DraftRow,
  findOpenDraft,
  listDrafts,
  reopenDraft,
} from '../store/drafts.ts'
import { requestFamilies } from '../store/jobs.ts'
import { addVersion, loadOwn, saveProcess } from '../store/processes.ts'
import type { Tx } from '../store/store.ts'
import type { PreparedModel } from '../work/prepare-model.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { demandDraft, presentDraft } from './open-draft.ts'
import { loadSubject } from './present-process.ts'
import { type Trace, trace } from './trace-lineage.ts'

const PREPARE_TIMEOUT_MS = 60_000

/** A draft the asker may write, with its process locked. */
const demandOpen = async (tx: Tx, ctx: MemberContext, id: string) => {
  const { allianceId } = ctx.actor
  const draft = await demandDraft(tx, ctx, id)
  demand(can(ctx.actor, 'edit', await loadSubject(tx, allianceId, draft.processId)))
  const own = await loadOwn(tx, allianceId, draft.processId)
  if (!own) throw new Refused('right/missing')
  return { draft, own }
}

type Own = Awaited<ReturnType<typeof demandOpen>>['own']

const refuseStale = (draft: DraftRow, own: Own, number: number): void => {
  if (draft.closedAt) throw new Refused('draft/closed')
  if (draft.last !== number || draft.baseVersion !== own.version) {
    throw new Refused('conflict/changed-meanwhile')
  }
}

const prepare = async (ctx: MemberContext, head: Head, own: Own): Promise<PreparedModel> => {
  const { sharing } = own
  const outcome = await ctx.pool.run(
    'prepareStored',
    { model: JSON.stringify(head.process), sharing, post: ctx.words.post },
    { timeoutMs: PREPARE_TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind !== 'done') throw new Error(`preparing: ${JSON.stringify(outcome)}`)
  return outcome.value
}

/** The file the model can still be written over. */
const fileOf = async (tx: Tx, allianceId: string, draft: DraftRow): Promise<string | undefined> => {
  if (draft.baseVersion === null) return undefined
  const row = await tx
    .selectFrom('version')
    .select('file_hash')
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', draft.processId)
    .where('number', '=', draft.baseVersion)
    .executeTakeFirst()
  return row?.file_hash ?? undefined
}

/** The name of the process follows that of its model, where people have changed it in the draft. */
const nameOf = async (tx: Tx, allianceId: string, head: Head, draft: DraftRow, own: Own) => {
  const base = await readHead(tx, allianceId, draft.id, 0)
  const { name } = head.process
  return name.trim() !== '' && name !== base?.process.name ? name : own.name
}

interface Wanted {
  readonly number: number
  readonly note: string
  /** What of origins is worked in with it. */
  readonly movedOn: readonly Pick<Trace, 'originId' | 'version' | 'seen'>[]
}

const keep = async (
  tx: Tx,
  ctx: MemberContext,
  wanted: Wanted & { readonly id: string },
  head: Head,
  before: Own,
  model: PreparedModel,
): Promise<{ readonly processId: string; readonly version: number }> => {
  const { allianceId, personId } = ctx.actor
  const { now } = ctx
  const { draft, own } = await demandOpen(tx, ctx, wanted.id)
  refuseStale(draft, own, wanted.number)
  // Its copy for the others was made for what was shared then.
  if (!isSame(own.sharing, before.sharing)) throw new Refused('conflict/changed-meanwhile')
  const { processId, last } = draft
  const version = (own.version ?? 0) + 1
  const fileHash = await fileOf(tx, allianceId, draft)
  const isClosed = await closeDraft(tx, { allianceId, id: draft.id, last, closedAs: version, now })
  if (!isClosed) throw new Refused('conflict/changed-meanwhile')
  await addVersion(
    tx,
    {
      ...{ allianceId, processId, number: version, model, note: wanted.note },
      ...(fileHash === undefined ? {} : { fileHash }),
    },
    { personId, now },
  )
  const name = await nameOf(tx, allianceId, head, draft, own)
  const { profile, visibility, sharing } = own
  await saveProcess(tx, allianceId, processId, { name, profile, visibility, sharing }, now)
  await requestFamilies(tx, { id: ctx.random.id(), allianceId, now })
  await addAudit(tx, {
    ...{ allianceId, at: now, personId, organisationId: own.organisationId },
    ...{ what: 'versionKept', subjectKind: 'process', subjectId: processId },
    details: { version, ...(wanted.note ? { note: wanted.note } : {}) },
  })
  for (const one of wanted.movedOn) {
    await trace(tx, ctx, processId, { ...one, act: 'moveOn', reason: '' })
  }
  return { processId, version }
}

/** `along`: what else happens with it, or not at all. */
export const keepVersion = async (
  ctx: MemberContext,
  id: string,
  wanted: Wanted,
  along?: (tx: Tx) => Promise<void>,
): Promise<{ readonly processId: string; readonly version: number }> => {
  const { actor, store } = ctx
  const { head, own } = await store.asActor(actor, async (tx) => {
    const { draft, own } = await demandOpen(tx, ctx, id)
    refuseStale(draft, own, wanted.number)
    const head = await readHead(tx, actor.allianceId, id, wanted.number)
    if (!head) throw new Refused('thing/not-found')
    return { head, own }
  })
  const model = await prepare(ctx, head, own)
  return store.asActor(actor, async (tx) => {
    const kept = await keep(tx, ctx, { ...wanted, id }, head, own, model)
    await along?.(tx)
    return kept
  })
}

export const discardDraft = (ctx: MemberContext, id: string): Promise<void> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const { draft, own } = await demandOpen(tx, ctx, id)
    const { last, processId } = draft
    const isClosed = await closeDraft(tx, { allianceId, id, last, closedAs: null, now: ctx.now })
    if (!isClosed) throw new Refused(draft.closedAt ? 'draft/closed' : 'conflict/changed-meanwhile')
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: own.organisationId },
      ...{ what: 'draftDiscarded', subjectKind: 'process', subjectId: processId },
    })
  })

export const takeUpDraft = (ctx: MemberContext, id: string): Promise<DraftSummary> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const { draft, own } = await demandOpen(tx, ctx, id)
    const other = await findOpenDraft(tx, allianceId, draft.processId)
    if (draft.closedAs !== null || draft.baseVersion !== own.version) {
      throw new Refused('conflict/changed-meanwhile')
    }
    if (other && other.id !== id) throw new Refused('draft/other-open')
    await reopenDraft(tx, allianceId, id)
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: own.organisationId },
      ...{ what: 'draftBegun', subjectKind: 'process', subjectId: draft.processId },
    })
    return presentDraft(tx, ctx, await demandDraft(tx, ctx, id))
  })

export const listProcessDrafts = (
  ctx: MemberContext,
  processId: string,
): Promise<{ drafts: DraftSummary[] }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    demand(can(ctx.actor, 'readInHouse', await loadSubject(tx, allianceId, processId)))
    const drafts: DraftSummary[] = []
    for (const draft of await listDrafts(tx, allianceId, processId)) {
      drafts.push(await presentDraft(tx, ctx, draft))
    }
    return { drafts }
  })
