// When each version was in force, from what happened to it; and which was on a certain day.

import type { ProcessDetail } from '#api'

type Version = Pick<ProcessDetail['versions'][number], 'number' | 'state' | 'createdAt'> & {
  readonly review: Pick<ProcessDetail['versions'][number]['review'], 'facts'>
}

export interface Validity {
  readonly number: number
  /** ISO 8601. */
  readonly from: string
  /** Undefined while it holds. */
  readonly until?: string
  /** The version that took its place at that moment; undefined where somebody ended it without one. */
  readonly replacedBy?: number
}

/**
 * The versions that were ever in force, the latest first. One that came into the library approved holds from that
 * day; for whom the facts are not, nothing can be told but that.
 */
export const validities = (versions: readonly Version[]): readonly Validity[] => {
  const held = versions.flatMap(({ number, state, createdAt, review: { facts } }) => {
    const approved = facts.findLast(({ act }) => act === 'approve')?.at
    const retired = facts.findLast(({ act }) => act === 'retire')?.at
    const from = approved ?? (facts.some(({ act }) => act === 'submit') ? undefined : createdAt)
    const wasApproved = approved !== undefined || state === 'approved' || retired !== undefined
    if (from === undefined || !wasApproved) return []
    return [{ number, from, ...(retired === undefined ? {} : { until: retired }) }]
  })
  return held.map((one): Validity => {
    const next = held.find(({ number, from }) => number !== one.number && from === one.until)
    return next ? { ...one, replacedBy: next.number } : one
  })
}

/** Which version held at the end of a day (YYYY-MM-DD, where the reader is); undefined: none. */
export const heldOn = (
  versions: readonly Version[],
  day: string,
  endOf: (day: string) => Date = endOfDay,
): number | undefined => {
  const end = endOf(day).getTime()
  return validities(versions).find(
    ({ from, until }) =>
      Date.parse(from) <= end && (until === undefined || Date.parse(until) > end),
  )?.number
}

const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999`)
