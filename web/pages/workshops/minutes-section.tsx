// The minutes of a closed workshop: in short for those who were not there, as files, and agreed on by who led it.

import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MINUTES_FILES, type WorkshopMinutes } from '#api'
import { minutes as minutesTexts } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useChange } from '../../client/queries.ts'
import { useSavedFile } from '../../client/saved-file.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextArea } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { Saving } from '../../parts/saving.tsx'
import { useMinutes } from './workshop-queries.ts'

bringTexts('minutes', minutesTexts)

interface About {
  readonly workshopId: string
  readonly minutes: WorkshopMinutes
}

/** Each sentence in a field of its own; saved together. */
const WordDialog = ({ workshopId, minutes, onClose }: About & { onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const form = useId()
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(minutes.sayings.map(({ id, text }) => [id, text])),
  )
  const [present, setPresent] = useState(minutes.present)
  const [remarks, setRemarks] = useState(minutes.remarks)
  const word = useChange('wordWorkshopMinutes', ['workshops', 'measures', 'stepNotes'], () => {
    announce({ text: t('minutes:page.kept') })
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    word.mutate({
      params: { id: workshopId },
      body: { seen: minutes.seq, texts, present, remarks },
    })
  }
  return (
    <Dialog
      title={t('minutes:page.editTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" type="submit" form={form} isBusy={word.isPending}>
            {t('minutes:page.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="form" onSubmit={submit} noValidate>
        <p className="kern-body">{t('minutes:page.editLead')}</p>
        <TextArea
          label={t('minutes:page.present')}
          hint={t('minutes:page.presentHint')}
          maxLength={1000}
          value={present}
          onChange={(event) => setPresent(event.target.value)}
        />
        {minutes.sayings.map(({ id, kind, place }) => (
          <TextArea
            key={id}
            label={t(`minutes:page.saying.${kind}`, { place: place || t('minutes:whole') })}
            maxLength={500}
            value={texts[id] ?? ''}
            onChange={(event) => setTexts({ ...texts, [id]: event.target.value })}
          />
        ))}
        <TextArea
          label={t('minutes:page.remarks')}
          maxLength={4000}
          value={remarks}
          onChange={(event) => setRemarks(event.target.value)}
        />
        <ErrorNotice error={word.error} />
      </form>
    </Dialog>
  )
}

const AgreeDialog = ({ workshopId, minutes, onClose }: About & { onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const agree = useChange('agreeWorkshopMinutes', ['workshops'], () => {
    announce({ text: t('minutes:page.agreedNow') })
    onClose()
  })
  return (
    <Dialog
      title={t('minutes:page.agreeTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            look="primary"
            isBusy={agree.isPending}
            onClick={() =>
              agree.mutate({ params: { id: workshopId }, body: { seen: minutes.seq } })
            }
          >
            {t('minutes:page.agreeSubmit')}
          </Button>
        </>
      }
    >
      <p className="kern-body">{t('minutes:page.agreeLead')}</p>
      <ErrorNotice error={agree.error} />
    </Dialog>
  )
}

const Summary = ({ text }: { text: string }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  // Without a secure connection browsers offer no clipboard; the text can still be selected.
  const canCopy = 'clipboard' in navigator
  const copy = () =>
    navigator.clipboard.writeText(text).then(() => announce({ text: t('minutes:page.copied') }))
  return (
    <section className="stack stack--reading" aria-labelledby="summary-title">
      <h3 className="kern-heading-small" id="summary-title">
        {t('minutes:page.summary')}
      </h3>
      <div className="told-in-short">
        {text.split('\n\n').map((paragraph) => (
          <p className="kern-body" key={paragraph}>
            {paragraph}
          </p>
        ))}
      </div>
      {canCopy && (
        <p className="no-print">
          <Button icon="content-copy" onClick={copy}>
            {t('minutes:page.copy')}
          </Button>
        </p>
      )}
    </section>
  )
}

export const MinutesSection = ({ workshopId }: { workshopId: string }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { data: minutes, ...asked } = useMinutes(workshopId)
  const [open, setOpen] = useState<'word' | 'agree'>()
  const file = useSavedFile()
  if (!minutes) {
    return asked.isPending ? (
      <Loading />
    ) : (
      <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
    )
  }
  const about = { workshopId, minutes, onClose: () => setOpen(undefined) }
  return (
    <section className="stack" aria-labelledby="minutes-title">
      <h2 className="kern-heading-medium" id="minutes-title">
        {t('minutes:page.title')}
      </h2>
      {minutes.agreedAt === null ? (
        <p>
          <Badge>{t('minutes:page.draft')}</Badge> {t('minutes:page.draftLead')}
        </p>
      ) : (
        <p>
          <Badge tone="success" icon="check">
            {t('minutes:agreedOn', { date: format.date(minutes.agreedAt) })}
          </Badge>{' '}
          {t('minutes:page.agreedLead')}
        </p>
      )}
      <p className="invited__acts no-print">
        {MINUTES_FILES.map((form) => (
          <a
            key={form}
            className="kern-btn kern-btn--secondary"
            {...file.linkTo(`/api/workshops/${encodeURIComponent(workshopId)}/minutes.${form}`)}
          >
            <span className="kern-label">
              {t(form === 'docx' ? 'minutes:page.word' : 'minutes:page.pdf')}
            </span>
          </a>
        ))}
        {minutes.canWord && (
          <>
            <Button onClick={() => setOpen('word')}>{t('minutes:page.edit')}</Button>
            <Button look="primary" onClick={() => setOpen('agree')}>
              {t('minutes:page.agree')}
            </Button>
          </>
        )}
      </p>
      <Saving file={file} />
      <Summary text={minutes.summary} />
      {open === 'word' && <WordDialog {...about} />}
      {open === 'agree' && <AgreeDialog {...about} />}
    </section>
  )
}
