// Writing a process: the list left, the drawing right, both live; on a phone one at a time. What is
// written is saved as it is written; at the end it becomes a version.

import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSummary } from '#api'
import { comments, editor, interview, stepKinds } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useChange, useComments, useDraftSummary, useSession } from '../../client/queries.ts'
import { CommentPanel } from '../../editor/comment-panel.tsx'
import { Conflicts } from '../../editor/conflicts.tsx'
import { DraftHistory } from '../../editor/draft-history.tsx'
import { DrawingActions } from '../../editor/drawing-actions.tsx'
import { EditorKeys } from '../../editor/editor-keys.tsx'
import { ElementDetails } from '../../editor/element-details.tsx'
import { useFollowMe } from '../../editor/follow-me.tsx'
import { collect } from '../../editor/handed-over.ts'
import { Interview } from '../../editor/interview.tsx'
import type { LiveDraft } from '../../editor/live-draft.ts'
import { LiveDrawing } from '../../editor/live-drawing.tsx'
import { NameOnDrawing, type Naming, namedAt } from '../../editor/name-on-drawing.tsx'
import { followed, type OpenDetails, StepDetails, shownLine } from '../../editor/step-details.tsx'
import { StepEditor } from '../../editor/step-editor.tsx'
import { useUndoKeys } from '../../editor/undo-keys.ts'
import { unsaved } from '../../editor/unsaved.ts'
import { useDraft, useDraftState } from '../../editor/use-draft.ts'
import { useList } from '../../editor/use-list.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { countComments, withComments } from '../../parts/comment-counts.ts'
import { Comments } from '../../parts/comments.tsx'
import { EnquiryDialog } from '../../parts/enquiries.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import { DraftHead } from './draft-head.tsx'
import { KeepDialog } from './keep-dialog.tsx'
import './draft.css'

bringTexts('comments', comments)
bringTexts('stepKinds', stepKinds)
bringTexts('editor', editor)
bringTexts('interview', interview)

const VIEWS = ['both', 'list', 'drawing', 'interview', 'bpmn'] as const

/** As large as all the rest of the pages, for a few people: fetched when they open it. */
const BpmnEditor = lazy(async () => ({
  default: (await import('../../editor/bpmn/bpmn-editor.tsx')).BpmnEditor,
}))

