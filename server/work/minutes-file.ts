// Writes the minutes of a workshop as a file, in a worker thread.

import { createTexts, type Language } from '#texts'
import type { MinutesData } from '../../documents/minutes-document.ts'
import { type MinutesForm, writeMinutes } from '../../documents/write-minutes.ts'

export interface MinutesFileInput {
  readonly data: MinutesData
  readonly form: MinutesForm
  readonly language: Language
  readonly date: Date
  readonly notices: readonly string[]
}

export const minutesFile = ({
  data,
  form,
  language,
  date,
  notices,
}: MinutesFileInput): Promise<Uint8Array> =>
  writeMinutes(data, form, { texts: createTexts(language), language, date, notices })
