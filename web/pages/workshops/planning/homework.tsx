// Homework before a workshop. Who leads it asks and sees how each house stands; a house sees what it is asked, and says
// that it is done and what changed.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopDetail, WorkshopHomework } from '#api'
import { call } from '../../../client/call.ts'
import { useFormat } from '../../../client/format.ts'
import { useChange } from '../../../client/queries.ts'
import { useAnnounce } from '../../../parts/announce.tsx'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { CheckField, focusFirstError, TextArea, TextField } from '../../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../../parts/notice.tsx'
import { today } from '../../process/today.ts'
import { useWorkshopMaterial } from '../workshop-queries.ts'
import './homework.css'

const DAY_MS = 24 * 3_600_000
/** As long before the workshop as it takes to read what comes back. */
const USUALLY_BEFORE_MS = 3 * DAY_MS

const useHomework = (id: string) =>
  useQuery({
    queryKey: ['workshops', id, 'homework'],
    queryFn: () => call('listHomework', { params: { id } }),
  })

const AskDialog = ({ workshop, onClose }: { workshop: WorkshopDetail; onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const material = useWorkshopMaterial(workshop.id, true)
  const begins = Date.parse(workshop.startsAt)
  const [first, last] = [today(), today(new Date(begins))]
  const usual = today(new Date(begins - USUALLY_BEFORE_MS))
  const [due, setDue] = useState(usual < first ? first : usual)
  const [note, setNote] = useState(t('workshopPlan:homework.usual'))
  /** Those that are left out. */
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const [isChecked, setChecked] = useState(false)
  const ask = useChange('askHomework', ['workshops'], () => {
    announce({ text: t('workshopPlan:homework.asked') })
    onClose()
  })
  const variants = material.data?.columns ?? []
  const chosen = variants.filter(({ processId }) => !without.has(processId))
  const isDayWrong = due < first || due > last
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (isDayWrong || note.trim() === '' || chosen.length === 0) {
      return focusFirstError(event.currentTarget)
    }
    ask.mutate({
      params: { id: workshop.id },
      body: { due, note: note.trim(), processIds: chosen.map(({ processId }) => processId) },
    })
  }
  const choose = (id: string) => {
    const next = new Set(without)
    if (!next.delete(id)) next.add(id)
    setWithout(next)
  }
  return (
    <Dialog
      title={t('workshopPlan:homework.ask')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={ask.isPending}>
            {t('workshopPlan:homework.askSubmit')}
          </Button>
        </>
      }
    >
      {material.isPending && <Loading />}
      <form id={form} className="form" onSubmit={submit} noValidate>
        <TextArea
          label={t('workshopPlan:homework.note')}
          maxLength={500}
          value={note}
          error={isChecked && note.trim() === '' && t('workshopPlan:homework.noteMissing')}
          onChange={(event) => setNote(event.target.value)}
        />
        <TextField
          type="date"
          label={t('workshopPlan:homework.due')}
          min={first}
          max={last}
          value={due}
          error={isChecked && isDayWrong && t('workshopPlan:homework.dueWrong')}
          onChange={(event) => setDue(event.target.value)}
        />
        <fieldset className="kern-fieldset homework__whom">
          <legend className="kern-label">{t('workshopPlan:homework.whom')}</legend>
          {variants.map(({ processId, name, organisation }) => (
            <CheckField
              key={processId}
              label={organisation.name}
              hint={name}
              checked={!without.has(processId)}
              aria-invalid={isChecked && chosen.length === 0 ? true : undefined}
              onChange={() => choose(processId)}
            />
          ))}
        </fieldset>
        {isChecked && chosen.length === 0 && material.data && (
          <p className="kern-error" role="alert">
            {t('workshopPlan:homework.whomMissing')}
          </p>
        )}
        <ErrorNotice error={ask.error ?? material.error} />
      </form>
    </Dialog>
  )
}

