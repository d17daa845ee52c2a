// A version of a process as the asker may know it: its model, whose it is, and whether something was left out of it.

import type { DifferencesView } from '#api'
import type { Sharing } from '#library'
import { listVersions, readDetail, readModelText, readSummaries } from '../store/library.ts'
import type { Tx } from '../store/store.ts'
import { type MemberContext, Refused } from './context.ts'

export interface LoadedVersion {
  readonly shown: DifferencesView['before']
  /** JSON of a Process. */
  readonly model: string
  /** What of it the asker gets to see. */
  readonly sees: Sharing
}

const EVERYTHING: Sharing = { minutes: true, cases: true, posts: true }

/**
 * The current version where no number is given; a version that is not there or not to be seen is not found. With
 * `house` it is as that organisation may know it, also where the asker belongs to others that know more.
 */
export const loadVersion = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  number: number | undefined,
  house?: string,
): Promise<LoadedVersion> => {
  const { allianceId } = ctx.actor
  const [summary] = await readSummaries(tx, allianceId, [id])
  const detail = await readDetail(tx, allianceId, id)
  const version = number ?? summary?.version ?? undefined
  if (!summary || !detail || version === undefined) throw new Refused('thing/not-found')
  const versions = await listVersions(tx, allianceId, id)
  const found = versions.find((one) => one.number === version)
  const isForHouse = house === undefined || house === detail.organisationId
  const audience = isForHouse ? detail.audience : 'shared'
  const model = found && (await readModelText(tx, allianceId, id, audience, version))
  if (!found || model === undefined) throw new Refused('thing/not-found')
  const { name, organisation } = summary
  return {
    ...{ model, sees: audience === 'own' ? EVERYTHING : detail.sharing },
    shown: {
      ...{ processId: id, name, organisationName: organisation.name, version },
      createdAt: found.createdAt.toISOString(),
      svg: '',
    },
  }
}
