// Saying why something differs from the origin: a reason, and more about it where somebody likes to.

import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviationReason } from '#api'
import { DEVIATION_REASONS } from '#library'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { RadioField, TextArea } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export interface Explaining {
  readonly key: string
  /** What differs, as a sentence. */
  readonly what: string
  readonly reason: DeviationReason | null
  readonly text: string
  readonly seq: number
  /** Nobody has said it yet: a workshop proposes it. */
  readonly isProposed: boolean
}

export const ExplainDialog = ({
  processId,
  originId,
  explaining,
  onClose,
}: {
  processId: string
  originId: string
  explaining: Explaining
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [reason, setReason] = useState(explaining.reason)
  const [text, setText] = useState(explaining.text)
  const [isChecked, setChecked] = useState(false)
  const explain = useChange('explainDeviation', ['process', 'families'], () => onClose())
  const send = (said: DeviationReason | null) =>
    explain.mutate(
      {
        params: { id: processId },
        body: {
          ...{ originId, key: explaining.key, seen: explaining.seq, reason: said },
          text: said === null ? '' : text.trim(),
        },
      },
      {
        onSuccess: () =>
          announce({ text: t(`lineage:deviations.${said === null ? 'takenBack' : 'kept'}`) }),
      },
    )
  return (
    <Dialog
      title={t('lineage:deviations.dialog')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          {explaining.reason !== null && !explaining.isProposed && (
            <Button look="tertiary" isBusy={explain.isPending} onClick={() => send(null)}>
              {t('lineage:deviations.takeBack')}
            </Button>
          )}
          <Button look="primary" type="submit" form={form} isBusy={explain.isPending}>
            {t('lineage:deviations.keep')}
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
          if (reason !== null) send(reason)
        }}
      >
        <p className="kern-body">{explaining.what}</p>
        <fieldset className="kern-fieldset">
          <legend className="kern-label">{t('lineage:deviations.choose')}</legend>
          <div className="kern-fieldset__body">
            {DEVIATION_REASONS.map((one) => (
              <RadioField
                key={one}
                name="reason"
                label={t(`lineage:deviations.reason.${one}`)}
                hint={t(`lineage:deviations.hint.${one}`)}
                checked={reason === one}
                onChange={() => setReason(one)}
              />
            ))}
          </div>
        </fieldset>
        {isChecked && reason === null && (
          <p className="kern-error" role="alert">
            {t('lineage:deviations.missing')}
          </p>
        )}
        <TextArea
          label={t('lineage:deviations.text')}
          hint={t('lineage:deviations.textHint')}
          value={text}
          maxLength={2000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ErrorNotice error={explain.error} />
      </form>
    </Dialog>
  )
}
