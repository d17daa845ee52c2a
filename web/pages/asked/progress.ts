// How far somebody has come with the questions of a link, kept in the browser's tab so that loading the page
// anew begins where they were. Nothing of it goes anywhere; what was answered is with the server.

export type Verdict = 'right' | 'wrong'

export interface Progress {
  /** Index of the question. */
  readonly at: number
  readonly isDone: boolean
  readonly name: string
  /** What was answered, by the question's key; '' is the one about the whole. */
  readonly answers: Readonly<Record<string, Verdict>>
  /** What was written and not sent, by the question's key. */
  readonly words: Readonly<Record<string, string>>
}

export const NO_PROGRESS: Progress = { at: 0, isDone: false, name: '', answers: {}, words: {} }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What was kept; nothing where it is none of this, or of more questions than there are. */
export const readProgress = (text: string | null, questions: number): Progress => {
  if (text === null) return NO_PROGRESS
  try {
    const kept: unknown = JSON.parse(text)
    if (!isRecord(kept) || !isRecord(kept.answers) || !isRecord(kept.words)) return NO_PROGRESS
    const { at, isDone, name, answers, words } = kept
    if (!Number.isInteger(at) || typeof name !== 'string') return NO_PROGRESS
    const isVerdict = (one: unknown) => one === 'right' || one === 'wrong'
    if (!Object.values(answers).every(isVerdict)) return NO_PROGRESS
    if (!Object.values(words).every((one) => typeof one === 'string')) return NO_PROGRESS
    return {
      at: Math.max(0, Math.min(at as number, questions)),
      ...{ isDone: isDone === true, name },
      answers: answers as Progress['answers'],
      words: words as Progress['words'],
    }
  } catch {
    return NO_PROGRESS
  }
}

/** Words to a question; none where there is nothing in them. */
export const written = (progress: Progress, key: string, text: string): Progress => {
  const { [key]: _, ...others } = progress.words
  return { ...progress, words: text.trim() === '' ? others : { ...others, [key]: text } }
}

/** The server has the answer: what was written is with it. */
export const answered = (progress: Progress, key: string, verdict: Verdict): Progress => ({
  ...written(progress, key, ''),
  answers: { ...progress.answers, [key]: verdict },
})
