// What I am told: read, counted, and marked as seen; and what of it I want to hear by mail. What I may not read any more is
// not among it.

import type { MailChoiceView, Notice } from '#api'
import { type MailPace, type MailPaces, NOTICE_KINDS, type NoticeKind, paceOf } from '#library'
import type { Language } from '#texts'
import { readSummaries, type SummaryRow } from '../store/library.ts'
import { findMailChoice, setMailChoice } from '../store/mails.ts'
import { countUnseen, markSeen, readNotices } from '../store/notices.ts'
import type { Tx } from '../store/store.ts'
import type { MemberContext } from './context.ts'

const MOST_LISTED = 300

const place = (row: SummaryRow | undefined) =>
  row ? { id: row.id, name: row.name, organisationName: row.organisation.name } : null

/** As the person they are for. */
export const presentNotices = async (
  tx: Tx,
  allianceId: string,
  rows: Awaited<ReturnType<typeof readNotices>>,
): Promise<Notice[]> => {
  const ids = rows.flatMap(({ processId, otherId }) => [processId ?? [], otherId ?? []].flat())
  const found = await readSummaries(tx, allianceId, [...new Set(ids)])
  const find = (id: string | null) => found.find((row) => row.id === id)
  return rows.map(({ id, kind, act, version, step, by, at, seenAt, ...row }) => ({
    ...{ id, kind, act, version, step, by, at: at.toISOString(), isSeen: seenAt !== null },
    ...{ process: place(find(row.processId)), other: place(find(row.otherId)) },
    question:
      row.questionId !== null && row.questionTitle !== null
        ? { id: row.questionId, title: row.questionTitle }
        : null,
    document:
      row.documentId !== null && row.documentTitle !== null
        ? { id: row.documentId, title: row.documentTitle, familyId: row.documentFamily }
        : null,
    package:
      row.packageId !== null && row.packageTitle !== null
        ? { id: row.packageId, title: row.packageTitle }
        : null,
    homework:
      row.homeworkFor !== null && row.homeworkTitle !== null
        ? { workshopId: row.homeworkFor, title: row.homeworkTitle }
        : null,
    measure:
      row.workshopId !== null && row.measure !== null
        ? { workshopId: row.workshopId, text: row.measure }
        : null,
  }))
}

export const listNotices = (ctx: MemberContext): Promise<{ notices: Notice[] }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const rows = await readNotices(tx, allianceId, MOST_LISTED)
    return { notices: await presentNotices(tx, allianceId, rows) }
  })

export const countNotices = (ctx: MemberContext): Promise<{ unseen: number }> =>
  ctx.store.asActor(ctx.actor, async (tx) => ({
    unseen: await countUnseen(tx, ctx.actor.allianceId),
  }))

export const seeNotices = (
  ctx: MemberContext,
  which: { readonly ids: readonly string[]; readonly until: string | null },
): Promise<{ unseen: number }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const { ids, until } = which
    const marked = until === null ? { ids } : { until: new Date(until) }
    await markSeen(tx, allianceId, marked, ctx.now)
    return { unseen: await countUnseen(tx, allianceId) }
  })

const present = (ctx: MemberContext, language: Language, paces: MailPaces): MailChoiceView => ({
  isOn: ctx.sendsMail,
  language,
  paces: NOTICE_KINDS.map((kind) => ({ kind, pace: paceOf(paces, kind) })),
})

/** Where nothing was chosen: the usual, in the language of who looks. */
export const showMailChoice = (ctx: MemberContext): Promise<MailChoiceView> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const chosen = await findMailChoice(tx, allianceId, personId)
    return present(ctx, chosen?.language ?? ctx.language, chosen?.paces ?? {})
  })

export const chooseMail = (
  ctx: MemberContext,
  wanted: {
    readonly language: Language
    readonly paces: readonly { readonly kind: NoticeKind; readonly pace: MailPace }[]
  },
): Promise<MailChoiceView> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const { language } = wanted
    const paces: MailPaces = Object.fromEntries(wanted.paces.map(({ kind, pace }) => [kind, pace]))
    await setMailChoice(tx, allianceId, personId, { language, paces })
    return present(ctx, language, paces)
  })
