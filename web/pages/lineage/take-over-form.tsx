// What is asked before another's process is taken over: what posts and systems are called here, what does not come along,
// and what it shall be called.

import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TakeOverView } from '#api'
import { lineage } from '#texts'
import { bringTexts } from '../../client/bring-texts.ts'
import { newId } from '../../client/new-id.ts'
import { Button } from '../../parts/button.tsx'
import { CheckField, focusFirstError, SelectField, TextField } from '../../parts/field.tsx'
import { ErrorNotice } from '../../parts/notice.tsx'
import './lineage.css'

bringTexts('lineage', lineage)

type Word = TakeOverView['words'][number]
type Kind = Word['kind']

const keyOf = ({ kind, name }: Word): string => `${kind} ${name}`

/** One word of theirs, and what it is called here. */
const WordField = ({
  word,
  value,
  listId,
  onChange,
}: {
  word: Word
  value: string
  listId: string
  onChange: (value: string) => void
}) => {
  const { t } = useTranslation()
  const because =
    word.proposal && word.proposal.ours === value
      ? t(`lineage:takeOver.because.${word.proposal.because}`)
      : undefined
  const { proposal, name } = word
  return (
    <div className="lineage__word">
      <TextField
        label={t('lineage:takeOver.theirs', { name, count: word.count })}
        hint={because ?? (value.trim() === '' ? t('lineage:takeOver.unmapped') : undefined)}
        value={value}
        maxLength={300}
        list={listId}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
      {proposal && value.trim() === '' && (
        <Button
          isSmall
          look="tertiary"
          aria-label={t('lineage:takeOver.proposeFor', { name, ours: proposal.ours })}
          onClick={() => onChange(proposal.ours)}
        >
          {t('lineage:takeOver.propose', { ours: proposal.ours })}
        </Button>
      )}
    </div>
  )
}

