// What somebody types in a field that others may change at the same moment. Who has typed nothing since the
// field last held what all see takes what comes, and writes nothing; what was typed is written on what was
// seen, so that a change of others meanwhile is a conflict that both see, and never lost in silence.

/** False where the words cannot be taken; they stay in the field. */
export type Save = (words: string) => boolean | undefined

export interface Typing {
  readonly words: string
  /** What all saw when the field last held just that. */
  readonly seen: string
  /** Writes on what was seen then. */
  readonly save: Save
}

/** Whether words say what is saved already. */
export type Same = (words: string, saved: string) => boolean

export const sameWords: Same = (words, saved) => words.trim() === saved.trim()

/** Names with commas between them. */
export const namesIn = (words: string): readonly string[] =>
  words
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** As long as the same names are named, whatever stands between them. */
export const sameNames: Same = (words, saved) =>
  namesIn(words).join(',') === namesIn(saved).join(',')

/** Words were typed where `shared` is what all see. */
export const typedOn = (
  typing: Typing | undefined,
  words: string,
  shared: string,
  save: Save,
): Typing => ({ words, seen: typing?.seen ?? shared, save: typing?.save ?? save })

/** What is left of the typing once all see `shared`; undefined where the field shows just that. */
export const settled = (
  typing: Typing | undefined,
  shared: string,
  save: Save,
  same: Same,
): Typing | undefined => {
  if (!typing || typing.seen === shared) return typing
  // Saved: from here on one types on this.
  if (same(typing.words, shared)) return { words: typing.words, seen: shared, save }
  return same(typing.words, typing.seen) ? undefined : typing
}

/** Whether the field holds what would be lost with it. */
export const isUnsaved = (typing: Typing | undefined, shared: string, same: Same): boolean =>
  typing !== undefined && !same(typing.words, shared) && !same(typing.words, typing.seen)

/** Where the caret goes when a text becomes another: it stays with the words around it. */
export const caretIn = (before: string, after: string, caret: number): number => {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  if (caret <= start) return caret
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return caret >= before.length - end
    ? after.length - (before.length - caret)
    : Math.min(caret, after.length - end)
}
