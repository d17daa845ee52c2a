// What happened in the alliance lately, by house. No person is named: the contract has no place for one.

import { z } from 'zod'
import { ACTIVITY_KINDS, ACTIVITY_TOPICS } from '#library'
import { route } from './contract.ts'

const named = z.object({ id: z.string(), name: z.string() })

const activity = z.object({
  id: z.string(),
  kind: z.enum(ACTIVITY_KINDS),
  at: z.iso.datetime(),
  organisation: named,
  /** Null where the asker does not see it, and where it is about none. */
  process: named.nullable(),
  /** What it goes back to, or what was offered. */
  other: z.object({ id: z.string(), name: z.string(), organisationName: z.string() }).nullable(),
  version: z.number().int().nullable(),
  family: named.nullable(),
  workshop: z.object({ id: z.string(), title: z.string() }).nullable(),
  package: z.object({ id: z.string(), title: z.string() }).nullable(),
  question: z.object({ id: z.string(), title: z.string() }).nullable(),
  document: z.object({ id: z.string(), title: z.string() }).nullable(),
})
export type Activity = z.infer<typeof activity>

export const activityRoutes = {
  listActivity: route({
    method: 'GET',
    path: '/api/activity',
    summary: 'What happened in the alliance lately, the latest first, page by page',
    query: z.object({
      organisation: z.string().max(100).optional(),
      topic: z.enum(ACTIVITY_TOPICS).optional(),
      productArea: z.string().max(20).optional(),
      /** `next` of the page before. */
      before: z
        .string()
        .max(500)
        .regex(/^\d{1,16} \w+ ./)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: z.object({
      items: z.array(activity),
      /** Null where nothing older is there. */
      next: z.string().nullable(),
    }),
  }),
}
