// Members for a time: when it is time to remind of the end. Numbered rules: SPEC.md.

const DAY_MS = 24 * 3_600_000
const REMINDED_BEFORE_DAYS = 14

/** Of memberships that end up to then there should be a word now. */
export const remindUpTo = (now: Date): Date =>
  new Date(now.getTime() + REMINDED_BEFORE_DAYS * DAY_MS)
