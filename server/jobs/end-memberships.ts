// Members for a time: reminded before their last day, and out of the organisation after it. Who is over gets in no more from
// the very moment (server/store/sessions.ts); this takes away what is left of it.

import { remindUpTo, tellAll, toldOnce } from '#library'
import { addAudits } from '../store/audit.ts'
import { insertNotices, readHolders } from '../store/notices.ts'
import { removeEnded, takeEnding } from '../store/people.ts'
import type { Tx } from '../store/store.ts'
import type { JobDeps } from './deps.ts'

/** As the worker of the alliance. */
export const endMemberships = async (
  tx: Tx,
  { newId }: Pick<JobDeps, 'newId'>,
  allianceId: string,
  now: Date,
): Promise<void> => {
  for (const ending of await takeEnding(tx, allianceId, remindUpTo(now), now)) {
    const { personId, organisationId, lastDay } = ending
    const admins = await readHolders(tx, allianceId, organisationId, ['organisationAdmin'])
    const told = [...tellAll('membershipEnds', [personId]), ...tellAll('memberEnds', admins)]
    await insertNotices(
      tx,
      allianceId,
      toldOnce(told, null).map(({ person, kind }) => ({
        ...{ id: newId(), personId: person, kind, act: lastDay, at: now },
        by: kind === 'memberEnds' ? personId : null,
        ...{ processId: null, otherId: null, audience: 'own', version: null, step: null },
      })),
    )
  }
  const ended = await removeEnded(tx, allianceId, now)
  await addAudits(
    tx,
    ended.map(({ personId, organisationId }) => ({
      ...{ allianceId, at: now, personId: null, organisationId, what: 'membershipEnded' },
      ...{ subjectKind: 'person' as const, subjectId: personId },
    })),
  )
}
