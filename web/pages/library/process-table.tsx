// Results as a table, for long lists.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../client/format.ts'
import { StateBadge } from '../../parts/badge.tsx'
import { MarkedText } from '../../parts/marked-text.tsx'
import { ScrollRegion } from '../../parts/scroll-region.tsx'
import { FoundSteps } from './found-steps.tsx'
import { Choose, type ProcessListProps, WithdrawnBadge } from './process-cards.tsx'

const COLUMNS = [
  'choose',
  'name',
  'organisation',
  'area',
  'state',
  'steps',
  'family',
  'changed',
] as const

export const ProcessTable = ({ items, ...choice }: ProcessListProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ScrollRegion label={t('library:title')}>
      <table className="kern-table kern-table--small data-table" aria-label={t('library:title')}>
        <thead>
          <tr className="kern-table__row">
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={`kern-table__header${column === 'steps' ? ' kern-table__header--numeric' : ''}`}
              >
                <span className={column === 'choose' ? 'kern-sr-only' : ''}>
                  {t(`library:column.${column}`)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} className="kern-table__row">
              <td className="kern-table__cell">
                <Choose item={item} {...choice} />
              </td>
              <th scope="row" className="kern-table__cell data-table__name">
                <Link className="kern-link" to="/prozess/$id" params={{ id: item.id }}>
                  <MarkedText text={item.name} places={item.found?.name} />
                </Link>
                <FoundSteps item={item} />
              </th>
              <td className="kern-table__cell">{item.organisation.name}</td>
              <td className="kern-table__cell">
                {item.productArea &&
                  t(`library:productAreas.${item.productArea}`, {
                    defaultValue: item.productArea,
                  })}
              </td>
              <td className="kern-table__cell">
                {item.withdrawnAt ? <WithdrawnBadge /> : <StateBadge state={item.state} />}
              </td>
              <td className="kern-table__cell kern-table__cell--numeric">
                {item.version === null ? t('library:noFlow') : format.number(item.stepCount)}
              </td>
              <td className="kern-table__cell data-table__name">
                {item.family && (
                  <Link className="kern-link" to="/familien/$id" params={{ id: item.family.id }}>
                    {item.family.name}
                  </Link>
                )}
              </td>
              <td className="kern-table__cell">{format.date(item.changedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
