// Turning pages in long lists. What is out of reach stays focusable and says so: a button that is disabled
// while it has the focus would lose it.

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
  const to = (target: number, isOutOfReach: boolean) => ({
    isSmall: true,
    'aria-disabled': isOutOfReach || undefined,
    onClick: () => {
      if (!isOutOfReach) onChange(target)
    },
  })
  return (
    <nav className="pager" aria-label={t('library:pages')}>
      <Button {...to(1, page <= 1)}>{t('library:first')}</Button>
      <Button icon="chevron-left" {...to(page - 1, page <= 1)}>
        {t('library:previous')}
      </Button>
      <span>{t('library:page', { page: format.number(page), pages: format.number(pages) })}</span>
      <Button icon="chevron-right" {...to(page + 1, page >= pages)}>
        {t('library:next')}
      </Button>
      <Button {...to(pages, page >= pages)}>{t('library:last')}</Button>
    </nav>
  )
}
