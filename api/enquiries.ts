// Links by which people without an account say whether a process is right.

import { z } from 'zod'
import { route } from './contract.ts'
import { processText } from './library.ts'

const enquiry = z.object({
  id: z.string(),
  /** For whom it is, in the words of who made it; '' where nothing was said. */
  label: z.string(),
  /** About a draft; else about a version. */
  isOfDraft: z.boolean(),
  /** The version, or the number of the last change in the draft. */
  number: z.number().int(),
  createdAt: z.iso.datetime(),
  by: z.string().nullable(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  /** How many answers came over it. */
  answers: z.number().int(),
})
export type Enquiry = z.infer<typeof enquiry>

/** One line of what is shown; figures are null unless who made the link shows them. */
const enquiryLine = z.object({
  key: z.string(),
  depth: z.number().int(),
  kind: z.string(),
  number: z.string(),
  label: z.string(),
  actor: z.string(),
  medium: z.string().nullable(),
  minutes: z.number().nullable(),
  waiting: z.object({ minDays: z.number(), maxDays: z.number() }).nullable(),
  systems: z.array(z.string()),
  documents: z.array(z.string()),
})
export type EnquiryLine = z.infer<typeof enquiryLine>

export const VERDICTS = ['right', 'wrong'] as const

export const enquiryRoutes = {
  listEnquiries: route({
    method: 'GET',
    path: '/api/processes/:id/enquiries',
    summary: 'Links made for a process, the latest first; for its own administration',
    response: z.object({ enquiries: z.array(enquiry) }),
  }),
  makeEnquiry: route({
    method: 'POST',
    path: '/api/processes/:id/enquiries',
    summary: 'Makes a link; what it shows is what there is now',
    body: z.object({
      /** Null: about the current version. */
      draftId: z.string().max(200).nullable(),
      label: z.string().trim().max(200).default(''),
      days: z.number().int().min(1).max(90).default(14),
      /** Minutes of work and waiting times are shown, too. */
      showsTimes: z.boolean().default(false),
    }),
    /** The link is told this once; only its hash is kept. */
    response: enquiry.extend({ link: z.string() }),
  }),
  revokeEnquiry: route({
    method: 'POST',
    path: '/api/enquiries/:id/revoke',
    summary: 'Ends a link; what came over it stays',
    response: z.object({}),
  }),
  showEnquiry: route({
    method: 'GET',
    path: '/api/asked/:token',
    summary: 'What a link asks about',
    access: 'anyone',
    response: z.object({
      name: z.string(),
      organisation: z.string(),
      expiresAt: z.iso.datetime(),
      lines: z.array(enquiryLine),
      blocks: processText.shape.blocks,
    }),
  }),
  answerEnquiry: route({
    method: 'POST',
    path: '/api/asked/:token/answers',
    summary: 'Says whether a step, or all of it, is right',
    access: 'anyone',
    body: z.object({
      /** Key of a line; null: all of it. */
      step: z.string().min(1).max(200).nullable(),
      verdict: z.enum(VERDICTS),
      text: z.string().trim().max(4000).default(''),
      name: z.string().trim().max(100).default(''),
    }),
    response: z.object({}),
  }),
}
