// What came of a renaming: how far it is, what changed in each process, and one press that takes all of it back.

import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReorganisationView } from '#api'
import { useFormat } from '../../client/format.ts'
import { useChange, useReorganisation } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ReorganisationSaid } from './reorganisation-list.tsx'
import { Said, useRenamingWords } from './said.tsx'
import { useGoingOn } from './use-going-on.ts'

const look = {
  waiting: { tone: 'plain', icon: 'autorenew' },
  done: { tone: 'success', icon: 'check' },
  unchanged: { tone: 'plain', icon: 'check' },
  moved: { tone: 'warning', icon: 'warning' },
  failed: { tone: 'warning', icon: 'warning' },
  dropped: { tone: 'plain', icon: 'close' },
  undone: { tone: 'plain', icon: 'close' },
  partly: { tone: 'warning', icon: 'warning' },
  kept: { tone: 'warning', icon: 'warning' },
} as const

const Item = ({
  item,
  withSheets,
}: {
  item: ReorganisationView['items'][number]
  withSheets: boolean
}) => {
  const { t } = useTranslation()
  const { processId, name, state, draftId, changes, left } = item
  const isOpen = state === 'done' || state === 'partly'
  return (
    <li>
      <div className="reorganise__head">
        <Link className="kern-link" to="/prozess/$id" params={{ id: processId }}>
          {name}
        </Link>
        {isOpen && draftId !== null && (
          <Link
            className="kern-link"
            to="/entwurf/$id"
            params={{ id: draftId }}
            aria-label={t('reorganise:toDraftNamed', { name })}
          >
            {t('reorganise:toDraft')}
          </Link>
        )}
      </div>
      <p>
        <Badge {...look[state]}>{t(`reorganise:state.${state}`)}</Badge>
      </p>
      {state === 'done' && <Said {...{ changes, left, withSheets }} />}
    </li>
  )
}

const Progress = ({ view }: { view: ReorganisationView }) => {
  const { t } = useTranslation()
  const { count, waiting } = view
  return (
    <div className="kern-progress reorganise__running">
      <label className="kern-label" htmlFor="reorganise-progress">
        {t('reorganise:running', { done: count - waiting, count })}
      </label>
      <progress id="reorganise-progress" value={count - waiting} max={Math.max(1, count)} />
      <p className="muted">{t('reorganise:runningHint')}</p>
    </div>
  )
}

const Reorganisation = ({ view }: { view: ReorganisationView }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const say = useRenamingWords()
  const { weiter } = useSearch({ from: '/arbeitsplan/umbenennen/$id' })
  const { id, canChange, waiting, undoneAt } = view
  const going = useGoingOn(id, canChange && waiting > 0 && weiter === true, (now) => {
    const { done, count } = now
    const text = now.undoneAt === null ? 'reorganise:finished' : 'reorganise:finishedBack'
    announce({ text: t(text, { done, count }) })
  })
  const undo = useChange('undoReorganisation', ['reorganise'], (now) => {
    if (now.waiting > 0) going.start()
  })
  const isDone = !going.isRunning && !undo.isPending
  return (
    <div className="page">
      <PageHead
        title={say(view.renamings)}
        preline={
          <Link className="kern-link" to="/arbeitsplan">
            {t('reorganise:back')}
          </Link>
        }
        actions={
          canChange &&
          undoneAt === null &&
          isDone && (
            <Button onClick={() => undo.mutate({ params: { id } })}>{t('reorganise:undo')}</Button>
          )
        }
      />
      <ReorganisationSaid one={view} />
      {going.isRunning && <Progress view={view} />}
      {canChange && waiting > 0 && isDone && (
        <p className="reorganise__acts">
          <Button look="primary" onClick={going.start}>
            {t('reorganise:goOn')}
          </Button>
          <span>{t('reorganise:waiting', { count: waiting, value: format.number(waiting) })}</span>
        </p>
      )}
      {canChange && undoneAt === null && isDone && (
        <p className="kern-body muted">{t('reorganise:undoHint')}</p>
      )}
      <ErrorNotice error={going.error ?? undo.error} />
      <section className="stack" aria-labelledby="processes-title">
        <h2 className="kern-heading-medium" id="processes-title">
          {t('reorganise:processes')}
        </h2>
        <ul className="reorganise__list">
          {view.items.map((item) => (
            <Item key={item.processId} item={item} withSheets={view.withSheets} />
          ))}
        </ul>
      </section>
    </div>
  )
}

export const ReorganisationPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/arbeitsplan/umbenennen/$id' })
  const { data, isPending, error } = useReorganisation(id)
  if (isPending) return <Loading />
  if (data) return <Reorganisation key={id} view={data} />
  return (
    <div className="page page--narrow">
      <PageHead title={t('common:notFound.title')} />
      <ErrorNotice error={error} />
    </div>
  )
}
