// Wechsel Papier/digital: how often the regular case changes between paper and digital.

import type { Process } from '#process'
import { flowOrder } from './flow-order.ts'

/**
 * Counts the changes along the steps that occur in at least half of all cases, in the order of the
 * flow. What is done by word of mouth or by hand (`inPerson`), and steps without a medium, are passed
 * over; all other media but paper are digital. Ways done at the same time count one after the other.
 * Undefined where no step has a medium; 0 where there is nothing to change between.
 */
export const mediaBreaks = (process: Process): number | undefined => {
  const steps = flowOrder(process).filter((step) => step.work?.medium !== undefined)
  if (steps.length === 0) return undefined
  let breaks = 0
  let before: boolean | undefined
  for (const { work } of steps) {
    if (work?.medium === 'inPerson' || (work?.share ?? 1) < 0.5) continue
    const isPaper = work?.medium === 'paper'
    if (before !== undefined && before !== isPaper) breaks += 1
    before = isPaper
  }
  return breaks
}
