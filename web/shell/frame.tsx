// What surrounds every page: skip link, top bar, navigation, main part, notices. Pages for people who are
// not signed in stand alone below a plain bar.

import { Navigate, Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../client/queries.ts'
import { Announcer } from '../parts/announce.tsx'
import { ErrorBoundary } from '../parts/error-boundary.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { beginArrival } from '../parts/page.tsx'
import { Uploads } from '../parts/upload/uploads.tsx'
import { catchFocus } from './focus-net.ts'
import { Navigation } from './navigation.tsx'
import { Offline } from './offline.tsx'
import { TopBar } from './top-bar.tsx'
import './frame.css'

const publicPaths = ['/anmelden', '/einrichten', '/einladung/', '/stimmt-das-so/', '/werkstatt']
/** On the wall nothing stands around what the room needs. */
const wallPath = /^\/werkstaetten\/[^/]+\/beamer$/
/** Nobody needs to be known here: the page comes without network, too. */
const guestPath = /^\/werkstatt(\/|$)/
/** A room says itself what becomes of what is said without network. */
const roomPath = /^\/werkstatt\/|^\/werkstaetten\/[^/]+\/(moderation|beamer)$/

/** After a change of page its heading takes the focus, as soon as it is there. */
const useArrival = () => {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onBeforeLoad', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) beginArrival()
      }),
    [router],
  )
}

export const Frame = () => {
  const { t } = useTranslation()
  const location = useRouterState({ select: (state) => state.location })
  const session = useSession()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const path = location.pathname
  // While a page is on its way the one before is still shown.
  const shown = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? '' })
  useArrival()
  useEffect(catchFocus, [])
  const isOpen = (one: string) => publicPaths.some((start) => one.startsWith(start))
  const isPublic = isOpen(path)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setMenuOpen(false), [path])

  const isGuest = guestPath.test(path)
  if (session.isPending && !isGuest) return <Loading />
  // Whoever is in stays in when asking again fails: they may be in the middle of typing.
  if (session.isError && session.data === undefined && !isGuest)
    return (
      <div className="page page--narrow">
        <ErrorNotice error={session.error} onRetry={() => session.refetch()} />
      </div>
    )
  const person = session.data ?? null
  if (!person && !isPublic) {
    const next = path === '/' ? undefined : location.href
    return <Navigate to="/anmelden" search={next ? { next } : {}} replace />
  }
  if (!person && !isOpen(shown)) return <Loading />
  const isWall = wallPath.test(path)
  const hasNavigation = person !== null && !isPublic && !isWall

  return (
    <Announcer>
      <Uploads isOn={hasNavigation && person.can.importProcesses}>
        <a className="skip-link" href="#content">
          {t('common:skip')}
        </a>
        {!isWall && (
          <TopBar
            session={hasNavigation ? person : null}
            isMenuOpen={isMenuOpen}
            onMenu={() => setMenuOpen(!isMenuOpen)}
          />
        )}
        {!roomPath.test(path) && <Offline />}
        <div className={hasNavigation ? 'frame' : 'frame frame--plain'}>
          {hasNavigation && <Navigation session={person} isOpen={isMenuOpen} />}
          <main id="content" tabIndex={-1}>
            <ErrorBoundary key={shown}>
              <Outlet />
            </ErrorBoundary>
          </main>
        </div>
      </Uploads>
    </Announcer>
  )
}
