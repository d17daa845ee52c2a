// Planning a workshop from a family. Everything is filled in, so that planning is two presses; what is otherwise is changed.

import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WORKSHOP_TEMPLATES, type WorkshopTemplate } from '#api'
import { workshops } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useChange, useFamilies } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { today } from '../process/today.ts'
import { momentOf, WhenFields } from './when-fields.tsx'
import { useTemplates } from './workshop-queries.ts'
import './workshops.css'

bringTexts('workshops', workshops)

const DAY_MS = 24 * 3_600_000

/** In a week, and no Saturday or Sunday. */
const usualDay = (now: number): string => {
  const day = new Date(now + 7 * DAY_MS)
  const untilMonday = { 6: 2, 0: 1 }[day.getDay()] ?? 0
  return today(new Date(day.getTime() + untilMonday * DAY_MS))
}

const FamilyChoice = ({
  value,
  error,
  onChoose,
}: {
  value: string
  error: string | false
  onChoose: (id: string) => void
}) => {
  const { t } = useTranslation()
  const families = useFamilies()
  const fit = (families.data?.families ?? [])
    .filter(({ members }) => members.filter((one) => one.visibility === 'alliance').length > 1)
    .sort((a, b) => b.worthWorkshop - a.worthWorkshop)
  if (families.isPending) return <Loading />
  if (families.isError) return <ErrorNotice error={families.error} />
  if (fit.length === 0) return <p className="kern-body">{t('workshops:planning.noFamily')}</p>
  return (
    <SelectField
      label={t('workshops:planning.family')}
      hint={t('workshops:planning.familyHint')}
      error={error}
      aria-invalid={error ? true : undefined}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="" />
      {fit.map((family) => (
        <option key={family.id} value={family.id}>
          {family.name}
        </option>
      ))}
    </SelectField>
  )
}

export const PlanDialog = ({
  familyId,
  follows,
  onClose,
}: {
  /** Absent: it is chosen here. */
  familyId?: string
  /** A closed workshop whose open points it begins with, and what it is called then. */
  follows?: { readonly id: string; readonly title: string }
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const form = useId()
  const [family, setFamily] = useState(familyId ?? '')
  const [template, setTemplate] = useState<WorkshopTemplate>(follows ? 'review' : 'target')
  const [draft, setDraft] = useState({
    ...{ title: follows?.title ?? '', date: usualDay(Date.now()), time: '09:00' },
    ...{ minutes: '180', place: '' },
  })
  const [isChecked, setChecked] = useState(false)
  const plan = useChange('planWorkshop', ['workshops'], ({ id }) => {
    onClose()
    navigate({ to: '/werkstaetten/$id', params: { id } })
  })
  const templates = useTemplates()
  const agenda = templates.data?.templates.find((one) => one.template === template)?.agenda ?? []
  const startsAt = momentOf(draft)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (family === '' || !startsAt) return focusFirstError(event.currentTarget)
    plan.mutate({
      params: { id: family },
      body: {
        ...{ title: draft.title.trim(), place: draft.place.trim(), startsAt, template },
        ...{ minutes: Number(draft.minutes), follows: follows?.id ?? null },
      },
    })
  }
  const bind = (field: keyof typeof draft) => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) =>
      setDraft({ ...draft, [field]: event.target.value }),
  })
  return (
    <Dialog
      title={t('workshops:planning.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={plan.isPending}>
            {t('workshops:planning.submit')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        {familyId === undefined && (
          <FamilyChoice
            value={family}
            error={isChecked && family === '' && t('workshops:planning.familyMissing')}
            onChoose={setFamily}
          />
        )}
        <SelectField
          label={t('workshops:planning.template')}
          hint={format.list(agenda.map(({ kind }) => t(`workshops:phaseKind.${kind}`)))}
          value={template}
          onChange={(event) => setTemplate(event.target.value as WorkshopTemplate)}
        >
          {WORKSHOP_TEMPLATES.map((one) => (
            <option key={one} value={one}>
              {t(`workshops:template.${one}`)}
            </option>
          ))}
        </SelectField>
        <WhenFields
          typed={draft}
          isChecked={isChecked}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        <TextField
          label={t('workshops:planning.name')}
          hint={t('workshops:planning.nameHint')}
          maxLength={200}
          {...bind('title')}
        />
        <TextField label={t('workshops:planning.place')} maxLength={200} {...bind('place')} />
        <ErrorNotice error={plan.error} />
      </form>
    </Dialog>
  )
}
