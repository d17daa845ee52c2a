// Changing my password; other sessions end with it.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../client/queries.ts'
import { useAnnounce } from '../parts/announce.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/field.tsx'
import { ErrorNotice } from '../parts/notice.tsx'

export const PASSWORD_LENGTH = 12

export const PasswordDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isChecked, setChecked] = useState(false)
  const change = useChange('changePassword', [], () => {
    announce({ text: t('session:password.done') })
    onClose()
  })
  const isShort = next.length < PASSWORD_LENGTH
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!isShort) change.mutate({ body: { current, next } })
  }
  return (
    <Dialog
      title={t('common:me.password')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={change.isPending}>
            {t('session:password.change')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <ErrorNotice error={change.error} />
        <TextField
          label={t('session:password.current')}
          type="password"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <TextField
          label={t('session:password.next')}
          hint={t('session:password.hint', { count: PASSWORD_LENGTH })}
          error={
            isChecked && isShort ? t('session:password.short', { count: PASSWORD_LENGTH }) : ''
          }
          type="password"
          autoComplete="new-password"
          required
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
