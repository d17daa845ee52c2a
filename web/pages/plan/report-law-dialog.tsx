// Reporting a change of law; while the law is typed, the processes that name it are found.

import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../client/format.ts'
import { useChange, useCitations } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, TextArea, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

/** Names told before "and more". */
const MOST_NAMED = 6

const Found = ({ law }: { law: string }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useCitations(law)
  if (law === '' || !data) return null
  const named = data.items
    .slice(0, MOST_NAMED)
    .map(({ name, organisation }) => `${name} (${organisation.name})`)
  const names = format.list(data.total > MOST_NAMED ? [...named, t('lawChanges:more')] : named)
  return (
    <p className="kern-body" role="status">
      {data.total === 0
        ? t('lawChanges:foundNone')
        : t('lawChanges:found', { count: data.total, names })}
    </p>
  )
}

export const ReportLawDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const form = useId()
  const [draft, setDraft] = useState({ law: '', title: '', note: '', validFrom: '' })
  const [isChecked, setChecked] = useState(false)
  const law = draft.law.trim()
  const title = draft.title.trim()
  const asked = useDeferredValue(law)
  const report = useChange('reportLawChange', ['law'], ({ id, count }) => {
    announce({ text: t('lawChanges:reported', { count }) })
    onClose()
    navigate({ to: '/arbeitsplan/recht/$id', params: { id } })
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (law === '' || title === '') return focusFirstError(event.currentTarget)
    const { note, validFrom } = draft
    report.mutate({ body: { law, title, note, validFrom: validFrom === '' ? null : validFrom } })
  }
  const bind = (field: keyof typeof draft) => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) =>
      setDraft({ ...draft, [field]: event.target.value }),
  })
  return (
    <Dialog
      title={t('lawChanges:report')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={report.isPending}>
            {t('lawChanges:submit')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <TextField
          label={t('lawChanges:law')}
          hint={t('lawChanges:lawHint')}
          required
          maxLength={200}
          error={isChecked && law === '' && t('lawChanges:checkLaw')}
          {...bind('law')}
        />
        <Found law={asked} />
        <TextField
          label={t('lawChanges:what')}
          hint={t('lawChanges:whatHint')}
          required
          maxLength={300}
          error={isChecked && title === '' && t('lawChanges:checkWhat')}
          {...bind('title')}
        />
        <TextArea label={t('lawChanges:note')} maxLength={4000} {...bind('note')} />
        <TextField
          label={t('lawChanges:validFrom')}
          hint={t('lawChanges:validFromHint')}
          type="date"
          {...bind('validFrom')}
        />
        <ErrorNotice error={report.error} />
      </form>
    </Dialog>
  )
}
