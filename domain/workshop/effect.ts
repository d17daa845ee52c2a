// What a measure brought, as far as figures say: work in a year before and now. Unknown where one of them is.

/** As somebody gave them; null where nobody did. */
export interface WorkFigures {
  readonly casesPerYear: number | null
  readonly minutesPerCase: number | null
}

/**
 * Hours of work a year less (positive) or more (negative), by minutes a case alone: more or fewer cases are nobody's doing.
 * Cases of today count, else those of before; undefined where minutes or cases are not known.
 */
export const hoursSaved = (before: WorkFigures, now: WorkFigures): number | undefined => {
  const cases = now.casesPerYear ?? before.casesPerYear
  if (cases === null || before.minutesPerCase === null || now.minutesPerCase === null) return
  return ((before.minutesPerCase - now.minutesPerCase) * cases) / 60
}
