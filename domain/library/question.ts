// Questions to the alliance: who may ask and answer, who says that an answer helped, and who is told. Numbered rules: SPEC.md.

import { type Told, tellAll } from './notices.ts'

export interface QuestionSubject {
  readonly askedBy: string
  /** Who has answered. */
  readonly answeredBy: readonly string[]
}

/** Only whoever asked knows what helped, and nobody helps themselves. Rule Q3. */
export const mayMark = (
  { askedBy }: Pick<QuestionSubject, 'askedBy'>,
  answeredBy: string,
  personId: string,
): boolean => askedBy === personId && answeredBy !== personId

/** Who can be named: the own people, and whoever takes part. Rule Q5. */
export const nameableIn = (
  ownPeople: readonly string[],
  about: QuestionSubject | undefined,
): readonly string[] => [
  ...new Set([...ownPeople, ...(about ? [about.askedBy, ...about.answeredBy] : [])]),
]

/** Whom a question tells: who is named, who looks after what it is about, and who follows that. Rule Q4. */
export const toldOfQuestion = (
  named: readonly string[],
  caretakers: readonly string[],
  followers: readonly string[],
): readonly Told[] => [
  ...tellAll('mention', named),
  ...tellAll('questionAsked', [...caretakers, ...followers]),
]

/** Whom an answer tells: who is named, who asked, who has answered, and who follows the question. Rule Q4. */
export const toldOfAnswer = (
  named: readonly string[],
  { askedBy, answeredBy }: QuestionSubject,
  followers: readonly string[],
): readonly Told[] => [
  ...tellAll('mention', named),
  ...tellAll('questionAnswered', [askedBy, ...answeredBy, ...followers]),
]
