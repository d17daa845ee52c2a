// The comparison of a whole family.

import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { compare, families } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFamilyComparison } from '../../client/queries.ts'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ComparisonBody } from './comparison-body.tsx'
import { useView } from './use-view.ts'

bringTexts('compare', compare)
bringTexts('families', families)

export const FamilyComparisonPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/familien/$id' })
  const shown = useView('/familien/$id')
  const comparison = useFamilyComparison(id, shown.look)
  if (comparison.isPending) return <Loading />
  if (comparison.isError)
    return (
      <div className="page page--narrow">
        <PageHead title={t('compare:title')} />
        <ErrorNotice error={comparison.error} onRetry={() => comparison.refetch()} />
      </div>
    )
  return <ComparisonBody data={comparison.data} source={{ family: id }} {...shown} isFamily />
}
