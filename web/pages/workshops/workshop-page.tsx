// One workshop: when it is, its agenda, who is invited, the ways into the room, and what came of it.

import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WorkshopDetail } from '#api'
import { workshopPlan, workshops } from '#texts'
import type { Result } from '#workshop'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { Badge } from '../../parts/badge.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { CarriedOn } from './carried-on.tsx'
import { FollowLinks, FollowUp } from './follow-up.tsx'
import { Invitations } from './invitations.tsx'
import { MeasuresBefore } from './measures-before.tsx'
import { MinutesSection } from './minutes-section.tsx'
import { AgendaSection } from './planning/agenda-section.tsx'
import { DateSection } from './planning/date-section.tsx'
import { Homework } from './planning/homework.tsx'
import { ResultView } from './result-view.tsx'
import { useWorkshop, useWorkshopMaterial } from './workshop-queries.ts'
import { useWhen } from './workshop-when.ts'
import './workshops.css'

bringTexts('workshops', workshops)
bringTexts('workshopPlan', workshopPlan)

const WaysIn = ({ id }: { id: string }) => {
  const { t } = useTranslation()
  return (
    <>
      <Link
        className="kern-btn kern-btn--primary"
        to="/werkstaetten/$id/moderation"
        params={{ id }}
      >
        <span className="kern-label">{t('workshops:enter.moderation')}</span>
      </Link>
      <Link
        className="kern-btn kern-btn--secondary"
        to="/werkstaetten/$id/beamer"
        params={{ id }}
        target="_blank"
      >
        <span className="kern-label">{t('workshops:enter.projector')}</span>
      </Link>
    </>
  )
}

const WorkshopBody = ({ workshop }: { workshop: WorkshopDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const when = useWhen()
  const { id, title, closedAt, canLead } = workshop
  const isOpen = closedAt === null
  const material = useWorkshopMaterial(id, !isOpen)
  return (
    <div className="page">
      <PageHead
        title={title}
        preline={t('workshops:one')}
        lead={`${when(workshop)} · ${t('workshops:hostedBy', { organisation: workshop.organisation.name })}`}
        actions={canLead && isOpen && <WaysIn id={id} />}
      >
        {closedAt !== null && (
          <p className="badges">
            <Badge icon="check">{t('workshops:closedOn', { date: format.date(closedAt) })}</Badge>
          </p>
        )}
        {canLead && isOpen && <DateSection workshop={workshop} />}
        {!canLead && isOpen && (
          <p className="kern-body">
            {t('workshops:howToJoin')}{' '}
            <Link className="kern-link" to="/werkstatt">
              {t('workshops:toCode')}
            </Link>
          </p>
        )}
        <FollowLinks workshop={workshop} />
      </PageHead>
      {closedAt !== null && workshop.result !== null && (
        <>
          <ResultView result={workshop.result as Result} material={material.data} />
          <CarriedOn workshopId={id} />
          <MinutesSection workshopId={id} />
          <FollowUp workshop={workshop} />
        </>
      )}
      {canLead && isOpen && <Invitations workshop={workshop} />}
      {/* Of a closed one only whoever was asked still sees what was. */}
      <Homework workshop={workshop} />
      <MeasuresBefore measures={workshop.measuresBefore} />
      <AgendaSection workshop={workshop} />
    </div>
  )
}

export const WorkshopPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/werkstaetten/$id' })
  const workshop = useWorkshop(id)
  if (workshop.data) return <WorkshopBody workshop={workshop.data} />
  if (workshop.isPending) return <Loading />
  return (
    <div className="page page--narrow">
      <PageHead title={t('workshops:one')} />
      <ErrorNotice error={workshop.error} onRetry={() => workshop.refetch()} />
    </div>
  )
}
