// What people say about a process and its steps: read, said, settled, opened again. In-house: who belongs
// to the administration may say something; who said it or may edit the process settles it.

import type { Comment } from '#api'
import { can } from '#library'
import { addAudit } from '../store/audit.ts'
import {
  type CommentRow,
  findComment,
  insertComment,
  readComments,
  setResolved,
} from '../store/comments.ts'
import { findDraft } from '../store/drafts.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { loadSubject } from './present-process.ts'
import { tellComment, tellRequest } from './tell-comment.ts'

const MOST_LISTED = 1000

const present = (ctx: MemberContext, row: CommentRow, mayEdit: boolean): Comment => ({
  ...{ id: row.id, step: row.step, text: row.text, by: row.by, at: row.at.toISOString() },
  ...{ isOfVisitor: row.enquiryId !== null, visitor: row.guestName, verdict: row.verdict },
  isRequest: row.isRequest,
  isMine: row.personId === ctx.actor.personId,
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
  resolvedBy: row.resolvedBy,
  canResolve: mayEdit || row.personId === ctx.actor.personId,
})

/** Whether the asker may edit; refused where they may not read in-house. */
const demandInHouse = async (tx: Tx, ctx: MemberContext, processId: string) => {
  const subject = await loadSubject(tx, ctx.actor.allianceId, processId)
  demand(can(ctx.actor, 'readInHouse', subject))
  const { organisationId } = subject
  return { organisationId, mayEdit: can(ctx.actor, 'edit', subject).isAllowed }
}

const demandComment = async (tx: Tx, ctx: MemberContext, id: string): Promise<CommentRow> => {
  const row = await findComment(tx, ctx.actor.allianceId, id)
  if (!row) throw new Refused('thing/not-found')
  return row
}

export const listComments = (
  ctx: MemberContext,
  processId: string,
): Promise<{ comments: Comment[] }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { mayEdit } = await demandInHouse(tx, ctx, processId)
    const rows = await readComments(tx, ctx.actor.allianceId, processId, MOST_LISTED)
    return { comments: rows.map((row) => present(ctx, row, mayEdit)) }
  })

export const addComment = (
  ctx: MemberContext,
  processId: string,
  said: {
    readonly step: string | null
    readonly text: string
    readonly draftId: string | null
    /** A change is asked for. */
    readonly isRequest?: boolean
    /** People who are named in it. */
    readonly mentions?: readonly string[]
  },
): Promise<Comment> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const { organisationId, mayEdit } = await demandInHouse(tx, ctx, processId)
    if (said.draftId !== null) {
      const draft = await findDraft(tx, allianceId, said.draftId)
      if (draft?.processId !== processId) throw new Refused('thing/not-found')
    }
    const id = ctx.random.id()
    const { step, text, draftId, mentions = [], isRequest = false } = said
    await insertComment(tx, {
      step,
      text,
      isRequest,
      draftId,
      allianceId,
      id,
      processId,
      personId,
      now: ctx.now,
    })
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId, what: 'commented' },
      ...{ subjectKind: 'process', subjectId: processId, details: { comment: id } },
    })
    const comment = present(ctx, await demandComment(tx, ctx, id), mayEdit)
    const place = { allianceId, processId, organisationId }
    await tellComment(tx, ctx, place, { by: personId, step, mentions, isRequest })
    return comment
  })

const settle = (ctx: MemberContext, id: string, isResolved: boolean): Promise<Comment> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const { processId, personId: saidBy, isRequest, step } = await demandComment(tx, ctx, id)
    const subject = await loadSubject(tx, allianceId, processId)
    const { organisationId } = subject
    const edit = can(ctx.actor, 'edit', subject)
    if (saidBy !== personId) demand(edit)
    const resolved = isResolved ? { at: ctx.now, by: personId } : null
    const isNew = await setResolved(tx, allianceId, id, resolved)
    if (isNew) {
      await addAudit(tx, {
        ...{ allianceId, at: ctx.now, personId, organisationId },
        what: isResolved ? 'commentResolved' : 'commentReopened',
        ...{ subjectKind: 'process', subjectId: processId, details: { comment: id } },
      })
    }
    const comment = present(ctx, await demandComment(tx, ctx, id), edit.isAllowed)
    if (isNew && isRequest) {
      const place = { allianceId, processId, organisationId }
      await tellRequest(tx, ctx, place, { by: personId, askedBy: saidBy, step, isResolved })
    }
    return comment
  })

/** Settled before, it stays with who settled it first. */
export const resolveComment = (ctx: MemberContext, id: string): Promise<Comment> =>
  settle(ctx, id, true)

export const reopenComment = (ctx: MemberContext, id: string): Promise<Comment> =>
  settle(ctx, id, false)
