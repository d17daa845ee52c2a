// Who may see a process, and what of it stays in-house although the alliance sees the flow.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { CheckField, RadioField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

const PARTS = ['minutes', 'cases', 'posts'] as const

export const ShareDialog = ({
  process,
  onClose,
}: {
  process: ProcessDetail
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [seen] = useState({ visibility: process.visibility, shared: process.shared })
  const [visibility, setVisibility] = useState(process.visibility)
  const [shared, setShared] = useState(process.shared)
  const change = useChange(
    'changeProcess',
    ['process', 'library', 'families', 'comparison'],
    () => {
      announce({ text: t('common:saved') })
      onClose()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ params: { id: process.id }, body: { visibility, shared, seen } })
  }
  return (
    <Dialog
      title={t('process:share.title')}
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
      <form id={form} className="form" onSubmit={submit}>
        <ErrorNotice error={change.error} />
        <fieldset className="kern-fieldset">
          <legend className="kern-label">{t('process:share.who')}</legend>
          <div className="kern-fieldset__body">
            <RadioField
              name="visibility"
              label={t('process:share.organisation', { organisation: process.organisation.name })}
              checked={visibility === 'organisation'}
              onChange={() => setVisibility('organisation')}
            />
            <RadioField
              name="visibility"
              label={t('process:share.alliance')}
              checked={visibility === 'alliance'}
              onChange={() => setVisibility('alliance')}
            />
          </div>
        </fieldset>
        {visibility === 'alliance' && (
          <fieldset className="kern-fieldset">
            <legend className="kern-label">{t('process:share.what')}</legend>
            <p className="kern-hint">{t('process:share.whatHint')}</p>
            <div className="kern-fieldset__body">
              {PARTS.map((part) => (
                <CheckField
                  key={part}
                  label={t(`process:share.${part}`)}
                  checked={shared[part]}
                  onChange={(event) => setShared({ ...shared, [part]: event.target.checked })}
                />
              ))}
            </div>
          </fieldset>
        )}
      </form>
    </Dialog>
  )
}
