// A first recording as a conversation: what triggers it, what happens first, who does it, and so on; then
// what runs differently in some cases. Each answer is a change like any other, so the list and the drawing
// grow beside it, and one can leave at any time.

import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { elementsOf, MEDIA, type Process } from '#process'
import { useDraftWords } from '../client/queries.ts'
import { useAnnounce } from '../parts/announce.tsx'
import { Button } from '../parts/button.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { readNumber } from './read-number.ts'
import { SuggestField } from './suggest-field.tsx'
import { hereFirst } from './suggestions.ts'
import type { ListActions } from './use-list.ts'
import { useSuggestions } from './use-suggestions.ts'

type Question = 'trigger' | 'step' | 'result' | 'special' | 'done'

interface Answers {
  readonly what: string
  readonly who: string
  readonly medium: string
  readonly minutes: string
  readonly open: string
  readonly share: string
  readonly after: string
}

const NOTHING: Answers = {
  ...{ what: '', who: '', medium: '', minutes: '', open: '', share: '', after: '' },
}

/** Where a conversation goes on that was left: with the first thing that is not said yet. */
const firstOpen = (list: ListActions, trigger: string): Question => {
  const steps = list.lines.filter(({ kind }) => kind === 'step')
  const start = list.lines.find(({ kind }) => kind === 'start')
  if (steps.length === 0) return trigger ? 'step' : 'trigger'
  return start && start.label === '' ? 'trigger' : 'step'
}

const Card = ({
  question,
  hint,
  children,
  actions,
  onSubmit,
  turn,
  said,
}: {
  /** What came of the answer before; '' for the first. */
  said: string
  /** Another number with each question, also when its words are those of the one before. */
  turn: number
  question: string
  hint: string
  children: ReactNode
  actions: ReactNode
  onSubmit: () => void
}) => {
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  // Whoever takes down what somebody says goes on typing; the form is a new one each time and named by its
  // question, so that a screen reader says the question on the way to the field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each question gets the focus when it comes
  useEffect(
    () =>
      (
        form.current?.querySelector<HTMLElement>('input, select') ??
        form.current?.querySelector('h2')
      )?.focus(),
    [turn],
  )
  return (
    <form
      key={turn}
      ref={form}
      className="interview"
      aria-labelledby={id}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {said && <p className="interview__said">{said}</p>}
      <h2 className="kern-heading-small" tabIndex={-1} id={id}>
        {question}
      </h2>
      <p className="muted">{hint}</p>
      {children}
      <div className="editor-choice">{actions}</div>
    </form>
  )
}

