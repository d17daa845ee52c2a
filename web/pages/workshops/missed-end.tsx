// Who comes back when the workshop is closed, from a place without network or by an old link, sees what came of it.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '#workshop'
import { CallFailed, call } from '../../client/call.ts'
import { Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ResultView } from './result-view.tsx'

export const isOver = (error: unknown): boolean =>
  error instanceof CallFailed && error.code === 'workshop/over'

export const MissedEnd = ({
  code,
  otherwise,
}: {
  code: string
  /** Where it is not closed, or the invitation has ended. */
  otherwise: ReactNode
}) => {
  const { t } = useTranslation()
  const { data, isPending } = useQuery({
    queryKey: ['workshopCode', code, 'result'],
    queryFn: () => call('showInvitedResult', { params: { code } }),
    retry: false,
  })
  if (isPending) return <Loading />
  if (!data) return otherwise
  return (
    <div className="page page--middle">
      <PageHead title={t('workshops:join.ended')} lead={t('workshops:join.missedLead')} />
      <ResultView result={data.result as Result} material={data.material} />
    </div>
  )
}
