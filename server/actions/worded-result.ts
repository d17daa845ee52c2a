// What came of a workshop as people read it afterwards: in the words of its minutes.

import { minutesOf, type Result, worded } from '#workshop'
import type { Tx } from '../store/store.ts'
import { readMinutesFacts } from '../store/workshop-minutes.ts'
import { readWorkshopResult } from '../store/workshops.ts'

/** Null while it is not closed. */
export const readWordedResult = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
): Promise<Result | null> => {
  const result = await readWorkshopResult(tx, allianceId, workshopId)
  if (!result) return null
  return worded(result, minutesOf(await readMinutesFacts(tx, allianceId, workshopId)).wording)
}
