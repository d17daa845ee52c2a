// Asking people of the own house to take note of a version, and the list of who has.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../client/format.ts'
import { useChange, useReadings } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { CheckField, RadioField, TextArea } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'

interface Given {
  processId: string
  /** Of the version. */
  number: number
  onClose: () => void
}

export const AskReadersDialog = ({ processId, number, onClose }: Given) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const readers = useReadings(processId, number)
  const [isAll, setAll] = useState(true)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isNobody = !isAll && chosen.length === 0
  const ask = useChange('askReaders', ['process', 'waiting'], () => {
    announce({ text: t('upkeep:reading.done') })
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (isNobody) return
    ask.mutate({
      params: { id: processId, number: String(number) },
      body: { people: isAll ? null : [...chosen], note: note.trim() },
    })
  }
  return (
    <Dialog
      title={t('upkeep:reading.who', { number })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={ask.isPending}>
            {t('upkeep:reading.ask')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" noValidate onSubmit={submit}>
        <p className="kern-body">{t('upkeep:reading.askLead')}</p>
        <fieldset className="kern-fieldset">
          <legend className="kern-label kern-sr-only">{t('upkeep:reading.who', { number })}</legend>
          <div className="kern-fieldset__body">
            {(['all', 'some'] as const).map((one) => (
              <RadioField
                key={one}
                name="readers"
                label={t(`upkeep:reading.${one}`)}
                checked={isAll === (one === 'all')}
                onChange={() => setAll(one === 'all')}
              />
            ))}
          </div>
        </fieldset>
        {!isAll && (
          <fieldset className="kern-fieldset">
            <legend className="kern-label">{t('upkeep:reading.some')}</legend>
            <div className="kern-fieldset__body">
              {readers.isPending && <Loading />}
              {readers.data?.map(({ id, name }) => (
                <CheckField
                  key={id}
                  label={name}
                  checked={chosen.includes(id)}
                  onChange={({ target }) => {
                    const rest = chosen.filter((one) => one !== id)
                    setChosen(target.checked ? [...rest, id] : rest)
                  }}
                />
              ))}
            </div>
          </fieldset>
        )}
        <p className="kern-error" role="status">
          {isChecked && isNobody && t('upkeep:reading.nobody')}
        </p>
        <TextArea
          label={t('upkeep:reading.note')}
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.target.value)}
        />
        <ErrorNotice error={ask.error ?? readers.error} />
      </form>
    </Dialog>
  )
}

export const ReadersDialog = ({ processId, number, onClose }: Given) => {
  const { t } = useTranslation()
  const format = useFormat()
  const readers = useReadings(processId, number)
  const asked = readers.data?.filter(({ isAsked, readAt }) => isAsked || readAt !== null)
  const read = asked?.filter(({ readAt }) => readAt !== null).length ?? 0
  return (
    <Dialog
      title={t('upkeep:reading.listTitle', { number })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common:action.close')}</Button>}
    >
      {readers.isPending && <Loading />}
      <ErrorNotice error={readers.error} />
      {asked && (
        <p className="kern-body">
          {asked.length === 0
            ? t('upkeep:reading.noneAsked')
            : t('upkeep:reading.counts', { read, asked: asked.length, number })}
        </p>
      )}
      <ul className="row-list">
        {asked?.map(({ id, name, readAt }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="muted">
              {readAt === null
                ? t('upkeep:reading.open')
                : t('upkeep:reading.at', { day: format.date(readAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
