// What citizens read of a process without signing in: made public and taken back. The pages themselves are HTML at /oeffentlich.

import { z } from 'zod'
import { route } from './contract.ts'

/** What is public of a process, for its own people. */
const publicationView = z.object({
  /** Addresses of the page and of the list of all. */
  page: z.string(),
  list: z.string(),
  /** What would become public: the version in force. */
  version: z.number().int().nullable(),
  /** Why it cannot; null where it can. */
  fault: z.enum(['notSeen', 'notInForce']).nullable(),
  /** As it is public, else what the steps name. */
  bring: z.array(z.string()),
  isIndexed: z.boolean(),
  canPublish: z.boolean(),
})
export type PublicationView = z.infer<typeof publicationView>

export const publicationRoutes = {
  showPublication: route({
    method: 'GET',
    path: '/api/processes/:id/publication',
    summary: 'What is public of a process or could be; for its own administration',
    response: publicationView,
  }),
  publish: route({
    method: 'PUT',
    path: '/api/processes/:id/publication',
    summary: 'Lets citizens read what is in force, without signing in',
    body: z.object({
      /** As the asker saw it. */
      version: z.number().int().min(1).max(1_000_000),
      /** What people bring along or send. */
      bring: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
      /** Search engines may find it. */
      isIndexed: z.boolean().default(false),
    }),
    response: publicationView,
  }),
  unpublish: route({
    method: 'DELETE',
    path: '/api/processes/:id/publication',
    summary: 'Takes a process back from the public',
    response: publicationView,
  }),
}
