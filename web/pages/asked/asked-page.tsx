// "Is this right?": for people without an account who were given a link. One step after the other with two
// big buttons, and below the whole flow as list and text. Made for phones first.

import { useParams } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnquiryLine } from '#api'
import { useFormat } from '../../client/format.ts'
import { useAsked, useChange } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { TextArea, TextField } from '../../parts/field.tsx'
import { lineWord } from '../../parts/line-word.ts'
import { ErrorNotice, Loading, Notice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import { TextBlock } from '../process/step-text.tsx'
import '../process/process.css'
import './asked.css'

const VIEWS = ['list', 'text'] as const
/** Lines that say something one can find right or wrong. */
const ASKED: readonly string[] = ['start', 'step', 'decision', 'wait', 'event', 'end']

const hasWords = ({ label }: EnquiryLine): boolean => label !== ''

type Verdict = 'right' | 'wrong'

const useFacts = () => {
  const { t } = useTranslation()
  const format = useFormat()
  return (line: EnquiryLine): string =>
    [
      line.actor,
      line.medium && t(`common:medium.${line.medium}`, { defaultValue: line.medium }),
      line.minutes === null ? '' : format.minutes(line.minutes),
      line.waiting && format.waiting(line.waiting),
      ...line.documents,
      ...line.systems,
    ]
      .filter(Boolean)
      .join(' · ')
}

const Question = ({
  title,
  lead,
  children,
  isBusy,
  onAnswer,
}: {
  title: string
  lead: string
  children?: ReactNode
  isBusy: boolean
  onAnswer: (verdict: Verdict, text: string) => void
}) => {
  const { t } = useTranslation()
  const [isWrong, setWrong] = useState(false)
  const [text, setText] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy) onAnswer('wrong', text.trim())
  }
  return (
    <section className="asked__question" aria-label={lead}>
      <p className="muted">{lead}</p>
      <h2 className="kern-heading-medium" tabIndex={-1}>
        {title}
      </h2>
      {children}
      {!isWrong ? (
        <div className="asked__answers">
          <Button look="primary" isBusy={isBusy} onClick={() => onAnswer('right', '')}>
            {t('comments:asked.right')}
          </Button>
          <Button onClick={() => setWrong(true)}>{t('comments:asked.wrong')}</Button>
        </div>
      ) : (
        <form className="asked__form" onSubmit={send}>
          <TextArea
            label={t('comments:asked.what')}
            value={text}
            maxLength={4000}
            autoFocus
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className="asked__answers">
            <Button look="primary" type="submit" isBusy={isBusy}>
              {t('comments:asked.send')}
            </Button>
            <Button onClick={() => setWrong(false)}>{t('common:action.back')}</Button>
          </div>
        </form>
      )}
    </section>
  )
}

const Whole = ({ lines, blocks }: Pick<NonNullable<AskedData>, 'lines' | 'blocks'>) => {
  const { t } = useTranslation()
  const factsOf = useFacts()
  const [view, setView] = useState<(typeof VIEWS)[number]>('list')
  return (
    <section className="asked__whole" aria-labelledby="asked-whole">
      <h2 className="kern-heading-small" id="asked-whole">
        {t('comments:asked.whole')}
      </h2>
      <ViewSwitch
        label={t('process:view.label')}
        values={VIEWS}
        current={view}
        name={(one) => t(`process:view.${one}`)}
        onChoose={setView}
      />
      {view === 'list' ? (
        <ol className="row-list">
          {lines.filter(hasWords).map((line) => (
            <li key={line.key} style={{ paddingInlineStart: `${Math.min(line.depth, 5)}rem` }}>
              <span>
                {line.kind !== 'step' &&
                  `${t(`process:kind.${lineWord(lines, lines.indexOf(line))}`)}: `}
                {line.number} {line.label}
              </span>
              <span className="muted">{factsOf(line)}</span>
            </li>
          ))}
        </ol>
      ) : (
        <div className="prose">
          {blocks.map((block, at) => (
            <TextBlock
              // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes here
              key={at}
              block={block}
              step={undefined}
              onSelect={() => undefined}
              known={new Set()}
            />
          ))}
        </div>
      )}
    </section>
  )
}

type AskedData = ReturnType<typeof useAsked>['data']

export const AskedPage = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const factsOf = useFacts()
  const { token } = useParams({ from: '/stimmt-das-so/$token' })
  const asked = useAsked(token)
  const [name, setName] = useState('')
  const [at, setAt] = useState(0)
  const [isDone, setDone] = useState(false)
  const host = useRef<HTMLDivElement>(null)
  const goOn = (step: number) => {
    setAt(at + step)
    // The next question is where one goes on, also for screen readers.
    requestAnimationFrame(() => host.current?.querySelector('h2')?.focus())
  }
  const answer = useChange('answerEnquiry', [], () => {
    if (isLast) setDone(true)
    goOn(1)
  })
  const questions = (asked.data?.lines ?? []).filter(
    (line) => ASKED.includes(line.kind) && hasWords(line),
  )
  const line = questions[at]
  const isLast = at === questions.length
  if (asked.isPending) return <Loading />
  if (!asked.data)
    return (
      <div className="page page--narrow">
        <PageHead title={t('comments:asked.title')} />
        <ErrorNotice error={asked.error} />
      </div>
    )
  const say = (step: string | null) => (verdict: Verdict, text: string) =>
    answer.mutate({ params: { token }, body: { step, verdict, text, name: name.trim() } })
  return (
    <div className="page page--narrow asked">
      <PageHead
        title={t('comments:asked.title')}
        lead={t('comments:asked.lead', {
          organisation: asked.data.organisation,
          name: asked.data.name,
        })}
      />
      <p className="muted">
        {t('comments:asked.privacy', { date: format.date(asked.data.expiresAt) })}
      </p>
      <ErrorNotice error={answer.error} />
      <div ref={host} className="asked__place">
        {line && (
          <Question
            key={line.key}
            title={line.label}
            lead={t('comments:asked.of', {
              kind: t(`process:kind.${line.kind}`),
              at: at + 1,
              count: questions.length,
            })}
            isBusy={answer.isPending}
            onAnswer={say(line.key)}
          >
            {factsOf(line) && <p className="kern-body">{factsOf(line)}</p>}
          </Question>
        )}
        {isLast && !isDone && (
          <Question
            key="all"
            title={t('comments:asked.all')}
            lead={t('comments:asked.allLead')}
            isBusy={answer.isPending}
            onAnswer={say(null)}
          />
        )}
        {isDone && (
          <Notice tone="success" title={t('comments:asked.thanks')}>
            <h2 className="kern-sr-only" tabIndex={-1}>
              {t('comments:asked.thanks')}
            </h2>
            <p className="kern-body">{t('comments:asked.thanksLead')}</p>
          </Notice>
        )}
      </div>
      {!isDone && (
        <>
          <div className="asked__moves">
            <Button
              isSmall
              look="tertiary"
              aria-disabled={at === 0}
              onClick={() => at > 0 && goOn(-1)}
            >
              {t('common:action.back')}
            </Button>
            {!isLast && (
              <Button isSmall look="tertiary" onClick={() => goOn(1)}>
                {t('comments:asked.skip')}
              </Button>
            )}
          </div>
          <TextField
            label={t('comments:asked.name')}
            hint={t('comments:asked.nameHint')}
            value={name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </>
      )}
      <Whole lines={asked.data.lines} blocks={asked.data.blocks} />
    </div>
  )
}
