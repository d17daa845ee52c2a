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

/** Whoever asked closes it, and opens it again. Rule Q6. */
export const mayClose = (
  { askedBy }: Pick<QuestionSubject, 'askedBy'>,
  personId: string,
): boolean => askedBy === personId

/** Once somebody has answered, it is no longer the asker's alone. Rule Q6. */
export const mayTakeBack = ({ askedBy, answeredBy }: QuestionSubject, personId: string): boolean =>
  askedBy === personId && answeredBy.length === 0

/** Who can be named: the own people, and whoever takes part. Rule Q5. */
export const nameableIn = (
  ownPeople: readonly string[],
  about: QuestionSubject | undefined,
): readonly string[] => [
  ...new Set([...ownPeople, ...(about ? [about.askedBy, ...about.answeredBy] : [])]),
]

/** Whom a question tells: who is named, who looks after what it is about or follows that, and who follows all. Rule Q4. */
export const toldOfQuestion = (
  named: readonly string[],
  caretakers: readonly string[],
  followers: readonly string[],
  ofAll: readonly string[],
): readonly Told[] => [
  ...tellAll('mention', named),
  ...tellAll('questionAsked', [...caretakers, ...followers]),
  ...tellAll('questionNew', ofAll),
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
