// One change of law: every process that names the law, by administration, and what became of each.

import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LawChangeView, LawTask } from '#api'
import { useFormat } from '../../client/format.ts'
import { useChange, useLawChange, useSession } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ErrorNotice, Invitation, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import { LawTaskDialog } from './law-task-dialog.tsx'
import { LawChangeSaid } from './plan-page.tsx'

const look = {
  open: { tone: 'plain', icon: 'edit' },
  checking: { tone: 'info', icon: 'autorenew' },
  unaffected: { tone: 'success', icon: 'check' },
  changed: { tone: 'success', icon: 'check' },
} as const

const Task = ({ task, onEdit }: { task: LawTask; onEdit: () => void }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { processId, name, texts, state, post, due } = task
  return (
    <li>
      <div className="law-tasks__what">
        <Link className="kern-link" to="/prozess/$id" params={{ id: processId }}>
          {name}
        </Link>
        <span className="muted">
          {texts.length === 0
            ? t('lawChanges:citesNoMore')
            : `${t('lawChanges:cites')} ${texts.join('; ')}`}
        </span>
        <p className="law-tasks__said">
          <Badge {...look[state]}>{t(`lawChanges:states.${state}`)}</Badge>
          {post && <span>{post}</span>}
          {due && <span>{t('lawChanges:until', { day: format.day(due) })}</span>}
        </p>
      </div>
      {task.canChange && (
        <Button
          isSmall
          className="no-print"
          aria-label={t('lawChanges:editNamed', { name })}
          onClick={onEdit}
        >
          {t('lawChanges:edit')}
        </Button>
      )}
    </li>
  )
}

const Tasks = ({ change }: { change: LawChangeView }) => {
  const { t } = useTranslation()
  const session = useSession()
  const [filter, setFilter] = useState<'all' | 'only'>('all')
  const [edited, setEdited] = useState<LawTask>()
  const mine = new Set(session.data?.memberships.map((one) => one.organisationId))
  const shown = change.tasks.filter((one) => filter === 'all' || mine.has(one.organisation.id))
  const houses = Map.groupBy(shown, ({ organisation }) => organisation.id)
  return (
    <section className="stack" aria-labelledby="tasks-title">
      <h2 className="kern-heading-medium" id="tasks-title">
        {t('lawChanges:tasks')}
      </h2>
      {change.tasks.length === 0 ? (
        <Invitation title={t('lawChanges:nobody')}>
          <p className="kern-body">{t('lawChanges:tasksNone', { law: change.law })}</p>
        </Invitation>
      ) : (
        <>
          <p className="kern-body">{t('lawChanges:tasksLead')}</p>
          <div className="no-print">
            <ViewSwitch
              label={t('lawChanges:filter')}
              values={['all', 'only'] as const}
              current={filter}
              name={(one) => t(`lawChanges:${one}`)}
              onChoose={setFilter}
            />
          </div>
        </>
      )}
      {[...houses].map(([id, tasks]) => (
        <section key={id} aria-labelledby={`house-${id}`}>
          <h3 className="kern-heading-small" id={`house-${id}`}>
            {tasks[0]?.organisation.name}
          </h3>
          <ul className="law-tasks">
            {tasks.map((task) => (
              <Task key={task.processId} task={task} onEdit={() => setEdited(task)} />
            ))}
          </ul>
        </section>
      ))}
      {change.more > 0 && <p>{t('lawChanges:moreTasks', { count: change.more })}</p>}
      {edited && (
        <LawTaskDialog
          key={`${edited.processId} ${edited.seq}`}
          {...{ changeId: change.id, task: edited, onClose: () => setEdited(undefined) }}
        />
      )}
    </section>
  )
}

const CloseDialog = ({ change, onClose }: { change: LawChangeView; onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const close = useChange('closeLawChange', ['law'], () => {
    announce({ text: t('lawChanges:closedNow') })
    onClose()
  })
  const open = change.count - change.done
  return (
    <Dialog
      title={t('lawChanges:close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            look="primary"
            isBusy={close.isPending}
            onClick={() => close.mutate({ params: { id: change.id } })}
          >
            {t('lawChanges:close')}
          </Button>
        </>
      }
    >
      <p className="kern-body">
        {open > 0 && `${t('lawChanges:closeOpen', { count: open })} `}
        {t('lawChanges:closeLead')}
      </p>
      <ErrorNotice error={close.error} />
    </Dialog>
  )
}

export const LawChangePage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/arbeitsplan/recht/$id' })
  const change = useLawChange(id)
  const [isClosing, setClosing] = useState(false)
  const { data } = change
  if (change.isPending) return <Loading />
  if (!data) {
    return (
      <div className="page page--narrow">
        <PageHead title={t('common:notFound.title')} />
        <ErrorNotice error={change.error} />
      </div>
    )
  }
  return (
    <div className="page">
      <PageHead
        title={data.title}
        preline={
          <Link className="kern-link" to="/arbeitsplan">
            {t('lawChanges:backToPlan')}
          </Link>
        }
        actions={
          data.canClose && <Button onClick={() => setClosing(true)}>{t('lawChanges:close')}</Button>
        }
      />
      <LawChangeSaid change={data} />
      {data.note && <p className="kern-body law-note">{data.note}</p>}
      <Tasks change={data} />
      {isClosing && <CloseDialog change={data} onClose={() => setClosing(false)} />}
    </div>
  )
}
