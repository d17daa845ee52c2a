// Sample documents at a process or a family: to save, to add, and to remove one's own.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SampleDocument } from '#api'
import { documents } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { call } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { AddDialog, type Place } from './add-dialog.tsx'
import './documents.css'

bringTexts('documents', documents)

const RemoveDialog = ({ one, onClose }: { one: SampleDocument; onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const remove = useChange('removeDocument', ['documents'], () => {
    announce({ text: t('documents:removed') })
    onClose()
  })
  const isUnsaid = reason.trim() === ''
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (isUnsaid) return focusFirstError(event.currentTarget)
    remove.mutate({ params: { id: one.id }, body: { reason: reason.trim() } })
  }
  return (
    <Dialog
      title={t('documents:removeTitle', { title: one.title })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={remove.isPending}>
            {t('documents:remove')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <p className="kern-body">{t('documents:removeLead')}</p>
        <TextField
          label={t('documents:reason')}
          required
          maxLength={500}
          error={isChecked && isUnsaid && t('documents:checkReason')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <ErrorNotice error={remove.error} />
      </form>
    </Dialog>
  )
}

const Item = ({
  one,
  isOfFamily,
  onRemove,
}: {
  one: SampleDocument
  isOfFamily: boolean
  onRemove: () => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, title, description, kind, organisation, process, removed } = one
  return (
    <li>
      {removed === null ? (
        <a className="kern-link" href={`/api/documents/${encodeURIComponent(id)}/file`} download>
          {title}
        </a>
      ) : (
        <span>{title}</span>
      )}
      <p className="documents__said muted">
        <span>
          {t('documents:from', {
            ...{ kind: t(`documents:kinds.${kind}`), house: organisation.name },
            ...{ date: format.date(one.at), type: one.type.toUpperCase() },
            size: format.size(one.size),
          })}
        </span>
        {one.visibility === 'organisation' && <Badge>{t('documents:inHouse')}</Badge>}
      </p>
      {isOfFamily && process && (
        <Link
          className="kern-link"
          to="/prozess/$id"
          params={{ id: process.id }}
          search={{ tab: 'profile' }}
        >
          {t('documents:ofProcess', { name: process.name })}
        </Link>
      )}
      {description && <span className="documents__text">{description}</span>}
      <span>
        {removed === null ? one.permission : t('documents:removedBecause', { reason: removed })}
      </span>
      {one.canRemove && (
        <div className="no-print">
          <Button
            isSmall
            look="tertiary"
            aria-label={t('documents:removeOf', { title })}
            onClick={onRemove}
          >
            {t('documents:remove')}
          </Button>
        </div>
      )}
    </li>
  )
}

export const SampleDocuments = ({ place }: { place: Place }) => {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', place],
    queryFn: () => call('listDocuments', { query: place }),
  })
  const [isAdding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<SampleDocument>()
  const isOfFamily = 'family' in place
  if (error) return <ErrorNotice error={error} onRetry={() => refetch()} />
  if (!data || (data.items.length === 0 && data.addsFor.length === 0)) return null
  return (
    <section className="stack stack--reading" aria-labelledby="documents-title">
      <h2 className="kern-heading-small" id="documents-title">
        {t('documents:title')}
      </h2>
      <p className="kern-body">{t(isOfFamily ? 'documents:leadFamily' : 'documents:lead')}</p>
      {data.items.length === 0 && <p className="muted">{t('documents:none')}</p>}
      {data.items.length > 0 && (
        <ul className="row-list">
          {data.items.map((one) => (
            <Item
              key={one.id}
              one={one}
              isOfFamily={isOfFamily}
              onRemove={() => setRemoving(one)}
            />
          ))}
        </ul>
      )}
      {data.addsFor.length > 0 && (
        <div className="no-print">
          <Button onClick={() => setAdding(true)}>{t('documents:add')}</Button>
        </div>
      )}
      {isAdding && (
        <AddDialog
          place={place}
          houses={data.addsFor}
          isShown={data.isShown}
          onClose={() => setAdding(false)}
        />
      )}
      {removing && <RemoveDialog one={removing} onClose={() => setRemoving(undefined)} />}
    </section>
  )
}
