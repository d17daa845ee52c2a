// What people say about one step, or about the process as a whole: what is open, what is settled, and
// saying something. Nothing is shown to who does not belong to the administration.

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comment } from '#api'
import { useFormat } from '../client/format.ts'
import { useChange, useComments } from '../client/queries.ts'
import { useAnnounce } from './announce.tsx'
import { Button } from './button.tsx'
import { isOpen } from './comment-counts.ts'
import { CheckField } from './field.tsx'
import { MentionArea, useNamed } from './mention-area.tsx'
import { ErrorNotice } from './notice.tsx'
import { useUnsentWords } from './use-unsent-words.ts'
import './comments.css'

/** The process tells how many changes are asked for. */
const REFRESHED = ['comments', 'process']

const useSpeaker = () => {
  const { t } = useTranslation()
  return ({ isMine, by, isOfVisitor, visitor }: Comment): string =>
    isOfVisitor
      ? t(visitor ? 'comments:visitorNamed' : 'comments:visitor', { name: visitor })
      : isMine
        ? t('comments:you')
        : (by ?? t('comments:gone'))
}

const Said = ({ comment }: { comment: Comment }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const speakerOf = useSpeaker()
  const isUnsettled = comment.resolvedAt === null
  const settle = useChange(isUnsettled ? 'resolveComment' : 'reopenComment', REFRESHED)
  const verdict = comment.verdict && t(`comments:verdict.${comment.verdict}`)
  const start = (comment.text || verdict || '').slice(0, 60)
  return (
    <li>
      {verdict && <strong>{verdict}</strong>}
      {comment.isRequest && <strong>{t('comments:request')}</strong>}
      {comment.text && <span className="comments__text">{comment.text}</span>}
      <span className="muted">
        {speakerOf(comment)} · {format.dateTime(comment.at)}
      </span>
      {comment.resolvedAt !== null && (
        <span className="muted">
          {t('comments:resolved', {
            by: comment.resolvedBy ?? t('comments:gone'),
            at: format.dateTime(comment.resolvedAt),
          })}
        </span>
      )}
      {comment.canResolve && (!isUnsettled || isOpen(comment)) && (
        <Button
          isSmall
          look="tertiary"
          isBusy={settle.isPending}
          aria-label={t(isUnsettled ? 'comments:resolveOf' : 'comments:reopenOf', { text: start })}
          onClick={() => settle.mutate({ params: { id: comment.id } })}
        >
          {t(isUnsettled ? 'comments:resolve' : 'comments:reopen')}
        </Button>
      )}
      <ErrorNotice error={settle.error} />
    </li>
  )
}

export const CommentList = ({ comments }: { comments: readonly Comment[] }) => {
  const { t } = useTranslation()
  const open = comments.filter(isOpen)
  const right = comments.filter((one) => one.resolvedAt === null && !isOpen(one))
  const resolved = comments.filter(({ resolvedAt }) => resolvedAt !== null)
  return (
    <>
      {open.length > 0 && (
        <ul className="row-list">
          {open.map((comment) => (
            <Said key={comment.id} comment={comment} />
          ))}
        </ul>
      )}
      {right.length > 0 && (
        <details>
          <summary>{t('comments:rightSome', { count: right.length })}</summary>
          <ul className="row-list">
            {right.map((comment) => (
              <Said key={comment.id} comment={comment} />
            ))}
          </ul>
        </details>
      )}
      {resolved.length > 0 && (
        <details>
          <summary>{t('comments:resolvedSome', { count: resolved.length })}</summary>
          <ul className="row-list">
            {resolved.map((comment) => (
              <Said key={comment.id} comment={comment} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

export interface CommentsProps {
  readonly processId: string
  /** Key of the step; null: the process as a whole. */
  readonly step: string | null
  readonly draftId?: string
  /** The place says already what they are about. */
  readonly isTitleHidden?: boolean
}

export const Comments = ({ processId, step, draftId, isTitleHidden }: CommentsProps) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [text, setText] = useUnsentWords('comment', processId, step ?? '')
  const [isRequest, setRequest] = useState(false)
  const mentions = useNamed({ process: processId }, text)
  const comments = useComments(processId)
  const add = useChange('addComment', REFRESHED, () => {
    setText('')
    setRequest(false)
    announce({ text: t('comments:added') })
  })
  if (!comments.data) return null
  const shown = comments.data.filter((one) => one.step === step)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || add.isPending) return
    const said = { step, text: text.trim(), isRequest }
    const body = { ...said, draftId: draftId ?? null, mentions: [...mentions] }
    add.mutate({ params: { id: processId }, body })
  }
  return (
    <section className="comments" aria-label={t('comments:title')}>
      {!isTitleHidden && <h3>{t('comments:title')}</h3>}
      {shown.length === 0 && <p className="muted">{t('comments:none')}</p>}
      <CommentList comments={shown} />
      <form onSubmit={submit}>
        <MentionArea
          at={{ process: processId }}
          label={t('comments:write')}
          hint={t('comments:lead')}
          value={text}
          maxLength={4000}
          onWrite={setText}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
          }}
        />
        <CheckField
          label={t('comments:request')}
          hint={t('comments:requestHint')}
          checked={isRequest}
          onChange={(event) => setRequest(event.target.checked)}
        />
        <Button isSmall type="submit" isBusy={add.isPending} aria-disabled={text.trim() === ''}>
          {t('comments:add')}
        </Button>
      </form>
      <ErrorNotice error={add.error} />
    </section>
  )
}
