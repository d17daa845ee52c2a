// How often a process is looked at again, and saying that it was.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecheckView } from '#api'
import { RECHECK_TURNS } from '#library'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

interface Given {
  processId: string
  recheck: RecheckView
  onClose: () => void
}

export const TurnDialog = ({ processId, recheck, onClose }: Given) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [months, setMonths] = useState(recheck.seq === 0 ? 12 : recheck.months)
  const [due, setDue] = useState(recheck.due ?? '')
  const turns = [...new Set([...RECHECK_TURNS, ...(months === null ? [] : [months])])].sort(
    (a, b) => a - b,
  )
  const change = useChange('recheckProcess', ['process', 'waiting'], () => {
    announce({ text: t(months === null ? 'common:saved' : 'upkeep:recheck.saved') })
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({
      params: { id: processId },
      body: { act: 'set', months, due: due === '' ? null : due, seen: recheck.seq },
    })
  }
  return (
    <Dialog
      title={t('upkeep:recheck.setTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={change.isPending}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit}>
        <p className="kern-body">{t('upkeep:recheck.setLead')}</p>
        <SelectField
          label={t('upkeep:recheck.months')}
          value={months ?? ''}
          onChange={({ target }) => setMonths(target.value === '' ? null : Number(target.value))}
        >
          {turns.map((count) => (
            <option key={count} value={count}>
              {t('upkeep:recheck.every', { count })}
            </option>
          ))}
          <option value="">{t('upkeep:recheck.never')}</option>
        </SelectField>
        {months !== null && (
          <TextField
            label={t('upkeep:recheck.due')}
            hint={t('upkeep:recheck.dueHint')}
            type="date"
            value={due}
            onChange={(event) => setDue(event.target.value)}
          />
        )}
        <ErrorNotice error={change.error} />
      </form>
    </Dialog>
  )
}

export const ConfirmDialog = ({ processId, recheck, onClose }: Given) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isMissing = reason.trim() === ''
  const change = useChange('recheckProcess', ['process', 'waiting'], () => {
    announce({ text: t('upkeep:recheck.confirmed') })
    onClose()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (isMissing) return focusFirstError(event.currentTarget)
    change.mutate({
      params: { id: processId },
      body: { act: 'confirm', reason: reason.trim(), seen: recheck.seq },
    })
  }
  return (
    <Dialog
      title={t('upkeep:recheck.confirmTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={change.isPending}>
            {t('upkeep:recheck.confirm')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" noValidate onSubmit={submit}>
        <p className="kern-body">
          {t('upkeep:recheck.confirmLead', { count: recheck.months ?? 0 })}
        </p>
        <TextArea
          label={t('upkeep:recheck.what')}
          value={reason}
          maxLength={2000}
          error={isChecked && isMissing ? t('errors:recheck/reason-missing') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorNotice error={change.error} />
      </form>
    </Dialog>
  )
}
