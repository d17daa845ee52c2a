// Changing my password; other sessions end with it.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../client/call.ts'
import { useChange } from '../client/queries.ts'
import { useAnnounce } from '../parts/announce.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { focusFirstError, TextField } from '../parts/field.tsx'
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
  // A wrong current password is said at its field; the e-mail address has no part in this form.
  const isWrong =
    change.error instanceof CallFailed && change.error.code === 'session/wrong-credentials'
  const isShort = next.length < PASSWORD_LENGTH
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    const form = event.currentTarget
    if (isShort) focusFirstError(form)
    else change.mutate({ body: { current, next } }, { onError: () => focusFirstError(form) })
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
        <ErrorNotice error={isWrong ? null : change.error} />
        <TextField
          label={t('session:password.current')}
          type="password"
          autoComplete="current-password"
          required
          value={current}
          error={isWrong && t('session:password.wrong')}
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
