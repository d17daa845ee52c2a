// What a house says of a package where that needs more than a press: why not, who else, or what it has become.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkPackage, WorkPackageAct } from '#api'
import { useChange, useLibrary } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { WriterField } from './plan-package-dialog.tsx'

const ASKED = ['decline', 'ask', 'deliver', 'end'] as const
export type AskedAct = (typeof ASKED)[number]

export const isAskedAct = (act: WorkPackageAct): act is AskedAct => ASKED.some((one) => one === act)

const MOST_OFFERED = 200

const ResultField = ({
  by,
  value,
  error,
  onChange,
}: {
  by: string
  value: string
  error: string | false
  onChange: (id: string) => void
}) => {
  const { t } = useTranslation()
  const { data } = useLibrary({ organisation: by, limit: MOST_OFFERED })
  const shared = data?.items.filter(({ visibility }) => visibility === 'alliance') ?? []
  return (
    <SelectField
      label={t('board:process')}
      hint={data && shared.length === 0 ? t('board:processNone') : t('board:processHint')}
      required
      error={error}
      aria-invalid={error ? true : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('board:processChoose')}</option>
      {shared.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

export const PackageActDialog = ({
  one,
  act,
  by,
  onClose,
}: {
  one: WorkPackage
  act: AskedAct
  by: string
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [reason, setReason] = useState('')
  const [writer, setWriter] = useState(one.writer?.id ?? '')
  const [due, setDue] = useState(one.due ?? '')
  const [processId, setProcessId] = useState('')
  const [hours, setHours] = useState('')
  const [isChecked, setChecked] = useState(false)
  const say = useChange('actOnPackage', ['board', 'notices'], () => {
    announce({ text: t(`board:done.${act}`) })
    onClose()
  })
  const isExplained = act === 'decline' || act === 'end'
  const hasResult = act === 'deliver' && one.kind === 'package'
  const lacksReason = isExplained && reason.trim() === ''
  const lacksResult = hasResult && processId === ''
  const minutes = Math.round(Number(hours) * 60)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (lacksReason || lacksResult) return focusFirstError(event.currentTarget)
    say.mutate({
      params: { id: one.id },
      body: {
        ...{ act, by, seen: one.seq, reason, processId: hasResult ? processId : null },
        ...{ writer: writer || null, due: due === '' ? null : due },
        minutes: hasResult && minutes > 0 ? minutes : null,
      },
    })
  }
  return (
    <Dialog
      title={t(`board:dialog.${act}`, { title: one.title })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={say.isPending}>
            {t(`board:act.${act}`)}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        {act === 'ask' && (
          <>
            <WriterField value={writer} onChange={setWriter} />
            <TextField
              label={t('board:due')}
              type="date"
              value={due}
              onChange={(event) => setDue(event.target.value)}
            />
          </>
        )}
        {hasResult && (
          <>
            <ResultField
              {...{ by, value: processId, onChange: setProcessId }}
              error={isChecked && lacksResult && t('board:checkProcess')}
            />
            <TextField
              label={t('board:spent')}
              hint={t('board:spentHint')}
              type="number"
              min={0}
              max={10_000}
              step="any"
              value={hours}
              onChange={(event) => setHours(event.target.value)}
            />
          </>
        )}
        {isExplained && (
          <TextArea
            label={t('board:reason')}
            hint={t('board:reasonHint')}
            required
            maxLength={2000}
            error={isChecked && lacksReason && t('board:checkReason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <ErrorNotice error={say.error} />
      </form>
    </Dialog>
  )
}
