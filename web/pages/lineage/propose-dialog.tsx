// Offering what one does otherwise to the owner of the origin.

import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineageView } from '#api'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextArea } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export const ProposeDialog = ({
  processId,
  origin,
  onClose,
}: {
  processId: string
  origin: LineageView['processes'][number]
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [note, setNote] = useState('')
  const organisation = origin.organisation.name
  const propose = useChange('propose', ['process', 'proposals'], () => {
    announce({ text: t('lineage:proposals.offered', { organisation }) })
    onClose()
  })
  return (
    <Dialog
      title={t('lineage:proposals.dialog', { organisation })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={propose.isPending}>
            {t('lineage:proposals.propose')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          propose.mutate({
            params: { id: processId },
            body: { originId: origin.id, note: note.trim() },
          })
        }}
      >
        <p className="kern-body">{t('lineage:proposals.lead', { organisation })}</p>
        <TextArea
          label={t('lineage:proposals.note')}
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ErrorNotice error={propose.error} />
      </form>
    </Dialog>
  )
}
