// On the wall: only what the room needs, readable from six metres. It has no voice and sees what is no one's own.

import { useParams } from '@tanstack/react-router'
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
import { AllCards } from './room/phase-body.tsx'
import { usePlaceLabel } from './room/places.ts'
import type { RoomProps } from './room/room-props.ts'
import type { Seat, Shelf } from './room/room-shelf.ts'
import { TargetShown } from './room/target.tsx'
import { useRoom, useRoomState } from './room/use-room.ts'
import { VariantTable } from './room/variant-table.tsx'
import { Counted } from './room/vote.tsx'
import { Findings } from './room/walk.tsx'
import { useRoomMaterial } from './workshop-queries.ts'
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
        material && <WallWalk material={material} row={view.row} />
      )
    case 'target':
      return <TargetShown view={view} state={state} isOnWall />
    default:
      return (
        <>
          <RoomMeasures token={token} phase={phase} label={label} />
          <OutcomeList outcome={view} label={label} />
        </>
      )
  }
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

const Wall = ({ live, seat }: { live: LiveRoom; seat: Seat }) => {
  const { t } = useTranslation()
  const state = useRoomState(live)
  const material = useRoomMaterial(seat.token)
  const label = usePlaceLabel(material.data)
  const { view } = state
  if (state.phase === 'over' || state.phase === 'notLetIn')
    return (
      <div className="wall">
        <h1>{t('workshops:projector.over')}</h1>
        {state.result && <ResultView result={state.result} material={material.data} />}
      </div>
    )
  if (!view) return <Loading label={t('workshops:state.opening')} />
  const phase = view.agenda.find(({ id }) => id === view.phase)
  return (
    <div className="wall">
      <header className="wall__head">
        <Where view={view} phase={phase} />
        <Countdown timer={view.timer} aheadMs={state.aheadMs} />
      </header>
      <h1>{phase ? phase.question : t('workshops:projector.waiting')}</h1>
      {phase && (
        <WallPhase {...{ view, state, phase, label }} material={material.data} token={seat.token} />
      )}
      <footer className="wall__foot">
        {t('workshops:people', { count: view.participants.length })}
      </footer>
    </div>
  )
}

const WallSeat = ({ seat, shelf }: { seat: Seat; shelf: Shelf }) => {
  const live = useRoom(seat, shelf)
  return live ? <Wall live={live} seat={seat} /> : <Loading />
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
