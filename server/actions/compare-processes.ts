// Any 2 to 25 processes side by side.

import type { ComparisonView } from '#api'
import type { Look } from '../work/relate.ts'
import { type MemberContext, Refused } from './context.ts'
import { compare, MOST_COLUMNS } from './present-comparison.ts'

/** Each once; refused where they are too few or too many to lay side by side. */
export const demandChosen = (processIds: readonly string[]): readonly string[] => {
  const ids = [...new Set(processIds)]
  if (ids.length < 2) throw new Refused('compare/too-few')
  if (ids.length > MOST_COLUMNS) throw new Refused('compare/too-many', { limit: MOST_COLUMNS })
  return ids
}

export const compareProcesses = async (
  ctx: MemberContext,
  processIds: readonly string[],
  look?: Look,
): Promise<ComparisonView> => compare(ctx, demandChosen(processIds), look ? { look } : {})