const Editor = ({ draft, live }: { draft: DraftSummary; live: LiveDraft }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate({ from: '/entwurf/$id' })
  const search = useSearch({ from: '/entwurf/$id' })
  const state = useDraftState(live)
  const list = useList(live, state.process, draft.said)
  const [isKeeping, setKeeping] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [details, setDetails] = useState<OpenDetails>()
  /** The step whose name is being written where it is drawn. */
  const [naming, setNaming] = useState<Naming>()
  const said = useComments(draft.processId).data
  const comments = useMemo(() => countComments(said ?? []), [said])
  const overlay = useMemo(() => withComments(undefined, comments), [comments])
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  /** What is said about the element selected in the BPMN editor; on a phone when one asks for it. */
  const [isElementShown, setElementShown] = useState<boolean>()
  // On a phone one at a time.
  const isNarrow = useNarrow()
  const writable = state.canEdit ? VIEWS : VIEWS.filter((one) => one !== 'interview')
  const views = isNarrow ? writable.filter((one) => one !== 'both') : writable
  const view = views.find((one) => one === search.view) ?? views[0] ?? 'list'
  const { step: selected } = search
  const change = (part: { step?: string | undefined; view?: string | undefined }) => {
    const next = { ...search, ...part }
    navigate({
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)),
      replace: true,
      resetScroll: false,
    })
  }
  const follow = useFollowMe(live, state, ({ selected: key, view: theirs }) => {
    const place = theirs === 'drawing' || theirs === 'bpmn' ? 'drawing' : 'list'
    // On a phone one sees one at a time: the other's. The rest shows both.
    change({ step: key ?? undefined, ...(isNarrow ? { view: place } : {}) })
    live.goTo({ view: place, selected: key })
    requestAnimationFrame(() => {
      const row = document.querySelector(`.step-row[data-key="${CSS.escape(key ?? '')}"]`)
      row?.scrollIntoView({ block: 'nearest' })
    })
  })
  const select = (key: string | undefined) => {
    // Whoever chooses something goes their own way.
    if (key !== selected) follow.stop()
    if (key !== selected) change({ step: key })
    if (key !== undefined) setDetails((open) => followed(open, key))
    live.goTo({
      view: view === 'drawing' || view === 'bpmn' ? 'drawing' : 'list',
      selected: key ?? null,
    })
  }
  const named = list.lines.find(({ key }) => key === naming?.key)
  // Somebody has taken it out: what was typed stays above, and the next key changes nothing else.
  const isNameless = naming !== undefined && named === undefined
  useEffect(() => {
    if (!isNameless) return
    setNaming(undefined)
    announce({ text: t('editor:nameGone') })
    document.querySelector<HTMLElement>('.drawing-view__host')?.focus({ preventScroll: true })
  }, [isNameless, announce, t])
  const nameAt = (target: EventTarget) => {
    const at = namedAt(target)
    if (!at || !state.canEdit || view === 'interview') return
    select(at.key)
    // What is selected may be moved into view first.
    requestAnimationFrame(() => setNaming(namedAt(target) ?? at))
  }
  const discard = useChange('discardDraft', ['process', 'draft'], () => {
    announce({ text: t('editor:discarded') })
    navigate({ to: '/prozess/$id', params: { id: draft.processId } })
  })
  /** The last thing done, or that very group of changes. */
  const takeBack = (which: 'undo' | 'redo', groupId?: string) => {
    const result = which === 'undo' ? live.undo(groupId) : live.redo()
    const isPartial = result && result.left.length > 0
    announce({
      text: t(
        result === undefined
          ? 'editor:nothingToUndo'
          : isPartial
            ? 'editor:leftAsIs'
            : which === 'undo'
              ? 'editor:undone'
              : 'editor:redone',
      ),
    })
  }
  const isWritable = state.phase === 'live' && state.canEdit
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as it can be taken back
  useEffect(() => {
    const group = isWritable ? collect(draft.id) : undefined
    if (!group) return
    live.adopt(group)
    announce({
      text: t('editor:takenOver'),
      action: { label: t('common:action.undo'), run: () => takeBack('undo', group.id) },
    })
  }, [isWritable, live])
  const undoKeys = useUndoKeys(
    () => takeBack('undo'),
    () => takeBack('redo'),
  )
  /** False where it cannot be taken out; the list has said why. */
  const removeAt = (index: number): boolean => {
    const line = list.lines[index]
    if (!line || !list.remove(index)) return false
    announce({
      text: t('editor:said.removed', { label: line.label || t(`process:kind.${line.kind}`) }),
      action: { label: t('common:action.undo'), run: () => takeBack('undo') },
    })
    select(list.lines[index - 1]?.key)
    return true
  }
  const isElementOpen =
    view === 'bpmn' && state.canEdit && !isHistoryOpen && (isElementShown ?? !isNarrow)
  const shown = view === 'bpmn' ? undefined : shownLine(list.lines, details)
  /** One goes on at the line itself, or where it is drawn. */
  const backToLine = () => {
    const key = CSS.escape(details?.key ?? '')
    const [row, drawn] = [`.step-row[data-key="${key}"]`, `.drawing-view__host [data-key="${key}"]`]
    const place =
      document.querySelector<HTMLElement>(`${row} :is(input, button)`) ??
      document.querySelector<SVGElement>(`${drawn}[tabindex]`)
    place?.focus()
  }
  const closeDetails = () => {
    setDetails(undefined)
    backToLine()
  }
  // Leaving with something unsaved is asked about by the browser; it is kept here in any case.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      unsaved.saveAll()
      if (live.state().waiting > 0) event.preventDefault()
    }
    // A phone puts pages away without asking.
    const hide = () => unsaved.saveAll()
    addEventListener('beforeunload', ask)
    addEventListener('pagehide', hide)
    return () => {
      removeEventListener('beforeunload', ask)
      removeEventListener('pagehide', hide)
    }
  }, [live])

  if (state.phase === 'opening') return <Loading />
  return (
    <div className="page page--wide" {...(state.canEdit ? undoKeys : {})}>
      <DraftHead
        draft={draft}
        live={live}
        state={state}
        follow={follow}
        isHistoryOpen={isHistoryOpen}
        onHistory={() => {
          setDetails(undefined)
          setHistoryOpen(!isHistoryOpen)
        }}
        onTakeBack={takeBack}
        onKeep={() => setKeeping(true)}
        onAsk={() => setAsking(true)}
        onDiscard={() => discard.mutate({ params: { id: draft.id } })}
      />
      <ErrorNotice error={discard.error} />
      <Conflicts refused={state.refused} process={state.process} live={live} />
      <div className="editor__views">
        <ViewSwitch
          label={t('editor:view.label')}
          values={views}
          current={view}
          name={(one) => t(`editor:view.${one}`)}
          onChoose={(one) => change({ view: one === views[0] ? undefined : one })}
        />
      </div>
      <div
        className={`editor editor--${view}${shown || isHistoryOpen || isElementOpen ? ' editor--details' : ''}`}
      >
        {view === 'interview' && (
          <Interview
            draftId={draft.id}
            process={state.process}
            list={list}
            trigger={draft.said.trigger}
            onRecorded={select}
            onDone={() => change({ view: undefined })}
          />
        )}
        {view === 'bpmn' && (
          <Suspense fallback={<Loading />}>
            <BpmnEditor
              live={live}
              process={state.process}
              canEdit={state.canEdit}
              selected={selected}
              onSelect={select}
              onUndo={() => takeBack('undo')}
              onRedo={() => takeBack('redo')}
              isDetailed={isElementOpen}
              onDetails={() => {
                setHistoryOpen(false)
                setElementShown(!isElementOpen)
              }}
            />
          </Suspense>
        )}
        {isElementOpen && (
          <ElementDetails
            draftId={draft.id}
            process={state.process}
            selected={selected}
            list={list}
            onClose={() => setElementShown(false)}
          />
        )}
        {(view === 'both' || view === 'list') && (
          <div className="editor__list">
            <p className="muted">{t('editor:lead')}</p>
            <StepEditor
              draftId={draft.id}
              process={state.process}
              list={list}
              canEdit={state.canEdit}
              isTarget={draft.aspect === 'target'}
              selected={selected}
              onSelect={select}
              onDetails={(key, field) => {
                setHistoryOpen(false)
                select(key)
                setDetails({ key, field, isFollowing: false })
              }}
              comments={comments}
              onRemove={removeAt}
              onUndo={() => takeBack('undo')}
              onRedo={() => takeBack('redo')}
              people={state.people.filter(({ id }) => id !== state.me)}
            />
            <EditorKeys />
          </div>
        )}
        {view !== 'list' && view !== 'bpmn' && (
          <section
            className="editor__drawing"
            aria-label={t('editor:drawing')}
            onDoubleClick={(event) => nameAt(event.target)}
            onKeyDown={(event) => {
              if (event.key === 'F2') nameAt(event.target)
            }}
          >
            {naming && named && (
              <NameOnDrawing
                key={naming.key}
                line={named}
                place={naming.place}
                onName={(name) => list.rename(list.lines.indexOf(named), name)}
                onClose={() => setNaming(undefined)}
              />
            )}
            <LiveDrawing
              process={state.process}
              lines={list.lines}
              overlay={overlay}
              selected={selected}
              onSelect={select}
            />
            {state.canEdit && view !== 'interview' && (
              <DrawingActions
                list={list}
                selected={selected}
                onSelect={select}
                onDetails={(key) => setDetails({ key, field: undefined, isFollowing: false })}
                onRemove={removeAt}
              />
            )}
          </section>
        )}
        {isHistoryOpen && (
          <DraftHistory
            draftId={draft.id}
            live={live}
            state={state}
            onUndo={() => takeBack('undo')}
            onClose={() => setHistoryOpen(false)}
          />
        )}
        {shown && details?.field === 'comments' && (
          <CommentPanel
            line={shown}
            processId={draft.processId}
            draftId={draft.id}
            isFollowing={details.isFollowing}
            onClose={closeDetails}
          />
        )}
        {shown && details?.field !== 'comments' && state.canEdit && (
          <StepDetails
            draftId={draft.id}
            process={state.process}
            line={shown}
            list={list}
            field={details?.field}
            isFollowing={details?.isFollowing ?? false}
            onDone={backToLine}
            below={
              <Comments
                key={shown.key}
                processId={draft.processId}
                draftId={draft.id}
                step={shown.key}
              />
            }
            onClose={closeDetails}
          />
        )}
      </div>
      {isAsking && (
        <EnquiryDialog
          processId={draft.processId}
          draftId={draft.id}
          onClose={() => setAsking(false)}
        />
      )}
      {isKeeping && (
        <KeepDialog draft={draft} seen={state.seen} onClose={() => setKeeping(false)} />
      )}
    </div>
  )
}

export const DraftPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/entwurf/$id' })
  const session = useSession()
  const draft = useDraftSummary(id)
  const live = useDraft(session.data?.person.id ?? '', id)
  if (draft.isPending) return <Loading />
  if (!draft.data)
    return (
      <div className="page page--narrow">
        <PageHead title={t('common:notFound.title')} />
        <ErrorNotice error={draft.error} />
      </div>
    )
  return live ? <Editor draft={draft.data} live={live} /> : <Loading />
}
