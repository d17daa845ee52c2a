// A version of a process as the asker may know it: its model, whose it is, and whether something was left out of it.

import type { DifferencesView } from '#api'
import { isForeignId, type Sharing, wasInForce } from '#library'
import { listVersions, readDetail, readModelText, readSummaries } from '../store/library.ts'
import { readOriginVersions } from '../store/lineage.ts'
import { readForeignVersion } from '../store/signed-files.ts'
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

/** Of an origin in another alliance: as a house received it, while its key is known or it was taken already. */
const loadForeign = async (
  tx: Tx,
  allianceId: string,
  id: string,
  version: number | undefined,
  house?: string,
): Promise<LoadedVersion> => {
  const versions = (await readOriginVersions(tx, allianceId, [id])).get(id) ?? []
  const isOpen = versions.some((one) => one.number === version && wasInForce(one))
  const file =
    version === undefined || !isOpen
      ? undefined
      : await readForeignVersion(tx, allianceId, id, version, house)
  if (!file) throw new Refused('thing/not-found')
  const { facts, model } = file
  return {
    ...{ model, sees: facts.sharing },
    shown: {
      ...{ processId: id, name: facts.name, version: file.version, svg: '' },
      organisationName: facts.organisation.name,
      createdAt: new Date(facts.savedOn).toISOString(),
    },
  }
}

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
  if (isForeignId(id)) return loadForeign(tx, allianceId, id, number, house)
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
