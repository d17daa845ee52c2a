// What goes wrong, as codes. Each has one HTTP status here and one sentence in each language in
// `texts/errors.ts`. Nothing ever reads a message to decide.

import { z } from 'zod'

export const ERROR_STATUS = {
  'request/invalid': 400,
  'request/too-large': 413,
  'session/needed': 401,
  'session/wrong-credentials': 401,
  'session/too-many-attempts': 429,
  'session/foreign-origin': 403,
  'right/missing': 403,
  'thing/not-found': 404,
  'setup/code-wrong': 403,
  'setup/done-already': 409,
  'invitation/expired': 410,
  'invitation/other-person': 403,
  'enquiry/expired': 410,
  'enquiry/full': 429,
  'person/email-taken': 409,
  'person/last-admin': 409,
  'import/not-started': 409,
  'import/started-already': 409,
  'import/no-model': 422,
  'import/one-only': 422,
  'import/refused': 422,
  'process/has-model': 409,
  'review/not-now': 409,
  'review/own-work': 403,
  'review/reason-missing': 422,
  'review/requests-open': 422,
  'review/nobody': 422,
  'review/quorum': 422,
  'review/stranger': 422,
  'deputy/self': 422,
  'deputy/stranger': 422,
  'deputy/days': 422,
  'introduction/not-now': 409,
  'introduction/reason-missing': 422,
  'recheck/no-turn': 409,
  'recheck/reason-missing': 422,
  'reading/not-now': 409,
  'reading/stranger': 422,
  'target/no-pair': 422,
  'publication/notSeen': 422,
  'publication/notInForce': 422,
  'lineage/not-now': 409,
  'lineage/not-in-force': 422,
  'lineage/circle': 422,
  'proposal/notLinked': 409,
  'proposal/notSeen': 422,
  'proposal/notInForce': 422,
  'proposal/open': 409,
  'proposal/not-now': 409,
  'draft/closed': 409,
  'draft/other-open': 409,
  'file/not-readable': 422,
  'file/timed-out': 503,
  'compare/too-few': 422,
  'compare/no-model': 422,
  'compare/too-many': 422,
  'compare/timed-out': 503,
  'family/not-shared': 422,
  'conflict/changed-meanwhile': 409,
  'server/unexpected': 500,
  'server/starting': 503,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof ERROR_STATUS

export const errorBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
    /** Values for the sentence: a file name, a line, a label. */
    details: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    /** Number under which the same event stands in the server's log. */
    reference: z.string().optional(),
  }),
})
export type ErrorBody = z.infer<typeof errorBody>
