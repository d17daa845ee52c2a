// What came of a workshop, for everybody in the alliance: without names and single votes.

import { useTranslation } from 'react-i18next'
import type { WorkshopMaterial } from '#api'
import type { Result } from '#workshop'
import { useFormat } from '../../client/format.ts'
import { OutcomeList } from './outcome-list.tsx'
import { CardBoard } from './room/card-board.tsx'
import { dotsIn, EstimateSums } from './room/counted.tsx'
import { usePlaceLabel } from './room/places.ts'

export const ResultView = ({
  result,
  material,
}: {
  result: Result
  material?: WorkshopMaterial | undefined
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const label = usePlaceLabel(material)
  const estimated = result.agenda.filter(({ id }) =>
    result.estimates.some(({ phase }) => phase === id),
  )
  return (
    <section className="stack" aria-labelledby="result-title">
      <h2 className="kern-heading-medium" id="result-title">
        {t('workshops:result.title')}
      </h2>
      <p className="muted">{t('workshops:result.lead')}</p>
      {result.organisations.length > 0 && (
        <p>{t('workshops:result.organisations', { names: format.list(result.organisations) })}</p>
      )}
      <OutcomeList outcome={result} label={label} />
      {estimated.map(({ id, question }) => (
        <section key={id} className="stack">
          <h3 className="kern-heading-small">{question}</h3>
          <EstimateSums view={result} phase={id} label={label} />
        </section>
      ))}
      {result.cards.length > 0 && (
        <section className="stack" aria-label={t('workshops:result.cards')}>
          <h3 className="kern-heading-small">{t('workshops:result.cards')}</h3>
          <CardBoard
            cards={result.cards}
            clusters={result.clusters}
            label={label}
            dotsOf={dotsIn(result.tallies)}
          />
        </section>
      )}
    </section>
  )
}
