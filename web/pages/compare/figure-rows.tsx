// The figures of each variant below the steps.

import { useTranslation } from 'react-i18next'
import type { ComparisonView } from '#api'
import { useFormat } from '../../client/format.ts'

export const FIGURES = ['casesPerYear', 'minutesPerCase', 'mediaBreaks', 'leadTimeDays'] as const

/** The figures anybody gives. */
export const knownFigures = (columns: ComparisonView['columns']) =>
  FIGURES.filter((figure) => columns.some((column) => column[figure] !== null))

export const FigureRows = ({ columns }: { columns: ComparisonView['columns'] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const figures = knownFigures(columns)
  if (figures.length === 0) return null
  return (
    <tbody className="comparison-table__figures">
      <tr className="comparison-table__branch">
        <th scope="colgroup" colSpan={columns.length + 1}>
          <span>{t('compare:figures.title')}</span>
        </th>
      </tr>
      {figures.map((figure) => (
        <tr key={figure}>
          <th scope="row">{t(`compare:figures.${figure}`)}</th>
          {columns.map((column) => {
            const value = column[figure]
            return (
              <td key={column.processId}>
                {value === null ? (
                  <span className="muted">{t('compare:figures.unknown')}</span>
                ) : (
                  format.number(value, 1)
                )}
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}
