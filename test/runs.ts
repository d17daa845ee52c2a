// How many cases a property tries. `npm test` takes the sample written at the property; `npm run soak`
// multiplies it, with the same seeds, so that a failure found there can be repeated.

const factor = Number(process.env.PROZESS_SOAK ?? '1')

/** The sample, or the soak's multiple of it. */
export const runs = (sample: number): number => sample * factor
