// What a workshop has of the one it follows: its issues that were open, taken along when it was planned, and its measures
// as they stand today. A measure is agreed once and lives on the board; here it is looked at and not taken over.

import type { MeasureBefore } from '#api'
import { openIssues, openMeasures, placeNow } from '#workshop'
import { readMeasureFacts, readMeasurePlaces } from '../store/measures.ts'
import type { Tx } from '../store/store.ts'
import { type FrozenMaterial, readWorkshopMaterial } from '../store/workshops.ts'
import { type MemberContext, Refused } from './context.ts'
import { readWordedResult } from './worded-result.ts'

/** As issues to begin with, in the words of the minutes. */
export const openIssuesOf = async (
  tx: Tx,
  { actor: { allianceId } }: MemberContext,
  workshopId: string,
  now: FrozenMaterial,
) => {
  const result = await readWordedResult(tx, allianceId, workshopId)
  const before = await readWorkshopMaterial(tx, allianceId, workshopId)
  if (!result || !before) throw new Refused('workshop/not-over')
  return openIssues(result, before.de, now.de)
}

/** [] where it follows none. */
export const measuresBefore = async (
  tx: Tx,
  allianceId: string,
  workshop: { readonly id: string; readonly followsId: string | null },
): Promise<MeasureBefore[]> => {
  const { id, followsId } = workshop
  if (followsId === null) return []
  const facts = await readMeasureFacts(tx, allianceId, followsId)
  const open = openMeasures([...new Map(facts.map((fact) => [fact.id, fact])).values()])
  if (open.length === 0) return []
  const before = await readWorkshopMaterial(tx, allianceId, followsId)
  const now = await readWorkshopMaterial(tx, allianceId, id)
  const places = await readMeasurePlaces(tx, allianceId, followsId)
  return open.map(({ id: measure, text, organisation, post, due, state }) => {
    const was = places.get(measure)
    const place = before && now && placeNow(was, before.de, now.de)
    return { id: measure, text, organisation, post, due, state, place: place ?? null }
  })
}
