// The variants side by side: kinds of step down, houses across; all of them, or on the wall the row that is shown.

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopMaterial } from '#api'
import { useFormat } from '../../../client/format.ts'
import { Badge } from '../../../parts/badge.tsx'

type Cell = WorkshopMaterial['rows'][number]['cells'][number]

/** What one house does at one kind of step. */
export const RowSteps = ({ cell }: { cell: Cell }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (cell.steps.length === 0)
    return (
      <span className="muted">
        {cell.by === '' ? t('workshops:walk.nothing') : t('workshops:walk.by', { by: cell.by })}
      </span>
    )
  return cell.steps.map((step) => (
    <span className="walk__step" key={step.key}>
      {step.label}
      <span className="muted">
        {[
          step.actor,
          step.medium && t(`common:medium.${step.medium}`),
          step.minutes === null ? '' : format.minutes(step.minutes),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  ))
}

export const VariantTable = ({
  material,
  current,
  isOnWall = false,
}: {
  material: WorkshopMaterial
  /** The row that is shown. */
  current: string | undefined
  /** It alone, large, between the names of the rows before and after it. */
  isOnWall?: boolean
}) => {
  const { t } = useTranslation()
  const scroll = useRef<HTMLElement>(null)
  const { columns, rows } = material
  const at = rows.findIndex(({ key }) => key === current)
  const first = isOnWall ? Math.max(0, at - 1) : 0
  const shown = isOnWall ? rows.slice(first, at + 2) : rows
  // The table scrolls to the row by itself, and never the page under somebody's hands.
  useEffect(() => {
    const box = scroll.current
    const row = at < 0 ? undefined : box?.querySelector<HTMLElement>('[aria-current]')
    if (box && row) box.scrollTop = row.offsetTop - box.clientHeight / 3
  }, [at])
  return (
    <section
      className="variants"
      ref={scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrow keys
      tabIndex={0}
      aria-label={t('workshops:walk.table', { name: material.name })}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('workshops:walk.kindOfStep')}</th>
            {columns.map(({ processId, organisation }) => (
              <th key={processId} scope="col">
                {organisation.shortName}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, place) => {
            const name = `${first + place + 1}. ${row.label}`
            const isCurrent = row.key === current
            const most = Math.max(...row.cells.map(({ steps }) => steps.length))
            if (isOnWall && !isCurrent)
              return (
                <tr key={row.key}>
                  <th scope="row" colSpan={columns.length + 1}>
                    {name}
                  </th>
                </tr>
              )
            return (
              <tr
                key={row.key}
                aria-current={isCurrent ? 'true' : undefined}
                data-many={most > 2 ? '' : undefined}
              >
                <th scope="row">
                  <span>{name}</span>
                  {row.differences.length > 0 && (
                    <Badge tone="info">{t('workshops:walk.different')}</Badge>
                  )}
                </th>
                {row.cells.map((cell, column) => (
                  <td key={columns[column]?.processId ?? column}>
                    <RowSteps cell={cell} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
