// "Did you mean ...?": the known word that is nearest to what was typed.

/** Edits between two words, a swap of neighbours counting as one (optimal string alignment). */
const distance = (a: string, b: string): number => {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      }
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** Nearest of the known words, or undefined when none is near enough to be meant. */
export const suggest = (typed: string, known: readonly string[]): string | undefined => {
  const word = typed.toLowerCase()
  const [best] = known
    .map((candidate) => ({
      candidate,
      edits: candidate.startsWith(word) && word.length > 2 ? 1 : distance(word, candidate),
    }))
    .sort((a, b) => a.edits - b.edits)
  return best && best.edits <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : undefined
}
