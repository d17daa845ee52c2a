// Bearbeitung je Fall: how long people work on one case.

import { activitiesOf, type Process } from '#process'

/**
 * Sum of minutes times share over all steps, in minutes; a step without a share occurs in every case,
 * a step without minutes adds nothing. Undefined where no step has minutes: unknown is not zero. A
 * sub-process with minutes of its own counts besides its inner steps. How often a loop is walked is
 * part of the share, not counted here. Not rounded beyond what floating point needs.
 */
export const minutesPerCase = (process: Process): number | undefined => {
  const timed = activitiesOf(process).filter((step) => step.work?.minutes !== undefined)
  if (timed.length === 0) return undefined
  const sum = timed.reduce(
    (total, { work }) => total + (work?.minutes ?? 0) * (work?.share ?? 1),
    0,
  )
  return Math.round(sum * 1e6) / 1e6
}
