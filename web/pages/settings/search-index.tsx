// Having the index that search looks into made anew, for the coordination of an alliance.

import { useTranslation } from 'react-i18next'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export const SearchIndexPart = () => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const rebuild = useChange('rebuildSearch', ['library', 'families'], () =>
    announce({ text: t('settings:searchIndex.done') }),
  )
  return (
    <section className="settings__search" aria-labelledby="search-index">
      <h2 className="kern-heading-small" id="search-index">
        {t('settings:searchIndex.title')}
      </h2>
      <p className="kern-body">{t('settings:searchIndex.lead')}</p>
      <ErrorNotice error={rebuild.error} />
      <Button isBusy={rebuild.isPending} onClick={() => rebuild.mutate({})}>
        {t('settings:searchIndex.rebuild')}
      </Button>
    </section>
  )
}
