// What is counted is never open again: whoever counts, or leaves a vote or an estimate, is asked once more where voices are
// missing or where the sums would stay hidden for good.

import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAY, type OpenView } from '#workshop'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'

export const useAskBeforeCount = (
  view: OpenView,
): { readonly ask: (go: () => void) => void; readonly asking: ReactNode } => {
  const { t } = useTranslation()
  const [go, setGo] = useState<() => void>()
  const phase = view.agenda.find(({ id }) => id === view.phase)
  const isOpen =
    (phase?.kind === 'vote' || phase?.kind === 'estimate') && !view.counted.includes(phase.id)
  const awaited = view.participants.filter(({ role }) => MAY.vote.includes(role)).length
  const { voted, votedDevices, isEnough } = view
  const isHiding = voted > 0 && !isEnough
  const isEarly = isOpen && (votedDevices < awaited || isHiding)
  const leave = () => setGo(undefined)
  return {
    ask: (next) => (isEarly ? setGo(() => next) : next()),
    asking: go && (
      <Dialog
        title={t('workshops:counting.title')}
        onClose={leave}
        footer={
          <>
            <Button onClick={leave}>{t('workshops:counting.wait')}</Button>
            <Button
              look="primary"
              onClick={() => {
                leave()
                go()
              }}
            >
              {t('workshops:leading.count')}
            </Button>
          </>
        }
      >
        <p className="kern-body">
          {t('workshops:counting.turnout', { count: votedDevices, awaited })}
          {voted > votedDevices &&
            ` ${t('workshops:counting.paper', { count: voted - votedDevices })}`}
        </p>
        {isHiding && (
          <p className="kern-body">
            <strong>{t('workshops:counting.hidden', { least: view.minimumGroup })}</strong>
          </p>
        )}
        <p className="kern-body">{t('workshops:counting.once')}</p>
      </Dialog>
    ),
  }
}
