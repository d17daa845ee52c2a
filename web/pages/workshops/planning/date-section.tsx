// Another title, day, time or place, for whoever leads the workshop and until it is closed.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopDetail } from '#api'
import { useChange } from '../../../client/queries.ts'
import { useAnnounce } from '../../../parts/announce.tsx'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { focusFirstError, TextField } from '../../../parts/field.tsx'
import { ErrorNotice } from '../../../parts/notice.tsx'
import { today } from '../../process/today.ts'
import { momentOf, WhenFields } from '../when-fields.tsx'

const MINUTE_MS = 60_000

/** As a field for the time of day wants it. */
const timeOf = (moment: Date): string =>
  [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')

const DateDialog = ({ workshop, onClose }: { workshop: WorkshopDetail; onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const startsAt = new Date(workshop.startsAt)
  const [draft, setDraft] = useState({
    ...{ title: workshop.title, place: workshop.place, seen: workshop.dateVersion },
    ...{ date: today(startsAt), time: timeOf(startsAt) },
    minutes: String(Math.round((Date.parse(workshop.endsAt) - startsAt.getTime()) / MINUTE_MS)),
  })
  const [isChecked, setChecked] = useState(false)
  const change = useChange('changeWorkshopDate', ['workshops'], () => {
    announce({ text: t('workshopPlan:date.changed') })
    onClose()
  })
  const title = draft.title.trim()
  const moment = momentOf(draft)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (title === '' || !moment) return focusFirstError(event.currentTarget)
    change.mutate({
      params: { id: workshop.id },
      body: {
        ...{ title, place: draft.place.trim(), startsAt: moment, seen: draft.seen },
        minutes: Number(draft.minutes),
      },
    })
  }
  return (
    <Dialog
      title={t('workshopPlan:date.change')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={change.isPending}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <p className="kern-body">{t('workshopPlan:date.lead')}</p>
        <TextField
          label={t('workshops:planning.name')}
          maxLength={200}
          value={draft.title}
          error={isChecked && title === '' && t('workshopPlan:date.titleMissing')}
          onChange={(event) => setDraft({ ...draft, title: event.target.value })}
        />
        <WhenFields
          typed={draft}
          isChecked={isChecked}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        <TextField
          label={t('workshops:planning.place')}
          maxLength={200}
          value={draft.place}
          onChange={(event) => setDraft({ ...draft, place: event.target.value })}
        />
        <ErrorNotice error={change.error} />
      </form>
    </Dialog>
  )
}

export const DateSection = ({ workshop }: { workshop: WorkshopDetail }) => {
  const { t } = useTranslation()
  const [isChanging, setChanging] = useState(false)
  return (
    <>
      <p>
        <Button isSmall icon="edit" onClick={() => setChanging(true)}>
          {t('workshopPlan:date.change')}
        </Button>
      </p>
      {isChanging && <DateDialog workshop={workshop} onClose={() => setChanging(false)} />}
    </>
  )
}
