// What is to be done together: changes of law, with whom each concerns and how far the houses are.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LawChange } from '#api'
import { lawChanges } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useLawChanges } from '../../client/queries.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ReorganisationList } from '../reorganise/reorganisation-list.tsx'
import { Board } from './board.tsx'
import { ReportLawDialog } from './report-law-dialog.tsx'
import './plan.css'

bringTexts('lawChanges', lawChanges)

/** What stands below the title of a change of law. */
export const LawChangeSaid = ({ change }: { change: LawChange }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { count, done, waiting, validFrom, closedAt } = change
  return (
    <p className="law-changes__said">
      <Badge>{change.law}</Badge>
      {closedAt !== null && (
        <Badge icon="check">{t('lawChanges:closed', { date: format.date(closedAt) })}</Badge>
      )}
      {waiting > 0 && (
        <Badge tone="info" icon="edit">
          {t('lawChanges:waiting', { count: waiting })}
        </Badge>
      )}
      {validFrom !== null && <span>{t('lawChanges:from', { day: format.day(validFrom) })}</span>}
      <span>
        {count === 0 ? t('lawChanges:nobody') : t('lawChanges:progress', { done, count })}
      </span>
      <span className="muted">
        {t('lawChanges:by', {
          ...{ organisation: change.organisationName, date: format.date(change.createdAt) },
        })}
      </span>
    </p>
  )
}

export const PlanPage = () => {
  const { t } = useTranslation()
  const changes = useLawChanges()
  const [isReporting, setReporting] = useState(false)
  const { data } = changes
  const report = data?.canReport && (
    <Button onClick={() => setReporting(true)}>{t('lawChanges:report')}</Button>
  )
  return (
    <div className="page">
      <PageHead title={t('lawChanges:plan.title')} lead={t('lawChanges:plan.lead')} />
      <Board />
      <section className="stack" aria-labelledby="law-title">
        <div className="board__head">
          <h2 className="kern-heading-medium" id="law-title">
            {t('lawChanges:title')}
          </h2>
          {data && data.items.length > 0 && report}
        </div>
        {changes.isPending && <Loading />}
        <ErrorNotice error={changes.error} onRetry={() => changes.refetch()} />
        {data?.items.length === 0 && (
          <Invitation title={t('lawChanges:none')}>
            <p className="kern-body">{t('lawChanges:noneLead')}</p>
            {report}
          </Invitation>
        )}
        <ul className="law-changes">
          {data?.items.map((change) => (
            <li key={change.id}>
              <Link className="kern-link" to="/arbeitsplan/recht/$id" params={{ id: change.id }}>
                {change.title}
              </Link>
              <LawChangeSaid change={change} />
            </li>
          ))}
        </ul>
      </section>
      <ReorganisationList />
      {isReporting && <ReportLawDialog onClose={() => setReporting(false)} />}
    </div>
  )
}
