// A measure after its workshop: how it stands, and what may be said of it.

export const MEASURE_STATES = ['open', 'doing', 'done', 'dropped'] as const
export type MeasureState = (typeof MEASURE_STATES)[number]

/** How a measure stands. */
export interface MeasureStand {
  readonly state: MeasureState
  readonly text: string
  readonly effect: string
  /** Null where the room named a house that is not in the alliance. */
  readonly organisationId: string | null
  readonly organisation: string
  readonly post: string
  /** Days as 2026-12-24. */
  readonly due: string
  /** Since when it is the usual way; null where nobody said so. */
  readonly since: string | null
  /** Why it was dropped; '' otherwise. */
  readonly reason: string
}

/** Why this cannot be said of a measure; `same`: nothing would change. */
export const faultOfMeasure = (
  before: MeasureStand,
  after: MeasureStand,
): 'reason' | 'same' | undefined => {
  if (after.state === 'dropped' && after.reason.trim() === '') return 'reason'
  const isSame = (Object.keys(before) as (keyof MeasureStand)[]).every(
    (key) => before[key] === after[key],
  )
  return isSame ? 'same' : undefined
}

export const isMeasureOver = ({ state }: Pick<MeasureStand, 'state'>): boolean =>
  state === 'done' || state === 'dropped'
