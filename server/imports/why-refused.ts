// Why a model was not taken, from what became of reading it in a worker thread.

import type { Outcome } from '../work/outcome.ts'
import type { ModelReading } from '../work/read-model.ts'
import { MOST_STEPS, READ_TIMEOUT_MS } from './limits.ts'
import { type Reason, reason } from './reason.ts'

/** Undefined where it was read, or where the threads were stopped. */
export const whyRefused = (outcome: Outcome<ModelReading>): Reason | undefined => {
  switch (outcome.kind) {
    case 'done':
      if (outcome.value.kind === 'tooManySteps')
        return reason('tooManySteps', { limit: MOST_STEPS })
      return outcome.value.kind === 'refused'
        ? reason(`${outcome.value.area}/${outcome.value.code}`, outcome.value.details)
        : undefined
    case 'timedOut':
      return reason('timedOut', { seconds: READ_TIMEOUT_MS / 1000 })
    case 'outOfMemory':
      return reason('tooMuchMemory')
    case 'failed':
      return reason('readerFailed')
    case 'closed':
      return undefined
  }
}
