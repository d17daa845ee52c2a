// What somebody is told of what others did.

import { z } from 'zod'
import { MAIL_PACES, NOTICE_KINDS } from '#library'
import { route } from './contract.ts'

const place = z.object({ id: z.string(), name: z.string(), organisationName: z.string() })

const notice = z.object({
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  /** Which answer it was, where there are several: `approve`, `return`, `accept`, `decline`, `right` ... */
  act: z.string().nullable(),
  process: place.nullable(),
  /** The other of two linked processes. */
  other: place.nullable(),
  /** What it is about, where that is a package of the board. */
  package: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** The workshop that homework is for. */
  homework: z.object({ workshopId: z.string(), title: z.string() }).nullable(),
  /** A question to the alliance, where it is about one. */
  question: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** A sample document, where it is about one, and the family it lies at. */
  document: z
    .object({ id: z.string(), title: z.string(), familyId: z.string().nullable() })
    .nullable(),
  /** What it is about, where that is a measure of a workshop. */
  measure: z.object({ workshopId: z.string(), text: z.string() }).nullable(),
  version: z.number().nullable(),
  /** Key of the element. */
  step: z.string().nullable(),
  /** Null for somebody without an account, and for whom the reader may not see. */
  by: z.string().nullable(),
  at: z.iso.datetime(),
  isSeen: z.boolean(),
})
export type Notice = z.infer<typeof notice>

const paces = z
  .array(z.object({ kind: z.enum(NOTICE_KINDS), pace: z.enum(MAIL_PACES) }))
  .max(NOTICE_KINDS.length)

const mailChoice = z.object({
  /** Whether the platform sends mails at all. */
  isOn: z.boolean(),
  language: z.enum(['de', 'en']),
  /** Of every kind. */
  paces,
})
export type MailChoiceView = z.infer<typeof mailChoice>

const following = z.object({ isFollowing: z.boolean() })

export const noticeRoutes = {
  showFollowing: route({
    method: 'GET',
    path: '/api/processes/:id/follow',
    summary: 'Whether I follow a process',
    response: following,
  }),
  follow: route({
    method: 'PUT',
    path: '/api/processes/:id/follow',
    summary: 'Follows a process, or no longer: I am told of its versions in force',
    body: following,
    response: following,
  }),
  showFollowingFamily: route({
    method: 'GET',
    path: '/api/families/:id/follow',
    summary: 'Whether I follow a family',
    response: following,
  }),
  followFamily: route({
    method: 'PUT',
    path: '/api/families/:id/follow',
    summary: 'Follows a family, or no longer: I am told of versions in force and of its common way',
    body: following,
    response: following,
  }),
  showMailChoice: route({
    method: 'GET',
    path: '/api/notices/mail',
    summary: 'What of it I hear by mail, and when',
    response: mailChoice,
  }),
  chooseMail: route({
    method: 'PUT',
    path: '/api/notices/mail',
    summary: 'Says what of it I want to hear by mail, and when',
    body: z.object({ language: z.enum(['de', 'en']), paces }),
    response: mailChoice,
  }),
  listNotices: route({
    method: 'GET',
    path: '/api/notices',
    summary: 'What I am told, the latest first; 300 at most',
    response: z.object({ notices: z.array(notice) }),
  }),
  countNotices: route({
    method: 'GET',
    path: '/api/notices/count',
    summary: 'How much of it I have not seen',
    response: z.object({ unseen: z.number() }),
  }),
  seeNotices: route({
    method: 'POST',
    path: '/api/notices/seen',
    summary: 'Marks these as seen, or all up to a moment',
    body: z.object({
      ids: z.array(z.string().max(200)).max(500).default([]),
      until: z.iso.datetime().nullable().default(null),
    }),
    response: z.object({ unseen: z.number() }),
  }),
}
