// The room as somebody sees it who takes part: what is on now, one input, and whether everything has been sent.

import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopMaterial } from '#api'
import type { OpenView } from '#workshop'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Loading, Notice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ChangedDate } from './changed-date.tsx'
import { MissedEnd } from './missed-end.tsx'
import { ResultView } from './result-view.tsx'
import { Countdown } from './room/countdown.tsx'
import { BUILD, keepPage } from './room/kept-page.ts'
import type { LiveRoom, RoomState } from './room/live-room.ts'
import { ParkForm } from './room/park-form.tsx'
import { PhaseBody, showsAgreed } from './room/phase-body.tsx'
import { usePlaceLabel } from './room/places.ts'
import { Problems } from './room/problems.tsx'
import type { RoomProps } from './room/room-props.ts'
import {
  changeSeat,
  findMaterial,
  hasSeat,
  keepMaterial,
  type Seat,
  type Shelf,
} from './room/room-shelf.ts'
import { openUnfinished } from './room/unfinished.ts'
import { UnfinishedCards } from './room/unfinished-cards.tsx'
import { useRoom, useRoomState } from './room/use-room.ts'
import { WriteDown } from './room/write-down.tsx'
import { WrittenDown } from './room/written-down.tsx'
import { roomMaterialKey, useRoomMaterial } from './workshop-queries.ts'
import { useBeginning, useWhen } from './workshop-when.ts'

/** After the end: nothing is kept here any more. */
export const RoomOver = ({
  state,
  material,
}: {
  state: RoomState
  material?: WorkshopMaterial | undefined
}) => {
  const { t } = useTranslation()
  const isOver = state.phase === 'over'
  return (
    <div className="page page--middle">
      <PageHead
        title={t(isOver ? 'workshops:join.ended' : 'workshops:join.notKnown')}
        lead={t(isOver ? 'workshops:join.endedLead' : 'workshops:join.notKnownLead')}
      />
      {state.result && <ResultView result={state.result} material={material} />}
    </div>
  )
}

/** Whether the network is there, and what has not been sent. */
export const Sending = ({ state }: { state: RoomState }) => {
  const { t } = useTranslation()
  const isOffline = state.phase !== 'live'
  return (
    <div className={`sending${isOffline ? ' sending--offline' : ''}`} role="status">
      {isOffline && <span>{t('workshops:state.offline')}</span>}
      {state.waiting > 0 && <span>{t('workshops:state.waiting', { count: state.waiting })}</span>}
    </div>
  )
}

/** The Moderation asks all to look up; who comes late is not asked for earlier times. */
const Attention = ({ signals }: { signals: number }) => {
  const { t } = useTranslation()
  const [seen, setSeen] = useState(signals)
  const isAsked = signals > seen
  useEffect(() => {
    if (isAsked) navigator.vibrate?.(200)
  }, [isAsked])
  if (!isAsked) return null
  return (
    <div className="attention" role="alert">
      <strong>{t('workshops:attention.title')}</strong>
      <Button onClick={() => setSeen(signals)}>{t('workshops:attention.done')}</Button>
    </div>
  )
}

interface SeatProps {
  readonly live: LiveRoom
  readonly seat: Seat
  readonly shelf: Shelf
  /** By which one came, and by which one finds what came of it. */
  readonly code: string
}

/** In a field that still holds something. */
const isWriting = (): boolean => {
  const field = document.activeElement
  return (
    (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) &&
    field.value.trim() !== ''
  )
}

