// How much two files differ, counted in tags with the text behind them: the fewest that have to be taken
// out of the first and put in to give the second. Myers' greedy O(ND) algorithm (1986); cheap where the
// files are nearly alike.

export interface TokenDifference {
  readonly deleted: number
  readonly inserted: number
}

export const tokensOf = (text: string): readonly string[] => text.split(/(?=<)/)

/** Undefined where more than `most` tokens differ. */
export const tokenDifference = (
  before: string,
  after: string,
  most = 4000,
): TokenDifference | undefined => {
  const [a, b] = [tokensOf(before), tokensOf(after)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let [m, n] = [a.length, b.length]
  while (m > head && n > head && a[m - 1] === b[n - 1]) {
    m -= 1
    n -= 1
  }
  const [width, height] = [m - head, n - head]
  const furthest = new Map<number, number>([[1, 0]])
  for (let steps = 0; steps <= Math.min(most, width + height); steps += 1) {
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const [up, left] = [furthest.get(diagonal + 1) ?? -1, furthest.get(diagonal - 1) ?? -1]
      const isDown = diagonal === -steps || (diagonal !== steps && left < up)
      let x = isDown ? up : left + 1
      while (x < width && x - diagonal < height && a[head + x] === b[head + x - diagonal]) x += 1
      furthest.set(diagonal, x)
      if (x >= width && x - diagonal >= height) {
        const deleted = (steps + width - height) / 2
        return { deleted, inserted: steps - deleted }
      }
    }
  }
  return undefined
}
