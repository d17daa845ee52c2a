// Below links to files that are made when they are asked for: that one is being made, or why it could not be.

import { useTranslation } from 'react-i18next'
import type { useSavedFile } from '../client/saved-file.ts'
import { ErrorNotice, Loading } from './notice.tsx'

export const Saving = ({ file }: { file: ReturnType<typeof useSavedFile> }) => {
  const { t } = useTranslation()
  return (
    <>
      {file.isPending && <Loading label={t('common:makingFile')} />}
      <ErrorNotice error={file.error} onRetry={file.again} />
    </>
  )
}
