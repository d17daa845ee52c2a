// Makes what is written the next version, with a word on what is new.

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSummary } from '#api'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
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
  const keep = useChange('keepVersion', ['process', 'library', 'families', 'draft'], (answer) => {
    announce({ text: t('editor:kept', { number: answer.version }) })
    navigate({ to: '/prozess/$id', params: { id: answer.processId } })
  })
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
              keep.mutate({ params: { id: draft.id }, body: { number: seen, note: note.trim() } })
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
      <ErrorNotice error={keep.error} />
    </Dialog>
  )
}
