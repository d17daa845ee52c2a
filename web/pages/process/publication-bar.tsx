// What citizens read of the process, and how its house makes it public or takes it back.

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail, PublicationView } from '#api'
import { newestInForce } from '#library'
import { publication } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { call } from '../../client/call.ts'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { CheckField, TextArea } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'

bringTexts('publication', publication)

const usePublication = (id: string) =>
  useQuery({
    queryKey: ['process', id, 'publication'],
    queryFn: () => call('showPublication', { params: { id } }),
  })

const Form = ({
  process,
  view,
  version,
  form,
  onDone,
  onBusy,
}: {
  process: ProcessDetail
  view: PublicationView
  version: number
  form: string
  onDone: () => void
  onBusy: (isBusy: boolean) => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [bring, setBring] = useState(view.bring.join('\n'))
  const [isIndexed, setIndexed] = useState(view.isIndexed)
  const publish = useChange('publish', ['process'], () => {
    announce({ text: t('publication:published', { name: process.name }) })
    onDone()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (publish.isPending) return
    onBusy(true)
    const lines = bring.split('\n').map((line) => line.trim())
    const body = { version, isIndexed, bring: lines.filter((line) => line !== '') }
    publish.mutate({ params: { id: process.id }, body }, { onSettled: () => onBusy(false) })
  }
  return (
    <form id={form} className="form" onSubmit={submit}>
      <p className="kern-body">{t('publication:lead')}</p>
      <TextArea
        label={t('publication:bring')}
        hint={t('publication:bringHint')}
        value={bring}
        maxLength={4000}
        onChange={(event) => setBring(event.currentTarget.value)}
      />
      <CheckField
        label={t('publication:indexed')}
        checked={isIndexed}
        onChange={(event) => setIndexed(event.currentTarget.checked)}
      />
      <ErrorNotice error={publish.error} />
    </form>
  )
}

const PublishDialog = ({ process, onClose }: { process: ProcessDetail; onClose: () => void }) => {
  const { t } = useTranslation()
  const form = useId()
  const [isBusy, setBusy] = useState(false)
  const { data, error } = usePublication(process.id)
  const version = data?.version ?? null
  return (
    <Dialog
      title={t('publication:dialogTitle', { name: process.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={isBusy}>
            {t('publication:publish')}
          </Button>
        </>
      }
    >
      <ErrorNotice error={error} />
      {data && version !== null ? (
        <Form {...{ process, view: data, version, form }} onDone={onClose} onBusy={setBusy} />
      ) : (
        !error && <Loading />
      )}
    </Dialog>
  )
}

/** Nothing where it is not public and the reader cannot make it so. */
export const PublicationBar = ({
  process,
  allianceId,
}: {
  process: ProcessDetail
  allianceId: string
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const announce = useAnnounce()
  const [isPublishing, setPublishing] = useState(false)
  const takeBack = useChange('unpublish', ['process'], () =>
    announce({ text: t('publication:unpublished', { name: process.name }) }),
  )
  const inForce = newestInForce(process.versions)
  const isReady =
    inForce !== undefined && process.visibility === 'alliance' && process.withdrawnAt === null
  const mayPublish = process.can.publish && isReady
  const open = process.publication
  if (!open && !mayPublish) return null
  return (
    <section className="review-bar" aria-label={t('publication:title')}>
      {open && (
        <p className="kern-body">
          {open.isOpen
            ? t('publication:isPublic', { version: open.version, date: format.date(open.at) })
            : t('publication:isResting')}{' '}
          {open.isOpen && inForce !== undefined && inForce !== open.version
            ? t('publication:isOlder', { version: inForce })
            : ''}
        </p>
      )}
      <p className="review-bar__acts">
        {open?.isOpen && (
          <a className="kern-link" href={`/oeffentlich/${allianceId}/${process.id}`}>
            {t('publication:open')}
          </a>
        )}
        {mayPublish && (
          <Button isSmall onClick={() => setPublishing(true)}>
            {t(open ? 'publication:again' : 'publication:publish')}
          </Button>
        )}
        {open && process.can.publish && (
          <Button
            isSmall
            look="tertiary"
            isBusy={takeBack.isPending}
            onClick={() => takeBack.mutate({ params: { id: process.id } })}
          >
            {t('publication:takeBack')}
          </Button>
        )}
      </p>
      <ErrorNotice error={takeBack.error} />
      {isPublishing && <PublishDialog process={process} onClose={() => setPublishing(false)} />}
    </section>
  )
}
