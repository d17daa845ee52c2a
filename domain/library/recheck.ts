// Looking again, every so often, whether a process still holds. Numbered rules: SPEC.md. What happened is a list of facts.

/** Usual turns, in months; any number is possible. */
export const RECHECK_TURNS = [6, 12, 24, 36] as const

export type RecheckFact =
  | {
      readonly act: 'set'
      /** At least 1; null: it is not looked at again. */
      readonly months: number | null
      /** YYYY-MM-DD: until when it is to be looked at next; null only without a turn. */
      readonly due: string | null
    }
  /** It was looked at and still holds. */
  | { readonly act: 'confirm'; readonly due: string; readonly day: string }

export interface Recheck {
  readonly months: number | null
  readonly due: string | null
  /** The day it was confirmed last. */
  readonly confirmed: string | null
}

const NEVER: Recheck = { months: null, due: null, confirmed: null }

const follow = (now: Recheck, fact: RecheckFact): Recheck =>
  fact.act === 'set'
    ? { ...now, months: fact.months, due: fact.due }
    : { ...now, due: fact.due, confirmed: fact.day }

/** Where it stands after these facts, the earliest first. */
export const recheckOf = (facts: readonly RecheckFact[]): Recheck => facts.reduce(follow, NEVER)

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

const digits = (value: number, count: number): string => String(value).padStart(count, '0')

/** The same day (YYYY-MM-DD) so many months later; the last of that month where it has no such day. */
export const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const all = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(all / 12), (all % 12) + 1]
  return [
    ...[digits(toYear, 4), digits(toMonth, 2)],
    digits(Math.min(date, daysIn(toYear, toMonth)), 2),
  ].join('-')
}

/** What confirming on a day leads to; undefined where no turn is set. Rule Z3. */
export const confirmedOn = (
  { months }: Recheck,
  day: string,
): Extract<RecheckFact, { act: 'confirm' }> | undefined =>
  months === null ? undefined : { act: 'confirm', day, due: addMonths(day, months) }

/** How near it is on a day: asked for from a month before. Rule Z4. */
export const recheckUrgency = (
  due: string | null,
  day: string,
): 'none' | 'later' | 'soon' | 'overdue' => {
  if (due === null) return 'none'
  if (due < day) return 'overdue'
  return due <= addMonths(day, 1) ? 'soon' : 'later'
}
