// Turning pages in long lists.

import { useTranslation } from 'react-i18next'
import { useFormat } from '../../client/format.ts'
import { Button } from '../../parts/button.tsx'

export const Pager = ({
  page,
  pages,
  onChange,
}: {
  page: number
  pages: number
  onChange: (page: number) => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (pages < 2) return null
  return (
    <nav className="pager" aria-label={t('library:pages')}>
      <Button isSmall icon="chevron-left" disabled={page <= 1} onClick={() => onChange(page - 1)}>
        {t('library:previous')}
      </Button>
      <span>{t('library:page', { page: format.number(page), pages: format.number(pages) })}</span>
      <Button
        isSmall
        icon="chevron-right"
        disabled={page >= pages}
        onClick={() => onChange(page + 1)}
      >
        {t('library:next')}
      </Button>
    </nav>
  )
}
