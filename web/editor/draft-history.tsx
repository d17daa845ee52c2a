// What became of a draft: who changed what when, newest first. Whoever may write can bring back any point
// of it; that is one change like any other, seen by everybody and taken back by undo.

import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '#api'
import { changesBetween } from '#change'
import type { Process } from '#process'
import { call } from '../client/call.ts'
import { useFormat } from '../client/format.ts'
import { queryClient, useDraftHistory } from '../client/queries.ts'
import { useAnnounce } from '../parts/announce.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import type { DraftState, LiveDraft } from './live-draft.ts'

/** What others write is asked for a moment after they have paused. */
const PAUSE_MS = 800
/** Sentences of one change shown at once. */
const MOST_SAID = 4

const Did = ({ entry }: { entry: HistoryEntry }) => {
  const { t } = useTranslation()
  const said = [...new Set(entry.did)]
  const more = said.length - MOST_SAID
  return (
    <>
      {entry.takesBack && <strong>{t('editor:history.takesBack')}</strong>}
      {said.slice(0, MOST_SAID).map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
      {more > 0 && <span className="muted">{t('editor:history.andMore', { count: more })}</span>}
      {said.length === 0 && <span>{t('editor:history.something')}</span>}
    </>
  )
}

export const DraftHistory = ({
  draftId,
  live,
  state,
  onUndo,
  onClose,
}: {
  draftId: string
  live: LiveDraft
  state: DraftState
  onUndo: () => void
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const history = useDraftHistory(draftId)
  const head = useRef<HTMLHeadingElement>(null)
  const [error, setError] = useState<Error | null>(null)
  const [fetched, setFetched] = useState<number>()
  useEffect(() => head.current?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each new entry
  useEffect(() => {
    const timer = setTimeout(
      () => queryClient.invalidateQueries({ queryKey: ['draft', draftId, 'history'] }),
      PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [draftId, state.seen])
  const entries = history.data?.pages.flat() ?? []
  const canRestore = state.canEdit && state.phase !== 'closed'

  const restore = async (number: number, when: string) => {
    setFetched(number)
    setError(null)
    try {
      const query = { number }
      const then = await call('draftModel', { params: { id: draftId }, query })
      const written = live.write(changesBetween(live.state().process, then.model as Process))
      if (written.kind === 'refused') announce({ text: t('editor:impossible.other') })
      else if (written.kind === 'nothing') announce({ text: t('editor:history.same') })
      else
        announce({
          text: t('editor:history.restored', { when }),
          action: { label: t('common:action.undo'), run: onUndo },
        })
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)))
    } finally {
      setFetched(undefined)
    }
  }
  /** The newest is what there is already. */
  const back = (number: number, when: string) =>
    canRestore &&
    number < state.seen && (
      <Button
        isSmall
        look="tertiary"
        isBusy={fetched === number}
        aria-label={t('editor:history.restoreOf', { when })}
        onClick={() => restore(number, when)}
      >
        {t('editor:history.restore')}
      </Button>
    )

  return (
    <aside className="step-details draft-history" aria-label={t('editor:history.title')}>
      <header className="step-details__head">
        <h2 className="kern-heading-small" tabIndex={-1} ref={head}>
          {t('editor:history.title')}
        </h2>
        <Button look="tertiary" isSmall icon="close" isIconOnly onClick={onClose}>
          {t('editor:history.close')}
        </Button>
      </header>
      <ErrorNotice error={error} />
      {history.isPending && <Loading />}
      <ErrorNotice error={history.error} onRetry={() => history.refetch()} />
      {history.data && entries.length === 0 && (
        <p className="kern-body">{t('editor:history.none')}</p>
      )}
      <ol className="row-list">
        {entries.map((entry) => {
          const when = format.dateTime(entry.at)
          const by = entry.isMine ? t('editor:history.you') : (entry.by ?? t('editor:history.gone'))
          return (
            <li key={entry.number}>
              <Did entry={entry} />
              <span className="muted">
                {by} · {when}
              </span>
              {back(entry.number, when)}
            </li>
          )
        })}
        {history.data && !history.hasNextPage && entries.length > 0 && (
          <li key="begin">
            <span>{t('editor:history.begin')}</span>
            {back(0, t('editor:history.begin'))}
          </li>
        )}
      </ol>
      {history.hasNextPage && (
        <Button isSmall isBusy={history.isFetchingNextPage} onClick={() => history.fetchNextPage()}>
          {t('editor:history.more')}
        </Button>
      )}
    </aside>
  )
}
