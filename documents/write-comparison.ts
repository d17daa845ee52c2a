// A comparison as a file of one of the forms offices work with.

import type { COMPARISON_FILES } from '#api'
import {
  type ComparisonData,
  type ComparisonOptions,
  comparisonDocument,
} from './comparison-document.ts'
import { comparisonExcel } from './comparison-excel.ts'
import { comparisonPdf } from './comparison-pdf.ts'
import { comparisonWord } from './comparison-word.ts'

export type ComparisonForm = (typeof COMPARISON_FILES)[number]

const PAPER = { pdf: 'a4', 'a1.pdf': 'a1', 'a4.pdf': 'a1-on-a4' } as const

export const writeComparison = async (
  data: ComparisonData,
  form: ComparisonForm,
  options: ComparisonOptions,
): Promise<Uint8Array> => {
  const made = comparisonDocument(data, options)
  if (form === 'xlsx') return comparisonExcel(made)
  if (form === 'docx') return comparisonWord(made)
  return comparisonPdf(made, options.date, PAPER[form])
}
