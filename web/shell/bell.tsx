// How much somebody is told that they have not seen; the page behind it is loaded when it is opened.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../client/call.ts'
import './bell.css'

const EVERY_MS = 60_000
/** More are not counted out. */
const MOST_SHOWN = 99

export const Bell = () => {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['notices', 'count'],
    queryFn: () => call('countNotices'),
    refetchInterval: EVERY_MS,
  })
  const count = data?.unseen ?? 0
  const known = useRef<number>(undefined)
  const [came, setCame] = useState('')
  useEffect(() => {
    if (data === undefined) return
    // What was there on arrival is no news.
    const isMore = known.current !== undefined && data.unseen > known.current
    setCame(isMore ? t('common:nav.noticesCame', { count: data.unseen }) : '')
    known.current = data.unseen
  }, [data, t])
  return (
    <>
      <Link to="/mitteilungen" className="bell" title={t('common:nav.notices')}>
        <span className="bell__sign" aria-hidden="true" />
        <span className="kern-sr-only">{t('common:nav.notices')}</span>
        {count > 0 && (
          <>
            <span className="bell__count" aria-hidden="true">
              {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
            </span>
            <span className="kern-sr-only">{t('common:nav.noticesNew', { count })}</span>
          </>
        )}
      </Link>
      <span role="status" className="kern-sr-only">
        {came}
      </span>
    </>
  )
}
