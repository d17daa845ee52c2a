// What was agreed, the same in the room, on the wall and afterwards.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { lineage } from '#texts'
import type { Place, Result, Written } from '#workshop'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { Badge } from '../../parts/badge.tsx'

bringTexts('lineage', lineage)

type Agreements = Pick<
  Result,
  'recommendations' | 'measures' | 'issues' | 'agreedMinutes' | 'prescribed'
>

const Part = <T,>({
  title,
  items,
  children,
}: {
  title: string
  items: readonly T[]
  children: (item: T, at: number) => ReactNode
}) =>
  items.length === 0 ? null : (
    <section className="agreed" aria-label={title}>
      <h3 className="kern-heading-small">{title}</h3>
      <ul className="row-list">{items.map(children)}</ul>
    </section>
  )

export const OutcomeList = ({
  outcome,
  label,
  act,
}: {
  outcome: Agreements
  label: (place: Place | undefined) => string
  /** What can be done with one; `text`: in words. */
  act?: (what: Written, text: string) => ReactNode
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { recommendations, measures, issues, agreedMinutes, prescribed } = outcome
  const lists = [recommendations, measures, issues, agreedMinutes, prescribed]
  if (lists.every(({ length }) => length === 0))
    return <p className="muted">{t('workshops:agreed.none')}</p>
  return (
    <div className="stack">
      <Part title={t('workshops:agreed.recommendations')} items={recommendations}>
        {({ place, value }) => (
          <li key={place.key}>
            <span className="muted">{label(place)}</span>
            <span>{value.text}</span>
            <span className="badges">
              <Badge tone={value.kind === 'common' ? 'success' : 'plain'}>
                {value.kind === 'common'
                  ? t('workshops:agreed.common')
                  : t('workshops:agreed.local', {
                      reason: t(`lineage:deviations.reason.${value.reason}`),
                    })}
              </Badge>
            </span>
            {act?.({ of: 'recommendations', place }, value.text)}
          </li>
        )}
      </Part>
      <Part title={t('workshops:agreed.measures')} items={measures}>
        {(measure) => (
          <li key={measure.id}>
            {measure.place && <span className="muted">{label(measure.place)}</span>}
            <span>{measure.text}</span>
            <span className="muted">
              {[
                measure.organisation,
                measure.post,
                t('workshops:agreed.until', { day: format.day(measure.due) }),
              ].join(' · ')}
            </span>
            <span className="muted">{measure.effect}</span>
            {act?.({ of: 'measures', id: measure.id }, measure.text)}
          </li>
        )}
      </Part>
      <Part title={t('workshops:agreed.minutes')} items={agreedMinutes}>
        {({ place, value }) => (
          <li key={place.key}>
            <span className="muted">{label(place)}</span>
            <span>{format.minutes(value)}</span>
            {act?.({ of: 'agreedMinutes', place }, `${label(place)}, ${format.minutes(value)}`)}
          </li>
        )}
      </Part>
      <Part title={t('workshops:agreed.prescribed')} items={prescribed}>
        {({ place, value }) => (
          <li key={place.key}>
            <span className="muted">{label(place)}</span>
            <span>{t(`process:step.prescribed.${value}`)}</span>
            {act?.(
              { of: 'prescribed', place },
              `${label(place)}, ${t(`process:step.prescribed.${value}`)}`,
            )}
          </li>
        )}
      </Part>
      <Part title={t('workshops:agreed.issues')} items={issues}>
        {({ id, text, outcome, place }) => (
          <li key={id}>
            {place && <span className="muted">{label(place)}</span>}
            <span>{text}</span>
            <span className="muted">
              {outcome === undefined
                ? t('workshops:agreed.open')
                : t('workshops:agreed.done', { outcome })}
            </span>
          </li>
        )}
      </Part>
    </div>
  )
}
