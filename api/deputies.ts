// Who stands in for whom when versions are reviewed.

import { z } from 'zod'
import { route } from './contract.ts'

const days = { from: z.iso.date(), until: z.iso.date() }

const deputies = z.object({
  /** One of each house the asker belongs to. */
  houses: z.array(
    z.object({
      organisation: z.object({ id: z.string(), name: z.string() }),
      /** Who can be named. */
      people: z.array(z.object({ id: z.string(), name: z.string() })),
      /** Null where nobody is named, or the last day is over. */
      mine: z.object({ deputyId: z.string(), name: z.string(), ...days }).nullable(),
      /** Whose deputy the asker is, today or later. */
      standsInFor: z.array(z.object({ name: z.string(), ...days })),
      /** Of colleagues, for who may name theirs; else null. */
      others: z
        .array(
          z.object({
            ...{ personId: z.string(), name: z.string(), deputyName: z.string(), ...days },
            /** Null: they did so themselves. */
            namedBy: z.string().nullable(),
          }),
        )
        .nullable(),
    }),
  ),
})
export type DeputiesView = z.infer<typeof deputies>

export const deputyRoutes = {
  showDeputies: route({
    method: 'GET',
    path: '/api/deputies',
    summary: 'Who stands in for me in reviews, and for whom I do',
    response: deputies,
  }),
  nameDeputy: route({
    method: 'PUT',
    path: '/api/organisations/:id/deputy',
    summary: 'Names who stands in for me in reviews, both days included, or nobody any more',
    body: z.object({
      deputy: z.object({ deputyId: z.string().min(1).max(100), ...days }).nullable(),
    }),
    response: deputies,
  }),
  nameDeputyFor: route({
    method: 'PUT',
    path: '/api/organisations/:id/people/:personId/deputy',
    summary: 'Names who stands in for a colleague who cannot do so, or nobody any more (its admin)',
    body: z.object({
      deputy: z.object({ deputyId: z.string().min(1).max(100), ...days }).nullable(),
    }),
    response: deputies,
  }),
}
