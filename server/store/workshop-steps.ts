// Steps that recommendations and measures of workshops are about.

import type { BoundStep } from '#workshop'
import type { Tx } from './store.ts'

const AT_ONCE = 1_000

/** As the worker. */
export const insertBoundSteps = async (
  tx: Tx,
  { allianceId, workshopId }: { allianceId: string; workshopId: string },
  steps: readonly BoundStep[],
): Promise<void> => {
  for (let from = 0; from < steps.length; from += AT_ONCE) {
    await tx
      .insertInto('workshop_step')
      .values(
        steps.slice(from, from + AT_ONCE).map(({ processId, step, kind, item }) => ({
          ...{ alliance_id: allianceId, workshop_id: workshopId, process_id: processId },
          ...{ step, kind, item },
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
