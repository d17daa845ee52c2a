// How a row differs, in words with a symbol; nothing where all are alike.

import { useTranslation } from 'react-i18next'
import type { Row } from './deviations.ts'

const symbol: Readonly<Record<Row['differences'][number], string>> = {
  missing: '○',
  actor: '⇄',
  medium: '✉',
  order: '↕',
  minutes: '◷',
  repeated: '×2',
}

export const DifferenceWords = ({ row }: { row: Row }) => {
  const { t } = useTranslation()
  if (row.differences.length === 0) return <span className="muted">{t('compare:same')}</span>
  return (
    <span className="differences">
      {row.differences.map((difference) => (
        <span key={difference} className="difference">
          <span aria-hidden="true">{symbol[difference]}</span>{' '}
          {t(`compare:difference.${difference}`)}
        </span>
      ))}
    </span>
  )
}
