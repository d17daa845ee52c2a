// What keys do while the focus is on a question, and which question comes after another.

export type QuestionMove = 'next' | 'previous' | 'ours' | 'theirs' | 'both' | 'confirm'

const MOVES: Readonly<Record<string, QuestionMove>> = {
  j: 'next',
  k: 'previous',
  '1': 'ours',
  '2': 'theirs',
  '3': 'both',
  Enter: 'confirm',
}

/** Undefined for keys that mean something else, also with Ctrl, Alt or Meta. */
export const questionMove = (event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}): QuestionMove | undefined =>
  event.ctrlKey || event.altKey || event.metaKey ? undefined : MOVES[event.key]

/**
 * Where to go after a question was confirmed: to the next one that is open, from the first again behind the last;
 * 'done' where none is.
 */
export const afterAnswer = (isAnswered: readonly boolean[], at: number): number | 'done' => {
  for (let step = 1; step <= isAnswered.length; step += 1) {
    const other = (at + step) % isAnswered.length
    if (other !== at && isAnswered[other] === false) return other
  }
  return 'done'
}
