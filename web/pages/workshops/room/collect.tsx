// Writing cards: mine, with what became of them; those of others only once all are turned over.

import { type FormEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownCard } from '#workshop'
import { newId } from '../../../client/new-id.ts'
import { Button } from '../../../parts/button.tsx'
import { focusFirstError, RadioField, SelectField, TextArea } from '../../../parts/field.tsx'
import { CardBoard, CardBody } from './card-board.tsx'
import { placeOf, useRowHere } from './places.ts'
import type { PhaseProps } from './room-props.ts'

const KINDS = ['obstacle', 'idea', 'question'] as const

/** A card that is being written, and what it is about. */
export interface BegunCard {
  readonly text: string
  readonly kind: (typeof KINDS)[number]
  readonly row: string
}

export const begunCardName = (phase: string): string => `card ${phase}`

export const CardForm = ({
  view,
  phase,
  material,
  say,
  unfinished,
  card,
  isPaper,
  onDone,
}: Pick<PhaseProps, 'view' | 'phase' | 'material' | 'say' | 'unfinished'> & {
  /** Worded anew. */
  card?: ShownCard
  isPaper?: boolean
  onDone?: () => void
}) => {
  const { t } = useTranslation()
  const group = useId()
  const what = `${begunCardName(phase.id)}${isPaper ? ' paper' : ''}`
  // Of a card that is worded anew the old wording is still there.
  const begun = card ? undefined : unfinished.of<BegunCard>(what)
  const [kind, setKind] = useState(begun?.kind ?? card?.kind ?? phase.cards ?? 'obstacle')
  const [text, setText] = useState(begun?.text ?? card?.text ?? '')
  const { row, choose, stay, follow } = useRowHere(
    card ? (card.place?.key ?? '') : view.row,
    '',
    begun?.row,
  )
  useEffect(() => {
    if (!card) unfinished.keep(what, text === '' ? undefined : { text, kind, row })
  }, [unfinished, what, card, text, kind, row])
  const [isChecked, setChecked] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (text.trim() === '') return focusFirstError(event.currentTarget)
    const place = placeOf(row)
    say({
      ...{ kind: 'card', card: card?.id ?? newId(), phase: phase.id, is: kind },
      ...{ text: text.trim(), turn: (card?.myTurn ?? 0) + 1 },
      ...(place ? { place } : {}),
      ...(isPaper || card?.isPaper ? { isPaper: true } : {}),
    })
    setText('')
    follow()
    setChecked(false)
    event.currentTarget.querySelector('textarea')?.focus()
    onDone?.()
  }
  return (
    <form className="room-form" onSubmit={submit} noValidate>
      <fieldset className="kern-fieldset card-kinds">
        <legend className="kern-label">{t('workshops:card.kind')}</legend>
        <div className="kern-fieldset__body">
          {KINDS.map((one) => (
            <RadioField
              key={one}
              name={group}
              label={t(`workshops:card.kinds.${one}`)}
              checked={kind === one}
              onChange={() => setKind(one)}
            />
          ))}
        </div>
      </fieldset>
      <TextArea
        label={t(isPaper ? 'workshops:card.paperText' : 'workshops:card.text')}
        maxLength={500}
        value={text}
        error={isChecked && text.trim() === '' && t('workshops:card.missing')}
        autoFocus={card !== undefined}
        onChange={(event) => {
          stay()
          setText(event.currentTarget.value)
        }}
      />
      {material && (
        <SelectField
          label={t('workshops:card.place')}
          hint={row !== '' && row === view.row && t('workshops:card.placeHint')}
          value={row}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{t('workshops:card.placeNone')}</option>
          {material.rows.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
      <div className="room-form__acts">
        <Button look="primary" type="submit">
          {t(card ? 'workshops:card.keep' : 'workshops:card.write')}
        </Button>
        {card && <Button onClick={onDone}>{t('common:action.cancel')}</Button>}
      </div>
    </form>
  )
}

const MyCard = ({
  card,
  ...props
}: Pick<PhaseProps, 'view' | 'phase' | 'material' | 'say' | 'label' | 'state' | 'unfinished'> & {
  card: ShownCard
}) => {
  const { t } = useTranslation()
  const [isChanging, setChanging] = useState(false)
  const { view, say, label, phase, state, material, unfinished } = props
  if (isChanging)
    return (
      <li className="paper-card">
        <CardForm
          {...{ view, phase, material, say, unfinished, card }}
          onDone={() => setChanging(false)}
        />
      </li>
    )
  const isWaiting = state.waitingCards.has(card.id)
  return (
    <li className={`paper-card paper-card--${card.kind}`}>
      <div>
        <CardBody card={card} label={label} />
        {isWaiting && <p className="muted">{t('workshops:card.waits')}</p>}
      </div>
      <div className="paper-card__acts">
        <Button
          isSmall
          look="tertiary"
          aria-label={t('workshops:card.rewriteNamed', { text: card.text })}
          onClick={() => setChanging(true)}
        >
          {t('workshops:card.rewrite')}
        </Button>
        <Button
          isSmall
          look="tertiary"
          aria-label={t('workshops:card.takeBackNamed', { text: card.text })}
          onClick={() =>
            say({
              ...{ kind: 'card', card: card.id, phase: card.phase, is: card.kind, text: '' },
              turn: (card.myTurn ?? 0) + 1,
              ...(card.isPaper ? { isPaper: true } : {}),
            })
          }
        >
          {t('workshops:card.takeBack')}
        </Button>
      </div>
    </li>
  )
}

/** Mine that lie face down. */
export const MyCards = (props: PhaseProps) => {
  const { t } = useTranslation()
  const { view, phase } = props
  const mine = view.cards.filter(
    (card) => card.phase === phase.id && !card.isShown && card.text !== '',
  )
  if (mine.length === 0) return null
  return (
    <section className="stack" aria-label={t('workshops:card.mine')}>
      <h3 className="kern-heading-small">{t('workshops:card.mine')}</h3>
      <p className="muted">{t('workshops:card.mineHint')}</p>
      <ul className="board__cards">
        {mine.map((card) => (
          <MyCard key={card.id} {...props} card={card} />
        ))}
      </ul>
    </section>
  )
}

/** Those of a phase, once everybody sees them. */
export const RevealedCards = ({ view, phase, label }: PhaseProps) => {
  const { t } = useTranslation()
  const cards = view.cards.filter((card) => card.phase === phase.id && card.isShown)
  return (
    <section className="stack" aria-label={t('workshops:card.all')}>
      <h3 className="kern-heading-small">{t('workshops:card.all')}</h3>
      <CardBoard cards={cards} clusters={view.clusters} label={label} />
    </section>
  )
}

export const Collect = (props: PhaseProps) => {
  const { t } = useTranslation()
  const { view, phase } = props
  const isRevealed = view.revealed.includes(phase.id)
  return (
    <>
      {isRevealed ? (
        <RevealedCards {...props} />
      ) : (
        <>
          <CardForm {...props} />
          <MyCards {...props} />
          {/* Not read out with each card of others: it would talk over who writes. */}
          <p className="muted">
            {t('workshops:card.hidden', { count: view.hidden[phase.id] ?? 0 })}
          </p>
        </>
      )}
    </>
  )
}
