// Time, pause, and asking all to look up.

import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../../parts/announce.tsx'
import { Button } from '../../../parts/button.tsx'
import type { RoomProps } from '../room/room-props.ts'

const CHOICES = [3, 5, 10, 20] as const

export const TimeControl = ({ view, say }: RoomProps) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { timer } = view
  const planned = view.agenda.find(({ id }) => id === view.phase)?.minutes ?? 0
  const choices = [...new Set([...CHOICES, ...(planned > 0 ? [planned] : [])])].sort(
    (a, b) => a - b,
  )
  return (
    <section className="stack" aria-labelledby="lead-time">
      <h2 className="kern-heading-small" id="lead-time">
        {t('workshops:leading.timer')}
      </h2>
      <div className="lead-buttons">
        {choices.map((minutes) => (
          <Button
            key={minutes}
            isSmall
            aria-label={t('workshops:leading.minutesNamed', { count: minutes })}
            onClick={() => say({ kind: 'timer', minutes })}
          >
            {t('workshops:leading.minutes', { count: minutes })}
          </Button>
        ))}
      </div>
      {timer && (
        <div className="lead-buttons">
          <Button
            isSmall
            onClick={() => say({ kind: timer.pausedAt === undefined ? 'pause' : 'resume' })}
          >
            {t(
              timer.pausedAt === undefined ? 'workshops:leading.pause' : 'workshops:leading.resume',
            )}
          </Button>
          <Button isSmall look="tertiary" onClick={() => say({ kind: 'timer', minutes: 0 })}>
            {t('workshops:leading.stop')}
          </Button>
        </div>
      )}
      <div>
        <Button
          onClick={() => {
            say({ kind: 'attention' })
            announce({ text: t('workshops:leading.attended') })
          }}
        >
          {t('workshops:leading.attention')}
        </Button>
      </div>
    </section>
  )
}
