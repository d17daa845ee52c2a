// The comparison of processes somebody chose.

import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { compare, families } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useComparison } from '../../client/queries.ts'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ComparisonBody } from './comparison-body.tsx'
import { useView } from './use-view.ts'

bringTexts('compare', compare)
bringTexts('families', families)

export const ComparisonPage = () => {
  const { t } = useTranslation()
  const { process } = useSearch({ from: '/vergleich' })
  const shown = useView('/vergleich')
  const comparison = useComparison(process, shown.look)
  if (comparison.data)
    return <ComparisonBody data={comparison.data} source={{ processes: process }} {...shown} />
  return (
    <div className="page">
      <PageHead title={t('compare:title')} />
      {process.length < 2 ? (
        <Invitation
          title={t('compare:choose')}
          action={
            <Link className="kern-btn kern-btn--primary" to="/bibliothek">
              <span className="kern-label">{t('library:start.browse')}</span>
            </Link>
          }
        />
      ) : comparison.isError ? (
        <ErrorNotice error={comparison.error} onRetry={() => comparison.refetch()} />
      ) : (
        <Loading />
      )}
    </div>
  )
}
