// The head of a draft: whose it is, what is saved, who else is here, and what can be done with the whole.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DraftSummary } from '#api'
import { FollowButtons, type FollowMe } from '../../editor/follow-me.tsx'
import type { DraftState, LiveDraft } from '../../editor/live-draft.ts'
import { SaveState } from '../../editor/save-state.tsx'
import { Button } from '../../parts/button.tsx'
import { ActionMenu } from '../../parts/menu.tsx'
import { PageHead } from '../../parts/page.tsx'

const People = ({ state }: { state: DraftState }) => {
  const { t } = useTranslation()
  const others = state.people.filter(({ id }) => id !== state.me)
  const names = others.flatMap(({ name }) => name ?? [])
  return (
    // There before anybody comes, so that it is read out when somebody does.
    <span className="editor-people" role="status">
      {others.length > 0 && t('editor:people.others', { count: others.length })}
      {names.length > 0 && ` ${names.join(', ')}`}
    </span>
  )
}

export const DraftHead = ({
  draft,
  live,
  state,
  follow,
  isHistoryOpen,
  onHistory,
  onTakeBack,
  onKeep,
  onAsk,
  onDiscard,
}: {
  draft: DraftSummary
  live: LiveDraft
  state: DraftState
  follow: FollowMe
  isHistoryOpen: boolean
  onHistory: () => void
  onTakeBack: (which: 'undo' | 'redo') => void
  onKeep: () => void
  onAsk: () => void
  onDiscard: () => void
}) => {
  const { t } = useTranslation()
  const isSaved = state.waiting === 0 && state.phase === 'live'
  return (
    <PageHead
      title={state.process.name || draft.processName}
      preline={t('editor:preline', {
        organisation: draft.organisation.name,
        aspect: t(`library:aspect.${draft.aspect}`),
      })}
      actions={
        <>
          <Button
            isSmall
            aria-disabled={!state.canUndo}
            onClick={() => state.canUndo && onTakeBack('undo')}
          >
            {t('editor:undo')}
          </Button>
          <Button
            isSmall
            aria-disabled={!state.canRedo}
            onClick={() => state.canRedo && onTakeBack('redo')}
          >
            {t('editor:redo')}
          </Button>
          <Button isSmall aria-expanded={isHistoryOpen} onClick={onHistory}>
            {t('editor:history.title')}
          </Button>
          {state.canEdit && draft.canKeep && (
            <Button
              look="primary"
              isSmall
              aria-disabled={!isSaved}
              onClick={() => isSaved && onKeep()}
            >
              {t('editor:keep')}
            </Button>
          )}
          {state.canEdit && draft.canKeep && (
            <ActionMenu
              label={t('editor:more')}
              icon="more-vert"
              entries={[
                {
                  id: 'ask',
                  label: t('comments:enquiry.open'),
                  run: onAsk,
                },
                {
                  id: 'discard',
                  label: t('editor:discard'),
                  run: onDiscard,
                },
              ]}
            />
          )}
        </>
      }
    >
      <div className="editor-state">
        <SaveState state={state} live={live} />
        {state.canEdit && !draft.canKeep && (
          <span>{t('editor:onBehalf', { organisation: draft.organisation.name })}</span>
        )}
        <People state={state} />
        <FollowButtons follow={follow} isAlone={state.people.every(({ id }) => id === state.me)} />
        <Link className="kern-link" to="/prozess/$id" params={{ id: draft.processId }}>
          {t('editor:toProcess')}
        </Link>
      </div>
    </PageHead>
  )
}
