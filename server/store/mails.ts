// Mails about notices: who wants them when, and where each one stands. All but the choices as the worker.

import { sql } from 'kysely'
import type { MailPaces, Member, NoticeKind } from '#library'
import type { Language } from '#texts'
import type { Tx } from './store.ts'

export interface MailChoice {
  readonly language: Language
  readonly paces: MailPaces
}

export const findMailChoice = (
  tx: Tx,
  allianceId: string,
  personId: string,
): Promise<MailChoice | undefined> =>
  tx
    .selectFrom('mail_choice')
    .select(['language', 'paces'])
    .where('alliance_id', '=', allianceId)
    .where('person_id', '=', personId)
    .executeTakeFirst()

export const setMailChoice = async (
  tx: Tx,
  allianceId: string,
  personId: string,
  { language, paces }: MailChoice,
): Promise<void> => {
  const chosen = { language, paces: JSON.stringify(paces) }
  await tx
    .insertInto('mail_choice')
    .values({ alliance_id: allianceId, person_id: personId, ...chosen })
    .onConflict((conflict) => conflict.columns(['alliance_id', 'person_id']).doUpdateSet(chosen))
    .execute()
}

export interface Addressee extends MailChoice {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly memberships: readonly Member[]
}

/** Everybody who has something unseen from since then that went into no mail; the language is German where none was chosen. */
export const readAddressees = async (
  tx: Tx,
  allianceId: string,
  since: Date,
): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('notice')
    .select('person_id as id')
    .distinct()
    .where('alliance_id', '=', allianceId)
    .where('mail_id', 'is', null)
    .where('seen_at', 'is', null)
    .where('created_at', '>', since)
    .orderBy('person_id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Undefined for who belongs to no administration of the alliance any more. */
export const findAddressee = async (
  tx: Tx,
  allianceId: string,
  personId: string,
  now: Date,
): Promise<Addressee | undefined> => {
  const { rows } = await sql<Addressee>`
    select p.id as "personId", p.name, p.email, coalesce(c.language, 'de') as language,
      coalesce(c.paces, '{}') as paces,
      (select json_agg(json_build_object('organisationId', m.organisation_id, 'roles', m.roles))
        from membership m where m.alliance_id = ${allianceId} and m.person_id = p.id
          and (m.ends_at is null or m.ends_at > ${now})) as memberships
    from person p left join mail_choice c on c.alliance_id = ${allianceId} and c.person_id = p.id
    where p.id = ${personId} and exists (select 1 from membership m
      where m.alliance_id = ${allianceId} and m.person_id = p.id
        and (m.ends_at is null or m.ends_at > ${now}))`.execute(tx)
  return rows[0]
}

export const readUnmailed = (
  tx: Tx,
  allianceId: string,
  personId: string,
  since: Date,
): Promise<{ id: string; kind: NoticeKind; at: Date }[]> =>
  tx
    .selectFrom('notice')
    .select(['id', 'kind', 'created_at as at'])
    .where('alliance_id', '=', allianceId)
    .where('person_id', '=', personId)
    .where('mail_id', 'is', null)
    .where('seen_at', 'is', null)
    .where('created_at', '>', since)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

/** Puts notices into a new mail; each goes into one only, whoever does this at the same time. */
export const beginMail = async (
  tx: Tx,
  allianceId: string,
  mail: { readonly id: string; readonly personId: string; readonly now: Date },
  noticeIds: readonly string[],
): Promise<void> => {
  const { id, personId, now } = mail
  await tx
    .insertInto('mail')
    .values({
      ...{ alliance_id: allianceId, id, person_id: personId, state: 'waiting' },
      ...{ next_at: now, created_at: now },
    })
    .execute()
  const taken = await tx
    .updateTable('notice')
    .set({ mail_id: id })
    .where('alliance_id', '=', allianceId)
    .where('id', 'in', [...noticeIds])
    .where('mail_id', 'is', null)
    .returning('id')
    .execute()
  if (taken.length === 0) {
    await tx.deleteFrom('mail').where('alliance_id', '=', allianceId).where('id', '=', id).execute()
  }
}

export interface MailRow {
  readonly id: string
  readonly personId: string
  /** With this one. */
  readonly tries: number
}

/** Takes the mail that is due longest; from now on nobody else will. */
export const claimMail = async (
  tx: Tx,
  allianceId: string,
  now: Date,
): Promise<MailRow | undefined> => {
  const { rows } = await sql<MailRow>`
    update mail set state = 'handing', tries = tries + 1, next_at = ${now}
    where alliance_id = ${allianceId} and id = (
      select id from mail where alliance_id = ${allianceId} and state = 'waiting'
        and next_at <= ${now} order by next_at, id limit 1 for update skip locked)
    returning id, person_id as "personId", tries`.execute(tx)
  return rows[0]
}

export const endMail = async (
  tx: Tx,
  allianceId: string,
  id: string,
  end: { readonly state: 'sent' | 'dropped'; readonly at: Date } | { readonly again: Date },
): Promise<void> => {
  await tx
    .updateTable('mail')
    .set(
      'again' in end
        ? { state: 'waiting', next_at: end.again }
        : { state: end.state, ended_at: end.at },
    )
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('state', '=', 'handing')
    .execute()
}

/** A node ended while it held them: they may have arrived. */
export const dropForgotten = async (
  tx: Tx,
  allianceId: string,
  before: Date,
  now: Date,
): Promise<void> => {
  await tx
    .updateTable('mail')
    .set({ state: 'dropped', ended_at: now })
    .where('alliance_id', '=', allianceId)
    .where('state', '=', 'handing')
    .where('next_at', '<', before)
    .execute()
}

/** Those that ended before then and whose notices are gone. */
export const deleteOldMails = async (tx: Tx, before: Date): Promise<void> => {
  await tx
    .deleteFrom('mail')
    .where('ended_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notice')
            .select('notice.id')
            .whereRef('notice.alliance_id', '=', 'mail.alliance_id')
            .whereRef('notice.mail_id', '=', 'mail.id'),
        ),
      ),
    )
    .execute()
}
