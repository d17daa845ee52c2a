// What the room knows of the row it speaks about: how each house does it, and the cards about it, those with most dots first.

import { useTranslation } from 'react-i18next'
import { CardBoard } from './card-board.tsx'
import { dotsIn } from './counted.tsx'
import type { RoomProps } from './room-props.ts'
import { RowCard } from './walk.tsx'

export const AboutRow = ({
  view,
  material,
  label,
}: Pick<RoomProps, 'view' | 'material' | 'label'>) => {
  const { t } = useTranslation()
  const row = material?.rows.find(({ key }) => key === view.row)
  const cards = view.cards.filter(
    ({ isShown, place }) => isShown && (row === undefined || place?.key === row.key),
  )
  if (!row && cards.length === 0) return null
  return (
    <details className="seat__more" open={row ? true : undefined}>
      <summary>
        {row ? t('workshops:walk.known', { label: row.label }) : t('workshops:card.all')}
      </summary>
      <div className="stack">
        {row && material && <RowCard material={material} row={row} />}
        {cards.length > 0 && (
          <CardBoard
            cards={cards}
            clusters={view.clusters}
            label={label}
            dotsOf={dotsIn(view.tallies)}
          />
        )}
      </div>
    </details>
  )
}
