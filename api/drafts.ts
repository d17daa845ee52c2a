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
  /** What the fact sheet says triggers the process and comes of it; '' where it says nothing. */
  said: z.object({ trigger: z.string(), result: z.string() }),
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
  /** Whether the asker may make a version of it; false for who records on behalf. */
  canKeep: z.boolean(),
})
export type DraftSummary = z.infer<typeof draftSummary>

const historyEntry = z.object({
  number: z.number().int(),
  at: z.iso.datetime(),
  /** Null where the person is no longer there or may not be seen. */
  by: z.string().nullable(),
  isMine: z.boolean(),
  /** Undoes another entry. */
  takesBack: z.boolean(),
  /** What it did, in sentences, the most telling first. */
  did: z.array(z.string()),
})
export type HistoryEntry = z.infer<typeof historyEntry>

const usedWord = z.object({
  name: z.string(),
  /** Short names of the others who use it; [] where the own administration does. */
  organisations: z.array(z.string()),
})
const draftWords = z.object({
  /** Posts and units; the own ones first, those named most first. Of others for a target only. */
  actors: z.array(usedWord),
  systems: z.array(usedWord),
})
export type DraftWords = z.infer<typeof draftWords>

const draftSuggestions = z.object({
  fix: z
    .object({
      /** The whole label as it could be; '' where only a person can say what is missing. */
      label: z.string(),
      because: z.array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('spelling'), from: z.string(), to: z.string() }),
          z.object({ kind: z.literal('verb'), from: z.string(), to: z.string() }),
          z.object({ kind: z.literal('object'), verb: z.string() }),
        ]),
      ),
    })
    .nullable(),
  /** What others do in such a place, with whose it is; [] for an as-is process. */
  steps: z.array(z.object({ label: z.string(), organisations: z.array(z.string()) })),
})
export type DraftSuggestions = z.infer<typeof draftSuggestions>

export const draftRoutes = {
  openDraft: route({
    method: 'POST',
    path: '/api/processes/:id/draft',
    summary: 'The draft that is being written of a process; begun where there is none',
    body: z
      .object({
        /** Number of an earlier version to begin with, where no draft is open. */
        from: z.number().int().min(1).max(1_000_000).optional(),
      })
      .default({}),
    response: draftSummary,
  }),
  listOpenDrafts: route({
    method: 'GET',
    path: '/api/drafts',
    summary: 'What is being written in the own administrations, the latest first; 20 at most',
    response: z.object({ drafts: z.array(draftSummary) }),
  }),
  showDraft: route({
    method: 'GET',
    path: '/api/drafts/:id',
    summary: 'One draft',
    response: draftSummary,
  }),
  draftHistory: route({
    method: 'GET',
    path: '/api/drafts/:id/history',
    summary: 'Who changed what when, newest first; up to 100 entries before a number',
    query: z.object({ before: z.coerce.number().int().min(1).optional() }),
    response: z.object({ entries: z.array(historyEntry) }),
  }),
  draftModel: route({
    method: 'GET',
    path: '/api/drafts/:id/model',
    summary: 'The process as it was after a change; without a number, as it is now',
    query: z.object({ number: z.coerce.number().int().min(0).optional() }),
    /** `model` is a Process of domain/process. */
    response: z.object({ number: z.number().int(), model: z.unknown() }),
  }),
  suggestWords: route({
    method: 'GET',
    path: '/api/drafts/:id/words',
    summary: 'Names of posts and systems to choose from while writing; 200 of each at most',
    response: draftWords,
  }),
  suggestForStep: route({
    method: 'GET',
    path: '/api/drafts/:id/suggestions',
    summary: 'How the words of a step could be said better; for a target also what others do',
    query: z.object({ text: z.string().trim().max(300).default('') }),
    response: draftSuggestions,
  }),
  suggestNext: route({
    method: 'GET',
    path: '/api/drafts/:id/next',
    summary: 'For a target: what others who do the same work do next, behind a step',
    query: z.object({ after: z.string().trim().max(300).default('') }),
    response: draftSuggestions.pick({ steps: true }),
  }),
  keepVersion: route({
    method: 'POST',
    path: '/api/drafts/:id/version',
    summary: 'Makes the draft the next version of its process and ends it',
    body: z.object({
      /** What its writer has before their eyes; a draft that has gone on is refused. */
      number: z.number().int().min(0),
      note: z.string().trim().max(500).default(''),
      /** Newer versions of what the process goes back to that are worked in with this one. */
      movedOn: z
        .array(
          z.object({
            originId: z.string().min(1).max(100),
            version: z.number().int().min(1).max(1_000_000),
            /** `seq` of the link as the asker saw it. */
            seen: z.number().int().nonnegative(),
          }),
        )
        .max(50)
        .default([]),
    }),
    response: z.object({ processId: z.string(), version: z.number().int() }),
  }),
  discardDraft: route({
    method: 'POST',
    path: '/api/drafts/:id/discard',
    summary: 'Puts a draft aside; it is kept and can be taken up again',
    response: z.object({}),
  }),
  listDrafts: route({
    method: 'GET',
    path: '/api/processes/:id/drafts',
    summary: 'Drafts of a process, the newest first; those put aside included',
    response: z.object({ drafts: z.array(draftSummary) }),
  }),
  reopenDraft: route({
    method: 'POST',
    path: '/api/drafts/:id/reopen',
    summary: 'Takes up a draft again that was put aside',
    response: draftSummary,
  }),
}
