// Bringing a version into force: where it stands, what the reader may do now, and what happened to it.

import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail, ReviewAct } from '#api'
import { needsReason } from '#library'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextArea } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

type Version = ProcessDetail['versions'][number]

/** The one that is expected first. */
const LEADING: readonly ReviewAct[] = ['submit', 'agree', 'approve']

const ReviewDialog = ({
  processId,
  version,
  act,
  onClose,
}: {
  processId: string
  version: Version
  act: ReviewAct
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const { number, review } = version
  const change = useChange('reviewVersion', ['process', 'library', 'waiting'], () => {
    announce({ text: t(`review:done.${act}`, { number }) })
    onClose()
  })
  const isMissing = needsReason(act) && reason.trim() === ''
  return (
    <Dialog
      title={t(`review:question.${act}`, { number })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={change.isPending}>
            {t(`review:act.${act}`)}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (isMissing) return
          change.mutate({
            params: { id: processId, number: String(number) },
            body: { act, reason: reason.trim(), seen: review.seq },
          })
        }}
      >
        <p className="kern-body">{t(`review:lead.${act}`)}</p>
        <TextArea
          label={t(needsReason(act) ? 'review:reason' : 'review:reasonFree')}
          value={reason}
          maxLength={2000}
          error={isChecked && isMissing ? t('errors:review/reason-missing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ErrorNotice error={change.error} />
      </form>
    </Dialog>
  )
}

/** What the reader may do with a version now, as buttons. */
export const ReviewButtons = ({
  processId,
  version,
  acts,
}: {
  processId: string
  version: Version
  acts: readonly ReviewAct[]
}) => {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ReviewAct>()
  const may = version.review.may.filter((act) => acts.includes(act))
  return (
    <>
      {may.map((act) => (
        <Button
          key={act}
          isSmall
          look={LEADING.includes(act) ? 'primary' : 'secondary'}
          aria-label={t('review:actVersion', {
            ...{ act: t(`review:act.${act}`), number: version.number },
          })}
          onClick={() => setOpened(act)}
        >
          {t(`review:act.${act}`)}
        </Button>
      ))}
      {opened && (
        <ReviewDialog
          {...{ processId, version, act: opened }}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

const CURRENT: readonly ReviewAct[] = ['submit', 'agree', 'approve', 'return', 'recall']

/** Below the head of a process; nothing where nothing is going on and nothing may be done. */
export const ReviewBar = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const [version] = process.versions
  if (!version) return null
  const { number, review } = version
  const { step } = review
  const hasButtons = review.may.some((act) => CURRENT.includes(act))
  if (!step && !hasButtons) return null
  return (
    <section className="review-bar" aria-label={t('review:title')}>
      {step && (
        <p className="kern-body">
          {step.name === null
            ? t('review:stands.approval', { number })
            : t('review:stands.step', {
                ...{ number, name: step.name, agreed: step.agreed, quorum: step.quorum },
              })}
        </p>
      )}
      {review.isOwnWork && <p className="kern-body">{t('review:ownWork')}</p>}
      {hasButtons && (
        <p className="review-bar__acts">
          <ReviewButtons processId={process.id} version={version} acts={CURRENT} />
        </p>
      )}
    </section>
  )
}

/** What happened to the versions, the latest first; in-house. */
export const ReviewFacts = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const facts = process.versions.flatMap(({ number, review }) =>
    review.facts.toReversed().map((fact, at) => ({ ...fact, number, id: `${number}-${at}` })),
  )
  if (facts.length === 0) return null
  return (
    <section className="stack" aria-labelledby="review-title">
      <h2 className="kern-heading-small" id="review-title">
        {t('review:title')}
      </h2>
      <ol className="row-list">
        {facts.map(({ id, number, act, by, at, reason }) => (
          <li key={id}>
            <span>
              {t('review:factOf', { number, what: t(`review:fact.${act}`) })}
              {reason && ` · ${reason}`}
            </span>
            <span className="muted">
              {format.dateTime(at)} · {t('process:history.by', { name: by ?? t('review:someone') })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
