// What people say about a process and its steps; in-house.

import { z } from 'zod'
import { route } from './contract.ts'

const comment = z.object({
  id: z.string(),
  /** Key of the element; null: the process as a whole. */
  step: z.string().nullable(),
  /** What was said; '' where a visitor only gave a verdict. */
  text: z.string(),
  /** It came over a link, from somebody without an account. */
  isOfVisitor: z.boolean(),
  /** As a visitor called themselves; null where they did not. */
  visitor: z.string().nullable(),
  /** Whether a visitor found it right; null for what people of the administration say. */
  verdict: z.enum(['right', 'wrong']).nullable(),
  /** Asks for a change. */
  isRequest: z.boolean(),
  /** Null where the person is no longer there or may not be seen. */
  by: z.string().nullable(),
  isMine: z.boolean(),
  at: z.iso.datetime(),
  /** Since when it is settled; null while it is open. */
  resolvedAt: z.iso.datetime().nullable(),
  resolvedBy: z.string().nullable(),
  /** Whether the asker may settle it or open it again: who said it, and who may edit. */
  canResolve: z.boolean(),
})
export type Comment = z.infer<typeof comment>

export const commentRoutes = {
  listComments: route({
    method: 'GET',
    path: '/api/processes/:id/comments',
    summary:
      'What is said about a process and its steps, the earliest first; 1000 at most, the latest',
    response: z.object({ comments: z.array(comment) }),
  }),
  addComment: route({
    method: 'POST',
    path: '/api/processes/:id/comments',
    summary: 'Says something about a process or one of its steps',
    body: z.object({
      step: z.string().min(1).max(200).nullable(),
      text: z.string().trim().min(1).max(4000),
      /** Asks for a change: while it is open, a version is approved with a reason only. */
      isRequest: z.boolean().default(false),
      /** Where it is said; null: on the page of the process. */
      draftId: z.string().max(200).nullable().default(null),
      /** People who are named in it; those who may not read it hear nothing. */
      mentions: z.array(z.string().max(200)).max(20).default([]),
    }),
    response: comment,
  }),
  listReaders: route({
    method: 'GET',
    path: '/api/processes/:id/readers',
    summary: 'Who can be named in what is said of a process: the others of its administration',
    response: z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
  resolveComment: route({
    method: 'POST',
    path: '/api/comments/:id/resolve',
    summary: 'Settles a comment',
    response: comment,
  }),
  reopenComment: route({
    method: 'POST',
    path: '/api/comments/:id/reopen',
    summary: 'Opens a settled comment again',
    response: comment,
  }),
}
