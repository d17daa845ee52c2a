// Day and times of a workshop as they are read.

import { useTranslation } from 'react-i18next'
import type { WorkshopSummary } from '#api'
import type { RoomDate } from '#workshop'
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
      format.longDate(startsAt),
      t('workshops:when', {
        from: clock(Date.parse(startsAt)),
        to: clock(Date.parse(endsAt)),
      }),
      ...(place === '' ? [] : [place]),
    ].join(' · ')
}

/** What is said before the first item: when it will be, and on its day that it is about to begin. */
export const useBeginning = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const clock = useClock()
  return (date: RoomDate | undefined) => {
    if (!date) return t('workshops:notBegun')
    const { startsAt } = date
    const isAhead = Date.parse(startsAt) > Date.now()
    return isAhead && format.date(startsAt) !== format.date(new Date().toISOString())
      ? t('workshops:begins', {
          date: format.longDate(startsAt),
          time: clock(Date.parse(startsAt)),
        })
      : t('workshops:notBegun')
  }
}
