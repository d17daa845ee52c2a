// Reasons and remarks of an import as sentences. What the readers of models say has its texts beside
// them; here is only which ones.

import type { i18n } from 'i18next'
import type { StoredRemark } from '../work/read-model.ts'
import type { Reason } from './reason.ts'

export const sayReason = ({ t }: i18n, { code, details }: Reason): string => {
  const [area, inner] = code.split('/')
  if (inner === undefined) return t(`imports:${code}`, details)
  return area === 'steps' ? t(`steps:steps/${inner}`, details) : t(`bpmn:refusal.${inner}`, details)
}

/** What was kept but not understood, or had to be guessed, in one sentence. */
export const sayRemark = ({ t }: i18n, { area, code, details }: StoredRemark): string => {
  if (area !== 'steps') return t(`bpmn:remark.${code}`, details)
  const text = t(`steps:steps/${code}`, details)
  return details.line ? t('imports:atLine', { line: details.line, text }) : text
}
