// Telling people of a sample document.

import { tellAll } from '#library'
import { readFollowersOfFamily, readFollowersOfProcess } from '../store/follows.ts'
import { readHolders } from '../store/notices.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { type Chance, put } from './put-notices.ts'

/** Who follows the process or the family it lies at; of one for the own house, its own people of these. Rule H5. */
export const tellDocument = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  added: {
    readonly documentId: string
    readonly processId: string | null
    readonly familyId: string | null
    readonly organisationId: string
    readonly visibility: 'organisation' | 'alliance'
    readonly by: string
  },
): Promise<void> => {
  const { documentId, processId, familyId, organisationId, visibility, by } = added
  await becomeWorker(tx, allianceId)
  const followers =
    processId !== null
      ? await readFollowersOfProcess(tx, allianceId, processId)
      : await readFollowersOfFamily(tx, allianceId, familyId ?? '')
  const isOwn = visibility === 'organisation'
  const own = new Set(isOwn ? await readHolders(tx, allianceId, organisationId) : [])
  const people = followers.filter((one) => !isOwn || own.has(one))
  const audience = isOwn ? 'own' : 'shared'
  const about = { processId, documentId, audience } as const
  await put(tx, chance, allianceId, about, tellAll('documentAdded', people), by)
}
