// Cards that everybody sees, in their clusters; those that say the same as another stand behind it.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place, Result } from '#workshop'
import { Badge } from '../../../parts/badge.tsx'

type ResultCard = Result['cards'][number]

/** By how many dots each has, where a vote was counted. */
export type DotsOf = (card: string) => number | undefined

interface Group {
  readonly id: string
  readonly name: string
  readonly cards: readonly ResultCard[]
}

/** Clusters by name, then what is in none; cards with more dots first. */
const groupsOf = (
  cards: readonly ResultCard[],
  clusters: Readonly<Record<string, string>>,
  dotsOf: DotsOf,
): readonly Group[] => {
  const standing = cards
    .filter(({ mergedInto, text }) => mergedInto === undefined && text !== '')
    .toSorted((a, b) => (dotsOf(b.id) ?? 0) - (dotsOf(a.id) ?? 0))
  const named = Object.entries(clusters).map(([id, name]) => ({
    ...{ id, name, cards: standing.filter(({ cluster }) => cluster === id) },
  }))
  const loose = standing.filter(({ cluster }) => cluster === undefined)
  return [...named, { id: '', name: '', cards: loose }].filter((group) => group.cards.length > 0)
}

export const CardBody = ({
  card,
  same = 0,
  dots,
  label,
}: {
  card: ResultCard
  /** How many others say the same. */
  same?: number
  dots?: number | undefined
  label: (place: Place | undefined) => string
}) => {
  const { t } = useTranslation()
  return (
    <>
      <p className="card-text">{card.text}</p>
      <p className="badges">
        <Badge>{t(`workshops:card.kinds.${card.kind}`)}</Badge>
        {dots !== undefined && (
          <Badge tone="info">{t('workshops:vote.dots', { count: dots })}</Badge>
        )}
        {card.place && <span className="muted">{label(card.place)}</span>}
        {same > 0 && <span className="muted">{t('workshops:card.same', { count: same })}</span>}
        {card.isPaper && <span className="muted">{t('workshops:card.paper')}</span>}
        {card.isLate && <span className="muted">{t('workshops:card.late')}</span>}
      </p>
    </>
  )
}

export const CardBoard = ({
  cards,
  clusters,
  label,
  dotsOf = () => undefined,
  choose,
  act,
}: {
  cards: readonly ResultCard[]
  clusters: Readonly<Record<string, string>>
  label: (place: Place | undefined) => string
  dotsOf?: DotsOf
  /** What stands before each card, where cards are chosen. */
  choose?: (card: ResultCard) => ReactNode
  /** What can be done with a card. */
  act?: (card: ResultCard) => ReactNode
}) => {
  const { t } = useTranslation()
  const groups = groupsOf(cards, clusters, dotsOf)
  if (groups.length === 0) return <p className="muted">{t('workshops:card.none')}</p>
  return (
    <div className="board">
      {groups.map(({ id, name, cards: shown }) => (
        <section className="board__group" key={id} aria-label={name || t('workshops:card.loose')}>
          {(name !== '' || groups.length > 1) && (
            <h3 className="kern-heading-small">{name || t('workshops:card.loose')}</h3>
          )}
          <ul className="board__cards">
            {shown.map((card) => (
              <li key={card.id} className={`paper-card paper-card--${card.kind}`}>
                {choose?.(card)}
                <div>
                  <CardBody
                    card={card}
                    label={label}
                    dots={dotsOf(card.id)}
                    same={cards.filter(({ mergedInto }) => mergedInto === card.id).length}
                  />
                  {act?.(card)}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
