// Going on reading where a list of questions stops.

import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import type { useQuestions } from './use-questions.ts'

export const OlderQuestions = ({ list }: { list: ReturnType<typeof useQuestions> }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  if (!list.hasNextPage) return null
  const goOn = () =>
    list.fetchNextPage().then(({ data }) => {
      const count = data?.pages.at(-1)?.items.length ?? 0
      announce({ text: t('questions:olderShown', { count }) })
    })
  return (
    <div className="no-print">
      <Button isBusy={list.isFetchingNextPage} onClick={goOn}>
        {t('questions:older')}
      </Button>
    </div>
  )
}
