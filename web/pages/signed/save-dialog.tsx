// Saving the version in force of a process as a signed file: what goes along, whom to ask, what others may do with it.

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail, SigningView } from '#api'
import { signed } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { call } from '../../client/call.ts'
import { useChange } from '../../client/queries.ts'
import { saveAs } from '../../client/save-as.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { focusFirstError, SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../parts/notice.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { LICENCES } from './licences.ts'
import './signed.css'

bringTexts('signed', signed)

const SHARED = ['minutes', 'cases', 'posts'] as const
const KEPT = { minutes: 'noMinutes', cases: 'noCases', posts: 'noPosts' } as const

const Goes = ({ sharing }: { sharing: SigningView['sharing'] }) => {
  const { t } = useTranslation()
  return (
    <div>
      <p className="kern-body">{t('signed:save.goes')}</p>
      <ul>
        <li>{t('signed:save.flow')}</li>
        {SHARED.filter((one) => sharing[one]).map((one) => (
          <li key={one}>{t(`signed:save.${one}`)}</li>
        ))}
      </ul>
      {SHARED.filter((one) => !sharing[one]).map((one) => (
        <p className="kern-body" key={one}>
          {t(`signed:save.${KEPT[one]}`)}
        </p>
      ))}
      <p className="kern-body">{t('signed:save.persons')}</p>
    </div>
  )
}

const Form = ({
  process,
  view,
  version,
  form,
  onDone,
  onBusy,
}: {
  process: ProcessDetail
  view: SigningView
  version: number
  form: string
  onDone: () => void
  onBusy: (isBusy: boolean) => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [contact, setContact] = useState(view.contact)
  const [licence, setLicence] = useState<string>(LICENCES[0].id)
  const [isChecked, setChecked] = useState(false)
  const isMissing = contact.trim() === ''
  const save = useChange('saveSigned', ['process', 'signed'], ({ name, text }) => {
    saveAs(new Blob([text], { type: 'application/json' }), name)
    announce({ text: t('signed:save.done', { name: process.name }) })
    onDone()
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (isMissing) return focusFirstError(event.currentTarget)
    if (save.isPending) return
    onBusy(true)
    const body = { version, licence, contact: contact.trim() }
    save.mutate({ params: { id: process.id }, body }, { onSettled: () => onBusy(false) })
  }
  return (
    <form id={form} className="form" onSubmit={submit} noValidate>
      <p className="kern-body">{t('signed:save.lead', { version })}</p>
      <Goes sharing={view.sharing} />
      <TextField
        label={t('signed:save.contact')}
        hint={t('signed:save.contactHint')}
        value={contact}
        required
        maxLength={300}
        error={isChecked && isMissing && t('signed:save.contactMissing')}
        onChange={(event) => setContact(event.currentTarget.value)}
      />
      <SelectField
        label={t('signed:save.licence')}
        value={licence}
        onChange={(event) => setLicence(event.currentTarget.value)}
      >
        {LICENCES.map(({ id, word }) => (
          <option key={id} value={id}>
            {t(`signed:save.licences.${word}`)}
          </option>
        ))}
      </SelectField>
      {view.fingerprint === null ? (
        <p className="kern-body">{t('signed:save.first')}</p>
      ) : (
        <div>
          <Fingerprint value={view.fingerprint} label={t('signed:save.fingerprint')} />
          <p className="muted">{t('signed:save.fingerprintHint')}</p>
        </div>
      )}
      <ErrorNotice error={save.error} />
    </form>
  )
}

export const SaveSignedDialog = ({
  process,
  onClose,
}: {
  process: ProcessDetail
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const form = useId()
  const [isBusy, setBusy] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['process', process.id, 'signing'],
    queryFn: () => call('showSigning', { params: { id: process.id } }),
  })
  const version = data?.version ?? null
  const isReady = data !== undefined && data.fault === null && version !== null
  return (
    <Dialog
      title={t('signed:save.title', { name: process.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          {isReady && (
            <Button look="primary" type="submit" form={form} isBusy={isBusy}>
              {t('signed:save.confirm')}
            </Button>
          )}
        </>
      }
    >
      <ErrorNotice error={error} />
      {!data && !error && <Loading />}
      {data?.fault && <Notice tone="warning" title={t(`signed:save.${data.fault}`)} />}
      {isReady && (
        <Form {...{ process, view: data, version, form }} onDone={onClose} onBusy={setBusy} />
      )}
    </Dialog>
  )
}
