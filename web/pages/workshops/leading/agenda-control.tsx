// The agenda for those who lead: what is on, what comes next, and the way to any other item.

import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import type { RoomProps } from '../room/room-props.ts'
import { useAskBeforeCount } from './ask-before-count.tsx'

const useGoTo = ({ view, say }: RoomProps) => {
  const { ask, asking } = useAskBeforeCount(view)
  const goTo = (phase: string) => ask(() => say({ kind: 'switch', phase, seen: view.moves }))
  return { goTo, asking }
}

/** As long as it takes to see that the button now leads further than it did. */
const SETTLE_MS = 1_000

/** A press that was on its way when the room moved on, or the second of two, must not skip an item. */
const useJustMoved = (moves: number): boolean => {
  const [settled, setSettled] = useState(moves)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(moves), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [moves])
  return settled !== moves
}

/** What is pressed most stands first, and where one sees it. */
export const NextItem = (props: RoomProps) => {
  const { t } = useTranslation()
  const { agenda, phase, moves } = props.view
  const { goTo, asking } = useGoTo(props)
  const isJustMoved = useJustMoved(moves)
  const at = agenda.findIndex(({ id }) => id === phase)
  const next = agenda[at + 1]
  if (!next) return null
  return (
    <div className="next-item">
      <Button look="primary" isBusy={isJustMoved} onClick={() => goTo(next.id)}>
        {t(at < 0 ? 'workshops:leading.begin' : 'workshops:leading.next', {
          question: t(`workshops:phaseKind.${next.kind}`),
        })}
      </Button>
      {asking}
    </div>
  )
}

export const AgendaControl = (props: RoomProps) => {
  const { t } = useTranslation()
  const { view } = props
  const { agenda } = view
  const { goTo, asking } = useGoTo(props)
  const at = agenda.findIndex(({ id }) => id === view.phase)
  return (
    <section className="stack" aria-labelledby="lead-agenda">
      <h2 className="kern-heading-small" id="lead-agenda">
        {t('workshops:agenda')}
      </h2>
      <ol className="row-list lead-agenda">
        {agenda.map((phase, place) => (
          <li key={phase.id} aria-current={phase.id === view.phase ? 'step' : undefined}>
            <span className="workshop__row">
              <span>
                <strong>{t(`workshops:phaseKind.${phase.kind}`)}</strong>{' '}
                <span className="muted">{phase.question}</span>
              </span>
              {phase.id === view.phase ? (
                <Badge tone="info">{t('workshops:leading.current')}</Badge>
              ) : (
                place !== at + 1 && (
                  <Button
                    isSmall
                    look="tertiary"
                    aria-label={t('workshops:leading.goToNamed', { question: phase.question })}
                    onClick={() => goTo(phase.id)}
                  >
                    {t('workshops:leading.goTo')}
                  </Button>
                )
              )}
            </span>
          </li>
        ))}
      </ol>
      {asking}
    </section>
  )
}
