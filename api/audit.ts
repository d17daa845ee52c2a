// What happened in one house, for whoever approves or administers there.

import { z } from 'zod'
import { AUDIT_KINDS } from '#library'
import { route } from './contract.ts'

const filter = {
  kind: z.enum(AUDIT_KINDS).optional(),
  /** Days, both included. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
}

const entry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  kind: z.enum(AUDIT_KINDS),
  what: z.string(),
  /** Which of several it was, where there are: of a change of rules whether four eyes are asked for, of an answer which. */
  form: z.string().nullable(),
  /** '' for the platform itself and for people who are no longer there. */
  by: z.string(),
  /** Whose deputy they were: '' for whose name nobody knows any more; null in their own name. */
  standsInFor: z.string().nullable(),
  process: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** What the sentence names beside. */
  values: z.object({
    version: z.number().int().nullable(),
    person: z.string().nullable(),
    deputy: z.string().nullable(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    roles: z.array(z.string()),
    title: z.string().nullable(),
    steps: z.number().int().nullable(),
  }),
})
export type HouseAuditEntry = z.infer<typeof entry>

const houseAudit = z.object({
  organisation: z.object({ id: z.string(), name: z.string() }),
  fourEyes: z.object({
    isDemanded: z.boolean(),
    /** Null: as it was from the beginning. */
    since: z.iso.datetime().nullable(),
  }),
  entries: z.array(entry),
  /** Before which the next page goes on; null where there is no more. */
  next: z.string().nullable(),
})
export type HouseAudit = z.infer<typeof houseAudit>

export const auditRoutes = {
  showHouseAudit: route({
    method: 'GET',
    path: '/api/organisations/:id/audit',
    summary: 'What happened in an organisation, the latest first, by pages (its approvers, admins)',
    query: z.object({
      ...filter,
      before: z
        .string()
        .regex(/^\d{1,18}$/)
        .optional(),
    }),
    response: houseAudit,
  }),
  takeHouseAudit: route({
    method: 'POST',
    path: '/api/organisations/:id/audit',
    summary: 'The same as a table for spreadsheets; that it was taken is among it from then on',
    body: z.object(filter),
    response: z.object({
      name: z.string(),
      csv: z.string(),
      /** There was more than is in it. */
      isCut: z.boolean(),
    }),
  }),
}
