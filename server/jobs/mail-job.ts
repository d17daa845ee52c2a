// Brings notices to people by mail. Every few minutes: what is due is put into mails, and mails are handed to the mail server
// one after the other, beside the job runner, so that a silent server holds up nothing else. A mail is claimed in the
// database before it is handed over; one that may have arrived is never sent again.

import { type Actor, dueForMail, retryMailAfterMs } from '#library'
import { createTexts } from '#texts'
import { presentNotices } from '../actions/notices.ts'
import { sendMail } from '../mail/smtp.ts'
import { writeMail } from '../mail/write-mail.ts'
import { addJob } from '../store/jobs.ts'
import {
  type Addressee,
  beginMail,
  claimMail,
  dropForgotten,
  endMail,
  findAddressee,
  type MailRow,
  readAddressees,
  readUnmailed,
} from '../store/mails.ts'
import { readNotices } from '../store/notices.ts'
import type { JobDeps } from './deps.ts'
import type { JobHandler } from './run-jobs.ts'

const MINUTE_MS = 60_000
const EVERY_MS = 5 * MINUTE_MS
/** What nobody could be told of for so long is no news any more; so long a server without mail may get some. */
const NEWS_MS = 3 * 24 * 60 * MINUTE_MS
/** Nobody hands over a mail for so long: whoever held it is gone. */
const FORGOTTEN_MS = 60 * MINUTE_MS
/** A mail names no more. */
const MOST_NAMED = 50

export interface Post {
  /** Does what is due; while it is at it, asking again changes nothing. */
  readonly run: () => Promise<void>
  readonly stop: () => Promise<void>
}

const actorOf = (allianceId: string, { personId, memberships }: Addressee): Actor => ({
  ...{ allianceId, personId, memberships },
})

export const createPost = (
  deps: Pick<JobDeps, 'store' | 'now' | 'newId' | 'report'>,
  settings: NonNullable<JobDeps['post']>,
): Post => {
  const { store, now, newId, report } = deps
  let running: Promise<void> | undefined
  let isStopped = false

  const gather = async (allianceId: string, personId: string): Promise<void> => {
    const since = new Date(now().getTime() - NEWS_MS)
    const { addressee, unmailed } = await store.asWorker(allianceId, async (tx) => ({
      addressee: await findAddressee(tx, allianceId, personId, now()),
      unmailed: await readUnmailed(tx, allianceId, personId, since),
    }))
    if (!addressee) return
    const due = dueForMail(unmailed, addressee.paces, now()).slice(0, MOST_NAMED)
    if (due.length === 0) return
    const ids = due.map(({ id }) => id)
    const readable = await store.asActor(actorOf(allianceId, addressee), (tx) =>
      readNotices(tx, allianceId, MOST_NAMED, { ids }),
    )
    if (readable.length === 0) return
    await store.asWorker(allianceId, (tx) =>
      beginMail(
        tx,
        allianceId,
        { id: newId(), personId, now: now() },
        readable.map(({ id }) => id),
      ),
    )
  }

  /** False where the server takes no mails now. */
  const send = async (allianceId: string, { id, personId, tries }: MailRow): Promise<boolean> => {
    const end = (how: Parameters<typeof endMail>[3]) =>
      store.asWorker(allianceId, (tx) => endMail(tx, allianceId, id, how))
    const addressee = await store.asWorker(allianceId, (tx) =>
      findAddressee(tx, allianceId, personId, now()),
    )
    const notices = addressee
      ? await store.asActor(actorOf(allianceId, addressee), async (tx) =>
          presentNotices(
            tx,
            allianceId,
            await readNotices(tx, allianceId, MOST_NAMED, { mailId: id }),
          ),
        )
      : []
    if (!addressee || notices.length === 0) {
      await end({ state: 'dropped', at: now() })
      return true
    }
    const { name, email, language } = addressee
    const message = writeMail(notices, createTexts(language), settings.publicUrl)
    const to = { name, address: email }
    const handing = await sendMail(settings, { ...message, id, to, date: now() })
    if (handing.kind === 'sent') {
      await end({ state: 'sent', at: now() })
      return true
    }
    report(`mail ${id} was not sent, try ${tries}`, `${handing.kind} ${handing.code}`)
    const wait = retryMailAfterMs(tries)
    const isOver = handing.kind === 'refused' || handing.kind === 'unknown' || wait === undefined
    await end(
      isOver ? { state: 'dropped', at: now() } : { again: new Date(now().getTime() + wait) },
    )
    return handing.kind !== 'unreachable'
  }

  const work = async (): Promise<void> => {
    // Whom examples invent gets no mail.
    const alliances = await store.asWorker(undefined, (tx) =>
      tx
        .selectFrom('alliance')
        .select('id')
        .where('is_example', '=', false)
        .orderBy('id')
        .execute(),
    )
    for (const { id: allianceId } of alliances) {
      const people = await store.asWorker(allianceId, async (tx) => {
        await dropForgotten(tx, allianceId, new Date(now().getTime() - FORGOTTEN_MS), now())
        return readAddressees(tx, allianceId, new Date(now().getTime() - NEWS_MS))
      })
      for (const personId of people) {
        if (isStopped) return
        await gather(allianceId, personId)
      }
      for (;;) {
        if (isStopped) return
        const mail = await store.asWorker(allianceId, (tx) => claimMail(tx, allianceId, now()))
        if (!mail) break
        if (!(await send(allianceId, mail))) return
      }
    }
  }

  const run = (): Promise<void> => {
    running ??= work()
      .catch((error: unknown) => report('mails could not be sent', error))
      .finally(() => {
        running = undefined
      })
    return running
  }
  return {
    run,
    stop: async () => {
      isStopped = true
      await running
    },
  }
}

/** Only says that it is time; without a mail server nothing is asked for again. */
export const mailJob =
  (deps: JobDeps, post: Post | undefined): JobHandler<'mail'> =>
  async () => {
    if (!post) return
    void post.run()
    await scheduleMails(deps)
  }

/** Sees to it that mails come up every few minutes; harmless to call again. */
export const scheduleMails = (deps: JobDeps): Promise<void> =>
  deps.store.asWorker(undefined, (tx) => {
    const now = deps.now()
    const next = new Date(Math.ceil((now.getTime() + 1) / EVERY_MS) * EVERY_MS)
    return addJob(tx, {
      ...{ id: `mail/${next.toISOString()}`, kind: 'mail', payload: {} },
      ...{ runAt: next, createdAt: now },
    })
  })
