// In a cell: that people confirmed its place in the row, or that it follows from what they confirmed.

import { useTranslation } from 'react-i18next'
import type { Cell } from '../../parts/cell-words.tsx'
import { tieOfCell } from './link-verdicts.ts'

const symbol = { confirmed: '✓', inferred: '↪' } as const

export const TieMark = ({ cell }: { cell: Cell }) => {
  const { t } = useTranslation()
  const tie = tieOfCell(cell)
  if (tie !== 'confirmed' && tie !== 'inferred') return null
  return (
    <span className="tie-mark">
      <span aria-hidden="true">{symbol[tie]}</span> {t(`compare:link.mark.${tie}`)}
    </span>
  )
}
