// What is said of a process beside its review: since when it is worked by, what it is to replace, when it is looked at again, and
// who is to take note of it.

import { z } from 'zod'
import { route } from './contract.ts'
import { introductionWish } from './introduction.ts'
import { processDetail } from './library.ts'

const seen = z.number().int().nonnegative()

export const upkeepRoutes = {
  introduceVersion: route({
    method: 'POST',
    path: '/api/processes/:id/versions/:number/introduction',
    summary: 'Prepares the introduction of a version, introduces it, or takes that back',
    body: introductionWish,
    response: processDetail,
  }),
  recheckProcess: route({
    method: 'POST',
    path: '/api/processes/:id/recheck',
    summary: 'Says how often a process is to be looked at again, or that it was and still holds',
    body: z.discriminatedUnion('act', [
      z.object({
        act: z.literal('set'),
        /** Null: not any more. */
        months: z.number().int().min(1).max(240).nullable(),
        /** Until when for the first time; null: so many months from now. */
        due: z.iso.date().nullable().default(null),
        /** `recheck.seq` as the asker saw it. */
        seen,
      }),
      /** Needs a reason. */
      z.object({ act: z.literal('confirm'), reason: z.string().trim().max(2000), seen }),
    ]),
    response: processDetail,
  }),
  listReadings: route({
    method: 'GET',
    path: '/api/processes/:id/versions/:number/readings',
    summary: 'Who of the own people is asked to take note of a version, and who has',
    response: z.object({
      /** All of the house, by name. */
      people: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          isAsked: z.boolean(),
          /** When they confirmed. */
          readAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
  }),
  askReaders: route({
    method: 'POST',
    path: '/api/processes/:id/versions/:number/readings',
    summary: 'Asks own people to take note of a version in force',
    body: z.object({
      /** Null: everybody of the house. */
      people: z.array(z.string().min(1).max(100)).min(1).max(500).nullable(),
      note: z.string().trim().max(2000).default(''),
    }),
    response: processDetail,
  }),
  confirmReading: route({
    method: 'POST',
    path: '/api/processes/:id/versions/:number/reading',
    summary: 'Confirms that the asker has taken note of a version',
    response: processDetail,
  }),
  pairTarget: route({
    method: 'PUT',
    path: '/api/processes/:id/as-is',
    summary: 'Says which as-is process of the own house a target is to replace',
    body: z.object({
      /** Null: none any more. */
      asIsId: z.string().min(1).max(100).nullable(),
      /** `pair.seq` as the asker saw it. */
      seen: z.number().int().nonnegative(),
    }),
    response: processDetail,
  }),
}
