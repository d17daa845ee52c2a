// The day of a moment, as days without a time are written and compared.

/** YYYY-MM-DD, in UTC: at most two hours off the day where our readers are. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)
