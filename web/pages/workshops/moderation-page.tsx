// Leading a workshop that one has planned: lets this tab in, and shows the room as those see it who lead it.

import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { workshops } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useChange, useSession } from '../../client/queries.ts'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { LeadingRoom } from './leading/leading-room.tsx'
import { findSeat, keepSeat, type Seat, type Shelf, shelfOf } from './room/room-shelf.ts'
import { useRoom } from './room/use-room.ts'
import './workshops.css'

bringTexts('workshops', workshops)

const DAY_MS = 24 * 3_600_000

/** Lets this tab in as who leads the workshop, once; a page loaded anew comes back to the same seat. */
export const useLeadingSeat = (id: string, as: 'moderation' | 'projector') => {
  const person = useSession().data?.person.id ?? ''
  const name = `${as} ${id} ${person}`
  const [shelf] = useState(() => shelfOf('sessionStorage'))
  const [seat, setSeat] = useState(() => findSeat(shelf, name, Date.now()))
  const enter = useChange('enterWorkshop', [], (admitted) => {
    const next = { ...admitted, expiresAt: new Date(Date.now() + DAY_MS).toISOString() }
    keepSeat(shelf, name, next)
    setSeat(next)
  })
  const { mutate, isIdle } = enter
  useEffect(() => {
    if (!seat && isIdle) mutate({ params: { id }, body: { as } })
  }, [seat, isIdle, mutate, id, as])
  return { seat, shelf, error: enter.error }
}

const LeadingSeat = ({ seat, shelf }: { seat: Seat; shelf: Shelf }) => {
  const { t } = useTranslation()
  const live = useRoom(seat, shelf)
  const after = (
    <p>
      <Link
        className="kern-link"
        to="/werkstaetten/$id"
        params={{ id: seat.workshopId }}
        reloadDocument
      >
        {t('workshops:leading.toResult')}
      </Link>
    </p>
  )
  return live ? <LeadingRoom {...{ live, seat, shelf, after }} /> : <Loading />
}

export const ModerationPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/werkstaetten/$id/moderation' })
  const { seat, shelf, error } = useLeadingSeat(id, 'moderation')
  if (seat) return <LeadingSeat seat={seat} shelf={shelf} />
  if (!error) return <Loading label={t('workshops:state.opening')} />
  return (
    <div className="page page--narrow">
      <PageHead title={t('workshops:leading.title')} />
      <ErrorNotice error={error} />
    </div>
  )
}
