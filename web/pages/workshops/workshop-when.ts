// Day and times of a workshop as they are read.

import { useTranslation } from 'react-i18next'
import type { WorkshopSummary } from '#api'
import { useFormat } from '../../client/format.ts'

/** The time of day of a moment. */
export const useClock = () => {
  const { i18n } = useTranslation()
  const clock = new Intl.DateTimeFormat(i18n.language, {
    ...{ hour: '2-digit', minute: '2-digit' },
    // As the hours of a day are counted here, in English as well.
    hourCycle: 'h23',
  })
  return (moment: number) => clock.format(moment)
}

export const useWhen = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const clock = useClock()
  return ({ startsAt, endsAt, place }: Pick<WorkshopSummary, 'startsAt' | 'endsAt' | 'place'>) =>
    [
      format.date(startsAt),
      t('workshops:when', {
        from: clock(Date.parse(startsAt)),
        to: clock(Date.parse(endsAt)),
      }),
      ...(place === '' ? [] : [place]),
    ].join(' · ')
}
