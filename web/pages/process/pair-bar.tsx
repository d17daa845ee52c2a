// Below the head: of a target what it is to replace, of an as-is process its targets, and what follows once a target is
// introduced.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { supersededBy } from '#library'
import { pair } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useChange, useProcess } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { StateBadge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { PairDialog } from './pair-dialog.tsx'
import { ReviewDialog } from './review.tsx'
import { today } from './today.ts'

bringTexts('pair', pair)

type Other = ProcessDetail['pair']['others'][number]

/** The one way round on both pages: from what is done to what shall be. */
const Compare = ({
  asIs,
  target,
}: {
  asIs: Other | ProcessDetail
  target: Other | ProcessDetail
}) => {
  const { t } = useTranslation()
  if (asIs.version === null || target.version === null) return null
  return (
    <Link
      className="kern-link"
      to="/prozess/$id/unterschiede"
      params={{ id: asIs.id }}
      search={{ other: target.id }}
      aria-label={t('pair:compareWhich', { name: target.name })}
    >
      {t('pair:compare')}
    </Link>
  )
}

/** Offered to who may: what is replaced does not hold any more. */
const Retire = ({
  asIsId,
  targetName,
  day,
}: {
  asIsId: string
  targetName: string
  day: string
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const asIs = useProcess(asIsId)
  const [isOpen, setOpen] = useState(false)
  const version = asIs.data?.versions.find(({ state }) => state === 'approved')
  if (!version) return null
  return (
    <>
      <span className="kern-body">{t('pair:stillHolds')}</span>
      {version.review.may.includes('retire') && (
        <Button isSmall look="primary" onClick={() => setOpen(true)}>
          {t('pair:retire')}
        </Button>
      )}
      {isOpen && (
        <ReviewDialog
          processId={asIsId}
          version={version}
          act="retire"
          because={t('pair:retireReason', { name: targetName, day: format.day(day) })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

const OfTarget = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const [isChoosing, setChoosing] = useState(false)
  const part = useChange('pairTarget', ['process'], () => announce({ text: t('pair:parted') }))
  const [asIs] = process.pair.others
  const mayPair = process.can.edit && process.withdrawnAt === null
  if (!asIs && !mayPair) return null
  const introduced = process.versions.flatMap(({ number, introducedOn }) =>
    introducedOn === null ? [] : [{ number, introducedOn }],
  )
  const since = supersededBy([{ introduced }], today())?.since
  return (
    <section className="review-bar" aria-label={t('pair:title')}>
      {asIs ? (
        <>
          <p className="kern-body">
            <Link className="kern-link" to="/prozess/$id" params={{ id: asIs.id }}>
              {t('pair:replaces', { name: asIs.name })}
            </Link>{' '}
            <StateBadge state={asIs.state} />
          </p>
          <Compare asIs={asIs} target={process} />
          {since !== undefined && (
            <>
              <p className="kern-body">
                {t('pair:replacing', { day: format.day(since), name: asIs.name })}
              </p>
              <Retire asIsId={asIs.id} targetName={process.name} day={since} />
            </>
          )}
        </>
      ) : (
        <p className="kern-body">{t('pair:none')}</p>
      )}
      {mayPair && (
        <p className="review-bar__acts">
          <Button isSmall look={asIs ? 'tertiary' : 'secondary'} onClick={() => setChoosing(true)}>
            {t(asIs ? 'pair:change' : 'pair:choose')}
          </Button>
          {asIs && (
            <Button
              isSmall
              look="tertiary"
              isBusy={part.isPending}
              onClick={() =>
                part.mutate({
                  params: { id: process.id },
                  body: { asIsId: null, seen: process.pair.seq },
                })
              }
            >
              {t('pair:part')}
            </Button>
          )}
        </p>
      )}
      <ErrorNotice error={part.error} />
      {isChoosing && <PairDialog process={process} onClose={() => setChoosing(false)} />}
    </section>
  )
}

const OfAsIs = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const targets = process.pair.others
  if (targets.length === 0) return null
  const superseded = supersededBy(targets, today())
  return (
    <section className="review-bar" aria-label={t('pair:title')}>
      {targets.map((target) => (
        <div key={target.id} className="review-bar__line">
          <p className="kern-body">
            <Link className="kern-link" to="/prozess/$id" params={{ id: target.id }}>
              {t('pair:hasTarget', { name: target.name })}
            </Link>{' '}
            <StateBadge state={target.state} />
          </p>
          <Compare asIs={process} target={target} />
        </div>
      ))}
      {superseded && (
        <div className="review-bar__line">
          <p className="kern-body">
            {t('pair:replaced', {
              ...{ day: format.day(superseded.since), name: superseded.target.name },
            })}
          </p>
          <Retire asIsId={process.id} targetName={superseded.target.name} day={superseded.since} />
        </div>
      )}
    </section>
  )
}

/** Nothing where there is no other side, and none can be named. */
export const PairBar = ({ process }: { process: ProcessDetail }) =>
  process.aspect === 'target' ? <OfTarget process={process} /> : <OfAsIs process={process} />
