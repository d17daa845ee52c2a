// How many cases a property tries. `npm test` takes the sample written at the property; `npm run soak`
// multiplies it, with the same seeds, so that a failure found there can be repeated.

import { TestRunner } from 'vitest'

const factor = Number(process.env.PROZESS_SOAK ?? '1')

/**
 * The sample, or the soak's multiple of it; `atLeast` says how many the soak tries whatever its factor
 * is. The test carries the number with it, for the soak's last lines.
 */
export const runs = (sample: number, atLeast = 0): number => {
  const cases = factor === 1 ? sample : Math.max(Math.round(sample * factor), atLeast)
  const test = TestRunner.getCurrentTest()
  const before = test && 'cases' in test.meta ? Number(test.meta.cases) : 0
  if (test) Object.assign(test.meta, { cases: before + cases })
  return cases
}
