// What just happened, said once: shown for a while at the lower edge and read out politely. It may
// carry one action, such as taking something back; then it stays until closed or until the next one, as
// nobody should have to hurry.

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import './announce.css'

interface Announcement {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
  /** Read out only: where it is seen anyway, and a note would lie over what comes next. */
  readonly isHeardOnly?: true
}

const Context = createContext<(announcement: Announcement) => void>(() => undefined)

/** Says something to the reader without moving focus. */
export const useAnnounce = () => useContext(Context)

const shownMs = 12_000

export const Announcer = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation()
  const [current, setCurrent] = useState<Announcement>()
  // The same words said again are read again, as a new note.
  const [count, setCount] = useState(0)
  const note = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const announce = useCallback((announcement: Announcement) => {
    const end = () => {
      // Nobody's focus is taken away from under them.
      if (note.current?.contains(document.activeElement)) timer.current = setTimeout(end, shownMs)
      else setCurrent(undefined)
    }
    clearTimeout(timer.current)
    setCurrent(announcement)
    setCount((before) => before + 1)
    if (!announcement.action) timer.current = setTimeout(end, shownMs)
  }, [])
  return (
    <Context value={announce}>
      {children}
      <div className="announcer" role="status">
        {current?.isHeardOnly && (
          <span className="kern-sr-only" key={count}>
            {current.text}
          </span>
        )}
        {current && !current.isHeardOnly && (
          <div className="announcer__note" key={count} ref={note}>
            <span className="kern-body">{current.text}</span>
            {current.action && (
              <Button
                isSmall
                onClick={() => {
                  current.action?.run()
                  setCurrent(undefined)
                }}
              >
                {current.action.label}
              </Button>
            )}
            <Button
              look="tertiary"
              isSmall
              icon="close"
              isIconOnly
              onClick={() => setCurrent(undefined)}
            >
              {t('common:action.close')}
            </Button>
          </div>
        )}
      </div>
    </Context>
  )
}