export const Interview = ({
  draftId,
  process,
  list,
  trigger: known,
  onRecorded,
  onDone,
}: {
  draftId: string
  process: Process
  list: ListActions
  /** What the fact sheet says of it; '' where it is to be asked. */
  trigger: string
  /** Key of the step that was just told. */
  onRecorded: (key: string) => void
  onDone: () => void
}) => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [question, setQuestion] = useState<Question>(() => firstOpen(list, known))
  const [turn, setTurn] = useState(0)
  const [said, setSaid] = useState('')
  const [answers, setAnswers] = useState(NOTHING)
  /** What triggers it, until there is a step before which it can stand. */
  const [trigger, setTrigger] = useState('')
  const set = (part: Partial<Answers>) => setAnswers({ ...answers, ...part })
  const steps = list.lines.filter(({ kind }) => kind === 'step')
  const last = steps.at(-1)
  const { data: words } = useDraftWords(draftId)
  const here = elementsOf(process).flatMap((one) => (one.kind === 'lane' ? [one.name] : []))
  const actors = hereFirst(here, words?.actors)
  const { items, missing } = useSuggestions(
    draftId,
    question === 'step' || question === 'special' ? answers.what : '',
    {
      ...{ takesMarks: false, hasKinds: false, here: { actors: here, systems: [] } },
      present: new Set(list.lines.map(({ label }) => label.toLowerCase())),
    },
  )
  const indexOf = (kind: 'start' | 'end') => list.lines.findLastIndex((line) => line.kind === kind)
  const next = (to: Question, came = '') => {
    // It stands above the next question, where no note lies over its buttons.
    setSaid(came)
    if (came) announce({ text: came, isHeardOnly: true })
    setQuestion(to)
    setTurn(turn + 1)
    // Whoever did this one often does the next.
    const result = to === 'result' ? (list.lines[indexOf('end')]?.label ?? '') : ''
    setAnswers({ ...NOTHING, what: result, who: to === 'step' ? answers.who : '' })
  }
  const field = (name: keyof Answers, label: string, hint?: string) => (
    <TextField
      label={label}
      {...(hint ? { hint } : {})}
      value={answers[name]}
      autoComplete="off"
      maxLength={2000}
      {...(name === 'who' ? { list: 'interview-actors' } : {})}
      {...(name === 'minutes' || name === 'share' ? { inputMode: 'decimal' as const } : {})}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )

  const what = (label: string) => (
    <SuggestField
      label={label}
      value={answers.what}
      maxLength={2000}
      items={items}
      missing={missing}
      onTake={(item) => {
        if (item.kind === 'fix' || item.kind === 'step') set({ what: item.label })
      }}
      onChange={(event) => set({ what: event.currentTarget.value })}
      onKeyDown={() => undefined}
    />
  )

  /** The step with everything that was said about it; false where nothing was. */
  const record = (): boolean => {
    const what = answers.what.trim()
    if (!what) return false
    const end = indexOf('end')
    const key = list.addBelow(end >= 0 ? end : list.lines.length - 1, what)
    if (key === undefined) return false
    const more = {
      ...(answers.medium ? { medium: answers.medium } : {}),
      ...(readNumber(answers.minutes) ? { minutes: readNumber(answers.minutes) as number } : {}),
      ...(answers.open.trim() ? { openQuestion: answers.open.trim() } : {}),
    }
    list.tell(key, answers.who.trim(), more, trigger.trim())
    setTrigger('')
    onRecorded(key)
    return true
  }

  const recordSpecial = (): boolean => {
    const what = answers.what.trim()
    const after = list.lines.findIndex(({ key }) => key === (answers.after || last?.key))
    if (!what || after < 0) return false
    const percent = readNumber(answers.share)
    const key = list.special(after, {
      question: answers.open.trim() || t('interview:specialQuestion'),
      what,
      who: answers.who.trim(),
      ...(percent ? { share: Math.min(1, percent / 100) } : {}),
    })
    if (key !== undefined) onRecorded(key)
    return key !== undefined
  }

  const whoAndMore = (
    <>
      {field('who', t('interview:who'), t('editor:details.actorHint'))}
      <datalist id="interview-actors">
        {actors.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )

  if (question === 'trigger')
    return (
      <Card
        turn={turn}
        said={said}
        question={t('interview:trigger')}
        hint={t('interview:triggerHint')}
        onSubmit={() => {
          const start = indexOf('start')
          if (start >= 0) list.rename(start, answers.what.trim())
          else setTrigger(answers.what)
          next('step')
        }}
        actions={
          <Button look="primary" type="submit">
            {t('common:action.next')}
          </Button>
        }
      >
        {field('what', t('interview:triggerLabel'))}
      </Card>
    )
  if (question === 'step')
    return (
      <Card
        turn={turn}
        said={said}
        question={last ? t('interview:next', { step: last.label }) : t('interview:first')}
        hint={t('interview:stepHint')}
        onSubmit={() => {
          if (!record()) return announce({ text: t('interview:nothing') })
          next('step', t('editor:said.added'))
        }}
        actions={
          <>
            <Button look="primary" type="submit">
              {t('interview:add')}
            </Button>
            <Button
              onClick={() => {
                record()
                next('result')
              }}
            >
              {t('interview:last')}
            </Button>
          </>
        }
      >
        {what(t('interview:what'))}
        {whoAndMore}
        <SelectField
          label={t('editor:details.medium')}
          value={answers.medium}
          onChange={(event) => set({ medium: event.currentTarget.value })}
        >
          <option value="">{t('editor:details.mediumNone')}</option>
          {MEDIA.map((medium) => (
            <option key={medium} value={medium}>
              {t(`common:medium.${medium}`)}
            </option>
          ))}
        </SelectField>
        {field('minutes', t('editor:details.minutes'))}
        {field('open', t('interview:open'), t('interview:openHint'))}
      </Card>
    )
  if (question === 'result')
    return (
      <Card
        turn={turn}
        said={said}
        question={t('interview:result')}
        hint={t('interview:resultHint')}
        onSubmit={() => {
          const end = indexOf('end')
          if (end >= 0 && answers.what.trim()) list.rename(end, answers.what.trim())
          next('special')
        }}
        actions={
          <Button look="primary" type="submit">
            {t('common:action.next')}
          </Button>
        }
      >
        {field('what', t('interview:resultLabel'))}
      </Card>
    )
  if (question === 'special')
    return (
      <Card
        turn={turn}
        said={said}
        question={t('interview:special')}
        hint={t('interview:specialHint')}
        onSubmit={() => {
          if (!recordSpecial()) return announce({ text: t('interview:nothing') })
          next('special', t('interview:specialAdded'))
        }}
        actions={
          <>
            <Button look="primary" type="submit">
              {t('interview:specialAdd')}
            </Button>
            <Button onClick={() => next('done')}>{t('interview:noMore')}</Button>
          </>
        }
      >
        <SelectField
          label={t('interview:after')}
          value={answers.after || (last?.key ?? '')}
          onChange={(event) => set({ after: event.currentTarget.value })}
        >
          {steps.map((line) => (
            <option key={line.key} value={line.key}>
              {line.number} {line.label}
            </option>
          ))}
        </SelectField>
        {field('open', t('interview:ask'), t('interview:askHint'))}
        {field('share', t('editor:details.share'))}
        {what(t('interview:instead'))}
        {whoAndMore}
      </Card>
    )
  return (
    <Card
      turn={turn}
      said={said}
      question={t('interview:done')}
      hint={t('interview:doneHint', { count: steps.length })}
      onSubmit={onDone}
      actions={
        <>
          <Button look="primary" type="submit">
            {t('interview:toList')}
          </Button>
          <Button onClick={() => next('step')}>{t('interview:more')}</Button>
          <Button onClick={() => next('special')}>{t('interview:moreSpecial')}</Button>
        </>
      }
    >
      {list.lines.some(({ openQuestion }) => openQuestion) && (
        <>
          <p className="kern-body">{t('interview:parked')}</p>
          <ul>
            {list.lines.map(
              (line) =>
                line.openQuestion && (
                  <li key={line.key}>
                    {line.number} {line.label}: {line.openQuestion}
                  </li>
                ),
            )}
          </ul>
        </>
      )}
    </Card>
  )
}
