// What those who lead do in the phase that is shown: turn cards over, sort them, count, enter paper, write down.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../client/new-id.ts'
import { Button } from '../../../parts/button.tsx'
import { RoomMeasures } from '../measures-before.tsx'
import { AboutRow } from '../room/about-row.tsx'
import { CardForm, MyCards, RevealedCards } from '../room/collect.tsx'
import { EstimateSums } from '../room/counted.tsx'
import { EstimateForm } from '../room/estimate.tsx'
import { isAboutRow } from '../room/phase-body.tsx'
import { Proposals } from '../room/proposals.tsx'
import type { PhaseProps } from '../room/room-props.ts'
import { Target } from '../room/target.tsx'
import { Ballot, Counted, type Dots } from '../room/vote.tsx'
import { LedWalk, PointAt } from '../room/walk.tsx'
import { RecommendForm, WriteDown } from '../room/write-down.tsx'
import { useAskBeforeCount } from './ask-before-count.tsx'
import { BeginTarget } from './begin-target.tsx'
import { SortCards } from './sort-cards.tsx'

const LedCollect = (props: PhaseProps) => {
  const { t } = useTranslation()
  const { view, phase, say } = props
  const isRevealed = view.revealed.includes(phase.id)
  const mine = view.cards.filter(
    (card) => card.phase === phase.id && !card.isShown && card.text !== '',
  ).length
  return (
    <>
      {isRevealed ? (
        <RevealedCards {...props} />
      ) : (
        <>
          <p className="big-count" role="status">
            {t('workshops:card.faceDown', { count: (view.hidden[phase.id] ?? 0) + mine })}
          </p>
          <div>
            <Button look="primary" onClick={() => say({ kind: 'reveal', phase: phase.id })}>
              {t('workshops:leading.reveal')}
            </Button>
          </div>
          <MyCards {...props} />
        </>
      )}
      <details className="seat__more">
        <summary>{t('workshops:leading.paperCard')}</summary>
        <CardForm {...props} isPaper />
      </details>
    </>
  )
}

const PaperVote = (props: PhaseProps) => {
  const { t } = useTranslation()
  const { phase, say } = props
  const [dots, setDots] = useState<Dots>({})
  const [count, setCount] = useState(0)
  return (
    <details className="seat__more">
      <summary>{t('workshops:leading.paperVote')}</summary>
      <div className="stack">
        <p className="muted">{t('workshops:leading.paperVoteHint')}</p>
        <Ballot {...props} dots={dots} onChange={setDots} />
      </div>
      <div className="room-form__acts room-form__acts--stay">
        <Button
          onClick={() => {
            say({ kind: 'vote', phase: phase.id, dots, turn: 1, sheet: newId() })
            setDots({})
            setCount(count + 1)
          }}
        >
          {t('workshops:leading.paperVote')}
        </Button>
        <p className="muted" role="status">
          {t('workshops:leading.paperSheet', { count })}
        </p>
      </div>
    </details>
  )
}

const PaperEstimates = (props: PhaseProps) => {
  const { t } = useTranslation()
  const [count, setCount] = useState(0)
  return (
    <details className="seat__more">
      <summary>{t('workshops:leading.paperEstimate')}</summary>
      <EstimateForm {...props} onSheet={() => setCount(count + 1)} />
      <p className="muted" role="status">
        {t('workshops:leading.paperSheet', { count })}
      </p>
    </details>
  )
}

/** How many have spoken, and counting it. */
const CountButton = ({ view, phase, say }: PhaseProps) => {
  const { t } = useTranslation()
  const { ask, asking } = useAskBeforeCount(view)
  return (
    <>
      <p className="big-count" role="status">
        {t('workshops:vote.voted', { count: view.voted })}
      </p>
      <div>
        <Button look="primary" onClick={() => ask(() => say({ kind: 'count', phase: phase.id }))}>
          {t('workshops:leading.count')}
        </Button>
      </div>
      {asking}
    </>
  )
}

/** Phases in which what is said is about one row. */
const ABOUT_A_ROW: readonly PhaseProps['phase']['kind'][] = [
  'collect',
  'estimate',
  'prescribed-by',
  'recommend',
  'target',
]

export const LedPhase = (props: PhaseProps) => (
  <>
    {ABOUT_A_ROW.includes(props.phase.kind) && <PointAt {...props} />}
    <LedBody {...props} />
  </>
)

const LedBody = (props: PhaseProps) => {
  const { t } = useTranslation()
  const { view, phase, label } = props
  const isCounted = view.counted.includes(phase.id)
  switch (phase.kind) {
    case 'walk':
      return <LedWalk {...props} />
    case 'collect':
      return <LedCollect {...props} />
    case 'cluster':
      return <SortCards {...props} />
    case 'vote':
      return isCounted ? (
        <Counted {...props} />
      ) : (
        <>
          <CountButton {...props} />
          <PaperVote {...props} />
        </>
      )
    case 'estimate':
      return isCounted ? (
        <>
          <EstimateSums view={view} phase={phase.id} label={label} />
          <WriteDown {...props} />
        </>
      ) : (
        <>
          <CountButton {...props} />
          <PaperEstimates {...props} />
        </>
      )
    case 'target':
      return (
        <>
          <BeginTarget {...props} />
          <Proposals {...props} />
          {view.target && <Target {...props} />}
          <details className="seat__more">
            <summary>{t('workshops:write.recommendation')}</summary>
            <RecommendForm {...props} />
          </details>
        </>
      )
    default:
      return (
        <>
          <RoomMeasures {...props} canChange />
          <WriteDown {...props} />
          {isAboutRow(phase) && <AboutRow {...props} />}
        </>
      )
  }
}
