// One question to the alliance: what is asked, what others answer, and which of it helped.

import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuestionDetail } from '#api'
import { comments } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { newId } from '../../client/new-id.ts'
import { useChange } from '../../client/queries.ts'
import { useAnnounce } from '../../parts/announce.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { SelectField } from '../../parts/field.tsx'
import { MentionArea, useNamed } from '../../parts/mention-area.tsx'
import { ErrorNotice, Loading } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { useUnsentWords } from '../../parts/use-unsent-words.ts'
import './question-list.tsx'
import { useQuestion } from './use-questions.ts'

bringTexts('comments', comments)

const REFRESHED = ['questions', 'notices', 'follow']

type Said = Pick<QuestionDetail, 'by' | 'isMine' | 'organisation' | 'at'>

const Speaker = ({ said }: { said: Said }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const name = said.isMine ? t('questions:you') : (said.by ?? t('questions:gone'))
  return (
    <span className="muted">
      {t('questions:speaker', { name, house: said.organisation.name })} · {format.dateTime(said.at)}
    </span>
  )
}

const Answer = ({
  questionId,
  answer,
}: {
  questionId: string
  answer: QuestionDetail['answers'][number]
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { id, text, isHelpful, canMark } = answer
  const mark = useChange('markAnswer', REFRESHED, () =>
    announce({ text: t(isHelpful ? 'questions:unmarked' : 'questions:marked') }),
  )
  const word = isHelpful ? 'unmark' : 'mark'
  return (
    <li className="questions__answer">
      {isHelpful && (
        <span>
          <Badge icon="check">{t('questions:helped')}</Badge>
        </span>
      )}
      <span className="questions__text">{text}</span>
      <Speaker said={answer} />
      {canMark && (
        <div>
          <Button
            isSmall
            look={isHelpful ? 'tertiary' : 'secondary'}
            isBusy={mark.isPending}
            aria-label={t(`questions:${word}Of`, { text: text.slice(0, 60) })}
            onClick={() =>
              mark.mutate({
                params: { id: questionId, answerId: id },
                body: { isHelpful: !isHelpful },
              })
            }
          >
            {t(`questions:${word}`)}
          </Button>
        </div>
      )}
      <ErrorNotice error={mark.error} />
    </li>
  )
}

const AnswerForm = ({ question }: { question: QuestionDetail }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const houses = question.speaksFor
  const [id, setId] = useState(newId)
  const [by, setBy] = useState(houses[0]?.id ?? '')
  const [text, setText] = useUnsentWords('answer', question.id)
  const at = { question: question.id }
  const mentions = useNamed(at, text)
  const send = useChange('answerQuestion', REFRESHED, () => {
    setText('')
    setId(newId())
    announce({ text: t('questions:sent') })
  })
  const isEmpty = text.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isEmpty || send.isPending) return
    const body = { id, by, text: text.trim(), mentions: [...mentions] }
    send.mutate({ params: { id: question.id }, body })
  }
  return (
    <form className="form no-print" onSubmit={submit}>
      {houses.length > 1 && (
        <SelectField
          label={t('questions:by')}
          value={by}
          onChange={(event) => setBy(event.target.value)}
        >
          {houses.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      )}
      <MentionArea
        at={at}
        label={t('questions:answer')}
        hint={t('questions:answerHint')}
        value={text}
        maxLength={4000}
        onWrite={setText}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
        }}
      />
      <div>
        <Button type="submit" look="primary" isBusy={send.isPending} aria-disabled={isEmpty}>
          {t('questions:send')}
        </Button>
      </div>
      <ErrorNotice error={send.error} />
    </form>
  )
}

const Follow = ({ question }: { question: QuestionDetail }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { id, isFollowing } = question
  const change = useChange('followQuestion', ['questions'], (after) =>
    announce({ text: t(after.isFollowing ? 'questions:followOn' : 'questions:followOff') }),
  )
  return (
    <Button
      isSmall
      icon={isFollowing ? 'check' : 'add'}
      aria-pressed={isFollowing}
      isBusy={change.isPending}
      onClick={() => change.mutate({ params: { id }, body: { isFollowing: !isFollowing } })}
    >
      {t('questions:follow')}
    </Button>
  )
}

