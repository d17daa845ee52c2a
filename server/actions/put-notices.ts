// Notices as they are put down for people. Made in the transaction that causes them, as the platform: who is told need not
// be seen by who did it. Whoever tells does it as the last thing of a transaction; whom a thing concerns is decided in
// domain/library.

import { caretakersOf, type Told, toldOnce } from '#library'
import { insertNotices, type NewNotice, readAuthorsOf, readHolders } from '../store/notices.ts'
import type { Tx } from '../store/store.ts'
import type { Context } from './context.ts'

export type Chance = Pick<Context, 'now'> & { readonly random: Pick<Context['random'], 'id'> }

type About = Pick<NewNotice, 'processId'> &
  Partial<
    Pick<
      NewNotice,
      | 'packageId'
      | 'homeworkFor'
      | 'questionId'
      | 'documentId'
      | 'otherId'
      | 'version'
      | 'step'
      | 'act'
      | 'audience'
    >
  >

const EDITORS = ['modeller', 'organisationAdmin'] as const

export const put = (
  tx: Tx,
  { now, random }: Chance,
  allianceId: string,
  about: About,
  told: readonly Told[],
  by: string | null,
): Promise<void> => {
  const usual = { otherId: null, version: null, step: null, act: null, audience: 'own' } as const
  return insertNotices(
    tx,
    allianceId,
    toldOnce(told, by).map(({ person, kind }) => ({
      ...{ ...usual, ...about, id: random.id(), personId: person, kind, by, at: now },
    })),
  )
}

export const readCaretakers = async (
  tx: Tx,
  allianceId: string,
  processId: string,
  organisationId: string,
): Promise<readonly string[]> =>
  caretakersOf(
    await readAuthorsOf(tx, allianceId, processId),
    await readHolders(tx, allianceId, organisationId, EDITORS),
  )

export interface Place {
  readonly allianceId: string
  readonly processId: string
  readonly organisationId: string
}

export const MOST_WAITING = 1000
