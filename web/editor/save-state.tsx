// What is saved and what waits, in words: "Gespeichert" is said only of what the server has committed.

import { useTranslation } from 'react-i18next'
import { Button } from '../parts/button.tsx'
import type { DraftState, LiveDraft } from './live-draft.ts'

export const SaveState = ({ state, live }: { state: DraftState; live: LiveDraft }) => {
  const { t } = useTranslation()
  const { phase, waiting, closedAs, canEdit } = state
  const words = (): string => {
    if (phase === 'closed')
      return closedAs === null
        ? t('editor:saved.closed')
        : t('editor:saved.closedAs', { number: closedAs })
    if (phase === 'live' && !canEdit) return t('editor:saved.readOnly')
    if (phase === 'live')
      return waiting > 0 ? t('editor:saved.waiting', { count: waiting }) : t('editor:saved.live')
    if (phase === 'offline' && waiting > 0)
      return t('editor:saved.offlineWaiting', { count: waiting })
    return t(`editor:saved.${phase}`)
  }
  return (
    <p className={`save-state save-state--${phase}`}>
      <span>{words()}</span>
      {/* Each save would be read out otherwise; what matters to the ear is that it stops or goes on. */}
      <span className="kern-sr-only" role="status">
        {phase === 'live' ? '' : words()}
      </span>
      {(phase === 'offline' || phase === 'crowded') && (
        <Button isSmall look="tertiary" onClick={live.resume}>
          {t('editor:reconnect')}
        </Button>
      )}
      {phase === 'signedOut' && (
        <>
          <a className="kern-link" href="/anmelden" target="_blank" rel="noopener">
            {t('editor:signIn')}
          </a>
          <Button isSmall look="tertiary" onClick={live.resume}>
            {t('editor:reconnect')}
          </Button>
        </>
      )}
    </p>
  )
}
