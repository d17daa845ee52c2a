// Whose key a file is signed with: known, revoked, or to be compared on the telephone once.

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignedFileView } from '#api'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { CheckField } from '../../parts/field.tsx'
import { ErrorNotice, Notice } from '../../parts/notice.tsx'
import { Fingerprint } from './fingerprint.tsx'

const Confirm = ({ file }: { file: SignedFileView }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [isCompared, setCompared] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const alliance = file.allianceName
  const confirm = useChange('confirmKey', ['signed', 'process', 'news'], () =>
    announce({ text: t('signed:key.confirmed', { alliance }) }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!isCompared) return
    const { fingerprint } = file.key
    confirm.mutate({ params: { id: file.id }, body: { fingerprint } })
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <CheckField
        label={t('signed:key.compared', { alliance })}
        checked={isCompared}
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
      {isChecked && !isCompared && (
        <p className="kern-error" role="alert">
          {t('signed:key.notCompared')}
        </p>
      )}
      <ErrorNotice error={confirm.error} />
      <div>
        <Button look="primary" type="submit" isBusy={confirm.isPending}>
          {t('signed:key.confirm')}
        </Button>
      </div>
    </form>
  )
}

export const KeyPart = ({ file }: { file: SignedFileView }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { standing, fingerprint, at, isOther, canConfirm } = file.key
  const date = at === null ? '' : format.date(at)
  const isOpen = standing === 'unknown' || standing === 'revoked'
  return (
    <section className="stack stack--reading" aria-labelledby="key-title">
      <h2 className="kern-heading-medium" id="key-title">
        {t('signed:key.title')}
      </h2>
      <p className="kern-body">{t('signed:file.holds')}</p>
      <Fingerprint value={fingerprint} label={t('signed:key.fingerprint')} />
      {standing === 'known' && <Notice tone="success" title={t('signed:key.known', { date })} />}
      {standing === 'unknown' && (
        <Notice tone="warning" title={t('signed:key.unknown')}>
          <p className="kern-body">
            {t('signed:key.unknownLead', { organisation: file.organisationName })}
          </p>
        </Notice>
      )}
      {standing === 'revoked' && (
        <Notice tone="danger" title={t('signed:key.revoked', { date })}>
          <p className="kern-body">{t('signed:key.revokedLead')}</p>
        </Notice>
      )}
      {isOpen && isOther && (
        <Notice tone="warning" title={t('signed:key.other', { alliance: file.allianceName })} />
      )}
      {isOpen && (canConfirm ? <Confirm file={file} /> : <p>{t('signed:key.who')}</p>)}
    </section>
  )
}
