// Writes a comparison as a file, in a worker thread: 25 columns take their time.

import { createTexts, type Language } from '#texts'
import type { ComparisonData } from '../../documents/comparison-document.ts'
import { type ComparisonForm, writeComparison } from '../../documents/write-comparison.ts'

export interface ComparisonFileInput {
  readonly data: ComparisonData
  readonly form: ComparisonForm
  readonly language: Language
  readonly date: Date
  readonly notices: readonly string[]
}

export const comparisonFile = ({
  data,
  form,
  language,
  date,
  notices,
}: ComparisonFileInput): Promise<Uint8Array> =>
  writeComparison(data, form, { texts: createTexts(language), language, date, notices })
