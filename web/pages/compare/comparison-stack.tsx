// The comparison on a phone: one administration at a time, the same rows, the same marks.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../client/format.ts'
import { CellWords } from '../../parts/cell-words.tsx'
import { SelectField } from '../../parts/field.tsx'
import type { ComparisonProps } from './comparison-table.tsx'
import { DifferenceWords } from './difference-words.tsx'
import { knownFigures } from './figure-rows.tsx'
import { TieMark } from './tie-mark.tsx'

export const ComparisonStack = ({
  data,
  rows,
  focus,
  marked,
  onFocus,
  onOpen,
}: ComparisonProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const column = data.columns[focus.column] ?? data.columns[0]
  if (!column) return null
  const place = data.columns.indexOf(column)
  return (
    <div className="comparison-stack">
      <SelectField
        label={t('compare:column')}
        value={place}
        onChange={(event) => onFocus({ row: focus.row, column: Number(event.target.value) })}
      >
        {data.columns.map((one, index) => (
          <option key={one.processId} value={index}>
            {one.organisation.name}: {one.name}
          </option>
        ))}
      </SelectField>
      <Link className="kern-link" to="/prozess/$id" params={{ id: column.processId }}>
        {t('compare:openProcess')}
      </Link>
      <dl className="facts">
        {knownFigures([column]).map((figure) => (
          <div key={figure}>
            <dt>{t(`compare:figures.${figure}`)}</dt>
            <dd>{format.number(column[figure] ?? 0, 1)}</dd>
          </div>
        ))}
      </dl>
      <ol>
        {rows.map(({ row, index, deviations }) => {
          const cell = row.cells[place]
          if (!cell) return null
          const deviation = deviations[place]
          const isMarked = marked.some((one) => one.row === index && one.column === place)
          return (
            <li key={index} className={row.differences.length > 0 ? 'row-differs' : 'row-same'}>
              <h3>
                {row.label} <DifferenceWords row={row} />
              </h3>
              <div
                className={`cell cell--${cell.kind}${deviation?.isLoud ? ' cell--loud' : ''}${isMarked ? ' cell--marked' : ''}`}
              >
                <button
                  type="button"
                  data-cell-focus={focus.row === index ? '' : undefined}
                  onClick={() => onOpen({ row: index, column: place })}
                >
                  {deviation?.isLoud && (
                    <span className="kern-sr-only">{t('compare:differs')}: </span>
                  )}
                  <CellWords cell={cell} {...(deviation ? { marks: deviation.marks } : {})} />
                  <TieMark cell={cell} />
                </button>
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
