// Wechsel Papier/digital: how often the regular case changes between paper and digital.

import type { Process, Work } from '#process'
import { flowOrder } from './flow-order.ts'

/**
 * At which of the steps, by their place in the row, the medium changes between paper and digital. What is
 * done by word of mouth or by hand (`inPerson`), steps without a medium, and those that occur in less
 * than half of all cases are passed over; all other media but paper are digital.
 */
export const breaksAlong = (
  steps: readonly (Pick<Work, 'medium' | 'share'> | undefined)[],
): readonly number[] => {
  const breaks: number[] = []
  let before: boolean | undefined
  for (const [index, work] of steps.entries()) {
    if (!work?.medium || work.medium === 'inPerson' || (work.share ?? 1) < 0.5) continue
    const isPaper = work.medium === 'paper'
    if (before !== undefined && before !== isPaper) breaks.push(index)
    before = isPaper
  }
  return breaks
}

/**
 * Counts the changes along the steps that occur in at least half of all cases, in the order of the
 * flow, as `breaksAlong` finds them. Ways done at the same time count one after the other. Undefined
 * where no step has a medium; 0 where there is nothing to change between.
 */
export const mediaBreaks = (process: Process): number | undefined => {
  const works = flowOrder(process).map((step) => step.work)
  return works.some((work) => work?.medium !== undefined) ? breaksAlong(works).length : undefined
}
