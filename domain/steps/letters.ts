/** a, b ... z, aa, ab ...: counts branches and what stands between two numbers. */
export const letters = (index: number): string =>
  index < 26
    ? String.fromCharCode(97 + index)
    : letters(Math.floor(index / 26) - 1) + letters(index % 26)
