// Labels are quoted in sentences; what a label quotes itself gets the inner marks then („Stempel ‚sachlich richtig‘“).

import type { i18n } from 'i18next'

const QUOTED = /[„“”"«»]([^„“”"«»]*)[„“”"«»]/gu

export const innerMarks = (texts: i18n, label: string): string =>
  label.replace(QUOTED, texts.language?.startsWith('en') ? '‘$1’' : '‚$1‘')
