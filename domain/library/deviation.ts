// Why an adoption differs from what it goes back to. A reason is asked for, never demanded. Numbered rules: SPEC.md.

/** Why something is done otherwise here; the six an administration knows. */
export const DEVIATION_REASONS = [
  /** Somebody else is responsible for it. */
  'competence',
  'law',
  'size',
  /** Another IT product. */
  'product',
  'organisation',
  /** It has always been done so. */
  'practice',
] as const
export type DeviationReason = (typeof DEVIATION_REASONS)[number]

/** What somebody said of one thing that differs. */
export interface DeviationFact {
  /** Of the element, as the differences to the origin name it. */
  readonly key: string
  /** Undefined: what was said is taken back. */
  readonly reason?: DeviationReason | undefined
  readonly text: string
}

/** By key, what was said last, of facts in their order; what was taken back is not in it. */
export const explanationsOf = <Fact extends DeviationFact>(
  facts: readonly Fact[],
): ReadonlyMap<string, Fact & { readonly reason: DeviationReason }> => {
  const said = new Map<string, Fact & { readonly reason: DeviationReason }>()
  for (const fact of facts) {
    const { key, reason } = fact
    if (reason === undefined) said.delete(key)
    else said.set(key, { ...fact, reason })
  }
  return said
}

export interface DeviationCount {
  /** Undefined: nobody said why. */
  readonly reason: DeviationReason | undefined
  readonly count: number
}

/** How many deviations have which reason, in the order of the reasons, those without one last; none are left out. */
export const countDeviations = (
  reasons: readonly (DeviationReason | undefined)[],
): readonly DeviationCount[] =>
  [...DEVIATION_REASONS, undefined].flatMap((reason) => {
    const count = reasons.filter((one) => one === reason).length
    return count === 0 ? [] : [{ reason, count }]
  })
