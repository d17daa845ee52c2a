// On the wall: only what the room needs, readable from six metres. It has no voice and sees what is no one's own.

import { useParams } from '@tanstack/react-router'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopMaterial } from '#api'
import { workshops } from '#texts'
import type { OpenView, Phase } from '#workshop'
import { bringTexts } from '../../client/bring-texts.ts'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { RoomMeasures } from './measures-before.tsx'
import { useLeadingSeat } from './moderation-page.tsx'
import { OutcomeList } from './outcome-list.tsx'
import { ResultView } from './result-view.tsx'
import { Countdown } from './room/countdown.tsx'
import { EstimateSums } from './room/counted.tsx'
import type { LiveRoom } from './room/live-room.ts'
import { AllCards, isAboutRow } from './room/phase-body.tsx'
import { usePlaceLabel } from './room/places.ts'
import type { RoomProps } from './room/room-props.ts'
import type { Seat, Shelf } from './room/room-shelf.ts'
import { TargetShown } from './room/target.tsx'
import { useRoom, useRoomState } from './room/use-room.ts'
import { VariantTable } from './room/variant-table.tsx'
import { Counted } from './room/vote.tsx'
import { Findings } from './room/walk.tsx'
import { WallDoor } from './wall-door.tsx'
import { useRoomMaterial } from './workshop-queries.ts'
import { useBeginning } from './workshop-when.ts'
import './workshops.css'
import './projector.css'

bringTexts('workshops', workshops)

/** The row that all look at, with what is noticeable there, and what is before and after it. */
const WallWalk = ({ material, row }: { material: WorkshopMaterial; row: string | undefined }) => {
  const current = material.rows.find(({ key }) => key === row)
  return (
    <>
      {current && <VariantTable material={material} current={row} isOnWall />}
      <Findings material={material} row={current} />
    </>
  )
}

const WallPhase = ({
  view,
  state,
  phase,
  material,
  label,
  token,
}: Pick<RoomProps, 'view' | 'state' | 'material' | 'label' | 'token'> & { phase: Phase }) => {
  const { t } = useTranslation()
  switch (phase.kind) {
    case 'walk':
      return material && <WallWalk material={material} row={view.row} />
    case 'collect':
      return view.revealed.includes(phase.id) ? (
        <AllCards view={view} label={label} />
      ) : (
        <p className="wall__number">
          {t('workshops:card.faceDown', { count: view.hidden[phase.id] ?? 0 })}
        </p>
      )
    case 'cluster':
      return <AllCards view={view} label={label} />
    case 'vote':
      return view.counted.includes(phase.id) ? (
        <Counted view={view} phase={phase} label={label} />
      ) : (
        <>
          <p className="wall__number">{t('workshops:vote.voted', { count: view.voted })}</p>
          <AllCards view={view} label={label} />
        </>
      )
    case 'estimate':
      return view.counted.includes(phase.id) ? (
        <EstimateSums view={view} phase={phase.id} label={label} />
      ) : (
        <>
          <p className="wall__number">{t('workshops:vote.voted', { count: view.voted })}</p>
          {material && <WallWalk material={material} row={view.row} />}
        </>
      )
    case 'target':
      return <TargetShown view={view} state={state} isOnWall />
    default:
      return (
        <>
          {isAboutRow(phase) && view.row && material && (
            <WallWalk material={material} row={view.row} />
          )}
          <RoomMeasures token={token} phase={phase} label={label} />
          <OutcomeList outcome={view} label={label} />
        </>
      )
  }
}

/** From large to what is just readable from six metres. */
const SIZES = [1, 0.92, 0.84, 0.76] as const

/** Type as large as all of it still fits; whether even the smallest leaves something out of sight. */
const useFitting = (wall: RefObject<HTMLElement | null>): boolean => {
  const [isCutOff, setCutOff] = useState(false)
  useLayoutEffect(() => {
    const box = wall.current
    if (!box) return
    const resize = () => {
      const fits = (size: number) => {
        box.style.setProperty('--wall-size', String(size))
        return box.scrollHeight <= innerHeight
      }
      setCutOff(!SIZES.some(fits))
    }
    // What it holds grows and shrinks by itself, as texts and fonts come.
    const watching = new ResizeObserver(resize)
    watching.observe(box)
    for (const part of box.children) watching.observe(part)
    addEventListener('resize', resize)
    resize()
    return () => {
      watching.disconnect()
      removeEventListener('resize', resize)
    }
  })
  return isCutOff
}

const Where = ({ view, phase }: { view: OpenView; phase: Phase | undefined }) => {
  const { t } = useTranslation()
  return (
    <p className="wall__where">
      {view.title}
      {phase &&
        ` · ${t('workshops:now', {
          at: view.agenda.indexOf(phase) + 1,
          count: view.agenda.length,
          kind: t(`workshops:phaseKind.${phase.kind}`),
        })}`}
    </p>
  )
}

const Wall = ({ live, seat, shelf }: { live: LiveRoom; seat: Seat; shelf: Shelf }) => {
  const { t } = useTranslation()
  const state = useRoomState(live)
  const material = useRoomMaterial(seat.token)
  const label = usePlaceLabel(material.data)
  const { view } = state
  const beginning = useBeginning()
  const wall = useRef<HTMLDivElement>(null)
  const isCutOff = useFitting(wall)
  if (state.phase === 'over' || state.phase === 'notLetIn')
    return (
      <div className="wall" ref={wall}>
        <h1>{t('workshops:projector.over')}</h1>
        {state.result && <ResultView result={state.result} material={material.data} />}
      </div>
    )
  if (!view) return <Loading label={t('workshops:state.opening')} />
  const phase = view.agenda.find(({ id }) => id === view.phase)
  return (
    <div className="wall" ref={wall}>
      <header className="wall__head">
        <Where view={view} phase={phase} />
        <Countdown timer={view.timer} aheadMs={state.aheadMs} />
      </header>
      <h1>{phase ? phase.question : beginning(view.date)}</h1>
      <WallDoor
        workshopId={seat.workshopId}
        shelf={shelf}
        isWaiting={!phase}
        foot={
          <>
            <span>{t('workshops:people', { count: view.participants.length })}</span>
            {isCutOff && <strong>{t('workshops:projector.more')}</strong>}
          </>
        }
      >
        {phase && (
          <WallPhase
            {...{ view, state, phase, label }}
            material={material.data}
            token={seat.token}
          />
        )}
      </WallDoor>
    </div>
  )
}

const WallSeat = ({ seat, shelf }: { seat: Seat; shelf: Shelf }) => {
  const live = useRoom(seat, shelf)
  return live ? <Wall live={live} seat={seat} shelf={shelf} /> : <Loading />
}

export const ProjectorPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/werkstaetten/$id/beamer' })
  const { seat, shelf, error } = useLeadingSeat(id, 'projector')
  if (seat) return <WallSeat seat={seat} shelf={shelf} />
  if (!error) return <Loading label={t('workshops:state.opening')} />
  return (
    <div className="page page--narrow">
      <PageHead title={t('workshops:projector.title')} />
      <ErrorNotice error={error} />
    </div>
  )
}
