// "Is this right?": for people without an account who were given a link. One step after the other with two
// big buttons, and below the whole flow as list and text. Made for phones first.

import { useParams } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnquiryLine } from '#api'
import { comments, compare, stepKinds } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { useFormat } from '../../client/format.ts'
import { useAsked, useChange } from '../../client/queries.ts'
import { Button } from '../../parts/button.tsx'
import { TextArea, TextField } from '../../parts/field.tsx'
import { lineWord } from '../../parts/line-word.ts'
import { ErrorNotice, Loading, Notice } from '../../parts/notice.tsx'
import { PageHead } from '../../parts/page.tsx'
import { ViewSwitch } from '../../parts/view-switch.tsx'
import { TextBlock } from '../process/step-text.tsx'
import {
  answered,
  NO_PROGRESS,
  type Progress,
  readProgress,
  type Verdict,
  written,
} from './progress.ts'
import '../process/process.css'
import './asked.css'

bringTexts('comments', comments)
bringTexts('compare', compare)
bringTexts('stepKinds', stepKinds)

const VIEWS = ['list', 'text'] as const
/** Lines that say something one can find right or wrong. */
const ASKED: readonly string[] = ['start', 'step', 'decision', 'wait', 'event', 'end']

const hasWords = ({ label }: EnquiryLine): boolean => label !== ''

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
  verdict,
  text,
  onWrite,
  onAnswer,
}: {
  title: string
  lead: string
  children?: ReactNode
  isBusy: boolean
  /** What was answered before. */
  verdict: Verdict | undefined
  /** Written and not sent. */
  text: string
  onWrite: (text: string) => void
  onAnswer: (verdict: Verdict, text: string) => void
}) => {
  const { t } = useTranslation()
  const [isWrong, setWrong] = useState(text !== '')
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
      {verdict && <p className="muted">{t(`comments:asked.said.${verdict}`)}</p>}
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
            onChange={(event) => onWrite(event.currentTarget.value)}
          />
          <div className="asked__answers">
            <Button look="primary" type="submit" isBusy={isBusy}>
              {t('comments:asked.send')}
            </Button>
            <Button
              onClick={() => {
                onWrite('')
                setWrong(false)
              }}
            >
              {t('common:action.cancel')}
            </Button>
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

/** The question about the whole has no step. */
const WHOLE = ''

/** Kept as long as the tab is open, where the browser keeps anything. */
const useProgress = (
  token: string,
  questions: number | undefined,
): [Progress | undefined, (next: (before: Progress) => Progress) => void] => {
  const place = `prozess-asked ${token}`
  const [progress, setProgress] = useState<Progress>()
  useLayoutEffect(() => {
    if (questions === undefined) return
    let kept: string | null = null
    try {
      kept = sessionStorage.getItem(place)
    } catch {
      // A browser that keeps nothing begins at the first question.
    }
    setProgress((before) => before ?? readProgress(kept, questions))
  }, [place, questions])
  useEffect(() => {
    if (!progress) return
    try {
      sessionStorage.setItem(place, JSON.stringify(progress))
    } catch {
      // As above.
    }
  }, [place, progress])
  return [progress, (next) => setProgress((before) => next(before ?? NO_PROGRESS))]
}

export const AskedPage = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const factsOf = useFacts()
  const { token } = useParams({ from: '/stimmt-das-so/$token' })
  const asked = useAsked(token)
  const questions = (asked.data?.lines ?? []).filter(
    (line) => ASKED.includes(line.kind) && hasWords(line),
  )
  const [kept, setProgress] = useProgress(token, asked.data && questions.length)
  const progress = kept ?? NO_PROGRESS
  const { at, isDone, name } = progress
  const host = useRef<HTMLDivElement>(null)
  const goTo = (next: number) => {
    setProgress((before) => ({ ...before, at: next }))
    // The next question is where one goes on, also for screen readers.
    requestAnimationFrame(() => host.current?.querySelector('h2')?.focus())
  }
  const goOn = (step: number) => goTo(at + step)
  const line = questions[at]
  const isLast = at === questions.length
  const key = line?.key ?? WHOLE
  const answer = useChange('answerEnquiry', [])
  if (asked.isPending || (asked.data && !kept)) return <Loading />
  if (!asked.data)
    return (
      <div className="page page--narrow">
        <PageHead title={t('comments:asked.title')} />
        <ErrorNotice error={asked.error} />
      </div>
    )
  const mine = {
    isBusy: answer.isPending,
    verdict: progress.answers[key],
    text: progress.words[key] ?? '',
    onWrite: (text: string) => setProgress((before) => written(before, key, text)),
    onAnswer: (verdict: Verdict, text: string) =>
      answer.mutate(
        {
          params: { token },
          body: { step: line?.key ?? null, verdict, text, name: name.trim() },
        },
        {
          onSuccess: () => {
            setProgress((before) => answered({ ...before, isDone: isLast }, key, verdict))
            goOn(1)
          },
        },
      ),
  }
  /** Skipped with words that nobody has got yet. */
  const unsent = questions.filter((one) => one.key !== key && progress.words[one.key])
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
            {...mine}
          >
            {factsOf(line) && <p className="kern-body">{factsOf(line)}</p>}
          </Question>
        )}
        {isLast && !isDone && (
          <Question
            key="all"
            title={t('comments:asked.all')}
            lead={t('comments:asked.allLead')}
            {...mine}
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
      {unsent.length > 0 && (
        <Notice tone="warning" title={t('comments:asked.unsent')}>
          <ul className="plain-list">
            {unsent.map((one) => (
              <li key={one.key}>
                <Button
                  isSmall
                  look="tertiary"
                  onClick={() => {
                    setProgress((before) => ({ ...before, isDone: false }))
                    goTo(questions.indexOf(one))
                  }}
                >
                  {one.label}
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
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
            onChange={({ currentTarget: { value } }) =>
              setProgress((before) => ({ ...before, name: value }))
            }
          />
        </>
      )}
      <Whole lines={asked.data.lines} blocks={asked.data.blocks} />
    </div>
  )
}
