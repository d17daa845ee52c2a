// Results as cards, each with a small drawing.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FoundProcess, ProcessSummary } from '#api'
import { Badge, StateBadge, VisibilityBadge } from '../../parts/badge.tsx'
import { MarkedText } from '../../parts/marked-text.tsx'
import { FoundSteps } from './found-steps.tsx'

export interface ProcessListProps {
  readonly items: readonly FoundProcess[]
  readonly chosen: ReadonlyMap<string, ProcessSummary>
  readonly onToggle: (item: ProcessSummary) => void
}

export const Choose = ({
  item,
  chosen,
  onToggle,
}: { item: ProcessSummary } & Omit<ProcessListProps, 'items'>) => {
  const { t } = useTranslation()
  return (
    <label className="choose">
      <input type="checkbox" checked={chosen.has(item.id)} onChange={() => onToggle(item)} />
      <span className="kern-sr-only">
        {t('library:choose', { name: item.name, organisation: item.organisation.name })}
      </span>
    </label>
  )
}

export const WithdrawnBadge = () => {
  const { t } = useTranslation()
  return (
    <Badge tone="warning" icon="close">
      {t('library:state.withdrawn')}
    </Badge>
  )
}

export const ProcessCards = ({ items, ...choice }: ProcessListProps) => {
  const { t } = useTranslation()
  return (
    <ul className="cards">
      {items.map((item) => (
        <li key={item.id} className={`card${choice.chosen.has(item.id) ? ' card--chosen' : ''}`}>
          <div className="card__drawing">
            {item.version === null ? (
              <span className="card__none">{t('library:noFlow')}</span>
            ) : (
              <img
                src={`/api/processes/${item.id}/drawing.svg?small`}
                alt={t('library:drawingOf', { name: item.name })}
                loading="lazy"
              />
            )}
          </div>
          <div className="card__words">
            <h2 className="card__name">
              <Link className="kern-link" to="/prozess/$id" params={{ id: item.id }}>
                <MarkedText text={item.name} places={item.found?.name} />
              </Link>
            </h2>
            <p className="muted">
              {item.organisation.name} · {t(`library:aspect.${item.aspect}`)}
              {item.version !== null && ` · ${t('common:unit.steps', { count: item.stepCount })}`}
            </p>
            <FoundSteps item={item} />
            {item.family && item.family.organisationCount > 1 && (
              <p>
                <Link className="kern-link" to="/familien/$id" params={{ id: item.family.id }}>
                  {t('library:alsoDone', { count: item.family.organisationCount - 1 })}
                </Link>
              </p>
            )}
            <p className="badges">
              {item.withdrawnAt ? <WithdrawnBadge /> : <StateBadge state={item.state} />}
              <VisibilityBadge visibility={item.visibility} />
              {item.isExample && <Badge>{t('common:exampleBadge')}</Badge>}
            </p>
          </div>
          <Choose item={item} {...choice} />
        </li>
      ))}
    </ul>
  )
}
