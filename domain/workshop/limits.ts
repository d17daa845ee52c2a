// How much of everything a workshop takes, so that one device cannot fill it.

/** Characters of a card or another entry. */
export const MAX_TEXT = 500
/** Characters of a display name or the name of an administration. */
export const MAX_NAME = 80
/** Characters of a moment in ISO 8601. */
export const MAX_MOMENT = 40
/** Minutes planned for an item of the agenda. */
export const MAX_PHASE_MINUTES = 600
/** Items of an agenda. */
export const MAX_PHASES = 50
export const MAX_PARTICIPANTS = 500
/** Messages of one voice: fewer than there is room for entries, so that the others find some. */
export const MAX_MESSAGES = 2_000
/** Of those who lead, who enter paper for others as well. */
export const MAX_MESSAGES_LEADING = 5_000
/** Entries of one kind in a workshop: cards, issues, measures, sheets of paper, places of estimates. */
export const MAX_ENTRIES = 5_000
/** Minutes of an estimate or of the timer: no case takes a person longer than a working week. */
export const MAX_MINUTES = 2_400
/** Voices of which sums may be shown at the least: of two, each can take their own off and has the other's. */
export const LEAST_GROUP = 3
/** Dots of one voice. */
export const MAX_DOTS = 20
