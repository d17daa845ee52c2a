// What is kept about the person who asks.

import { z } from 'zod'
import { role } from './alliance.ts'
import { route } from './contract.ts'

const ownData = z.object({
  name: z.string(),
  email: z.string(),
  since: z.iso.datetime(),
  /** Only that there is one, and since when. */
  passwordSince: z.iso.datetime().nullable(),
  sessions: z.array(z.object({ since: z.iso.datetime(), seen: z.iso.datetime() })),
  alliances: z.array(
    z.object({
      name: z.string(),
      memberships: z.array(
        z.object({
          organisationName: z.string(),
          roles: z.array(role),
          lastDay: z.iso.date().nullable(),
        }),
      ),
      /** By table; `as` says in which part the person stands there. */
      kept: z.array(
        z.object({
          table: z.string(),
          count: z.number(),
          rows: z.array(z.record(z.string(), z.unknown())),
        }),
      ),
    }),
  ),
})
export type OwnData = z.infer<typeof ownData>

export const ownDataRoutes = {
  showOwnData: route({
    method: 'GET',
    path: '/api/me/data',
    summary: 'Everything that is kept about me, to take along',
    response: ownData,
  }),
  forgetPerson: route({
    method: 'POST',
    path: '/api/people/:id/forget',
    summary:
      'Takes the name and address of somebody out of everything (coordinator); only of who belongs to no other alliance',
    response: z.object({}),
  }),
  forgetMe: route({
    method: 'POST',
    path: '/api/me/forget',
    summary: 'Takes my name and address out of everything; what I did stays without them',
    body: z.object({ password: z.string().min(1).max(200) }),
    response: z.object({}),
  }),
}
