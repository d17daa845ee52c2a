// How a measure stands, said by the house that owns it or whoever led its workshop.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopMeasure } from '#api'
import { MEASURE_STATES, type MeasureState } from '#workshop'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

export const MeasureDialog = ({
  measure,
  houses,
  onClose,
}: {
  measure: WorkshopMeasure
  houses: readonly { readonly id: string; readonly name: string }[]
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const { organisation, workshop, id, seq, text } = measure
  const [state, setState] = useState<MeasureState>(measure.state)
  const [house, setHouse] = useState(organisation.id ?? '')
  const [post, setPost] = useState(measure.post)
  const [due, setDue] = useState(measure.due)
  const [since, setSince] = useState(measure.since ?? '')
  const [reason, setReason] = useState(measure.reason)
  const [isChecked, setChecked] = useState(false)
  const change = useChange('changeWorkshopMeasure', ['measures', 'notices', 'stepNotes'], () => {
    announce({ text: t('measures:changed') })
    onClose()
  })
  const lacksReason = state === 'dropped' && reason.trim() === ''
  const missing = (value: string) =>
    isChecked && value.trim() === '' ? t('measures:fieldMissing') : false
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (lacksReason || post.trim() === '' || due === '') return focusFirstError(event.currentTarget)
    change.mutate({
      params: { id: workshop.id, measure: id },
      body: {
        ...{ seen: seq, state, post, due, reason },
        organisationId: house === (organisation.id ?? '') ? null : house,
        since: since === '' ? null : since,
      },
    })
  }
  return (
    <Dialog
      title={t('measures:changeNamed', { text })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={change.isPending}>
            {t('measures:save')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <SelectField
          label={t('measures:stateField')}
          value={state}
          onChange={(event) => setState(event.target.value as MeasureState)}
        >
          {MEASURE_STATES.map((one) => (
            <option key={one} value={one}>
              {t(`measures:state.${one}`)}
            </option>
          ))}
        </SelectField>
        {state === 'done' && (
          <TextField
            type="date"
            label={t('measures:sinceField')}
            value={since}
            onChange={(event) => setSince(event.target.value)}
          />
        )}
        {state === 'dropped' && (
          <TextArea
            label={t('measures:reasonField')}
            required
            maxLength={2000}
            error={isChecked && lacksReason && t('measures:reasonMissing')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <SelectField
          label={t('measures:houseField')}
          value={house}
          onChange={(event) => setHouse(event.target.value)}
        >
          {organisation.id === null && <option value="">{organisation.name}</option>}
          {houses.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('measures:postField')}
          hint={t('measures:postHint')}
          maxLength={80}
          required
          error={missing(post)}
          value={post}
          onChange={(event) => setPost(event.target.value)}
        />
        <TextField
          type="date"
          label={t('measures:dueField')}
          required
          error={missing(due)}
          value={due}
          onChange={(event) => setDue(event.target.value)}
        />
        <ErrorNotice error={change.error} />
      </form>
    </Dialog>
  )
}
