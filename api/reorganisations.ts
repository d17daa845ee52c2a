// A house is organised anew: units are joined or called differently, a system is replaced. All its processes that say
// the old names are found, looked at and changed at once, in drafts; and taken back at once.

import { z } from 'zod'
import { route } from './contract.ts'

const wordKind = z.enum(['actor', 'system'])
const name = z.string().trim().min(1).max(300)
const renaming = z.object({ kind: wordKind, from: name, to: name })

/** What changes in a process; the words of `domain/library/reorganise.ts`. */
const change = z.discriminatedUnion('kind', [
  z.object({ kind: wordKind, from: z.string(), to: z.string(), count: z.number().int() }),
  z.object({ kind: z.literal('lanes'), name: z.string(), count: z.number().int() }),
  z.object({
    kind: z.literal('fact'),
    fact: z.enum(['participants', 'systems', 'owner']),
    names: z.array(z.string()),
  }),
])
export type ReorganisationChange = z.infer<typeof change>

const left = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('parties'), name: z.string(), count: z.number().int() }),
  z.object({ kind: z.literal('label'), key: z.string(), label: z.string() }),
  z.object({ kind: z.literal('name'), label: z.string() }),
])
export type LeftByReorganisation = z.infer<typeof left>

const said = { changes: z.array(change), left: z.array(left) }

const found = z.object({
  processId: z.string(),
  name: z.string(),
  /** It is being written already: the change goes into that draft. */
  hasDraft: z.boolean(),
  /** The flow changes, so that there will be a draft; false where only the fact sheet does. */
  isWritten: z.boolean(),
  /** Whoever carries it out says what they have seen. */
  seen: z.string(),
  ...said,
})
export type FoundByReorganisation = z.infer<typeof found>

/**
 * `moved`: it was changed after it had been looked at, and is left; `dropped`: not done any more, because all is taken
 * back; `partly`, `kept`: taken back as far as nobody has built on it.
 */
const reorganisedState = z.enum([
  ...(['waiting', 'done', 'unchanged', 'moved', 'failed', 'dropped'] as const),
  ...(['undone', 'partly', 'kept'] as const),
])
export type ReorganisedState = z.infer<typeof reorganisedState>

const summary = z.object({
  id: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  renamings: z.array(z.object({ kind: wordKind, from: z.string(), to: z.string() })),
  withSheets: z.boolean(),
  createdAt: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
  /** Processes in all, and those that something is still to be done with; being taken back counts as that. */
  count: z.number().int(),
  waiting: z.number().int(),
  /** Of those that were finished: changed, or taken back again. */
  done: z.number().int(),
  /** The asker may go on with it and take it back. */
  canChange: z.boolean(),
})
export type ReorganisationSummary = z.infer<typeof summary>

const view = summary.extend({
  items: z.array(
    z.object({
      processId: z.string(),
      name: z.string(),
      state: reorganisedState,
      draftId: z.string().nullable(),
      ...said,
    }),
  ),
})
export type ReorganisationView = z.infer<typeof view>

const renamings = z.array(renaming).min(1).max(50)

export const reorganisationRoutes = {
  listReorganisations: route({
    method: 'GET',
    path: '/api/reorganisations',
    summary: 'How the own houses were organised anew, the latest first',
    response: z.object({
      items: z.array(summary),
      /** Houses the asker may do it for. */
      organisations: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  }),
  showHouseWords: route({
    method: 'GET',
    path: '/api/organisations/:id/words',
    summary: 'Names of posts, units and systems in the flows of a house, those named most first',
    response: z.object({ actor: z.array(z.string()), system: z.array(z.string()) }),
  }),
  previewReorganisation: route({
    method: 'POST',
    path: '/api/organisations/:id/reorganisations/preview',
    summary: 'What would change in which processes of a house; changes nothing',
    body: z.object({ renamings }),
    response: z.object({
      items: z.array(found),
      /** There are more; they are found when these are done. */
      isMore: z.boolean(),
    }),
  }),
  beginReorganisation: route({
    method: 'POST',
    path: '/api/organisations/:id/reorganisations',
    summary: 'Says which processes are to say the new names; goes on with the next route',
    body: z.object({
      /** Made up by whoever asks: sent again, it is the same. */
      id: z.string().regex(/^[0-9a-f]{20,64}$/),
      renamings,
      withSheets: z.boolean(),
      processes: z
        .array(z.object({ processId: z.string().min(1).max(100), seen: z.string().max(100) }))
        .min(1)
        .max(500),
    }),
    response: view,
  }),
  showReorganisation: route({
    method: 'GET',
    path: '/api/reorganisations/:id',
    summary: 'What came of it in each process',
    response: view,
  }),
  continueReorganisation: route({
    method: 'POST',
    path: '/api/reorganisations/:id/continue',
    summary: 'Does the next processes, or takes the next ones back; asked until none waits',
    response: view,
  }),
  undoReorganisation: route({
    method: 'POST',
    path: '/api/reorganisations/:id/undo',
    summary: 'Says that all of it is to be taken back; goes on with the route before',
    response: view,
  }),
}
