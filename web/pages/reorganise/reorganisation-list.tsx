// The work plan's part about renamings: those of the own houses, and the way to a new one.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReorganisationSummary } from '#api'
import { useFormat } from '../../client/format.ts'
import { useReorganisations } from '../../client/queries.ts'
import { Badge } from '../../parts/badge.tsx'
import { useRenamingWords } from './said.tsx'

/** What stands below the names of a renaming. */
export const ReorganisationSaid = ({ one }: { one: ReorganisationSummary }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { count, done, waiting, undoneAt, organisationName } = one
  return (
    <p className="law-changes__said">
      {undoneAt !== null && (
        <Badge icon="close">{t('reorganise:undoneAt', { date: format.date(undoneAt) })}</Badge>
      )}
      <span>
        {t(undoneAt === null ? 'reorganise:progress' : 'reorganise:progressBack', { done, count })}
      </span>
      {waiting > 0 && (
        <Badge tone="info" icon="autorenew">
          {t('reorganise:waiting', { count: waiting })}
        </Badge>
      )}
      <span className="muted">
        {t('reorganise:begunAt', {
          ...{ organisation: organisationName, date: format.date(one.createdAt) },
        })}
      </span>
    </p>
  )
}

/** Nothing for whoever can neither do it nor see that it was done. */
export const ReorganisationList = () => {
  const { t } = useTranslation()
  const say = useRenamingWords()
  const { data } = useReorganisations()
  if (!data || data.items.length + data.organisations.length === 0) return null
  return (
    <section className="stack" aria-labelledby="renamings-title">
      <h2 className="kern-heading-medium" id="renamings-title">
        {t('reorganise:inPlan')}
      </h2>
      <p className="kern-body">{t('reorganise:inPlanLead')}</p>
      {data.organisations.length > 0 && (
        <p>
          <Link className="kern-btn kern-btn--secondary" to="/arbeitsplan/umbenennen">
            <span className="kern-label">{t('reorganise:begin')}</span>
          </Link>
        </p>
      )}
      <ul className="law-changes">
        {data.items.map((one) => (
          <li key={one.id}>
            <Link
              className="kern-link"
              to="/arbeitsplan/umbenennen/$id"
              params={{ id: one.id }}
              search={{}}
            >
              {say(one.renamings)}
            </Link>
            <ReorganisationSaid one={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}
