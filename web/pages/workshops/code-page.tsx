// For whoever has a code and no camera: it is typed here.

import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { workshops } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { PageHead } from '../../parts/page.tsx'

bringTexts('workshops', workshops)

export const CodePage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
    if (code !== '') navigate({ to: '/werkstatt/$code', params: { code } })
  }
  return (
    <div className="page page--narrow">
      <PageHead title={t('workshops:join.title')} />
      <form className="form" onSubmit={submit}>
        <TextField
          label={t('workshops:join.code')}
          hint={t('workshops:join.codeHint')}
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button look="primary" type="submit">
          {t('workshops:join.open')}
        </Button>
      </form>
    </div>
  )
}
