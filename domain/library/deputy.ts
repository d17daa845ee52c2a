// Who stands in for whom when versions are reviewed: for some days, within one organisation. Rules: SPEC.md.

export interface Deputyship {
  /** Ids of persons. */
  readonly person: string
  readonly deputy: string
  /** First and last day (2026-11-28), both included. */
  readonly from: string
  readonly until: string
}

/** Those that hold on a day. */
export const holdingOn = <Held extends Deputyship>(
  deputyships: readonly Held[],
  day: string,
): readonly Held[] => deputyships.filter(({ from, until }) => from <= day && day <= until)

/** What is wrong with one that somebody wants to name on a day: for themselves, or for a colleague. */
export const faultOfDeputyship = (
  { person, deputy, from, until }: Deputyship,
  today: string,
  by: string,
): 'self' | 'oneself' | 'days' | undefined => {
  if (person === deputy) return 'self'
  if (by === deputy) return 'oneself'
  return until < from || until < today ? 'days' : undefined
}
