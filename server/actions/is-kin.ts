// Whether two processes share their keys because one is the other or was taken over from it.

import { readPair } from '../store/lineage.ts'
import type { Tx } from '../store/store.ts'

export const isKin = async (
  tx: Tx,
  allianceId: string,
  one: string,
  other: string,
): Promise<boolean> => {
  if (one === other) return true
  const facts = [
    ...(await readPair(tx, allianceId, one, other)),
    ...(await readPair(tx, allianceId, other, one)),
  ]
  return facts.some(({ act }) => act === 'takeOver')
}
