// Reasons and remarks of an import as sentences. What the readers of models say has its texts beside
// them; here is only which ones.

import type { i18n } from 'i18next'
import type { ReportPart } from '#api'
import { sayRefusal, sayReport } from '#texts'
import type { StoredRemark } from '../work/read-model.ts'
import type { Reason } from './reason.ts'

export const sayReason = (texts: i18n, { code, details }: Reason): string => {
  const { t } = texts
  const [area, inner] = code.split('/')
  if (inner === undefined) return t(`imports:${code}`, details)
  return area === 'steps'
    ? t(`steps:steps/${inner}`, details)
    : sayRefusal(texts, { code: inner, details })
}

const saySteps = ({ t }: i18n, { code, details }: StoredRemark): string => {
  const text = t(`steps:steps/${code}`, details)
  return details.line ? t('imports:atLine', { line: details.line, text }) : text
}

/** What had to be mended or guessed, and what is kept but not understood, under headings. */
export const sayRemarks = (texts: i18n, remarks: readonly StoredRemark[]): ReportPart[] => {
  const [ofSteps, ofModels] = [true, false].map((isSteps) =>
    remarks.filter(({ area }) => (area === 'steps') === isSteps),
  )
  const steps = (ofSteps ?? []).map((remark) => saySteps(texts, remark))
  return [
    ...sayReport(texts, ofModels ?? []).map((part) => ({
      ...part,
      sentences: [...part.sentences],
    })),
    ...(steps.length > 0 ? [{ title: texts.t('bpmn:report.mended'), sentences: steps }] : []),
  ]
}
