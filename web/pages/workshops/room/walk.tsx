// The variants side by side, as a list that fits a phone: what is noticeable, then step by step who does what.

import { useTranslation } from 'react-i18next'
import type { WorkshopMaterial } from '#api'
import { useFormat } from '../../../client/format.ts'
import { Badge } from '../../../parts/badge.tsx'

export const Walk = ({ material }: { material: WorkshopMaterial }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { rows, columns, findings } = material
  return (
    <div className="stack">
      {findings.length > 0 && (
        <section className="stack" aria-label={t('workshops:walk.findings')}>
          <h3 className="kern-heading-small">{t('workshops:walk.findings')}</h3>
          <ul className="kern-list kern-list--bullet">
            {findings.slice(0, 5).map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="stack" aria-label={t('workshops:walk.rows')}>
        <h3 className="kern-heading-small">{t('workshops:walk.rows')}</h3>
        <ol className="walk">
          {rows.map((row) => (
            <li key={row.key}>
              <details>
                <summary>
                  <span>{row.label}</span>
                  {row.differences.length > 0 && (
                    <Badge tone="info">{t('workshops:walk.different')}</Badge>
                  )}
                </summary>
                <dl className="facts">
                  {row.cells.map((cell, at) => (
                    <div key={columns[at]?.processId ?? at}>
                      <dt>{columns[at]?.organisation.shortName}</dt>
                      <dd>
                        {cell.steps.length === 0 &&
                          (cell.by === ''
                            ? t('workshops:walk.nothing')
                            : t('workshops:walk.by', { by: cell.by }))}
                        {cell.steps.map((step) => (
                          <span className="walk__step" key={step.key}>
                            {[
                              step.label,
                              step.actor,
                              step.medium && t(`common:medium.${step.medium}`),
                              step.minutes === null ? '' : format.minutes(step.minutes),
                            ]
                              .filter(Boolean)
                              .join(' · ')}
                          </span>
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </details>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
