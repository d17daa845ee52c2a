// Saying how a version is introduced: what there is to do before, the day, and taking it back.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ITEM_STATES, type ProcessDetail, type VersionIntroduction } from '#api'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { today } from './today.ts'

type Version = ProcessDetail['versions'][number]
export type IntroductionAct = VersionIntroduction['may'][number]
type Items = VersionIntroduction['items']

const Checklist = ({ items, onChange }: { items: Items; onChange: (items: Items) => void }) => {
  const { t } = useTranslation()
  const change = (at: number, part: Partial<Items[number]>) =>
    onChange(items.map((one, place) => (place === at ? { ...one, ...part } : one)))
  return items.map(({ item, state, note }, at) => (
    <div key={item} className="checklist__row">
      <SelectField
        label={t(`introduction:items.${item}`)}
        value={state}
        onChange={(event) =>
          change(at, { state: ITEM_STATES.find((one) => one === event.target.value) ?? 'open' })
        }
      >
        {ITEM_STATES.map((one) => (
          <option key={one} value={one}>
            {t(`introduction:states.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('introduction:note', { item: t(`introduction:items.${item}`) })}
        value={note}
        maxLength={500}
        onChange={(event) => change(at, { note: event.target.value })}
      />
    </div>
  ))
}

export const IntroductionDialog = ({
  processId,
  version: { number, introduction },
  act,
  onClose,
}: {
  processId: string
  version: Version
  act: IntroductionAct
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const before = introduction?.items ?? []
  const [items, setItems] = useState<Items>(before)
  const [day, setDay] = useState(introduction?.planned ?? (act === 'introduce' ? today() : ''))
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const change = useChange('introduceVersion', ['process', 'library', 'waiting'], () => {
    announce({ text: t(`introduction:done.${act}`, { number }) })
    onClose()
  })
  const needsReason =
    act === 'takeBack' || (act === 'introduce' && before.some((one) => one.state === 'open'))
  const isReasonMissing = needsReason && reason.trim() === ''
  const isDayMissing = act === 'introduce' && day === ''
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (isReasonMissing || isDayMissing) return focusFirstError(event.currentTarget)
    const seen = introduction?.seq ?? 0
    const changed = items.filter(
      (one, at) => one.state !== before[at]?.state || one.note !== before[at]?.note,
    )
    const why = reason.trim()
    change.mutate({
      params: { id: processId, number: String(number) },
      body:
        act === 'prepare'
          ? { act, items: changed, day: day === '' ? null : day, seen }
          : act === 'introduce'
            ? { act, day, reason: why, seen }
            : { act, reason: why, seen },
    })
  }
  return (
    <Dialog
      title={t(`introduction:question.${act}`, { number })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={change.isPending}>
            {act === 'prepare' ? t('common:action.save') : t(`introduction:act.${act}`)}
          </Button>
        </>
      }
    >
      <form id={form} className="form" noValidate onSubmit={submit}>
        <p className="kern-body">{t(`introduction:lead.${act}`)}</p>
        {act === 'prepare' && <Checklist items={items} onChange={setItems} />}
        {act !== 'takeBack' && (
          <TextField
            label={t(act === 'prepare' ? 'introduction:plannedDay' : 'introduction:day')}
            hint={act === 'introduce' ? t('introduction:dayHint') : undefined}
            error={isChecked && isDayMissing ? t('introduction:dayMissing') : undefined}
            type="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
        {act !== 'prepare' && (
          <TextArea
            label={t(
              act === 'takeBack'
                ? 'review:reason'
                : needsReason
                  ? 'introduction:whyOpen'
                  : 'review:reasonFree',
            )}
            value={reason}
            maxLength={2000}
            error={
              isChecked && isReasonMissing ? t('errors:introduction/reason-missing') : undefined
            }
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <ErrorNotice error={change.error} />
      </form>
    </Dialog>
  )
}
