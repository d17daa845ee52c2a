// Things that happened, as sentences that lead to what they are about.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Activity } from '#api'
import { activity, sayActivity } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { type Entry, gather } from './gather.ts'
import './activity.css'

bringTexts('activity', activity)

const Sentence = ({ one }: { one: Activity }) => {
  const { t } = useTranslation()
  const said = sayActivity(one, t)
  const { process, workshop, family, question, document } = one
  if (question)
    return (
      <Link className="kern-link" to="/fragen/$id" params={{ id: question.id }}>
        {said}
      </Link>
    )
  if (workshop)
    return (
      <Link className="kern-link" to="/werkstaetten/$id" params={{ id: workshop.id }}>
        {said}
      </Link>
    )
  if ((one.kind === 'commonWay' || document) && family)
    return (
      <Link className="kern-link" to="/familien/$id/mitglieder" params={{ id: family.id }}>
        {said}
      </Link>
    )
  if (process)
    return (
      <Link
        className="kern-link"
        to="/prozess/$id"
        params={{ id: process.id }}
        search={document ? { tab: 'profile' } : {}}
      >
        {said}
      </Link>
    )
  return (
    <Link className="kern-link" to="/arbeitsplan">
      {said}
    </Link>
  )
}

const Item = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation()
  if ('one' in entry) return <Sentence one={entry.one} />
  const { kind, all } = entry
  const house = all[0]?.organisation.name
  return (
    <>
      <span>{t(`activity:many.${kind}`, { house, count: all.length })}</span>
      <details>
        <summary>{t('activity:which')}</summary>
        <ul className="plain-list">
          {all.map((one) => (
            <li key={one.id}>
              <Link className="kern-link" to="/prozess/$id" params={{ id: one.process?.id ?? '' }}>
                {one.process?.name}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

const keyOf = (entry: Entry): string => ('one' in entry ? entry.one.id : (entry.all[0]?.id ?? ''))

/** By day; `level` of the headings that name the days, and at most how many entries in all. */
export const ActivityList = ({
  items,
  dayOf,
  level: Heading,
  most,
}: {
  items: readonly Activity[]
  dayOf: (at: string) => string
  level: 'h2' | 'h3'
  most?: number | undefined
}) => (
  <>
    {gather(items, dayOf, most).map(({ day, entries }) => (
      <section key={day} className="activity__day" aria-label={day}>
        <Heading className="activity__date">{day}</Heading>
        <ul className="row-list">
          {entries.map((entry) => (
            <li key={keyOf(entry)}>
              <Item entry={entry} />
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
)
