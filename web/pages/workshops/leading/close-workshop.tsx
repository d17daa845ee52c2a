// The end: asked before it happens, with what it does to a vote that is still open and to cards that lie face down.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenView } from '#workshop'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { Notice } from '../../../parts/notice.tsx'
import type { RoomProps } from '../room/room-props.ts'
import { openCount, TurnoutWords } from './ask-before-count.tsx'

/** Where cards lie face down, those of this device among them, and how many. */
const faceDown = ({ hidden, cards }: OpenView) => {
  const own = cards.filter(({ isShown, text }) => !isShown && text !== '')
  const others = Object.values(hidden).reduce((sum, count) => sum + count, 0)
  return {
    count: others + own.length,
    phases: [...new Set([...Object.keys(hidden), ...own.map(({ phase }) => phase)])],
  }
}

export const CloseWorkshop = ({
  say,
  state,
  view,
  onDismiss,
}: RoomProps & { onDismiss: (id: string) => void }) => {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState<string>()
  const refused = state.problems.find(({ id }) => id === said)
  const { count: hidden, phases } = faceDown(view)
  const open = openCount(view)
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
          {open && (
            <Notice
              tone="warning"
              title={t(`workshops:leading.${open === 'vote' ? 'closeVote' : 'closeEstimate'}`)}
            >
              <p className="kern-body">{t('workshops:leading.closeCounts')}</p>
              <TurnoutWords view={view} />
            </Notice>
          )}
          {hidden > 0 && (
            <Notice
              tone="warning"
              isUrgent
              title={t('workshops:leading.closeHidden', { count: hidden })}
            >
              <p className="kern-body">{t('workshops:leading.closeHiddenLost')}</p>
              <div>
                <Button
                  isSmall
                  onClick={() => {
                    for (const phase of phases) say({ kind: 'reveal', phase })
                  }}
                >
                  {t('workshops:leading.reveal')}
                </Button>
              </div>
            </Notice>
          )}
        </Dialog>
      )}
    </section>
  )
}
