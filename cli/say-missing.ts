// What is said of letters that a picture or a PDF cannot show: each with the element it stands in.

import type { Key, Process } from '#process'
import type { MissingLetters } from '../documents/missing-letters.ts'
import type { Context } from './command.ts'
import { oneLine } from './say.ts'

/** Of many elements only the first are named. */
const MOST = 10

/** One sentence for each element; [] where everything is drawn. */
export const sayMissingLetters = (
  { texts }: Context,
  process: Process,
  missing: readonly MissingLetters[],
): readonly string[] => {
  const nameAt = (key: string | undefined): string | undefined =>
    key === undefined ? undefined : process.elements[key as Key]?.name
  const sentences = missing.slice(0, MOST).map(({ key, text, letters }) =>
    texts.t('cli:convert.missingLetters', {
      label: oneLine(nameAt(key) || text),
      letters: letters.join(', '),
    }),
  )
  const count = missing.length - MOST
  return count > 0 ? [...sentences, texts.t('cli:convert.missingElsewhere', { count })] : sentences
}
