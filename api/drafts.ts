// Drafts: what is being written of a process, by everybody who may, at the same time. The changes
// themselves go over the socket of `live.ts`.

import { z } from 'zod'
import { route } from './contract.ts'

const draftSummary = z.object({
  id: z.string(),
  processId: z.string(),
  processName: z.string(),
  organisation: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
  aspect: z.enum(['asIs', 'target']),
  /** The version it began with; null when it began with nothing. */
  baseVersion: z.number().int().nullable(),
  /** How many changes there are. */
  last: z.number().int(),
  changedAt: z.iso.datetime(),
  /** Since when nobody writes it any more. */
  closedAt: z.iso.datetime().nullable(),
  /** The version it became; null when it was put aside or is still open. */
  closedAs: z.number().int().nullable(),
  /** Whether the asker may write, or only look on. */
  canEdit: z.boolean(),
})
export type DraftSummary = z.infer<typeof draftSummary>

export const draftRoutes = {
  openDraft: route({
    method: 'POST',
    path: '/api/processes/:id/draft',
    summary: 'The draft that is being written of a process; begun where there is none',
    response: draftSummary,
  }),
  showDraft: route({
    method: 'GET',
    path: '/api/drafts/:id',
    summary: 'One draft',
    response: draftSummary,
  }),
}
