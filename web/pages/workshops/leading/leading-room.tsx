// The room as those see it who lead it: agenda and next phase, what arrives, the time, paper, people, and the end.

import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../../parts/notice.tsx'
import { PageHead } from '../../../parts/page.tsx'
import { Countdown } from '../room/countdown.tsx'
import type { LiveRoom } from '../room/live-room.ts'
import { OpenIssues, ParkForm } from '../room/park-form.tsx'
import { PhaseBody } from '../room/phase-body.tsx'
import { usePlaceLabel } from '../room/places.ts'
import { Problems } from '../room/problems.tsx'
import type { RoomProps } from '../room/room-props.ts'
import type { Seat, Shelf } from '../room/room-shelf.ts'
import { openUnfinished } from '../room/unfinished.ts'
import { useRoomState } from '../room/use-room.ts'
import { WrittenDown } from '../room/written-down.tsx'
import { RoomOver, Sending } from '../seat-room.tsx'
import { useRoomMaterial } from '../workshop-queries.ts'
import { useBeginning } from '../workshop-when.ts'
import { AgendaControl, NextItem } from './agenda-control.tsx'
import { CloseWorkshop } from './close-workshop.tsx'
import { LedPhase } from './led-phase.tsx'
import { People } from './people.tsx'
import { TimeControl } from './time-control.tsx'

export const LeadingRoom = ({
  live,
  seat,
  shelf,
  before,
  after,
}: {
  live: LiveRoom
  seat: Seat
  shelf: Shelf
  /** What is to be known before the first phase. */
  before?: ReactNode
  /** Where one goes on when it is over. */
  after?: ReactNode
}) => {
  const { t } = useTranslation()
  const state = useRoomState(live)
  const material = useRoomMaterial(seat.token)
  const label = usePlaceLabel(material.data)
  const beginning = useBeginning()
  const { view } = state
  const unfinished = useMemo(() => openUnfinished(shelf, seat.workshopId), [shelf, seat.workshopId])
  if (state.phase === 'over' || state.phase === 'notLetIn')
    return (
      <>
        <RoomOver state={state} material={material.data} />
        {after && <div className="page page--middle">{after}</div>}
      </>
    )
  if (!view) return <Loading label={t('workshops:state.opening')} />
  const phase = view.agenda.find(({ id }) => id === view.phase)
  const props: RoomProps = {
    ...{ view, state, say: live.say, material: material.data, label },
    ...{ workshopId: seat.workshopId, token: seat.token },
    unfinished,
  }
  const role = view.me?.role
  const isLeading = role === 'moderation' || role === 'co-moderation'
  return (
    <div className="page leading">
      <Sending state={state} />
      <PageHead
        title={view.title}
        preline={t(`workshops:role.${role ?? 'observer'}`)}
        lead={t('workshops:people', { count: view.participants.length })}
        actions={isLeading && <NextItem {...props} />}
      />
      <Problems problems={state.problems} onDismiss={live.dismiss} />
      {!phase && before}
      <div className="leading__columns">
        <div className="leading__main">
          <section className="stack" aria-labelledby="phase-title">
            <h2 className="kern-heading-medium" id="phase-title">
              {phase ? phase.question : beginning(view.date)}
            </h2>
            <Countdown timer={view.timer} aheadMs={state.aheadMs} />
            {!phase && isLeading && (
              <p className="kern-body">{t('workshops:leading.beforeBegin')}</p>
            )}
            {phase && isLeading && <LedPhase {...props} phase={phase} key={phase.id} />}
            {phase && !isLeading && <PhaseBody {...props} phase={phase} key={phase.id} />}
          </section>
          <section className="stack" aria-labelledby="agreed-title">
            <h2 className="kern-heading-medium" id="agreed-title">
              {t('workshops:agreed.title')}
            </h2>
            <WrittenDown {...props} />
          </section>
        </div>
        <div className="leading__side">
          {isLeading ? (
            <>
              <TimeControl {...props} />
              <AgendaControl {...props} />
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
