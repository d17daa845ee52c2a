// What is planned, with the time of day at which each item begins.

import { useTranslation } from 'react-i18next'
import type { WorkshopPhase } from '#api'
import { useFormat } from '../../client/format.ts'

export const AgendaList = ({
  agenda,
  startsAt,
}: {
  agenda: readonly WorkshopPhase[]
  startsAt: string
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const begins = agenda.map((_, at) =>
    agenda.slice(0, at).reduce((sum, { minutes }) => sum + minutes * 60_000, Date.parse(startsAt)),
  )
  return (
    <ol className="agenda">
      {agenda.map((phase, at) => (
        <li key={phase.id}>
          <span className="muted">
            {t('workshops:agendaOf', {
              from: format.clock(begins[at] ?? 0),
              minutes: phase.minutes,
            })}
          </span>
          <span>
            <strong>{t(`workshops:phaseKind.${phase.kind}`)}</strong> · {phase.question}
          </span>
        </li>
      ))}
    </ol>
  )
}
