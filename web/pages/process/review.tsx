// Bringing a version into force: where it stands, what the reader may do now, and what happened to it.

import { Link } from '@tanstack/react-router'
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
import { useByWhom } from './by-whom.ts'
import { validities } from './validity.ts'

type Version = ProcessDetail['versions'][number]

/** The one that is expected first. */
const LEADING: readonly ReviewAct[] = ['submit', 'agree', 'approve']

export const ReviewDialog = ({
  processId,
  version,
  act,
  because = '',
  openRequests = 0,
  onClose,
}: {
  processId: string
  version: Version
  act: ReviewAct
  /** What stands there as the reason to begin with. */
  because?: string
  /** Changes that are asked for and not settled. */
  openRequests?: number
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [reason, setReason] = useState(because)
  const [isChecked, setChecked] = useState(false)
  const { number, review } = version
  const standsInFor = review.standsInFor.find((one) => one.act === act)
  const change = useChange('reviewVersion', ['process', 'library', 'waiting'], () => {
    announce({ text: t(`review:done.${act}`, { number }) })
    onClose()
  })
  const isMissing = needsReason(act, openRequests) && reason.trim() === ''
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
        {standsInFor && (
          <p className="kern-body">{t('review:asDeputy', { name: standsInFor.name })}</p>
        )}
        <TextArea
          label={t(
            act === 'approve' && openRequests > 0
              ? 'review:whyRequests'
              : needsReason(act, openRequests)
                ? 'review:reason'
                : 'review:reasonFree',
          )}
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
  openRequests = 0,
}: {
  processId: string
  version: Version
  acts: readonly ReviewAct[]
  openRequests?: number
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
          {...{ processId, version, act: opened, openRequests }}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

/** Who there can let somebody, where nobody could say what is waited for. */
export const LetBy = ({ letBy }: { letBy: readonly string[] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return letBy.length === 0
    ? t('review:stuck.letByNobody')
    : t('review:stuck.letBy', { names: format.list(letBy) })
}

const CURRENT: readonly ReviewAct[] = ['submit', 'agree', 'approve', 'return', 'recall']

/** Below the head of a process; nothing where nothing is going on and nothing may be done. */
export const ReviewBar = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
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
      {step?.stuck && (
        <p className="kern-body">
          <strong>{t(`review:stuck.${step.name === null ? 'approval' : 'step'}`)}</strong>{' '}
          <LetBy letBy={step.stuck.letBy} />
        </p>
      )}
      {step?.deputies.map(({ person, deputy, until }) => (
        <p className="kern-body" key={person}>
          {t('review:standIn', { person, deputy, until: format.day(until) })}
        </p>
      ))}
      {process.openRequests > 0 && (
        <Link
          className="kern-link"
          to="/prozess/$id"
          params={{ id: process.id }}
          search={{ tab: 'discussion' }}
        >
          {t('review:requests', { count: process.openRequests })}
        </Link>
      )}
      {review.isOwnWork && <p className="kern-body">{t('review:ownWork')}</p>}
      {hasButtons && (
        <p className="review-bar__acts">
          <ReviewButtons
            {...{ processId: process.id, version, openRequests: process.openRequests }}
            acts={CURRENT}
          />
        </p>
      )}
    </section>
  )
}

/** What happened to the versions, the latest first; in-house. */
export const ReviewFacts = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const byWhom = useByWhom()
  const held = new Map(validities(process.versions).map((one) => [one.number, one]))
  const facts = process.versions.flatMap(({ number, review }) =>
    review.facts.toReversed().map((fact, at) => ({ ...fact, number, id: `${number}-${at}` })),
  )
  // Nobody retired what was replaced by the next one.
  const what = ({ act, number }: (typeof facts)[number]): string => {
    const by = act === 'retire' ? held.get(number)?.replacedBy : undefined
    return by === undefined ? t(`review:fact.${act}`) : t('review:fact.replaced', { by })
  }
  if (facts.length === 0) return null
  return (
    <section className="stack" aria-labelledby="review-title">
      <h2 className="kern-heading-small" id="review-title">
        {t('review:title')}
      </h2>
      <ol className="row-list">
        {facts.map((fact) => (
          <li key={fact.id}>
            <span>
              {t('review:factOf', { number: fact.number, what: what(fact) })}
              {fact.reason && ` · ${fact.reason}`}
            </span>
            <span className="muted">
              {format.dateTime(fact.at)} · {byWhom(fact.by, fact.standsInFor)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
