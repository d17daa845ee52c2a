// Day and times of a workshop in one line.

import { useTranslation } from 'react-i18next'
import type { WorkshopSummary } from '#api'
import { useFormat } from '../../client/format.ts'

export const useWhen = () => {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const clock = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' })
  return ({ startsAt, endsAt, place }: Pick<WorkshopSummary, 'startsAt' | 'endsAt' | 'place'>) =>
    [
      format.date(startsAt),
      t('workshops:when', {
        from: clock.format(new Date(startsAt)),
        to: clock.format(new Date(endsAt)),
      }),
      ...(place === '' ? [] : [place]),
    ].join(' · ')
}
