// What an invitation link offers, and accepting it: with a new account, or as the person signed in.

import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { startOver, useChange, useInvitation, useSession } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { focusFirstError, TextField } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { PASSWORD_LENGTH } from '../../shell/password-dialog.tsx'
import './session.css'

const looksLikeEmail = (text: string) => /^\S+@\S+\.\S+$/.test(text)

export const InvitationPage = () => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const { token } = useParams({ from: '/einladung/$token' })
  const session = useSession()
  const offer = useInvitation(token)
  const [name, setName] = useState('')
  const [typedEmail, setEmail] = useState<string>()
  const [password, setPassword] = useState('')
  const [isChecked, setChecked] = useState(false)
  const signIn = useChange('signIn', [], (answer) => {
    startOver(answer.session)
    navigate({ to: '/' })
  })
  const accept = useChange('acceptInvitation', ['session'], () => {
    if (!session.data) return signIn.mutate({ body: { email, password } })
    announce({ text: t('common:saved') })
    navigate({ to: '/' })
  })

  if (offer.isPending) return <Loading />
  if (offer.isError)
    return (
      <div className="page page--narrow">
        <PageHead title={t('session:invitation.title')} />
        <ErrorNotice error={offer.error} />
        <Link className="kern-link" to="/anmelden">
          {t('session:signIn.title')}
        </Link>
      </div>
    )

  const email = typedEmail ?? offer.data.email ?? ''
  const me = session.data?.person
  const errors = {
    name: name.trim().length < 2 ? t('session:check.name') : '',
    email: looksLikeEmail(email) ? '' : t('session:check.email'),
    password:
      password.length < PASSWORD_LENGTH
        ? t('session:password.short', { count: PASSWORD_LENGTH })
        : '',
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (Object.values(errors).some(Boolean)) return focusFirstError(event.currentTarget)
    accept.mutate({ params: { token }, body: { name: name.trim(), email, password } })
  }

  return (
    <div className="page page--narrow">
      <PageHead
        title={t('session:invitation.title')}
        lead={t('session:invitation.lead', {
          alliance: offer.data.allianceName,
          organisation: offer.data.organisationName,
        })}
      />
      <p className="kern-body">
        {t('session:invitation.roles', {
          roles: offer.data.roles.map((role) => t(`common:role.${role}`)).join(', '),
        })}
      </p>
      <ErrorNotice error={accept.error ?? signIn.error} />
      {me ? (
        <>
          <p className="kern-body">{t('session:invitation.asMe', { name: me.name })}</p>
          <div>
            <Button
              look="primary"
              isBusy={accept.isPending}
              onClick={() =>
                // The account stays as it is; the fields are what the route expects of everybody.
                accept.mutate({
                  params: { token },
                  body: { name: me.name, email: me.email, password: '-'.repeat(PASSWORD_LENGTH) },
                })
              }
            >
              {t('session:invitation.accept')}
            </Button>
          </div>
        </>
      ) : (
        <form className="form" onSubmit={submit} noValidate>
          <TextField
            label={t('session:invitation.name')}
            autoComplete="name"
            required
            value={name}
            error={isChecked && errors.name}
            onChange={(event) => setName(event.target.value)}
          />
          <TextField
            label={t('session:signIn.email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            error={isChecked && errors.email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            label={t('session:password.choose')}
            hint={t('session:password.hint', { count: PASSWORD_LENGTH })}
            type="password"
            autoComplete="new-password"
            required
            value={password}
            error={isChecked && errors.password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button look="primary" type="submit" isBusy={accept.isPending || signIn.isPending}>
            {t('session:invitation.submit')}
          </Button>
          <p className="kern-body kern-body--muted">
            {t('session:invitation.account')}{' '}
            <Link className="kern-link" to="/anmelden" search={{ next: `/einladung/${token}` }}>
              {t('session:signIn.title')}
            </Link>
          </p>
        </form>
      )}
    </div>
  )
}
