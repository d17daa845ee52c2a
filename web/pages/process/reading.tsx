// Taking note of a version: asked of the reader below the head, and who has, for whoever may ask.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcessDetail } from '#api'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import { AskReadersDialog, ReadersDialog } from './reading-dialogs.tsx'

/** Nothing where the reader is not asked, or has confirmed. */
export const ReadingBar = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const version = process.versions.find(
    ({ state, reading }) => state === 'approved' && reading?.isAsked && reading.readAt === null,
  )
  const confirm = useChange('confirmReading', ['process', 'waiting'], () =>
    announce({ text: t('upkeep:reading.confirmed', { number: version?.number }) }),
  )
  if (!version || process.withdrawnAt !== null) return null
  const { number, reading } = version
  const last = reading?.requests.at(-1)
  return (
    <section className="review-bar" aria-label={t('upkeep:reading.title')}>
      <p className="kern-body">
        {t('upkeep:reading.asked', { number })}{' '}
        {last?.note &&
          t('upkeep:reading.said', { by: last.by ?? t('review:someone'), note: last.note })}
      </p>
      <p className="review-bar__acts">
        <Button
          isSmall
          look="primary"
          isBusy={confirm.isPending}
          onClick={() => confirm.mutate({ params: { id: process.id, number: String(number) } })}
        >
          {t('upkeep:reading.confirm')}
        </Button>
      </p>
      <ErrorNotice error={confirm.error} />
    </section>
  )
}

/** Among the versions, for the house: what the reader has confirmed, and asking others. */
export const ReadingSection = ({ process }: { process: ProcessDetail }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [opened, setOpened] = useState<'ask' | 'list'>()
  const inForce = process.versions.find(({ state }) => state === 'approved')
  const mayAsk = process.can.keepCurrent && inForce !== undefined
  const read = process.versions.filter(({ reading }) => reading?.readAt)
  if (!mayAsk && read.length === 0) return null
  const close = () => setOpened(undefined)
  return (
    <section className="stack" aria-labelledby="reading-title">
      <h2 className="kern-heading-small" id="reading-title">
        {t('upkeep:reading.title')}
      </h2>
      {read.map(({ number, reading }) => (
        <p key={number} className="kern-body">
          {t('upkeep:reading.read', { number, day: format.date(reading?.readAt ?? '') })}
        </p>
      ))}
      {mayAsk && (
        <p className="review-bar__acts">
          <Button isSmall onClick={() => setOpened('ask')}>
            {t('upkeep:reading.ask')}
          </Button>
          <Button isSmall look="tertiary" onClick={() => setOpened('list')}>
            {t('upkeep:reading.list')}
          </Button>
        </p>
      )}
      {opened === 'ask' && inForce && (
        <AskReadersDialog processId={process.id} number={inForce.number} onClose={close} />
      )}
      {opened === 'list' && inForce && (
        <ReadersDialog processId={process.id} number={inForce.number} onClose={close} />
      )}
    </section>
  )
}
