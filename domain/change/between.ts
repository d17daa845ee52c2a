// Fractional keys: a place between two others without renumbering. Digits 0-9a-z after a point, compared
// as plain strings, as `orderAt` of the model makes them.

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

const digit = (text: string, index: number): number => DIGITS.indexOf(text[index] ?? '0')

/**
 * A text that sorts behind `a` and before `b`; undefined stands for the beginning and the end. There
 * is none, and the answer is undefined, where b is not behind a, nothing fits between (b is a followed
 * by zeros only), or they were not made of these digits: then the siblings are numbered anew.
 */
export const between = (a: string | undefined, b: string | undefined): string | undefined => {
  const low = a ?? ''
  if (!/^[0-9a-z]*$/.test(low) || (b !== undefined && !/^[0-9a-z]+$/.test(b))) return undefined
  if (b !== undefined && low >= b) return undefined
  let result = ''
  // While both bounds agree so far, the digit of b is an upper bound; afterwards there is none.
  let isBounded = b !== undefined
  for (let index = 0; index <= Math.max(low.length, b?.length ?? 0) + 1; index += 1) {
    const from = digit(low, index)
    const to = isBounded && b !== undefined ? digit(b, index) : DIGITS.length
    if (to - from > 1) return result + DIGITS[(from + to) >> 1]
    result += DIGITS[from]
    if (from < to) isBounded = false
  }
  return undefined
}
