// Saying what becomes of a link: worked in, declined, unlinked.

import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isForeignId, tracesReason } from '#library'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, TextArea } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export interface Tracing {
  readonly act: 'moveOn' | 'decline' | 'unlink'
  readonly processId: string
  readonly originId: string
  /** Of the origin: what it is about. */
  readonly version: number
  readonly seq: number
  /** Whose the origin is; '' where it is not seen any more. */
  readonly organisation: string
}

export const TraceDialog = ({ tracing, onClose }: { tracing: Tracing; onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const { act, processId, originId, version, seq, organisation } = tracing
  const trace = useChange('traceLineage', ['process', 'news'], () => {
    announce({ text: t(`lineage:done.${act}`, { version }) })
    onClose()
  })
  const isMissing = tracesReason(act) && reason.trim() === ''
  return (
    <Dialog
      title={t(`lineage:question.${act}`, { version })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={trace.isPending}>
            {t(`lineage:act.${act}`)}
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
          if (isMissing) return focusFirstError(event.currentTarget)
          trace.mutate({
            params: { id: processId },
            body: { act, originId, version, reason: reason.trim(), seen: seq },
          })
        }}
      >
        <p className="kern-body">
          {t(`lineage:lead.${act === 'decline' && isForeignId(originId) ? 'declineFar' : act}`, {
            version,
            organisation,
          })}
        </p>
        {tracesReason(act) && (
          <TextArea
            label={t('lineage:reason')}
            value={reason}
            maxLength={2000}
            error={isChecked && isMissing ? t('errors:review/reason-missing') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <ErrorNotice error={trace.error} />
      </form>
    </Dialog>
  )
}