/** Before the first item: as whom one is there, and what there will be. */
const Waiting = ({ view }: { view: OpenView }) => {
  const { t } = useTranslation()
  const beginning = useBeginning()
  const me = view.participants.find(({ seat }) => seat === view.me?.seat)
  return (
    <>
      <Notice title={beginning(view.date)}>
        {me && (
          <p className="kern-body">
            {t('workshops:youAre', { name: [me.name, me.organisation].filter(Boolean).join(', ') })}
          </p>
        )}
        <p className="kern-body">{t('workshops:notBegunLead')}</p>
      </Notice>
      <section className="stack" aria-labelledby="agenda-ahead">
        <h2 className="kern-heading-small" id="agenda-ahead">
          {t('workshops:agenda')}
        </h2>
        <ol className="row-list">
          {view.agenda.map(({ id, kind, question }) => (
            <li key={id}>
              <strong>{t(`workshops:phaseKind.${kind}`)}</strong> {question}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

const Seated = ({ live, seat, shelf, code }: SeatProps) => {
  const { t } = useTranslation()
  const when = useWhen()
  const announce = useAnnounce()
  const state = useRoomState(live)
  const material = useRoomMaterial(seat.token)
  const label = usePlaceLabel(material.data)
  const { view } = state
  const unfinished = useMemo(() => openUnfinished(shelf, seat.workshopId), [shelf, seat.workshopId])
  const heading = useRef<HTMLHeadingElement>(null)
  const phase = view?.agenda.find(({ id }) => id === view.phase)
  const phaseId = phase?.id
  const isIn = view !== undefined
  const before = useRef<{ readonly phaseId: string | undefined }>(undefined)
  // What is on now is where one goes on, also for screen readers; not for who has only just come in, and nobody who is
  // writing is taken away from it: they hear of it.
  const question = phase?.question
  useEffect(() => {
    if (!isIn) return
    const isNew = before.current !== undefined && before.current.phaseId !== phaseId
    before.current = { phaseId }
    if (!isNew || question === undefined) return
    if (isWriting()) announce({ text: question, isHeardOnly: true })
    else heading.current?.focus()
  }, [isIn, phaseId, question, announce])
  const [revealed, counted] = [view?.revealed.length ?? 0, view?.counted.length ?? 0]
  const shownBefore = useRef<readonly [number, number]>(undefined)
  // What all see from now on is seen, and otherwise heard.
  useEffect(() => {
    if (!isIn) return
    const [revealedBefore, countedBefore] = shownBefore.current ?? [revealed, counted]
    shownBefore.current = [revealed, counted]
    if (revealed > revealedBefore)
      announce({ text: t('workshops:card.revealed'), isHeardOnly: true })
    else if (counted > countedBefore)
      announce({ text: t('workshops:vote.over'), isHeardOnly: true })
  }, [isIn, revealed, counted, announce, t])
  // It may have been closed while this device had no network.
  if (state.phase === 'notLetIn')
    return <MissedEnd code={code} otherwise={<RoomOver state={state} />} />
  if (state.phase === 'over') return <RoomOver state={state} material={material.data} />
  if (!view)
    return (
      <>
        <Sending state={state.phase === 'opening' ? { ...state, phase: 'live' } : state} />
        <Loading label={t('workshops:state.opening')} />
      </>
    )
  const props: RoomProps = {
    ...{ view, state, say: live.say, material: material.data, label },
    ...{ workshopId: seat.workshopId, token: seat.token },
    unfinished,
  }
  const role = view.me?.role
  return (
    <div className="page page--narrow seat">
      {/* Once the room goes on, nobody need look up any more. */}
      <Attention key={phaseId ?? ''} signals={view.signals} />
      <Sending state={state} />
      <PageHead
        title={view.title}
        preline={t('workshops:one')}
        lead={phase || !view.date ? undefined : when(view.date)}
      />
      <Problems problems={state.problems} onDismiss={live.dismiss} />
      {role !== 'observer' && <UnfinishedCards {...props} />}
      {phase ? (
        <section className="stack" aria-labelledby="phase-title" key={phase.id}>
          <p className="muted">
            {t('workshops:now', {
              at: view.agenda.indexOf(phase) + 1,
              count: view.agenda.length,
              kind: t(`workshops:phaseKind.${phase.kind}`),
            })}
          </p>
          <h2 className="kern-heading-medium" id="phase-title" tabIndex={-1} ref={heading}>
            {phase.question}
          </h2>
          <Countdown timer={view.timer} aheadMs={state.aheadMs} />
          <PhaseBody {...props} phase={phase} />
          {role === 'scribe' && <WriteDown {...props} phase={phase} />}
        </section>
      ) : (
        <>
          <ChangedDate date={view.date} seat={seat} shelf={shelf} code={code} />
          <Waiting view={view} />
        </>
      )}
      {role !== 'observer' && (
        <details className="seat__more">
          <summary>{t('workshops:agreed.issues')}</summary>
          <ParkForm {...props} />
        </details>
      )}
      {phase && !showsAgreed(phase) && (
        <details className="seat__more">
          <summary>{t('workshops:agreed.title')}</summary>
          <WrittenDown {...props} />
        </details>
      )}
    </div>
  )
}

/** Few phones lead; all others need not load what that takes. */
const LeadingRoom = lazy(async () => ({
  default: (await import('./leading/leading-room.tsx')).LeadingRoom,
}))

const SeatOrLead = (props: SeatProps) => {
  const { live, seat, shelf, code } = props
  const { view } = useRoomState(live)
  const role = view?.me?.role
  const isLeading = role === 'moderation' || role === 'co-moderation'
  if (!isLeading) return <Seated {...props} />
  return (
    <Suspense fallback={<Loading />}>
      <LeadingRoom
        live={live}
        seat={seat}
        shelf={shelf}
        before={<ChangedDate date={view?.date} seat={seat} shelf={shelf} code={code} />}
      />
    </Suspense>
  )
}

/** The variants are there without network, too, once they were. */
const useMaterialKept = (seat: Seat, shelf: Shelf) => {
  const { i18n } = useTranslation()
  const { language } = i18n
  const client = useQueryClient()
  useState(() => {
    const material = findMaterial(shelf, seat, { language, build: BUILD })
    if (material) client.setQueryData(roomMaterialKey(seat.token), material)
  })
  const { data, isFetching } = useRoomMaterial(seat.token)
  useEffect(() => {
    // In a language that was just chosen it is asked for anew.
    if (data && !isFetching) keepMaterial(shelf, seat, { language, build: BUILD, material: data })
  }, [data, isFetching, language, seat, shelf])
}

/** As long as this device has a seat anywhere, the page opens without network; no longer. */
const usePageKept = (live: LiveRoom, shelf: Shelf) => {
  const { phase } = useRoomState(live)
  const isOver = phase === 'over' || phase === 'notLetIn'
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the end the seat has gone from the shelf
  useEffect(() => keepPage(hasSeat(shelf, Date.now())), [shelf, isOver])
}

/** A seat holds as long as the room says, also when it is held sooner or later than was said before. */
const useExpiryFollowed = ({ live, shelf, code }: SeatProps) => {
  const expiresAt = useRoomState(live).view?.date?.expiresAt
  useEffect(() => {
    if (expiresAt) changeSeat(shelf, code, { expiresAt })
  }, [expiresAt, shelf, code])
}

const KeptSeat = (props: SeatProps) => {
  const { live, seat, shelf } = props
  useExpiryFollowed(props)
  useMaterialKept(seat, shelf)
  usePageKept(live, shelf)
  return <SeatOrLead {...props} />
}

export const SeatRoom = ({ seat, shelf, code }: { seat: Seat; shelf: Shelf; code: string }) => {
  const live = useRoom(seat, shelf, true)
  return live ? <KeptSeat live={live} seat={seat} shelf={shelf} code={code} /> : <Loading />
}
