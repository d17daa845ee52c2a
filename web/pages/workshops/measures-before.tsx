// Measures of the workshop before that are open, as they stand today: on the page of the next one, and in its room.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeasureBefore } from '#api'
import { asKey } from '#process'
import type { Phase, Place } from '#workshop'
import { useFormat } from '../../client/format.ts'
import { Badge } from '../../parts/badge.tsx'
import type { RoomProps } from './room/room-props.ts'
import { useRoomMeasures } from './workshop-queries.ts'

export const MeasuresBefore = ({
  measures,
  label,
  children,
}: {
  measures: readonly MeasureBefore[]
  children?: ReactNode
  /** The name of a place; absent where places are not told. */
  label?: (place: Place) => string
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (measures.length === 0) return null
  return (
    <section className="agreed" aria-label={t('workshops:before.title')}>
      <h3 className="kern-heading-small">{t('workshops:before.title')}</h3>
      <p className="muted">{t('workshops:before.lead')}</p>
      <ul className="row-list">
        {measures.map(({ id, text, organisation, post, due, state, place }) => (
          <li key={id}>
            {place && label && (
              <span className="muted">{label({ ...place, key: asKey(place.key) })}</span>
            )}
            <span>{text}</span>
            <span className="badges">
              <Badge>{t(`workshops:before.state.${state}`)}</Badge>
            </span>
            <span className="muted">
              {[organisation, post, t('workshops:agreed.until', { day: format.day(due) })].join(
                ' · ',
              )}
            </span>
          </li>
        ))}
      </ul>
      {children}
    </section>
  )
}

const ABOUT_MEASURES: readonly Phase['kind'][] = ['measures', 'review']

/** In the phases that are about them. */
export const RoomMeasures = ({
  token,
  label,
  phase,
  canChange = false,
}: Pick<RoomProps, 'token' | 'label'> & {
  phase: Phase
  /** Those who lead find the board, where how they stand is said. */
  canChange?: boolean
}) => {
  const { t } = useTranslation()
  const isWanted = ABOUT_MEASURES.includes(phase.kind)
  const { data } = useRoomMeasures(token, isWanted)
  if (!isWanted || !data) return null
  return (
    <MeasuresBefore measures={data.measures} label={label}>
      {canChange && (
        <a className="kern-link" href="/werkstaetten/massnahmen" target="_blank" rel="noreferrer">
          {t('workshops:before.change')}
        </a>
      )}
    </MeasuresBefore>
  )
}
