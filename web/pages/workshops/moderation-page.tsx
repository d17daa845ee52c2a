// Leading a workshop: agenda and next phase, what arrives, the time, paper, people, and the end.

import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { workshops } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useChange, useSession } from '../../client/queries.ts'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { AgendaControl } from './leading/agenda-control.tsx'
import { CloseWorkshop } from './leading/close-workshop.tsx'
import { LedPhase } from './leading/led-phase.tsx'
import { People } from './leading/people.tsx'
import { TimeControl } from './leading/time-control.tsx'
import { OutcomeList } from './outcome-list.tsx'
import { Countdown } from './room/countdown.tsx'
import type { LiveRoom } from './room/live-room.ts'
import { OpenIssues, ParkForm } from './room/park-form.tsx'
import { PhaseBody } from './room/phase-body.tsx'
import { usePlaceLabel } from './room/places.ts'
import { Problems } from './room/problems.tsx'
import type { RoomProps } from './room/room-props.ts'
import { findSeat, keepSeat, type Seat, type Shelf, shelfOf } from './room/room-shelf.ts'
import { useRoom, useRoomState } from './room/use-room.ts'
import { RoomOver, Sending } from './seat-room.tsx'
import { useRoomMaterial } from './workshop-queries.ts'
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

const Leading = ({ live, seat }: { live: LiveRoom; seat: Seat }) => {
  const { t } = useTranslation()
  const state = useRoomState(live)
  const material = useRoomMaterial(seat.token)
  const label = usePlaceLabel(material.data)
  const { view } = state
  const result = (
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
  if (state.phase === 'over' || state.phase === 'notLetIn')
    return (
      <>
        <RoomOver state={state} material={material.data} />
        <div className="page page--middle">{result}</div>
      </>
    )
  if (!view) return <Loading label={t('workshops:state.opening')} />
  const phase = view.agenda.find(({ id }) => id === view.phase)
  const props: RoomProps = { view, state, say: live.say, material: material.data, label }
  const role = view.me?.role
  const isLeading = role === 'moderation' || role === 'co-moderation'
  return (
    <div className="page leading">
      <Sending state={state} />
      <PageHead
        title={view.title}
        preline={t(`workshops:role.${role ?? 'observer'}`)}
        lead={t('workshops:people', { count: view.participants.length })}
      />
      <Problems problems={state.problems} onDismiss={live.dismiss} />
      <div className="leading__columns">
        <div className="leading__main">
          <section className="stack" aria-labelledby="phase-title">
            <h2 className="kern-heading-medium" id="phase-title">
              {phase ? phase.question : t('workshops:notBegun')}
            </h2>
            <Countdown timer={view.timer} aheadMs={state.aheadMs} />
            {phase && isLeading && <LedPhase {...props} phase={phase} key={phase.id} />}
            {phase && !isLeading && <PhaseBody {...props} phase={phase} key={phase.id} />}
          </section>
          <section className="stack" aria-labelledby="agreed-title">
            <h2 className="kern-heading-medium" id="agreed-title">
              {t('workshops:agreed.title')}
            </h2>
            <OutcomeList outcome={view} label={label} />
          </section>
        </div>
        <div className="leading__side">
          {isLeading ? (
            <>
              <AgendaControl {...props} />
              <TimeControl {...props} />
            </>
          ) : (
            <p>{t('workshops:leading.notLeading')}</p>
          )}
          <section className="stack" aria-labelledby="issues-title">
            <h2 className="kern-heading-small" id="issues-title">
              {t('workshops:leading.issues')}
            </h2>
            {isLeading && <OpenIssues {...props} />}
            <ParkForm {...props} />
          </section>
          <People {...props} />
          {role === 'moderation' && <CloseWorkshop {...props} onDismiss={live.dismiss} />}
        </div>
      </div>
    </div>
  )
}

const LeadingSeat = ({ seat, shelf }: { seat: Seat; shelf: Shelf }) => {
  const live = useRoom(seat, shelf)
  return live ? <Leading live={live} seat={seat} /> : <Loading />
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
