// Whether the reader is asked to take note of a version, and has.

import type { ProcessDetail } from '#api'
import { type Actor, isAskedToRead } from '#library'

interface RequestRow {
  readonly number: number
  readonly people: readonly string[] | null
  readonly note: string
  readonly name: string | null
  readonly at: Date
}

/** Null where nobody is asked, or not for this reader to know. */
export const presentReading = (
  actor: Actor,
  number: number,
  allRequests: readonly RequestRow[],
  readings: readonly { readonly number: number; readonly personId: string; readonly at: Date }[],
): ProcessDetail['versions'][number]['reading'] => {
  const requests = allRequests.filter((one) => one.number === number)
  if (requests.length === 0) return null
  const own = readings.find((one) => one.number === number && one.personId === actor.personId)
  return {
    isAsked: isAskedToRead(requests, actor.personId),
    readAt: own?.at.toISOString() ?? null,
    requests: requests.map(({ note, name, at }) => ({ note, by: name, at: at.toISOString() })),
  }
}
