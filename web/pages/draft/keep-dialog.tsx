// Makes what is written the next version, with a word on what is new.

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSummary } from '#api'
import { useChange, useLineage } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { CheckField, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export const KeepDialog = ({
  draft,
  seen,
  onClose,
}: {
  draft: DraftSummary
  seen: number
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const [note, setNote] = useState('')
  const lineage = useLineage(draft.processId).data
  const news = (lineage?.links ?? []).flatMap((link) => {
    const { processId, originId, may, seq } = link
    const origin = lineage?.processes.find(({ id }) => id === originId)
    const isNews = link.news !== null && processId === draft.processId && may.includes('moveOn')
    return isNews && origin ? [{ origin, version: link.news ?? 0, seq }] : []
  })
  const [workedIn, setWorkedIn] = useState<readonly string[]>([])
  const movedOn = news
    .filter(({ origin }) => workedIn.includes(origin.id))
    .map(({ origin, version, seq }) => ({ originId: origin.id, version, seen: seq }))
  const keep = useChange(
    'keepVersion',
    ['process', 'library', 'families', 'draft', 'news'],
    (answer) => {
      announce({ text: t('editor:kept', { number: answer.version }) })
      navigate({ to: '/prozess/$id', params: { id: answer.processId } })
    },
  )
  return (
    <Dialog
      title={t('editor:keepTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            look="primary"
            isBusy={keep.isPending}
            onClick={() =>
              keep.mutate({
                params: { id: draft.id },
                body: { number: seen, note: note.trim(), movedOn },
              })
            }
          >
            {t('editor:keep')}
          </Button>
        </>
      }
    >
      <p className="kern-body">{t('editor:keepLead')}</p>
      <TextField
        label={t('editor:keepNote')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {news.map(({ origin, version }) => (
        <CheckField
          key={origin.id}
          label={t('editor:keepMovedOn', {
            ...{ version, name: origin.name, organisation: origin.organisation.name },
          })}
          checked={workedIn.includes(origin.id)}
          onChange={({ currentTarget: { checked } }) =>
            setWorkedIn((before) => [
              ...before.filter((id) => id !== origin.id),
              ...(checked ? [origin.id] : []),
            ])
          }
        />
      ))}
      <ErrorNotice error={keep.error} />
    </Dialog>
  )
}