const AnswerForm = ({ id, one }: { id: string; one: WorkshopHomework }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [note, setNote] = useState('')
  const answer = useChange('answerHomework', ['workshops', 'notices'], () =>
    announce({ text: t('workshopPlan:homework.answered') }),
  )
  return (
    <form
      className="homework__answer"
      onSubmit={(event) => {
        event.preventDefault()
        const params = { id, processId: one.process.id }
        answer.mutate({ params, body: { note: note.trim() } })
      }}
    >
      <TextField
        label={t('workshopPlan:homework.changed')}
        hint={t('workshopPlan:homework.changedHint')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div>
        <Button type="submit" isBusy={answer.isPending}>
          {t('workshopPlan:homework.done')}
        </Button>
      </div>
      <ErrorNotice error={answer.error} />
    </form>
  )
}

const HomeworkRow = ({ workshop, one }: { workshop: WorkshopDetail; one: WorkshopHomework }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const drop = useChange('dropHomework', ['workshops'])
  const { process, organisation, state, due, isLate, note, answer, canAnswer } = one
  const isOpen = workshop.closedAt === null
  return (
    <li className="homework__row">
      <span className="workshop__row">
        <span>
          <strong>{organisation.name}</strong> ·{' '}
          <Link className="kern-link" to="/prozess/$id" params={{ id: process.id }}>
            {process.name}
          </Link>
        </span>
        {state === 'done' ? (
          <Badge icon="check" tone="success">
            {t('workshopPlan:homework.isDone')}
          </Badge>
        ) : (
          <Badge tone={isLate ? 'warning' : 'info'} {...(isLate ? { icon: 'warning' } : {})}>
            {t(`workshopPlan:homework.${isLate ? 'late' : 'open'}`, { day: format.day(due) })}
          </Badge>
        )}
      </span>
      <span>{note}</span>
      {state === 'done' && (
        <span className="muted">
          {answer === ''
            ? t('workshopPlan:homework.unchanged')
            : t('workshopPlan:homework.answer', { text: answer })}
        </span>
      )}
      {state === 'open' && canAnswer && <AnswerForm id={workshop.id} one={one} />}
      {workshop.canLead && isOpen && state === 'open' && (
        <div>
          <Button
            isSmall
            look="tertiary"
            isBusy={drop.isPending}
            aria-label={t('workshopPlan:homework.dropNamed', { name: organisation.name })}
            onClick={() => drop.mutate({ params: { id: workshop.id, processId: process.id } })}
          >
            {t('workshopPlan:homework.drop')}
          </Button>
        </div>
      )}
      <ErrorNotice error={drop.error} />
    </li>
  )
}

export const Homework = ({ workshop }: { workshop: WorkshopDetail }) => {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const list = useHomework(workshop.id)
  const all = list.data?.homework ?? []
  const { canLead, closedAt } = workshop
  const mayAsk = canLead && closedAt === null
  if (all.length === 0 && !mayAsk) return null
  const done = all.filter(({ state }) => state === 'done').length
  return (
    <section className="stack stack--reading" aria-labelledby="homework-title">
      <h2 className="kern-heading-medium" id="homework-title">
        {t('workshopPlan:homework.title')}
      </h2>
      {mayAsk && all.length === 0 && <p>{t('workshopPlan:homework.lead')}</p>}
      {all.length > 0 && canLead && (
        <p>{t('workshopPlan:homework.sum', { done, count: all.length })}</p>
      )}
      <ErrorNotice error={list.error} onRetry={() => list.refetch()} />
      {all.length > 0 && (
        <ul className="row-list">
          {all.map((one) => (
            <HomeworkRow key={one.process.id} workshop={workshop} one={one} />
          ))}
        </ul>
      )}
      {mayAsk && (
        <div>
          <Button onClick={() => setAsking(true)}>
            {t(`workshopPlan:homework.${all.length === 0 ? 'ask' : 'askAgain'}`)}
          </Button>
        </div>
      )}
      {isAsking && <AskDialog workshop={workshop} onClose={() => setAsking(false)} />}
    </section>
  )
}
