// Giving dots: in secret, all together, changeable until they are counted. The same parts enter a ballot from paper.

import { useTranslation } from 'react-i18next'
import type { OpenView, ShownCard } from '#workshop'
import { Button } from '../../../parts/button.tsx'
import { CardBoard, CardBody } from './card-board.tsx'
import { dotsIn, TallyWords } from './counted.tsx'
import type { PhaseProps } from './room-props.ts'
import { useUnfinished } from './unfinished.ts'

export type Dots = Readonly<Record<string, number>>

/** What may get dots: what everybody sees and no other card stands for. */
const choicesOf = ({ cards }: OpenView): readonly ShownCard[] =>
  cards.filter(
    ({ isShown, mergedInto, text }) => isShown && mergedInto === undefined && text !== '',
  )

const sumOf = (dots: Dots): number => Object.values(dots).reduce((sum, one) => sum + one, 0)

export const Ballot = ({
  view,
  phase,
  label,
  dots,
  onChange,
}: Pick<PhaseProps, 'view' | 'phase' | 'label'> & {
  dots: Dots
  onChange: (dots: Dots) => void
}) => {
  const { t } = useTranslation()
  const left = (phase.dots ?? 0) - sumOf(dots)
  const put = (id: string, count: number) => {
    const { [id]: _, ...others } = dots
    onChange(count === 0 ? others : { ...others, [id]: count })
  }
  return (
    <>
      <p className="dots-left dots-left--stay" role="status">
        {t('workshops:vote.left', { count: left })}
      </p>
      <ul className="board__cards">
        {choicesOf(view).map((card) => {
          const count = dots[card.id] ?? 0
          return (
            <li key={card.id} className={`paper-card paper-card--${card.kind}`}>
              <div>
                <CardBody card={card} label={label} />
              </div>
              <div className="dots">
                <Button
                  aria-label={t('workshops:vote.less', { text: card.text })}
                  aria-disabled={count === 0}
                  onClick={() => count > 0 && put(card.id, count - 1)}
                >
                  −
                </Button>
                <span className="dots__count">
                  <span aria-hidden="true">{'●'.repeat(count) || '○'}</span>
                  <span className="kern-sr-only">{t('workshops:vote.dots', { count })}</span>
                </span>
                <Button
                  aria-label={t('workshops:vote.more', { text: card.text })}
                  aria-disabled={left <= 0}
                  onClick={() => left > 0 && put(card.id, count + 1)}
                >
                  +
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}

const isSame = (a: Dots, b: Dots): boolean =>
  Object.keys({ ...a, ...b }).every((id) => (a[id] ?? 0) === (b[id] ?? 0))

export const Counted = ({ view, phase, label }: Pick<PhaseProps, 'view' | 'phase' | 'label'>) => {
  const tallies = view.tallies.filter((one) => one.phase === phase.id)
  return (
    <>
      <TallyWords view={view} phase={phase.id} />
      <CardBoard
        cards={view.cards.filter(({ isShown }) => isShown)}
        clusters={view.clusters}
        label={label}
        dotsOf={dotsIn(tallies)}
      />
    </>
  )
}

export const Vote = (props: PhaseProps) => {
  const { t } = useTranslation()
  const { view, phase, say, state, unfinished } = props
  const given = view.me?.dots[phase.id]
  const [draft, setDraft] = useUnfinished<Dots | null>(unfinished, `dots ${phase.id}`, null)
  if (view.counted.includes(phase.id)) return <Counted {...props} />
  if (choicesOf(view).length === 0) return <p>{t('workshops:vote.none')}</p>
  // A card that was begun with may stand behind another by now.
  const there = new Set(choicesOf(view).map(({ id }) => id))
  const dots = Object.fromEntries(
    Object.entries(draft ?? given?.dots ?? {}).filter(([id]) => there.has(id)),
  )
  const isGiven = given !== undefined && isSame(dots, given.dots)
  return (
    <div className="stack">
      <Ballot {...props} dots={dots} onChange={setDraft} />
      <div className="room-form__acts room-form__acts--stay">
        <Button
          look="primary"
          aria-disabled={isGiven}
          onClick={() => {
            if (isGiven) return
            say({ kind: 'vote', phase: phase.id, dots, turn: (given?.turn ?? 0) + 1 })
            setDraft(null)
          }}
        >
          {t('workshops:vote.give')}
        </Button>
        <p className="muted" role="status">
          {isGiven && t(state.isVoteWaiting ? 'workshops:vote.waits' : 'workshops:vote.given')}
        </p>
      </div>
    </div>
  )
}
