// What a participant does in the phase that is shown, whatever it is.

import { useTranslation } from 'react-i18next'
import { RoomMeasures } from '../measures-before.tsx'
import { AboutRow } from './about-row.tsx'
import { CardBoard } from './card-board.tsx'
import { Collect } from './collect.tsx'
import { dotsIn } from './counted.tsx'
import { Estimate } from './estimate.tsx'
import { Proposals } from './proposals.tsx'
import type { PhaseProps } from './room-props.ts'
import { Target } from './target.tsx'
import { Vote } from './vote.tsx'
import { Walk } from './walk.tsx'
import { WrittenDown } from './written-down.tsx'

export const AllCards = ({ view, label }: Pick<PhaseProps, 'view' | 'label'>) => (
  <CardBoard
    cards={view.cards.filter(({ isShown }) => isShown)}
    clusters={view.clusters}
    label={label}
    dotsOf={dotsIn(view.tallies)}
  />
)

/** Phases that show what was agreed: there it is not shown a second time. */
export const showsAgreed = ({ kind }: PhaseProps['phase']): boolean =>
  !['walk', 'collect', 'cluster', 'vote', 'estimate', 'target'].includes(kind)

/** Phases in which is spoken about one row, with what was said of it before. */
export const isAboutRow = ({ kind }: PhaseProps['phase']): boolean =>
  kind === 'recommend' || kind === 'prescribed-by'

export const PhaseBody = (props: PhaseProps) => {
  const { t } = useTranslation()
  const { view, phase } = props
  const isObserver = view.me?.role === 'observer'
  switch (phase.kind) {
    case 'walk':
      return <Walk {...props} />
    case 'collect':
      return isObserver && !view.revealed.includes(phase.id) ? (
        <p className="muted">
          {t('workshops:card.faceDown', { count: view.hidden[phase.id] ?? 0 })}
        </p>
      ) : (
        <Collect {...props} />
      )
    case 'cluster':
      return <AllCards {...props} />
    case 'vote':
      return isObserver && !view.counted.includes(phase.id) ? (
        <AllCards {...props} />
      ) : (
        <Vote {...props} />
      )
    case 'estimate':
      return isObserver && !view.counted.includes(phase.id) ? null : <Estimate {...props} />
    case 'target':
      return (
        <>
          <Target {...props} />
          <Proposals {...props} />
        </>
      )
    default:
      return (
        <>
          <p className="muted">{t('workshops:listen')}</p>
          {isAboutRow(phase) && <AboutRow {...props} />}
          <RoomMeasures {...props} />
          <WrittenDown {...props} />
        </>
      )
  }
}
