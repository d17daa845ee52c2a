// Who may see a process, and what of it stays in-house although the alliance sees the flow.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { useFormat } from '../../client/format.ts'
import { readProcess, useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { CheckField, RadioField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { ConflictNotice, isConflict } from './conflict-notice.tsx'

type Sight = Pick<ProcessDetail, 'visibility' | 'shared'>

const PARTS = ['minutes', 'cases', 'posts'] as const

export const ShareDialog = ({
  process,
  onClose,
}: {
  process: ProcessDetail
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const form = useId()
  const [seen, setSeen] = useState<Sight>(process)
  const [now, setNow] = useState<Sight>()
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
    const body = {
      ...{ visibility, shared },
      seen: { visibility: seen.visibility, shared: seen.shared },
    }
    change.mutate({ params: { id: process.id }, body }, { onError: meet })
  }
  const meet = async (failure: unknown) => {
    if (!isConflict(failure)) return
    const stored = await readProcess(process.id)
    setNow(stored)
    // From here on it has been seen: saving again means it.
    setSeen(stored)
  }
  const words = (sight: Sight) =>
    sight.visibility === 'organisation'
      ? t('process:share.organisation', { organisation: process.organisation.name })
      : format.list([
          t('process:share.alliance'),
          ...PARTS.filter((part) => sight.shared[part]).map((part) => t(`process:share.${part}`)),
        ])
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
        {now && isConflict(change.error) ? (
          <ConflictNotice
            error={change.error}
            rows={[
              {
                field: 'sight',
                label: t('process:share.open'),
                now: words(now),
                mine: words({ visibility, shared }),
                onTake: () => {
                  setVisibility(now.visibility)
                  setShared(now.shared)
                },
              },
            ]}
          />
        ) : (
          <ErrorNotice error={change.error} />
        )}
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
