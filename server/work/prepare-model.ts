// A model as the library stores it: its JSON, step list, search words and hash, complete for the own
// organisation and redacted for the others. Made in a worker thread, because a large model takes its time
// and the server's own thread has everybody waiting; what comes back is text, which costs nothing to copy.

import { createHash } from 'node:crypto'
import { redact, type Sharing } from '#library'
import type { Process } from '#process'
import { listSteps, type StepLine } from '#steps'

/** One copy of a model, for one audience. */
export interface PreparedCopy {
  /** JSON of a Process. */
  readonly model: string
  /** JSON of its step list. */
  readonly steps: string
  /** What a search reads of it: labels and posts. */
  readonly words: string
  /** SHA-256 of the model's JSON, lower-case hex. */
  readonly hash: string
}

export interface PreparedModel {
  readonly own: PreparedCopy
  readonly shared: PreparedCopy
  /** What was shared when the copy was made. */
  readonly sharing: Sharing
  /** Steps as people count them. */
  readonly stepCount: number
}

/** A tsvector holds at most a megabyte. */
const MOST_WORDS = 200_000

const wordsOf = (steps: readonly StepLine[]): string =>
  steps
    .flatMap((line) => [line.label, line.actor])
    .filter((text) => text)
    .join('\n')
    .slice(0, MOST_WORDS)

const copyOf = (process: Process, steps: readonly StepLine[]): PreparedCopy => {
  const model = JSON.stringify(process)
  const hash = createHash('sha256').update(model).digest('hex')
  return { model, steps: JSON.stringify(steps), words: wordsOf(steps), hash }
}

/** `post` names a post of which only a number is told, with {n} where it goes: "Stelle {n}". */
const redacted = (process: Process, sharing: Sharing, post: string): Process =>
  redact(process, sharing, (n) => post.replace('{n}', String(n)))

/** Both copies of a model. */
export const prepareModel = (process: Process, sharing: Sharing, post: string): PreparedModel => {
  const steps = listSteps(process)
  const own = copyOf(process, steps)
  const others = redacted(process, sharing, post)
  return {
    own,
    shared: others === process ? own : copyOf(others, listSteps(others)),
    sharing,
    stepCount: steps.filter((line) => line.kind === 'step').length,
  }
}

export interface ShareInput {
  /** JSON of the complete models. */
  readonly models: readonly string[]
  readonly sharing: Sharing
  readonly post: string
}

/** The copies for the others, made anew for what is shared now. */
export const shareModels = ({ models, sharing, post }: ShareInput): readonly PreparedCopy[] =>
  models.map((model) => {
    const others = redacted(JSON.parse(model), sharing, post)
    return copyOf(others, listSteps(others))
  })

export interface PrepareInput {
  /** JSON of a complete model. */
  readonly model: string
  readonly sharing: Sharing
  readonly post: string
}

/** A model that was written here, as the library stores it. */
export const prepareStored = ({ model, sharing, post }: PrepareInput): PreparedModel =>
  prepareModel(JSON.parse(model), sharing, post)