const Words = ({
  kind,
  words,
  own,
  answers,
  onAnswer,
}: {
  kind: Kind
  words: readonly Word[]
  own: readonly string[]
  answers: ReadonlyMap<string, string>
  onAnswer: (word: Word, ours: string) => void
}) => {
  const { t } = useTranslation()
  const id = useId()
  const isActor = kind === 'actor'
  return (
    <fieldset className="kern-fieldset lineage__words">
      <legend className="kern-heading-small">
        {t(isActor ? 'lineage:takeOver.actors' : 'lineage:takeOver.systems')}
      </legend>
      <div className="kern-fieldset__body">
        {words.length === 0 && (
          <p className="kern-body">
            {t(isActor ? 'lineage:takeOver.noActors' : 'lineage:takeOver.noSystems')}
          </p>
        )}
        {isActor && words.length > 0 && (
          <p className="kern-body">{t('lineage:takeOver.actorsLead')}</p>
        )}
        <datalist id={id}>
          {own.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <div className="lineage__fields">
          {words.map((word) => (
            <WordField
              key={keyOf(word)}
              word={word}
              value={answers.get(keyOf(word)) ?? ''}
              listId={id}
              onChange={(ours) => onAnswer(word, ours)}
            />
          ))}
        </div>
      </div>
    </fieldset>
  )
}

/** What does not come along, or needs a look afterwards. */
const Rest = ({
  view,
  keepsFigures,
  onFigures,
}: {
  view: TakeOverView
  keepsFigures: boolean
  onFigures: (keeps: boolean) => void
}) => {
  const { t } = useTranslation()
  const facts = view.facts.filter((fact) => fact !== 'leadTime' || !keepsFigures)
  const isNothing = view.figures === 0 && view.facts.length === 0 && view.labels.length === 0
  return (
    <section className="stack" aria-labelledby="rest-title">
      <h2 className="kern-heading-small" id="rest-title">
        {t('lineage:takeOver.rest')}
      </h2>
      {isNothing && <p className="kern-body">{t('lineage:takeOver.nothingLeft')}</p>}
      {(view.figures > 0 || view.facts.includes('leadTime')) && (
        <CheckField
          label={t('lineage:takeOver.figures')}
          hint={
            view.figures > 0
              ? t('lineage:takeOver.figuresHint', { count: view.figures })
              : undefined
          }
          checked={keepsFigures}
          onChange={(event) => onFigures(event.target.checked)}
        />
      )}
      {facts.length + view.labels.length > 0 && (
        <ul className="lineage__list">
          {facts.map((fact) => (
            <li key={fact}>{t(`lineage:takeOver.fact.${fact}`)}</li>
          ))}
          {[...new Set(view.labels)].map((label) => (
            <li key={label}>{t('lineage:takeOver.label', { label })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What is only alike is offered at the field, not filled in: it may well be wrong. */
const proposed = ({ words }: TakeOverView): ReadonlyMap<string, string> =>
  new Map(
    words.flatMap((word) =>
      word.proposal && word.proposal.because !== 'alike'
        ? [[keyOf(word), word.proposal.ours] as const]
        : [],
    ),
  )

/** What is answered when it is taken over. */
export interface TakeOverAnswers {
  /** Made up here: sent again, it is the same process. */
  readonly id: string
  readonly name: string
  readonly words: { kind: Kind; theirs: string; ours: string | null }[]
  readonly keepsFigures: boolean
}

/** The questions of taking over, wherever the origin comes from. */
export const TakeOverForm = ({
  view,
  houses,
  isBusy,
  error,
  cancel,
  onHouse,
  onTake,
}: {
  view: TakeOverView
  /** Own ones to choose from; where there is one, nobody is asked. */
  houses: readonly { readonly id: string; readonly name: string }[]
  isBusy: boolean
  error: unknown
  /** The way back. */
  cancel: ReactNode
  onHouse: (organisationId: string) => void
  onTake: (answers: TakeOverAnswers) => void
}) => {
  const { t } = useTranslation()
  const [id] = useState(newId)
  const [name, setName] = useState(view.origin.name)
  const [answers, setAnswers] = useState(() => proposed(view))
  const [keepsFigures, setKeepsFigures] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const isNameless = name.trim() === ''
  const open = view.words.filter((word) => !answers.get(keyOf(word))?.trim()).length
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (isNameless) return focusFirstError(event.currentTarget)
    const words = view.words.map((word) => ({
      ...{ kind: word.kind, theirs: word.name },
      ours: answers.get(keyOf(word))?.trim() || null,
    }))
    onTake({ id, name: name.trim(), words, keepsFigures })
  }
  const answer = (word: Word, ours: string) =>
    setAnswers(new Map([...answers, [keyOf(word), ours]]))
  return (
    <form className="form stack stack--reading" onSubmit={submit} noValidate>
      {houses.length > 1 && (
        <SelectField
          label={t('lineage:takeOver.forWhom')}
          value={view.organisationId}
          onChange={(event) => onHouse(event.target.value)}
        >
          {houses.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('lineage:takeOver.name')}
        value={name}
        required
        maxLength={300}
        error={isChecked && isNameless && t('lineage:takeOver.nameMissing')}
        onChange={(event) => setName(event.target.value)}
      />
      {(['actor', 'system'] as const).map((kind) => (
        <Words
          key={kind}
          {...{ kind, answers, own: view.own[kind], onAnswer: answer }}
          words={view.words.filter((word) => word.kind === kind)}
        />
      ))}
      <Rest {...{ view, keepsFigures, onFigures: setKeepsFigures }} />
      <p className="kern-body" role="status">
        {t('lineage:takeOver.count', { count: open })}
      </p>
      <ErrorNotice error={error} />
      <p className="lineage__acts">
        <Button look="primary" type="submit" isBusy={isBusy}>
          {t('lineage:takeOver.confirm')}
        </Button>
        {cancel}
      </p>
    </form>
  )
}
