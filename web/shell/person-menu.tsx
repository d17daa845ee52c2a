// Who I am here, and what belongs to me alone: language, colours, my password, other alliances, signing out.

import { Link, useNavigate } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'
import { Dialog, DialogTrigger, Popover, Button as PressButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Session } from '#api'
import { LANGUAGES, type Language } from '#texts'
import { currentTheme, setLanguage, setTheme, THEMES, type Theme } from '../client/language.ts'
import { startOver, useChange } from '../client/queries.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import '../parts/popover.css'
import './person-menu.css'

const Choice = <Value extends string>({
  legend,
  values,
  current,
  label,
  onChoose,
}: {
  legend: string
  values: readonly Value[]
  current: Value
  label: (value: Value) => string
  onChoose: (value: Value) => void
}) => {
  const name = useId()
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      <div>
        {values.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              checked={value === current}
              onChange={() => onChoose(value)}
            />
            <span>{label(value)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export const PersonMenu = ({ session }: { session: Session | null }) => {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const [theme, setChosenTheme] = useState<Theme>(currentTheme)
  const [isPasswordOpen, setPasswordOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const signOut = useChange('signOut', [], () => {
    navigate({ to: '/anmelden' })
    startOver(null)
  })
  const switchAlliance = useChange('switchAlliance', [], (answer) => {
    startOver(answer.session)
    navigate({ to: '/' })
  })
  const name = session?.person.name ?? t('common:me.view')
  const organisations = session?.memberships.map((one) => one.organisationName).join(', ')

  return (
    <>
      <DialogTrigger>
        <PressButton className="person-button" ref={opener}>
          <Icon name={session ? 'account-circle' : 'brightness-medium'} />
          <span className="person-button__words">
            {session && <span className="kern-sr-only">{t('common:me.open')}</span>}
            <span>{name}</span>
            {organisations && <small>{organisations}</small>}
          </span>
        </PressButton>
        <Popover placement="bottom end" className="popover">
          <Dialog className="person-menu" aria-label={name}>
            {({ close }) => (
              <>
                {session && (
                  <div className="person-menu__who">
                    <strong>{session.person.name}</strong>
                    <span>{session.person.email}</span>
                    <ul>
                      {session.memberships.map((one) => (
                        <li key={one.organisationId}>
                          {one.organisationName}:{' '}
                          {one.roles.map((role) => t(`common:role.${role}`)).join(', ')}
                        </li>
                      ))}
                    </ul>
                  </div>
                )}
                <Choice<Language>
                  legend={t('common:me.language')}
                  values={LANGUAGES}
                  current={i18n.language === 'en' ? 'en' : 'de'}
                  label={(language) => t(`common:language.${language}`)}
                  onChoose={(language) => void setLanguage(language)}
                />
                <Choice<Theme>
                  legend={t('common:me.theme')}
                  values={THEMES}
                  current={theme}
                  label={(one) => t(`common:theme.${one}`)}
                  onChoose={(one) => {
                    setTheme(one)
                    setChosenTheme(one)
                  }}
                />
                {session && session.alliances.length > 1 && (
                  <Choice
                    legend={t('common:me.alliance')}
                    values={session.alliances.map((one) => one.id)}
                    current={session.alliance.id}
                    label={(id) => session.alliances.find((one) => one.id === id)?.name ?? ''}
                    onChoose={(allianceId) => {
                      close()
                      switchAlliance.mutate({ body: { allianceId } })
                    }}
                  />
                )}
                {session && (
                  <div className="person-menu__actions">
                    <Button
                      look="tertiary"
                      isSmall
                      onClick={() => {
                        close()
                        setPasswordOpen(true)
                      }}
                    >
                      {t('common:me.password')}
                    </Button>
                    <Link
                      className="kern-btn kern-btn--tertiary kern-btn--x-small"
                      to="/meine-daten"
                      onClick={close}
                    >
                      <span className="kern-label">{t('common:me.data')}</span>
                    </Link>
                    <Button isSmall icon="logout" onClick={() => signOut.mutate({})}>
                      {t('common:me.signOut')}
                    </Button>
                  </div>
                )}
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {isPasswordOpen && (
        <PasswordDialog
          onClose={() => {
            setPasswordOpen(false)
            // What opened it was in the menu, which is closed.
            requestAnimationFrame(() => opener.current?.focus())
          }}
        />
      )}
    </>
  )
}
