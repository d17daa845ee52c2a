// The end: asked before it happens, and asked again where cards still lie face down.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { Notice } from '../../../parts/notice.tsx'
import type { RoomProps } from '../room/room-props.ts'

export const CloseWorkshop = ({
  say,
  state,
  onDismiss,
}: RoomProps & { onDismiss: (id: string) => void }) => {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState<string>()
  const refused = state.problems.find(({ id }) => id === said)
  const hidden = refused?.code === 'hidden-cards' ? (refused.now ?? 0) : 0
  const close = () => {
    if (refused) onDismiss(refused.id)
    setSaid(say({ kind: 'close', dropsHidden: hidden > 0 }))
  }
  const leave = () => {
    if (refused) onDismiss(refused.id)
    setSaid(undefined)
    setAsking(false)
  }
  return (
    <section className="stack">
      <div>
        <Button onClick={() => setAsking(true)}>{t('workshops:leading.close')}</Button>
      </div>
      {isAsking && (
        <Dialog
          title={t('workshops:leading.close')}
          onClose={leave}
          footer={
            <>
              <Button onClick={leave}>{t('common:action.cancel')}</Button>
              <Button look="primary" onClick={close}>
                {t(hidden > 0 ? 'workshops:leading.closeAnyway' : 'workshops:leading.closeSubmit')}
              </Button>
            </>
          }
        >
          <p className="kern-body">{t('workshops:leading.closeLead')}</p>
          {hidden > 0 && (
            <Notice
              tone="warning"
              isUrgent
              title={t('workshops:leading.closeHidden', { count: hidden })}
            />
          )}
        </Dialog>
      )}
    </section>
  )
}
