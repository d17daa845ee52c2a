// What to do with the chosen processes; appears at the lower edge as soon as one is chosen.

import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessSummary } from '#api'
import { useChange, useSession } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'

const FamilyDialog = ({
  chosen,
  onClose,
  onDone,
}: {
  chosen: readonly ProcessSummary[]
  onClose: () => void
  onDone: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [name, setName] = useState(chosen[0]?.name ?? '')
  const make = useChange('makeFamily', ['families', 'library'], (family) => {
    announce({ text: t('library:makeFamilyDone', { name: family.name }) })
    onDone()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate({ body: { name: name.trim(), processIds: chosen.map((item) => item.id) } })
  }
  return (
    <Dialog
      title={t('library:makeFamily')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={make.isPending}>
            {t('library:makeFamily')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit}>
        <ErrorNotice error={make.error} />
        <TextField
          label={t('library:makeFamilyName')}
          required
          minLength={2}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <ul className="kern-list kern-list--bullet">
          {chosen.map((item) => (
            <li key={item.id}>
              {item.name} ({item.organisation.name})
            </li>
          ))}
        </ul>
      </form>
    </Dialog>
  )
}

export const ChoiceBar = ({
  chosen,
  onClear,
}: {
  chosen: readonly ProcessSummary[]
  onClear: () => void
}) => {
  const { t } = useTranslation()
  const session = useSession()
  const [isDialogOpen, setDialogOpen] = useState(false)
  if (chosen.length === 0) return null
  const drawn = chosen.filter((item) => item.version !== null)
  return (
    <section className="choice-bar" aria-label={t('library:chosen', { count: chosen.length })}>
      <strong role="status">{t('library:chosen', { count: chosen.length })}</strong>
      {drawn.length < chosen.length && (
        <span className="muted">
          {t('library:compareWithout', { count: chosen.length - drawn.length })}
        </span>
      )}
      {chosen.length < 2 ? (
        <span className="muted">{t('library:compareNeedsTwo')}</span>
      ) : (
        <>
          {drawn.length > 1 && (
            <Link
              className="kern-btn kern-btn--primary kern-btn--x-small"
              to="/vergleich"
              search={{ process: drawn.map((item) => item.id) }}
            >
              <span className="kern-label">{t('library:compare')}</span>
            </Link>
          )}
          {session.data?.can.importProcesses && (
            <Button isSmall onClick={() => setDialogOpen(true)}>
              {t('library:makeFamily')}
            </Button>
          )}
        </>
      )}
      <Button isSmall look="tertiary" onClick={onClear}>
        {t('library:unchoose')}
      </Button>
      {isDialogOpen && (
        <FamilyDialog
          chosen={chosen}
          onClose={() => setDialogOpen(false)}
          onDone={() => {
            setDialogOpen(false)
            onClear()
          }}
        />
      )}
    </section>
  )
}
