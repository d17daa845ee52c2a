// The step editor inside the room, on the draft of the target: the same lines, rights and conflicts as on the draft's own
// page, which has the rest (versions, comments, other views).

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSummary } from '#api'
import { comments, editor, interview, stepKinds } from '#texts'
import { bringTexts } from '../../../client/bring-texts.ts'
import { call } from '../../../client/call.ts'
import { Conflicts } from '../../../editor/conflicts.tsx'
import type { LiveDraft } from '../../../editor/live-draft.ts'
import { LiveDrawing } from '../../../editor/live-drawing.tsx'
import { SaveState } from '../../../editor/save-state.tsx'
import {
  followed,
  type OpenDetails,
  StepDetails,
  shownLine,
} from '../../../editor/step-details.tsx'
import { StepEditor } from '../../../editor/step-editor.tsx'
import { useUndoKeys } from '../../../editor/undo-keys.ts'
import { useDraft, useDraftState } from '../../../editor/use-draft.ts'
import { useList } from '../../../editor/use-list.ts'
import { useAnnounce } from '../../../parts/announce.tsx'
import { Loading } from '../../../parts/notice.tsx'
import '../../draft/draft.css'

bringTexts('editor', editor)
bringTexts('comments', comments)
bringTexts('stepKinds', stepKinds)
bringTexts('interview', interview)

const Lines = ({ draft, live }: { draft: DraftSummary; live: LiveDraft }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const state = useDraftState(live)
  const list = useList(live, state.process, draft.said)
  const [selected, setSelected] = useState<string>()
  const [details, setDetails] = useState<OpenDetails>()
  const takeBack = (which: 'undo' | 'redo') => {
    const result = which === 'undo' ? live.undo() : live.redo()
    const done = which === 'undo' ? 'editor:undone' : 'editor:redone'
    announce({
      text: t(
        result === undefined
          ? 'editor:nothingToUndo'
          : result.left.length > 0
            ? 'editor:leftAsIs'
            : done,
      ),
    })
  }
  const undoKeys = useUndoKeys(
    () => takeBack('undo'),
    () => takeBack('redo'),
  )
  if (state.phase === 'opening') return <Loading />
  const select = (key: string | undefined) => {
    setSelected(key)
    if (key !== undefined) setDetails((open) => followed(open, key))
    live.goTo({ view: 'list', selected: key ?? null })
  }
  const remove = (index: number): boolean => {
    const line = list.lines[index]
    if (!line || !list.remove(index)) return false
    announce({
      text: t('editor:said.removed', { label: line.label || t(`process:kind.${line.kind}`) }),
      action: { label: t('common:action.undo'), run: () => takeBack('undo') },
    })
    select(list.lines[index - 1]?.key)
    return true
  }
  const shown = shownLine(list.lines, details)
  const backToLine = () => {
    const key = CSS.escape(details?.key ?? '')
    document.querySelector<HTMLElement>(`.step-row[data-key="${key}"] :is(input, button)`)?.focus()
  }
  return (
    <div className="stack room-editor" {...(state.canEdit ? undoKeys : {})}>
      <div className="editor-state">
        <SaveState state={state} live={live} />
        <Link className="kern-link" to="/entwurf/$id" params={{ id: draft.id }} target="_blank">
          {t('workshops:target.openDraft')}
        </Link>
      </div>
      <Conflicts refused={state.refused} process={state.process} live={live} />
      <StepEditor
        draftId={draft.id}
        process={state.process}
        list={list}
        canEdit={state.canEdit}
        isTarget
        selected={selected}
        onSelect={select}
        onDetails={(key, field) => {
          select(key)
          setDetails({ key, field, isFollowing: false })
        }}
        comments={{}}
        onRemove={remove}
        onUndo={() => takeBack('undo')}
        onRedo={() => takeBack('redo')}
        people={state.people.filter(({ id }) => id !== state.me)}
      />
      {shown && details?.field !== 'comments' && state.canEdit && (
        <StepDetails
          draftId={draft.id}
          process={state.process}
          line={shown}
          list={list}
          field={details?.field}
          isFollowing={details?.isFollowing ?? false}
          onDone={backToLine}
          onClose={() => {
            setDetails(undefined)
            backToLine()
          }}
        />
      )}
      <section aria-label={t('editor:drawing')}>
        <LiveDrawing
          process={state.process}
          lines={list.lines}
          overlay={undefined}
          selected={selected}
          onSelect={select}
        />
      </section>
    </div>
  )
}

const Opened = ({ personId, draft }: { personId: string; draft: DraftSummary }) => {
  const live = useDraft(personId, draft.id)
  return live ? <Lines draft={draft} live={live} /> : <Loading />
}

export const RoomEditor = ({
  personId,
  draftId,
  otherwise,
}: {
  personId: string
  draftId: string
  /** For who may not write there. */
  otherwise: ReactNode
}) => {
  const { data, isPending } = useQuery({
    queryKey: ['draft', draftId],
    queryFn: () => call('showDraft', { params: { id: draftId } }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (isPending) return <Loading />
  return data?.canEdit && data.closedAt === null ? (
    <Opened personId={personId} draft={data} />
  ) : (
    otherwise
  )
}
