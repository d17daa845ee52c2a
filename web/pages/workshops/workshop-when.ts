// Day and times of a workshop as they are read.

import { useTranslation } from 'react-i18next'
import type { WorkshopSummary } from '#api'
import type { RoomDate } from '#workshop'
import { useFormat } from '../../client/format.ts'

export const useWhen = () => {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ startsAt, endsAt, place }: Pick<WorkshopSummary, 'startsAt' | 'endsAt' | 'place'>) =>
    [
      format.longDate(startsAt),
      t('workshops:when', {
        from: format.clock(Date.parse(startsAt)),
        to: format.clock(Date.parse(endsAt)),
      }),
      ...(place === '' ? [] : [place]),
    ].join(' · ')
}

/** What is said before the first item: when it will be, and on its day that it is about to begin. */
export const useBeginning = () => {
  const { t } = useTranslation()
  const format = useFormat()
  return (date: RoomDate | undefined) => {
    if (!date) return t('workshops:notBegun')
    const { startsAt } = date
    const isAhead = Date.parse(startsAt) > Date.now()
    return isAhead && format.date(startsAt) !== format.date(new Date().toISOString())
      ? t('workshops:begins', {
          date: format.longDate(startsAt),
          time: format.clock(Date.parse(startsAt)),
        })
      : t('workshops:notBegun')
  }
}
