// Begin to write a process, or join those who do: there is one open draft of a process at most. It begins
// with the current version, or with nothing where there is none.

import type { DraftSummary } from '#api'
import { can } from '#library'
import { emptyProcess } from '#process'
import { addAudit } from '../store/audit.ts'
import {
  addDraft,
  type DraftRow,
  findDraft,
  findOpenDraft,
  listOpenDrafts as readOpenDrafts,
} from '../store/drafts.ts'
import { readModelText, readProfile, readSummaries } from '../store/library.ts'
import { loadOwn } from '../store/processes.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { loadSubject } from './present-process.ts'

export const presentDraft = async (
  tx: Tx,
  ctx: MemberContext,
  draft: DraftRow,
): Promise<DraftSummary> => {
  const { allianceId } = ctx.actor
  const [process] = await readSummaries(tx, allianceId, [draft.processId])
  if (!process) throw new Refused('thing/not-found')
  const subject = await loadSubject(tx, allianceId, draft.processId)
  const profile = await readProfile(tx, allianceId, draft.processId, 'own')
  return {
    said: { trigger: profile?.trigger ?? '', result: profile?.result ?? '' },
    ...{ id: draft.id, processId: draft.processId, processName: process.name },
    ...{ organisation: process.organisation, aspect: process.aspect },
    ...{ baseVersion: draft.baseVersion, last: draft.last },
    changedAt: draft.changedAt.toISOString(),
    closedAt: draft.closedAt?.toISOString() ?? null,
    closedAs: draft.closedAs,
    canEdit: draft.closedAt === null && can(ctx.actor, 'write', subject).isAllowed,
    canKeep: draft.closedAt === null && can(ctx.actor, 'edit', subject).isAllowed,
  }
}

/** A draft the asker may see; drafts are in-house. */
export const demandDraft = async (tx: Tx, ctx: MemberContext, id: string): Promise<DraftRow> => {
  const draft = await findDraft(tx, ctx.actor.allianceId, id)
  if (!draft) throw new Refused('thing/not-found')
  return draft
}

export const showDraft = (ctx: MemberContext, id: string): Promise<DraftSummary> =>
  ctx.store.asActor(ctx.actor, async (tx) => presentDraft(tx, ctx, await demandDraft(tx, ctx, id)))

const MOST_LISTED = 20

/** What is being written in the asker's administrations. */
export const listOpenDrafts = (ctx: MemberContext): Promise<{ drafts: DraftSummary[] }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const drafts: DraftSummary[] = []
    for (const draft of await readOpenDrafts(tx, ctx.actor.allianceId, MOST_LISTED)) {
      drafts.push(await presentDraft(tx, ctx, draft))
    }
    return { drafts }
  })

const begin = async (
  tx: Tx,
  ctx: MemberContext,
  processId: string,
  from?: number,
): Promise<DraftRow> => {
  const { allianceId, personId } = ctx.actor
  const { now } = ctx
  // Holds the process's lock, so that two people who begin at once begin one draft.
  const own = await loadOwn(tx, allianceId, processId)
  if (!own) throw new Refused('right/missing')
  const other = await findOpenDraft(tx, allianceId, processId)
  if (other && from !== undefined) throw new Refused('draft/other-open')
  if (other) return other
  const model = await readModelText(tx, allianceId, processId, 'own', from)
  if (from !== undefined && model === undefined) throw new Refused('thing/not-found')
  const id = ctx.random.id()
  await addDraft(tx, {
    ...{ allianceId, id, processId, baseVersion: own.version, personId, now },
    model: model ?? JSON.stringify(emptyProcess(own.name)),
  })
  await addAudit(tx, {
    ...{ allianceId, at: now, personId, organisationId: own.organisationId },
    ...{ what: 'draftBegun', subjectKind: 'process', subjectId: processId },
    ...(from === undefined ? {} : { details: { version: from } }),
  })
  return demandDraft(tx, ctx, id)
}

/**
 * The draft of a process; where there is none, one begins with its current version. From an earlier version one only
 * begins anew: an open draft would not become what was asked for.
 */
export const openDraft = async (
  ctx: MemberContext,
  processId: string,
  from?: number,
): Promise<DraftSummary> => {
  const { allianceId } = ctx.actor
  const opened = await ctx.store.asActor(ctx.actor, async (tx) => {
    const subject = await loadSubject(tx, allianceId, processId)
    demand(can(ctx.actor, 'write', subject))
    const open = await findOpenDraft(tx, allianceId, processId)
    if (open && from !== undefined) throw new Refused('draft/other-open')
    if (open) return presentDraft(tx, ctx, open)
    const isOwn = can(ctx.actor, 'edit', subject).isAllowed
    return isOwn ? presentDraft(tx, ctx, await begin(tx, ctx, processId, from)) : undefined
  })
  if (opened) return opened
  // Who records on behalf cannot lock the process, because that is the right to change it.
  const { id } = await ctx.store.asWorker(allianceId, (tx) => begin(tx, ctx, processId, from))
  return showDraft(ctx, id)
}
