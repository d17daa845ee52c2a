// Who did something, and as whose deputy, in words.

import { useTranslation } from 'react-i18next'

/** Names that may not be seen are null; `standsInFor` is null for what was done in one's own name. */
export const useByWhom = () => {
  const { t } = useTranslation()
  return (by: string | null, standsInFor: { readonly name: string | null } | null): string => {
    const name = by ?? t('review:someone')
    const whom = standsInFor?.name ?? t('review:someone')
    return t('process:history.by', {
      name: standsInFor ? t('review:inPlaceOf', { name, whom }) : name,
    })
  }
}
