// From the end of a workshop to the next: planned in two presses, beginning with what is open.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopDetail } from '#api'
import { measures as measureTexts } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { Button } from '../../parts/button.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { useWorkshops } from './workshop-queries.ts'

bringTexts('measures', measureTexts)

const MOST_CHARACTERS = 200

/** Earlier and later workshops about the same, as links. */
export const FollowLinks = ({ workshop }: { workshop: WorkshopDetail }) => {
  const { t } = useTranslation()
  const { follows, followedBy } = workshop
  const line = (label: string, all: readonly { readonly id: string; readonly title: string }[]) =>
    all.length > 0 && (
      <p>
        {label}{' '}
        {all.map(({ id, title }) => (
          <Link key={id} className="kern-link" to="/werkstaetten/$id" params={{ id }}>
            {title}
          </Link>
        ))}
      </p>
    )
  return (
    <>
      {line(t('measures:follows'), follows ? [follows] : [])}
      {line(t('measures:followedBy'), followedBy)}
    </>
  )
}

export const FollowUp = ({ workshop }: { workshop: WorkshopDetail }) => {
  const { t } = useTranslation()
  const canPlan = useWorkshops().data?.canPlan === true
  const [isPlanning, setPlanning] = useState(false)
  const { id, title, familyId } = workshop
  return (
    <section className="stack" aria-label={t('measures:follow')}>
      <p className="invited__acts no-print">
        <Link className="kern-btn kern-btn--secondary" to="/werkstaetten/massnahmen">
          <span className="kern-label">{t('measures:toBoard')}</span>
        </Link>
        {canPlan && familyId !== null && (
          <Button onClick={() => setPlanning(true)}>{t('measures:follow')}</Button>
        )}
      </p>
      {canPlan && familyId !== null && <p className="muted">{t('measures:followLead')}</p>}
      {isPlanning && familyId !== null && (
        <PlanDialog
          familyId={familyId}
          follows={{ id, title: t('measures:followTitle', { title }).slice(0, MOST_CHARACTERS) }}
          onClose={() => setPlanning(false)}
        />
      )}
    </section>
  )
}
