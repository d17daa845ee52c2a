// Whether words of one column are said anywhere in others.

import type { Word } from '#language'
import type { Step } from '../step.ts'
import type { Material } from './material.ts'

/** Words that tell: no light ones, and not what the whole process is about. */
export const tellingWords = (step: Step, { isTopic }: Material): readonly Word[] =>
  step.label.words.filter((word) => word.weight > 0.5 && !isTopic(word))

/** A borrowed noun drops its last vowel in what is derived from it: Konto, Kontierung. */
const isOfOneRoot = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return short.length > 4 && /[aou]$/.test(short) && long.startsWith(short.slice(0, -1))
}

/**
 * No step of these columns shares a part of these words, wherever it stands in the work. Of what answers to another
 * step of the columns `own`, only what it speaks of itself counts, not what that is of (Schwerbehindertenvertretung).
 */
export const areUnheard = (
  words: readonly Word[],
  own: readonly number[],
  columns: readonly number[],
  { alignment }: Material,
): boolean => {
  const parts = new Set(words.flatMap((word) => word.parts))
  const answering = new Set(
    alignment.rows.flatMap((row) =>
      row.some(({ column }) => own.includes(column)) ? row.map(({ step }) => step) : [],
    ),
  )
  const isSaidBy = (step: Step): boolean =>
    step.label.words.some((word) =>
      (answering.has(step) ? word.parts.slice(-1) : word.parts).some(
        (part) => parts.has(part) || [...parts].some((mine) => isOfOneRoot(mine, part)),
      ),
    )
  return !columns.some((column) => alignment.columns[column]?.some(isSaidBy))
}
