// Choosing which as-is process of the own house a target is to replace.

import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { ProcessChoice } from '../lineage/process-choice.tsx'

export const PairDialog = ({
  process,
  onClose,
}: {
  process: ProcessDetail
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const change = useChange('pairTarget', ['process'], (answer) => {
    announce({ text: t('pair:done', { name: answer.pair.others[0]?.name ?? '' }) })
    onClose()
  })
  const filter = { organisation: process.organisation.id, flow: undefined }
  return (
    <Dialog
      title={t('pair:chooseTitle')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common:action.cancel')}</Button>}
    >
      <div className="stack">
        <p className="kern-body">{t('pair:chooseLead', { name: process.name })}</p>
        <ProcessChoice
          familyId={process.family?.id}
          first={filter}
          filter={filter}
          fits={(item) =>
            item.organisation.id === process.organisation.id && item.aspect === 'asIs'
          }
          nothing={t('pair:chooseNothing')}
          onChoose={({ id }) =>
            change.mutate({
              params: { id: process.id },
              body: { asIsId: id, seen: process.pair.seq },
            })
          }
        />
        <ErrorNotice error={change.error} />
      </div>
    </Dialog>
  )
}
