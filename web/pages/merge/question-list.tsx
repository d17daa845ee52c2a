// The questions a merge asks, one after another: both sides' words, the proposed answer chosen. By keyboard: j and k
// go on and back, 1 and 2 choose, Enter confirms and goes on.

import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MergePreview } from '#api'
import { Button } from '../../parts/button.tsx'
import { afterAnswer, questionMove } from './conflict-keys.ts'

export type Side = Conflict['answer']
type Conflict = MergePreview['conflicts'][number]

export interface Question extends Conflict {
  /** As the page knows it already, while the preview is made anew. */
  readonly answer: Side
  readonly isAnswered: boolean
}

const Words = ({ words }: { words: readonly string[] }) => (
  <span className="merge__words">
    {words.map((word) => (
      <span key={word}>{word}</span>
    ))}
  </span>
)

const One = ({
  question,
  number,
  count,
  whose,
  isCurrent,
  onAnswer,
  onMove,
}: {
  question: Question
  number: number
  count: number
  /** What their answer is called: as in whose words. */
  whose: string
  isCurrent: boolean
  onAnswer: (side: Side) => void
  onMove: (to: 'next' | 'previous' | 'confirm') => void
}) => {
  const { t } = useTranslation()
  const name = useId()
  const { about, answer, isAnswered, base } = question
  const sides: readonly (readonly [Side, string, readonly string[]])[] = [
    ['ours', t('takeChanges:questions.ours'), question.ours],
    ['theirs', whose, question.theirs],
    ...(question.both === ''
      ? []
      : ([['both', t('takeChanges:questions.both'), [question.both]]] as const)),
  ]
  return (
    <fieldset className={`merge__question${isCurrent ? ' merge__question--current' : ''}`}>
      <legend>
        <span className="muted">{t('takeChanges:questions.number', { number, count })}</span>{' '}
        <strong>{about}</strong>
      </legend>
      {base.length > 0 && (
        <p className="muted">{t('takeChanges:questions.before', { words: base.join('; ') })}</p>
      )}
      <div className="merge__sides">
        {sides.map(([side, label, words]) => (
          <label key={side} className="merge__side">
            <input
              type="radio"
              name={name}
              value={side}
              checked={answer === side}
              // What is chosen already is confirmed by choosing it, too, which is no change.
              onClick={() => onAnswer(side)}
              onChange={() => onAnswer(side)}
            />
            <span>
              <span className="merge__whose">
                {label}
                {answer === side && (
                  <span className="muted">
                    {' · '}
                    {t(`takeChanges:questions.${isAnswered ? 'answered' : 'proposed'}`)}
                  </span>
                )}
              </span>
              <Words words={words} />
            </span>
          </label>
        ))}
      </div>
      <div className="merge__moves no-print">
        <Button
          onClick={() => onMove('confirm')}
          aria-label={t('takeChanges:questions.confirmOf', { about })}
        >
          {t('takeChanges:questions.confirm')}
        </Button>
        {count > 1 && (
          <>
            <Button look="tertiary" onClick={() => onMove('previous')}>
              {t('takeChanges:questions.previous')}
            </Button>
            <Button look="tertiary" onClick={() => onMove('next')}>
              {t('takeChanges:questions.next')}
            </Button>
          </>
        )}
      </div>
    </fieldset>
  )
}

export const QuestionList = ({
  questions,
  whose,
  current,
  onCurrent,
  onAnswer,
  onDone,
}: {
  questions: readonly Question[]
  /** What their answer is called: as in whose words. */
  whose: string
  /** Id of the question at hand. */
  current: string | undefined
  onCurrent: (id: string) => void
  onAnswer: (id: string, side: Side) => void
  /** The last open question was confirmed. */
  onDone: () => void
}) => {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const wanted = useRef<string>(undefined)

  // The radio that is chosen takes the focus once it is drawn.
  useEffect(() => {
    if (wanted.current === undefined) return
    const item = list.current?.children[Number(wanted.current)]
    wanted.current = undefined
    item?.querySelector<HTMLElement>('input:checked')?.focus()
  })

  const goTo = (at: number) => {
    const { length } = questions
    const to = (at + length) % length
    const question = questions[to]
    if (!question) return
    wanted.current = String(to)
    onCurrent(question.id)
    list.current?.children[to]?.querySelector<HTMLElement>('input:checked')?.focus()
  }
  const move = (at: number, to: 'next' | 'previous' | 'confirm') => {
    const question = questions[at]
    if (!question) return
    if (to !== 'confirm') return goTo(at + (to === 'next' ? 1 : -1))
    onAnswer(question.id, question.answer)
    const after = afterAnswer(
      questions.map(({ isAnswered }) => isAnswered),
      at,
    )
    if (after === 'done') onDone()
    else goTo(after)
  }
  const press = (event: KeyboardEvent, at: number) => {
    const question = questions[at]
    const does = questionMove(event)
    // On a button, Enter presses the button.
    const isOnButton = event.target instanceof HTMLButtonElement
    if (!question || !does || (does === 'confirm' && isOnButton)) return
    event.preventDefault()
    if (does === 'both' && question.both === '') return
    if (does === 'ours' || does === 'theirs' || does === 'both') {
      onCurrent(question.id)
      onAnswer(question.id, does)
      const radio = `input[value="${does}"]`
      list.current?.children[at]?.querySelector<HTMLElement>(radio)?.focus()
    } else move(at, does)
  }

  return (
    <>
      <p className="muted no-print">{t('takeChanges:questions.keys')}</p>
      <ol className="merge__questions" ref={list}>
        {questions.map((question, at) => (
          <li
            key={question.id}
            onFocus={() => onCurrent(question.id)}
            onKeyDown={(event) => press(event, at)}
          >
            <One
              {...{ question, whose, number: at + 1, count: questions.length }}
              isCurrent={question.id === current}
              onAnswer={(side) => onAnswer(question.id, side)}
              onMove={(to) => move(at, to)}
            />
          </li>
        ))}
      </ol>
    </>
  )
}
