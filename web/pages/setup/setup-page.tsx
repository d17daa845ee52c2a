// The first run: try the examples, or set up an own alliance step by step.

import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { settings, setup } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useChange, useSetup } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../parts/notice.tsx'
import { beginArrival, PageHead } from '../../parts/page.tsx'
import { SetupWizard } from './setup-wizard.tsx'
import './setup.css'

bringTexts('settings', settings)
bringTexts('setup', setup)

const ExamplesDoor = () => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const load = useChange('setUpExamples', ['setup'], () => {
    announce({ text: t('setup:examplesDone') })
    navigate({ to: '/anmelden' })
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    load.mutate({ body: { code: code.trim() } })
  }
  return (
    <section className="door">
      <h2 className="kern-heading-medium">{t('setup:examplesTitle')}</h2>
      <p className="kern-body">{t('setup:examplesLead')}</p>
      <form className="form" onSubmit={submit}>
        <ErrorNotice error={load.error} />
        <TextField
          label={t('setup:code')}
          hint={t('setup:codeHint')}
          required
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" isBusy={load.isPending}>
          {t('setup:examplesStart')}
        </Button>
      </form>
    </section>
  )
}

export const SetupPage = () => {
  const { t } = useTranslation()
  const setup = useSetup()
  const [isWizard, setWizard] = useState(false)
  if (setup.isPending) return <Loading />
  if (setup.isError)
    return (
      <div className="page page--narrow">
        <ErrorNotice error={setup.error} onRetry={() => setup.refetch()} />
      </div>
    )
  if (isWizard || (setup.data.mayCreate && !setup.data.isEmpty))
    return <SetupWizard templates={setup.data.templates} />
  if (!setup.data.mayCreate)
    return (
      <div className="page page--narrow">
        <PageHead title={t('setup:ownTitle')} />
        <Notice title={t('setup:done')}>
          <Link className="kern-link" to="/anmelden">
            {t('session:signIn.title')}
          </Link>
        </Notice>
      </div>
    )
  return (
    <div className="page page--middle">
      <PageHead title={t('setup:title')} lead={t('setup:lead')} />
      <div className="doors doors--two">
        <section className="door">
          <h2 className="kern-heading-medium">{t('setup:ownTitle')}</h2>
          <p className="kern-body">{t('setup:ownLead')}</p>
          <div>
            <Button
              look="primary"
              onClick={() => {
                beginArrival()
                setWizard(true)
              }}
            >
              {t('setup:ownStart')}
            </Button>
          </div>
        </section>
        <ExamplesDoor />
      </div>
    </div>
  )
}
