// When a program starts that keeps other terms of a process than the one before, or weighs words otherwise,
// what is stored is made anew.

import { findFamilyWeights } from '../store/family-weights.ts'
import { requestFamilies } from '../store/jobs.ts'
import { findUnindexed } from '../store/process-index.ts'
import { findAllianceIds } from '../store/tidy.ts'
import type { JobDeps } from './deps.ts'

/** Asks for the index of every alliance that is not up to date; harmless to call again. */
export const scheduleIndexing = async ({ store, newId, now }: JobDeps): Promise<void> => {
  for (const allianceId of await store.asWorker(undefined, findAllianceIds)) {
    await store.asWorker(allianceId, async (tx) => {
      const missing = await findUnindexed(tx)
      const isWeighed = (await findFamilyWeights(tx)) !== undefined
      if (missing.length > 0 || !isWeighed)
        await requestFamilies(tx, { id: newId(), allianceId, now: now() })
    })
  }
}
