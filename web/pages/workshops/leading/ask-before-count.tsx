// What is counted is never open again: whoever counts, or leaves a vote or an estimate, is asked once more where voices are
// missing or where the sums would stay hidden for good.

import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAY, type OpenView } from '#workshop'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'

/** The vote or estimate that is shown and not counted yet. */
export const openCount = ({ agenda, phase: id, counted }: OpenView) => {
  const phase = agenda.find((one) => one.id === id)
  return (phase?.kind === 'vote' || phase?.kind === 'estimate') && !counted.includes(phase.id)
    ? phase.kind
    : undefined
}

const awaitedIn = ({ participants }: OpenView): number =>
  participants.filter(({ role }) => MAY.vote.includes(role)).length

const isHiding = ({ voted, isEnough }: OpenView): boolean => voted > 0 && !isEnough

/** How many have spoken, and whether counting now would hide their sums. */
export const TurnoutWords = ({ view }: { view: OpenView }) => {
  const { t } = useTranslation()
  const { voted, votedDevices } = view
  return (
    <>
      <p className="kern-body">
        {t('workshops:counting.turnout', { count: votedDevices, awaited: awaitedIn(view) })}
        {voted > votedDevices &&
          ` ${t('workshops:counting.paper', { count: voted - votedDevices })}`}
      </p>
      {isHiding(view) && (
        <p className="kern-body">
          <strong>{t('workshops:counting.hidden', { least: view.minimumGroup })}</strong>
        </p>
      )}
    </>
  )
}

export const useAskBeforeCount = (
  view: OpenView,
): { readonly ask: (go: () => void) => void; readonly asking: ReactNode } => {
  const { t } = useTranslation()
  const [go, setGo] = useState<() => void>()
  const isEarly =
    openCount(view) !== undefined && (view.votedDevices < awaitedIn(view) || isHiding(view))
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
        <TurnoutWords view={view} />
        <p className="kern-body">{t('workshops:counting.once')}</p>
      </Dialog>
    ),
  }
}
