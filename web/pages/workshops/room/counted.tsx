// What was said in secret, as the sums that everybody may know.

import { useTranslation } from 'react-i18next'
import type { OpenView, Place, Result } from '#workshop'
import { useFormat } from '../../../client/format.ts'

/** The latest count says how many dots a card has. */
export const dotsIn =
  (tallies: Result['tallies']) =>
  (card: string): number | undefined => {
    const counted = tallies.findLast(({ dots }) => dots !== undefined)
    return counted?.dots && (counted.dots[card] ?? 0)
  }

export const TallyWords = ({ view, phase }: { view: OpenView; phase: string }) => {
  const { t } = useTranslation()
  const tally = view.tallies.find((one) => one.phase === phase)
  if (!tally) return null
  return (
    <p className="kern-body">
      {t('workshops:vote.over')}: {t('workshops:vote.voices', { count: tally.voices })}
      {tally.fromPaper > 0 && `, ${t('workshops:vote.fromPaper', { count: tally.fromPaper })}`}
      {'. '}
      {!tally.dots && t('workshops:vote.tooFew', { least: view.minimumGroup })}
    </p>
  )
}

export const EstimateSums = ({
  view,
  phase,
  label,
}: {
  view: Pick<OpenView, 'estimates'>
  phase: string
  label: (place: Place | undefined) => string
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = view.estimates.filter((one) => one.phase === phase)
  if (shown.length === 0) return <p className="muted">{t('workshops:estimate.none')}</p>
  const words = (spread: NonNullable<(typeof shown)[number]['all']>) =>
    t('workshops:estimate.spread', {
      ...{ min: format.number(spread.min, 1), max: format.number(spread.max, 1) },
      ...{ likely: format.number(spread.likely, 1), count: spread.voices },
    })
  return (
    <ul className="row-list">
      {shown.map(({ place, all, byOrganisation }) => (
        <li key={place.key}>
          <strong>{label(place)}</strong>
          <span>{all ? words(all) : t('workshops:estimate.tooFew')}</span>
          {Object.entries(byOrganisation).map(([name, spread]) => (
            <span key={name} className="muted">
              {name}: {words(spread)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
