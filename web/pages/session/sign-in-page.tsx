// Signing in; where the examples are, also as one of the invented people; and the way to an own alliance.

import { Link, Navigate, useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { startOver, useChange, useSession, useSetup } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { DemoList } from './demo-list.tsx'
import './session.css'

export const SignInPage = () => {
  const { t } = useTranslation()
  const router = useRouter()
  const { next } = useSearch({ from: '/anmelden' })
  const session = useSession()
  const setup = useSetup()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useChange('signIn', [], (answer) => startOver(answer.session))
  const isSignedIn = Boolean(session.data)
  useEffect(() => {
    if (!isSignedIn) return
    // Only paths of this site: an address from outside must not lead away from it.
    router.history.replace(next?.startsWith('/') && !next.startsWith('//') ? next : '/')
  }, [isSignedIn, next, router])

  if (setup.data?.isEmpty) return <Navigate to="/einrichten" replace />
  const demo = setup.data?.demoSignIns ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ body: { email, password } })
  }

  return (
    <div className={`page sign-in${demo.length > 0 ? ' sign-in--demo' : ''}`}>
      <section className="sign-in__form">
        <PageHead title={t('session:signIn.title')} lead={t('session:signIn.lead')} />
        <form className="form" onSubmit={submit}>
          <ErrorNotice error={signIn.error} />
          <TextField
            label={t('session:signIn.email')}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            label={t('session:signIn.password')}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button look="primary" type="submit" isBusy={signIn.isPending}>
            {t('session:signIn.submit')}
          </Button>
        </form>
        {setup.data?.mayCreate && (
          <div className="sign-in__setup">
            <h2 className="kern-heading-small">{t('session:signIn.setupTitle')}</h2>
            <p className="kern-body">{t('session:signIn.setupLead')}</p>
            <Link className="kern-link" to="/einrichten">
              {t('session:signIn.setup')}
            </Link>
          </div>
        )}
      </section>
      {demo.length > 0 && (
        <DemoList
          people={demo}
          isBusy={signIn.isPending}
          onChoose={(person) =>
            signIn.mutate({ body: { email: person.email, password: person.password } })
          }
        />
      )}
    </div>
  )
}