const TakeBackDialog = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const client = useQueryClient()
  const takeBack = useChange('takeBackQuestion', ['activity', 'notices'], async () => {
    announce({ text: t('questions:takenBack') })
    await navigate({ to: '/fragen', search: {} })
    // Only now: this page would ask for what is gone.
    client.removeQueries({ queryKey: ['questions', id] })
    await client.invalidateQueries({ queryKey: ['questions'] })
  })
  return (
    <Dialog
      title={t('questions:takeBackTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            look="primary"
            isBusy={takeBack.isPending}
            onClick={() => takeBack.mutate({ params: { id } })}
          >
            {t('questions:takeBack')}
          </Button>
        </>
      }
    >
      <p className="kern-body">{t('questions:takeBackLead')}</p>
      <ErrorNotice error={takeBack.error} />
    </Dialog>
  )
}

/** What whoever asked may do with it. */
const Ending = ({ question }: { question: QuestionDetail }) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [isTakingBack, setTakingBack] = useState(false)
  const { id, isClosed, canClose, canTakeBack } = question
  const close = useChange('closeQuestion', REFRESHED, (after) =>
    announce({ text: t(after.isClosed ? 'questions:closed' : 'questions:reopened') }),
  )
  if (!canClose) return null
  return (
    <>
      <Button
        isSmall
        isBusy={close.isPending}
        onClick={() => close.mutate({ params: { id }, body: { isClosed: !isClosed } })}
      >
        {t(isClosed ? 'questions:reopen' : 'questions:close')}
      </Button>
      {canTakeBack && (
        <Button isSmall onClick={() => setTakingBack(true)}>
          {t('questions:takeBack')}
        </Button>
      )}
      <ErrorNotice error={close.error} />
      {isTakingBack && <TakeBackDialog id={id} onClose={() => setTakingBack(false)} />}
    </>
  )
}

export const QuestionPage = () => {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/fragen/$id' })
  const { data, error, isPending, refetch } = useQuestion(id)
  if (!data) {
    return (
      <div className="page page--middle">
        <PageHead title={t('questions:title')} />
        {isPending && <Loading />}
        <ErrorNotice error={error} onRetry={() => refetch()} />
        <Link className="kern-link" to="/fragen" search={{}}>
          {t('questions:toAll')}
        </Link>
      </div>
    )
  }
  const { process, family, text, answers } = data
  return (
    <div className="page page--middle">
      <PageHead
        title={data.title}
        preline={
          <Link className="kern-link" to="/fragen" search={{}}>
            {t('questions:title')}
          </Link>
        }
        actions={
          <>
            <Follow question={data} />
            <Ending question={data} />
          </>
        }
      >
        <Speaker said={data} />
      </PageHead>
      {process && (
        <p className="kern-body">
          <Link className="kern-link" to="/prozess/$id" params={{ id: process.id }}>
            {t('questions:ofProcess', { name: process.name })}
          </Link>
        </p>
      )}
      {family && (
        <p className="kern-body">
          <Link className="kern-link" to="/familien/$id/mitglieder" params={{ id: family.id }}>
            {t('questions:ofFamily', { name: family.name })}
          </Link>
        </p>
      )}
      {text && <p className="kern-body questions__text">{text}</p>}
      <section className="stack" aria-labelledby="answers-title">
        <h2 className="kern-heading-medium" id="answers-title">
          {t('questions:answersTitle')}
        </h2>
        {answers.length === 0 && <p className="muted">{t('questions:answersNone')}</p>}
        {answers.length > 0 && (
          <ul className="row-list">
            {answers.map((answer) => (
              <Answer key={answer.id} questionId={id} answer={answer} />
            ))}
          </ul>
        )}
        {data.isClosed ? (
          <p className="kern-body">{t('questions:closedLead')}</p>
        ) : (
          <AnswerForm key={id} question={data} />
        )}
      </section>
    </div>
  )
}
