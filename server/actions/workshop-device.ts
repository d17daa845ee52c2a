// The device that a token belongs to. One that came in by invitation holds as long as the workshop does; one that came in by
// right as long as the right: whoever has left the alliance or coordinates no longer does not go on leading.

import { can, knownMemberships } from '#library'
import type { Store } from '../store/store.ts'
import { type DeviceRow, readLeader, readMyDevice } from '../store/workshop-room.ts'
import { hashToken } from './tokens.ts'

export interface AdmittedDevice extends DeviceRow {
  /** Whose right it is; undefined for who was invited. */
  readonly leader: string | undefined
}

/** Undefined where there is none, or none any more. */
export const findDevice = async (
  store: Store,
  token: string,
  now: Date,
): Promise<AdmittedDevice | undefined> => {
  const hash = hashToken(token)
  const device = await store.asVisitor(hash, now, readMyDevice)
  if (!device) return
  const { allianceId } = device
  // Only these two are given by right, and a room of guests is let in without asking.
  if (device.role !== 'moderation' && device.voice !== null) return { ...device, leader: undefined }
  const leader = await store.asWorker(allianceId, (tx) => readLeader(tx, allianceId, hash, now))
  // Let in before it was kept whose right it is.
  if (!leader) return { ...device, leader: undefined }
  const { personId, plannedBy } = leader
  const memberships = knownMemberships(leader.memberships)
  const subject = { kind: 'workshop', allianceId, plannedBy } as const
  const may = can({ personId, allianceId, memberships }, 'lead', subject)
  return memberships.length > 0 && may.isAllowed ? { ...device, leader: personId } : undefined
}
