// Keys that a plain record can hold in the order they were added: no numbers, no names of JavaScript's
// own objects. The same rule as the model's `key-unsafe`.

/** Longer than any key a person or program makes. */
const LONGEST = 1000

export const isSafeKey = (key: unknown): boolean =>
  typeof key === 'string' &&
  key.length <= LONGEST &&
  !/^\d*$/.test(key) &&
  !(key in Object.prototype)
