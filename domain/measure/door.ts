// Honest figures of one process: formula, unit and edge cases stand at each of them.

export { breaksAlong, mediaBreaks } from './media-breaks.ts'
export { minutesPerCase } from './minutes-per-case.ts'
