// Fewest and most minutes as people type them: one end after the other.

import type { MinutesRange } from '#process'

/**
 * The range with one end typed, or taken away. What was typed last holds, and the other end gives way;
 * undefined where nothing is left.
 */
export const withEnd = (
  range: MinutesRange | null,
  end: keyof MinutesRange,
  value: number | undefined,
): MinutesRange | undefined => {
  const { min = 0, max = 0 } = range ?? {}
  const next =
    end === 'min'
      ? { min: value ?? 0, max: Math.max(max, value ?? 0) }
      : { min: Math.min(min, value ?? min), max: value ?? min }
  return next.max === 0 ? undefined : next
}
