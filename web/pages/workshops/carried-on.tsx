// From the target of a closed workshop to the common way of its family: where it stands, and proposing it in one press.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopTargets } from '#api'
import { carryOn as carryOnTexts } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { LetBy } from '../process/review.tsx'
import { useWorkshopTargets } from './workshop-queries.ts'

bringTexts('carryOn', carryOnTexts)

type Target = WorkshopTargets['targets'][number]

const AFFECTED = ['workshops', 'families', 'process', 'library', 'waiting', 'notices']

const ProposeDialog = ({
  workshopId,
  target,
  onClose,
}: {
  workshopId: string
  target: Target
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { processId, organisationName: organisation, version, replaces } = target
  const { approvesAtOnce, stuck } = target
  const latest = useWorkshopTargets(workshopId)
  const carryOn = useChange('carryOnTarget', AFFECTED, () => {
    announce({ text: t('carryOn:done') })
    onClose()
  })
  return (
    <Dialog
      title={t('carryOn:confirm')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            look="primary"
            isBusy={carryOn.isPending}
            onClick={() =>
              carryOn.mutate(
                { params: { id: workshopId, processId } },
                { onError: () => latest.refetch() },
              )
            }
          >
            {t('carryOn:submit')}
          </Button>
        </>
      }
    >
      <p className="kern-body">{t('carryOn:does')}</p>
      <ul className="kern-list kern-list--bullet">
        <li>
          {version === null
            ? t('carryOn:version', { organisation })
            : t('carryOn:versionThere', { version, organisation })}
        </li>
        <li>{t('carryOn:shown')}</li>
        <li>
          {replaces === null ? t('carryOn:marked') : t('carryOn:replaces', { name: replaces })}
        </li>
        <li>{t(`carryOn:${approvesAtOnce ? 'approved' : 'submitted'}`, { organisation })}</li>
      </ul>
      {stuck && (
        <p className="kern-body">
          <strong>{t('carryOn:stuck', { organisation })}</strong> <LetBy letBy={stuck.letBy} />
        </p>
      )}
      <p className="kern-body">{t('carryOn:binds')}</p>
      <ErrorNotice error={carryOn.error} />
    </Dialog>
  )
}

const LOOK = {
  ...{ written: {}, returned: {}, inReview: {}, inForce: {}, asked: {}, replaced: {} },
  agreed: { tone: 'success', icon: 'check' },
} as const

const OneTarget = ({
  workshopId,
  familyId,
  target,
}: {
  workshopId: string
  familyId: string | null
  target: Target
}) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { processId, organisationName: organisation, stage, fault, asked, agreeing } = target
  const { stuck } = target
  const isSaid = fault !== null && fault !== 'open' && fault !== 'done' && stage === 'written'
  return (
    <li className="stack">
      <p>
        <Link className="kern-link" to="/prozess/$id" params={{ id: processId }}>
          {t('carryOn:inHouse', { name: target.name, organisation })}
        </Link>{' '}
        <Badge {...LOOK[stage]}>{t(`carryOn:stage.${stage}`)}</Badge>
      </p>
      <p className="kern-body">{t(`carryOn:lead.${stage}`, { organisation, asked, agreeing })}</p>
      {stage === 'inReview' && stuck && (
        <p className="kern-body">
          <strong>{t('carryOn:stuckNow', { organisation })}</strong> <LetBy letBy={stuck.letBy} />
        </p>
      )}
      {isSaid && <p className="muted">{t(`carryOn:fault.${fault}`, { organisation })}</p>}
      {fault === null && (
        <p className="no-print">
          <Button look="primary" onClick={() => setOpen(true)}>
            {t('carryOn:act')}
          </Button>
        </p>
      )}
      {familyId !== null && stage !== 'written' && stage !== 'replaced' && (
        <p className="no-print">
          <Link className="kern-link" to="/familien/$id/mitglieder" params={{ id: familyId }}>
            {t('carryOn:toAnswers')}
          </Link>
        </p>
      )}
      {isOpen && <ProposeDialog {...{ workshopId, target }} onClose={() => setOpen(false)} />}
    </li>
  )
}

export const CarriedOn = ({ workshopId }: { workshopId: string }) => {
  const { t } = useTranslation()
  const { data, error, refetch } = useWorkshopTargets(workshopId)
  if (!data) return <ErrorNotice error={error} onRetry={() => refetch()} />
  const { targets, isElsewhere, familyId } = data
  return (
    <section className="stack stack--reading" aria-labelledby="target-title">
      <h2 className="kern-heading-medium" id="target-title">
        {t('carryOn:title')}
      </h2>
      {targets.length === 0 && (
        <p className="muted">{t(`carryOn:${isElsewhere ? 'elsewhere' : 'none'}`)}</p>
      )}
      {targets.length > 0 && (
        <ul className="row-list">
          {targets.map((target) => (
            <OneTarget key={target.processId} {...{ workshopId, familyId, target }} />
          ))}
        </ul>
      )}
    </section>
  )
}
