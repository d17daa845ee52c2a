// How a comparison is looked at, as an address says it.

import type { Strictness } from '#compare'
import type { Look } from '../work/relate.ts'

export const readLook = ({
  strictness,
  oneToOne,
}: {
  readonly strictness?: Strictness | undefined
  readonly oneToOne?: 'yes' | undefined
}): Look => ({
  ...(strictness ? { strictness } : {}),
  ...(oneToOne ? { isOneToOne: true } : {}),
})
