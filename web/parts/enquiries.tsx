// Asking people without an account whether a process is right: a link is made, handed on, and revoked.

import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../client/format.ts'
import { useChange, useEnquiries } from '../client/queries.ts'
import { Button } from './button.tsx'
import { CopyLink } from './copy-link.tsx'
import { Dialog } from './dialog.tsx'
import { CheckField, TextField } from './field.tsx'
import { ErrorNotice, Loading } from './notice.tsx'
import './comments.css'

const DAYS = 14

export const EnquiryDialog = ({
  processId,
  draftId,
  onClose,
}: {
  processId: string
  /** The draft as it is now is asked about; without it, the current version. */
  draftId?: string
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [label, setLabel] = useState('')
  const [days, setDays] = useState(String(DAYS))
  const [showsTimes, setShowsTimes] = useState(false)
  const made = useEnquiries(processId)
  const make = useChange('makeEnquiry', ['enquiries'], () => setLabel(''))
  const revoke = useChange('revokeEnquiry', ['enquiries'])
  const count = Number(days)
  const isWrong = !Number.isInteger(count) || count < 1 || count > 90
  const now = new Date().toISOString()
  const send = () => {
    if (isWrong || make.isPending) return
    const body = { draftId: draftId ?? null, label: label.trim(), days: count, showsTimes }
    make.mutate({ params: { id: processId }, body })
  }
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    send()
  }
  return (
    <Dialog
      title={t('comments:enquiry.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.close')}</Button>
          <Button look="primary" isBusy={make.isPending} aria-disabled={isWrong} onClick={send}>
            {t('comments:enquiry.make')}
          </Button>
        </>
      }
    >
      <p className="kern-body">{t('comments:enquiry.lead')}</p>
      <TextField
        label={t('comments:enquiry.label')}
        value={label}
        maxLength={200}
        onChange={(event) => setLabel(event.currentTarget.value)}
        onKeyDown={onEnter}
      />
      <TextField
        label={t('comments:enquiry.days')}
        inputMode="numeric"
        value={days}
        {...(isWrong ? { error: t('comments:enquiry.daysWrong') } : {})}
        onChange={(event) => setDays(event.currentTarget.value)}
        onKeyDown={onEnter}
      />
      <CheckField
        label={t('comments:enquiry.times')}
        checked={showsTimes}
        onChange={(event) => setShowsTimes(event.currentTarget.checked)}
      />
      <ErrorNotice error={make.error ?? revoke.error} />
      {make.data && (
        <CopyLink
          key={make.data.id}
          label={t('comments:enquiry.link')}
          link={make.data.link}
          hasFocus
        />
      )}
      {made.isPending && <Loading />}
      {made.data && made.data.length > 0 && (
        <section className="comments" aria-labelledby="enquiries-title">
          <h3 id="enquiries-title">{t('comments:enquiry.made')}</h3>
          <ul className="row-list">
            {made.data.map((one) => {
              const isOver = one.revokedAt !== null || one.expiresAt <= now
              const name = one.label || t('comments:enquiry.unnamed')
              return (
                <li key={one.id}>
                  <span>{name}</span>
                  <span className="muted">
                    {t('comments:enquiry.answers', { count: one.answers })} ·{' '}
                    {one.revokedAt !== null
                      ? t('comments:enquiry.revoked')
                      : t(isOver ? 'comments:enquiry.expired' : 'comments:enquiry.until', {
                          date: format.date(one.expiresAt),
                        })}
                  </span>
                  {!isOver && (
                    <Button
                      isSmall
                      look="tertiary"
                      isBusy={revoke.isPending}
                      aria-label={t('comments:enquiry.revokeOf', { name })}
                      onClick={() => revoke.mutate({ params: { id: one.id } })}
                    >
                      {t('comments:enquiry.revoke')}
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </Dialog>
  )
}
