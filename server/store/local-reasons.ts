// What a house says to reasons of workshops for something to stay local. Read as the asker: only that house is told.

import type { Tx } from './store.ts'

export interface LocalReasonAnswer {
  readonly workshopId: string
  readonly place: string
  readonly seq: number
  readonly answer: 'declined' | 'open'
}

/** Of one process, what was said to a place in its order. */
export const readLocalReasonAnswers = (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<readonly LocalReasonAnswer[]> =>
  tx
    .selectFrom('local_reason_answer')
    .select(['workshop_id as workshopId', 'place', 'seq', 'answer'])
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .orderBy('workshop_id')
    .orderBy('place')
    .orderBy('seq')
    .execute()

export const addLocalReasonAnswer = async (
  tx: Tx,
  {
    allianceId,
    processId,
    workshopId,
    ...said
  }: LocalReasonAnswer & {
    readonly allianceId: string
    readonly processId: string
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { place, seq, answer, personId, now } = said
  await tx
    .insertInto('local_reason_answer')
    .values({
      ...{ alliance_id: allianceId, process_id: processId, workshop_id: workshopId, place, seq },
      ...{ answer, person_id: personId, created_at: now },
    })
    .execute()
}
