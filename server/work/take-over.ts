// What is asked before another's process is taken over, and the process as it is then stored; in a worker thread,
// because words are compared and a large model takes its time.

import type { GlossaryLayer } from '#language'
import {
  type LeftOpen,
  proposeWord,
  type Sharing,
  type TakeOver,
  takeOver as takeOverProcess,
  type WordKind,
  type WordProposal,
  wordsIn,
} from '#library'
import type { Profile } from '#process'
import { type PreparedModel, prepareModel } from './prepare-model.ts'
import { tellLanguage } from './told.ts'

interface Origin {
  /** JSON of a Process. */
  readonly model: string
  readonly profile: Profile
  /** What its organisation is called, in full and in short. */
  readonly organisation: readonly string[]
}

export interface AskInput extends Origin {
  /** Words in use here, those used most first. */
  readonly own: Readonly<Record<WordKind, readonly string[]>>
  /** What was answered last. */
  readonly remembered: readonly {
    readonly kind: WordKind
    readonly theirs: string
    readonly ours: string
  }[]
  /** What the own organisation is called. */
  readonly house: string
  readonly glossary: readonly GlossaryLayer[]
}

export interface AskedWord {
  readonly kind: WordKind
  readonly name: string
  readonly count: number
  readonly proposal: WordProposal | null
}

export const askTakeOver = (input: AskInput) => {
  const { profile, organisation, own, remembered } = input
  const process = JSON.parse(input.model)
  const language = tellLanguage(input.glossary)
  const answered = new Map(remembered.map(({ kind, theirs, ours }) => [`${kind} ${theirs}`, ours]))
  const house = { theirs: organisation, ours: input.house }
  const words = wordsIn(process, profile).map((word): AskedWord => {
    const { kind, name } = word
    const known = { own: own[kind], remembered: answered.get(`${kind} ${name}`), house }
    return { ...word, proposal: proposeWord(name, known, language) ?? null }
  })
  const { left } = takeOverProcess(process, profile, {
    ...{ answers: [], keepsFigures: false, organisation },
  })
  return { words, left }
}

export interface TakeOverInput extends Origin, TakeOver {
  readonly sharing: Sharing
  readonly post: string
  /** What the new process is called. */
  readonly name: string
}

export interface TakenOverModel {
  readonly model: PreparedModel
  readonly profile: Profile
  readonly left: readonly LeftOpen[]
}

export const takeOver = (input: TakeOverInput): TakenOverModel => {
  const { model, profile, sharing, post, name, answers, keepsFigures, organisation } = input
  const taken = takeOverProcess(JSON.parse(model), profile, { answers, keepsFigures, organisation })
  return {
    model: prepareModel({ ...taken.process, name }, sharing, post),
    profile: taken.profile,
    left: taken.left,
  }
}
