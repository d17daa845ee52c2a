// What has changed between two versions of an origin in another alliance, as its signed files say.

import { useTranslation } from 'react-i18next'
import { differences, signed } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useDifferences } from '../../client/queries.ts'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { DifferencesTold } from '../differences/differences-told.tsx'

bringTexts('differences', differences)
bringTexts('signed', signed)

export const ForeignDifferences = ({
  id,
  from,
  to,
}: {
  id: string
  from: number | undefined
  to: number | undefined
}) => {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useDifferences(id, { from, to })
  const name = data?.after.name ?? ''
  return (
    <div className="page differences">
      <PageHead
        title={data ? t('signed:differences.title', { name }) : t('differences:title')}
        lead={t('signed:differences.lead', { from, to })}
      />
      {isPending && <Loading />}
      <ErrorNotice error={error} onRetry={() => refetch()} />
      {data && <DifferencesTold key={`${from} ${to}`} data={data} />}
    </div>
  )
}
