// All workshops of the alliance: those to come, and what came of earlier ones.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopSummary } from '#api'
import { measures, workshops } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { useWorkshops } from './workshop-queries.ts'
import { useWhen } from './workshop-when.ts'
import './workshops.css'

bringTexts('workshops', workshops)
bringTexts('measures', measures)

const WorkshopList = ({ title, items }: { title: string; items: readonly WorkshopSummary[] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const when = useWhen()
  if (items.length === 0) return null
  return (
    <section className="stack" aria-label={title}>
      <h2 className="kern-heading-medium">{title}</h2>
      <ul className="row-list">
        {items.map((one) => (
          <li key={one.id}>
            <Link className="kern-link" to="/werkstaetten/$id" params={{ id: one.id }}>
              {one.title}
            </Link>
            <span>{when(one)}</span>
            <span className="badges muted">
              {t('workshops:hostedBy', { organisation: one.organisation.name })}
              {one.closedAt !== null && (
                <Badge icon="check">
                  {t('workshops:closedOn', { date: format.date(one.closedAt) })}
                </Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const WorkshopsPage = () => {
  const { t } = useTranslation()
  const list = useWorkshops()
  const [isPlanning, setPlanning] = useState(false)
  const items = list.data?.workshops ?? []
  const plan = list.data?.canPlan && (
    <Button look="primary" onClick={() => setPlanning(true)}>
      {t('workshops:plan')}
    </Button>
  )
  return (
    <div className="page">
      <PageHead
        title={t('workshops:title')}
        lead={t('workshops:lead')}
        actions={
          items.length > 0 && (
            <>
              {plan}
              <Link className="kern-btn kern-btn--secondary" to="/werkstaetten/massnahmen">
                <span className="kern-label">{t('measures:title')}</span>
              </Link>
            </>
          )
        }
      />
      {list.isPending && <Loading />}
      <ErrorNotice error={list.error} onRetry={() => list.refetch()} />
      {list.data && items.length === 0 && (
        <Invitation title={t('workshops:none')} action={plan}>
          <p className="kern-body">{t('workshops:noneLead')}</p>
        </Invitation>
      )}
      <WorkshopList
        title={t('workshops:ahead')}
        items={items.filter(({ closedAt }) => closedAt === null)}
      />
      <WorkshopList
        title={t('workshops:closed')}
        items={items.filter(({ closedAt }) => closedAt !== null)}
      />
      {isPlanning && <PlanDialog onClose={() => setPlanning(false)} />}
    </div>
  )
}
