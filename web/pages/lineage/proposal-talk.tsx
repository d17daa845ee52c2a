// What the two houses of an offer say to each other about it; fetched once somebody opens it.

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProposalTalk as Talk } from '#api'
import { useFormat } from '../../client/format.ts'
import { useChange, useProposalTalk } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Button } from '../../parts/button.tsx'
import { TextArea } from '../../parts/field.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { useUnsentWords } from '../../parts/use-unsent-words.ts'
import '../../parts/comments.css'

const Said = ({ word }: { word: Talk['words'][number] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { text, by, isMine, organisationName: organisation, at } = word
  const who = isMine ? 'you' : by === null ? 'gone' : 'by'
  return (
    <li>
      <span className="comments__text">{text}</span>
      <span className="muted">
        {t(`lineage:proposals.talk.${who}`, { name: by, organisation })} · {format.dateTime(at)}
      </span>
    </li>
  )
}

interface Place {
  readonly here: string
  readonly proposalId: string
  readonly organisation: string
}

const SayIt = ({ here, proposalId, organisation }: Place) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [text, setText] = useUnsentWords('proposal', proposalId)
  const talk = useChange('talkAboutProposal', ['process', 'proposals'], () => {
    setText('')
    announce({ text: t('lineage:proposals.talk.sent') })
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || talk.isPending) return
    talk.mutate({ params: { id: here, proposalId }, body: { text: text.trim() } })
  }
  return (
    <form onSubmit={submit}>
      <TextArea
        label={t('lineage:proposals.talk.write')}
        hint={t('lineage:proposals.talk.hint', { organisation })}
        value={text}
        maxLength={4000}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
        }}
      />
      <Button isSmall type="submit" isBusy={talk.isPending} aria-disabled={text.trim() === ''}>
        {t('lineage:proposals.talk.send')}
      </Button>
      <ErrorNotice error={talk.error} />
    </form>
  )
}

const Words = (place: Place) => {
  const { t } = useTranslation()
  const talk = useProposalTalk(place.here, place.proposalId)
  if (!talk.data) return talk.isPending ? <Loading /> : <ErrorNotice error={talk.error} />
  const { words, canTalk } = talk.data
  return (
    <div className="comments">
      {words.length === 0 && <p className="muted">{t('lineage:proposals.talk.none')}</p>}
      {words.length > 0 && (
        <ol className="row-list">
          {words.map((word) => (
            <Said key={word.id} word={word} />
          ))}
        </ol>
      )}
      {canTalk && <SayIt {...place} />}
    </div>
  )
}

export const ProposalTalk = ({
  name,
  count,
  ...place
}: Place & { name: string; count: number }) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { organisation } = place
  const title = count > 0 ? 'lineage:proposals.talk.openCount' : 'lineage:proposals.talk.open'
  return (
    <details
      className="lineage__talk"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t(title, { organisation, name, count })}</summary>
      {isOpen && <Words {...place} />}
    </details>
  )
}
