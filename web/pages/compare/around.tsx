// What belongs to the comparison without being a column: where another is competent, and the processes
// that come before or after.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ComparisonView } from '#api'

export const Around = ({ data }: { data: ComparisonView }) => {
  const { t } = useTranslation()
  if (data.elsewhere.length === 0 && data.partners.length === 0) return null
  return (
    <div className="columns">
      {data.elsewhere.length > 0 && (
        <section className="column" aria-labelledby="elsewhere-title">
          <h2 className="kern-heading-small" id="elsewhere-title">
            {t('compare:elsewhereTitle')}
          </h2>
          <ul className="row-list">
            {data.elsewhere.map((one) => (
              <li key={one.organisationName}>{one.text}</li>
            ))}
          </ul>
        </section>
      )}
      {data.partners.length > 0 && (
        <section className="column" aria-labelledby="partners-title">
          <h2 className="kern-heading-small" id="partners-title">
            {t('compare:partnersTitle')}
          </h2>
          <p className="muted">{t('compare:partnersLead')}</p>
          <ul className="row-list">
            {data.partners.map((one) => (
              <li key={one.id}>
                <Link className="kern-link" to="/prozess/$id" params={{ id: one.id }}>
                  {one.name}
                </Link>
                <span className="muted">
                  {one.organisationName} ·{' '}
                  {t('process:variants.handovers', { numbers: one.handovers.join(', ') })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
