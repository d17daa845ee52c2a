// When somebody is told by mail of what they are told in the app: at once, once a day, or not at all, as they choose for
// each kind. Numbered rules: SPEC.md.

import type { NoticeKind } from './notices.ts'

export const MAIL_PACES = ['now', 'daily', 'never'] as const
export type MailPace = (typeof MAIL_PACES)[number]

/** What somebody chose; kinds they said nothing of go at the usual pace. */
export type MailPaces = { readonly [Kind in NoticeKind]?: MailPace }

const AT_ONCE: ReadonlySet<NoticeKind> = new Set([
  ...([
    'reviewWaits',
    'reviewStuck',
    'mention',
    'proposalMade',
    'packageAsked',
    'wayAsked',
  ] as const),
  ...(['changeAsked', 'deputyNamed'] as const),
  'homeworkAsked',
])

/** Who asks something of a person wants an answer; all else can wait for the next morning. */
export const usualPace = (kind: NoticeKind): MailPace => (AT_ONCE.has(kind) ? 'now' : 'daily')

export const paceOf = (paces: MailPaces, kind: NoticeKind): MailPace =>
  paces[kind] ?? usualPace(kind)

export interface Mailable {
  readonly kind: NoticeKind
  readonly at: Date
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** What comes in a bunch goes in one mail, and what was seen meanwhile in none. */
const GATHER_MS = 2 * MINUTE_MS
/** Of the day in UTC: six or seven in the morning where this is used. */
const DIGEST_AT_MS = 5 * 60 * MINUTE_MS

/** The last moment up to now at which mails of the day go out. */
export const lastDigest = (now: Date): Date =>
  new Date(Math.floor((now.getTime() - DIGEST_AT_MS) / DAY_MS) * DAY_MS + DIGEST_AT_MS)

/** Which of them go into a mail now, in their order; [] for no mail. */
export const dueForMail = <One extends Mailable>(
  notices: readonly One[],
  paces: MailPaces,
  now: Date,
): readonly One[] => {
  const gathered = now.getTime() - GATHER_MS
  const digest = lastDigest(now).getTime()
  return notices.filter(({ kind, at }) => {
    const pace = paceOf(paces, kind)
    if (pace === 'never') return false
    return at.getTime() <= (pace === 'now' ? gathered : Math.min(gathered, digest))
  })
}

const FIRST_RETRY_MS = 5 * MINUTE_MS
/** About two days in all. */
const MOST_TRIES = 10

/** How long to wait after so many failed tries (from 1); undefined: give it up, the app says it anyway. */
export const retryMailAfterMs = (tries: number): number | undefined =>
  tries >= MOST_TRIES ? undefined : FIRST_RETRY_MS * 2 ** (tries - 1)
