// The bar at the top: product and alliance, search over everything, and me.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Session } from '#api'
import { Button } from '../parts/button.tsx'
import { Bell } from './bell.tsx'
import { PersonMenu } from './person-menu.tsx'
import { Search } from './search.tsx'
import './top-bar.css'

export const TopBar = ({
  session,
  isMenuOpen,
  onMenu,
}: {
  session: Session | null
  isMenuOpen: boolean
  onMenu: () => void
}) => {
  const { t } = useTranslation()
  return (
    <header className="top-bar">
      <Link to="/" className="top-bar__brand">
        <img src="/mark.svg" alt="" width="32" height="32" />
        <span>
          <strong>{t('common:product')}</strong>
          {session && <span className="top-bar__alliance">{session.alliance.name}</span>}
        </span>
      </Link>
      {session && <Search />}
      <div className="top-bar__me">
        {session && <Bell />}
        <PersonMenu session={session} />
        {session && (
          <Button
            look="tertiary"
            className="top-bar__menu"
            icon={isMenuOpen ? 'close' : 'dehaze'}
            aria-expanded={isMenuOpen}
            aria-controls="navigation"
            isIconOnly
            onClick={onMenu}
          >
            {t('common:nav.menu')}
          </Button>
        )}
      </div>
    </header>
  )
}
