// What is saved and what waits, in words: "Gespeichert" is said only of what the server has committed,
// and not while a field holds more than that.

import { useTranslation } from 'react-i18next'
import { Button } from '../parts/button.tsx'
import type { DraftState, LiveDraft } from './live-draft.ts'
import { useUnsavedCount } from './unsaved.ts'

export const SaveState = ({ state, live }: { state: DraftState; live: LiveDraft }) => {
  const { t } = useTranslation()
  const { phase, waiting, closedAs, canEdit } = state
  const isTyping = useUnsavedCount() > 0
  const words = (): string => {
    if (phase === 'closed')
      return closedAs === null
        ? t('editor:saved.closed')
        : t('editor:saved.closedAs', { number: closedAs })
    if (phase === 'live' && !canEdit) return t('editor:saved.readOnly')
    if (phase === 'live' && waiting > 0) return t('editor:saved.waiting', { count: waiting })
    if (phase === 'live') return t(isTyping ? 'editor:saved.typing' : 'editor:saved.live')
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
