// Having my name and address deleted, with my password once more.

import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallFailed } from '../../client/call.ts'
import { startOver, useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export const ForgetDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const form = useId()
  const [password, setPassword] = useState('')
  const forget = useChange('forgetMe', [], () => {
    announce({ text: t('ownData:forget.done') })
    navigate({ to: '/anmelden' })
    startOver(null)
  })
  const isWrong =
    forget.error instanceof CallFailed && forget.error.code === 'session/wrong-credentials'
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = event.currentTarget
    forget.mutate({ body: { password } }, { onError: () => focusFirstError(fields) })
  }
  return (
    <Dialog
      title={t('ownData:forget.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            isBusy={forget.isPending}
            aria-disabled={password === ''}
          >
            {t('ownData:forget.confirm')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <ErrorNotice error={isWrong ? null : forget.error} />
        <p className="kern-body">{t('ownData:forget.lead')}</p>
        <TextField
          label={t('ownData:forget.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          error={isWrong && t('ownData:forget.wrong')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}
