// The navigation on the left; below the top bar on a phone. Only what is there, for whoever may use it.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Session } from '#api'
import './navigation.css'

export const Navigation = ({ session, isOpen }: { session: Session; isOpen: boolean }) => {
  const { t } = useTranslation()
  return (
    <nav
      id="navigation"
      className={`navigation${isOpen ? ' navigation--open' : ''}`}
      aria-label={t('common:nav.label')}
    >
      <ul>
        <li>
          <Link to="/" activeOptions={{ exact: true }}>
            {t('common:nav.start')}
          </Link>
        </li>
        <li>
          <Link to="/bibliothek" activeOptions={{ includeSearch: false }}>
            {t('common:nav.library')}
          </Link>
        </li>
        <li>
          <Link to="/familien">{t('common:nav.families')}</Link>
        </li>
        <li>
          <Link to="/werkstaetten">{t('common:nav.workshops')}</Link>
        </li>
        <li>
          <Link to="/arbeitsplan">{t('common:nav.plan')}</Link>
        </li>
        {session.can.administer && (
          <li>
            <Link to="/einstellungen" activeOptions={{ includeSearch: false }}>
              {t('common:nav.settings')}
            </Link>
          </li>
        )}
      </ul>
      {session.alliance.isExample && (
        <p className="navigation__note">{t('common:exampleAlliance')}</p>
      )}
    </nav>
  )
}
