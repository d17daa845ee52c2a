// No results: says why, and the way on.

import { useTranslation } from 'react-i18next'
import { useSession } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { Invitation } from '../../parts/notice.tsx'
import { useUploads } from '../../parts/upload/uploads.tsx'

export const EmptyLibrary = ({
  isFiltered,
  onClear,
}: {
  isFiltered: boolean
  onClear: () => void
}) => {
  const { t } = useTranslation()
  const session = useSession()
  const uploads = useUploads()
  if (isFiltered)
    return (
      <Invitation
        title={t('library:nothingTitle')}
        action={<Button onClick={onClear}>{t('library:clear')}</Button>}
      >
        <p className="kern-body">{t('library:nothingLead')}</p>
      </Invitation>
    )
  const mayImport = session.data?.can.importProcesses
  return (
    <Invitation
      title={t('library:emptyTitle')}
      action={
        mayImport && (
          <Button look="primary" onClick={uploads.choose}>
            {t('library:start.upload')}
          </Button>
        )
      }
    >
      <p className="kern-body">{mayImport ? t('library:emptyLead') : t('library:emptyReader')}</p>
    </Invitation>
  )
}
