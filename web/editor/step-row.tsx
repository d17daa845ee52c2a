// One line of the list: its words to type, who does it, and what else can be done with it.

import type { ClipboardEvent, CSSProperties, KeyboardEvent } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover, Button as PressButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type StepLine, writeWaiting } from '#steps'
import { useFormat } from '../client/format.ts'
import { Icon } from '../parts/icon.tsx'
import { placeNames } from '../parts/place-names.ts'
import { SuggestInput } from './suggest-input.tsx'
import type { Suggestion } from './suggestions.ts'
import { useSuggestions } from './use-suggestions.ts'
import { useTyped } from './use-typed.ts'

const PAUSE_MS = 900
/** Fewer leave no room to press and to begin. */
const LEAST_LETTERS = 12
const NOTHING = { actors: [], systems: [] }

export type RowAction =
  | 'add'
  | 'decide'
  | 'wait'
  | 'outcome'
  | 'repeat'
  | 'lead'
  | 'parallel'
  | 'details'
  | 'who'
  | 'comment'
  | 'up'
  | 'down'
  | 'remove'

/** What a line offers; nothing where it only says where a way leads. */
const actionsOf = (line: StepLine, canLead: boolean): readonly RowAction[] => {
  switch (line.kind) {
    case 'step':
    case 'wait':
    case 'event':
      return [
        ...(['details', 'comment', 'add', 'decide', 'wait'] as const),
        ...(line.kind === 'event' ? [] : (['repeat'] as const)),
        ...(line.kind === 'step' ? (['parallel'] as const) : []),
        ...(['up', 'down', 'remove'] as const),
      ]
    case 'decision':
    case 'parallel':
      return ['comment', 'add', 'outcome', 'up', 'down', 'remove']
    case 'branch':
      return [
        ...(['comment', 'add', 'decide', 'wait'] as const),
        ...(canLead ? (['lead'] as const) : []),
        'remove',
      ]
    case 'start':
      return ['comment', 'add', 'decide', 'wait']
    case 'end':
      return ['comment', 'add']
    default:
      return []
  }
}

/** What leads elsewhere has no number of its own. */
const MARKS: Partial<Record<StepLine['kind'], string>> = { loop: '↩', jump: '→', handover: '⇄' }

const READ_ONLY: readonly StepLine['kind'][] = ['handover', 'loop', 'jump']

export interface RowProps {
  readonly draftId: string
  /** Labels the draft has already, small. */
  readonly present: ReadonlySet<string>
  readonly line: StepLine
  readonly isSelected: boolean
  readonly isReadOnly: boolean
  /** Whether the keyboard comes to this line; one of the list is enough. */
  readonly isEntrance: boolean
  /** Who else is at this line, as words. */
  readonly others: string
  readonly openComments: number
  readonly isParty: boolean
  /** One of several ways that are gone at the same time. */
  readonly isBeside: boolean
  /** Whether this way can be led elsewhere; of a line that says where one leads, whether that one can. */
  readonly canLead: boolean
  readonly onSelect: () => void
  readonly onRename: (name: string) => void
  readonly onAction: (action: RowAction) => void
  /** Keys that lead elsewhere; the words typed so far are committed before. */
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>, isEmpty: boolean) => void
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>, isEmpty: boolean) => void
}

export const StepRow = (props: RowProps) => {
  const { line, isSelected, isReadOnly, others, openComments } = props
  const { t } = useTranslation()
  const format = useFormat()
  const typed = useTyped({
    ...{ shared: line.label, pauseMs: PAUSE_MS },
    onSave: (name) => {
      props.onRename(name)
      return true
    },
  })
  const { words } = typed
  const isFixed = isReadOnly || READ_ONLY.includes(line.kind) || line.key.includes('/')
  const kind = props.isParty ? 'party' : line.kind
  const name = t(`editor:line.${kind}`, { number: line.number })
  const actions = isFixed ? [] : actionsOf(line, props.canLead)

  const { items, missing } = useSuggestions(
    props.draftId,
    // Only what is being typed is talked about: a list that is read is left in peace.
    line.kind === 'step' && !isFixed && typed.isTyping ? words : '',
    { takesMarks: false, hasKinds: false, present: props.present, here: NOTHING },
  )
  const take = (item: Suggestion) => {
    if (item.kind !== 'fix' && item.kind !== 'step') return
    typed.type(item.label)
    typed.leave()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isLeaving =
      ['Enter', 'ArrowUp', 'ArrowDown', 'Tab', 'Escape'].includes(event.key) ||
      // What is taken back is what was typed last, saved or not.
      (['s', 'z'].includes(event.key.toLowerCase()) && (event.ctrlKey || event.metaKey))
    if (isLeaving) typed.leave()
    // The line goes as it was, and not emptied first.
    if (event.key === 'Backspace' && words === '') typed.drop()
    props.onKey(event, words === '')
  }

  const what = [
    line.medium ? t(`common:medium.${line.medium}`) : '',
    line.minutes === null ? '' : format.minutes(line.minutes),
    // Where it has no words of its own, the time is its words.
    line.waiting && writeWaiting(line.waiting) !== line.label ? format.waiting(line.waiting) : '',
    ...line.documents,
    ...line.systems,
  ].filter(Boolean)

  return (
    <li
      className={`step-row step-row--${kind}${isSelected ? ' is-selected' : ''}`}
      data-key={line.key}
      style={
        {
          paddingInlineStart: `${Math.min(line.depth, 8) * 1.25}rem`,
          '--letters': Math.max(words.length, LEAST_LETTERS),
        } as CSSProperties
      }
    >
      <span className="step-row__number" aria-hidden="true">
        {MARKS[line.kind] ?? (line.number || t(`process:kind.${kind}`))}
      </span>
      <span className="step-row__words">
        {isReadOnly && !READ_ONLY.includes(line.kind) ? (
          <button
            type="button"
            className="step-row__fixed link-button"
            aria-pressed={isSelected}
            onClick={() => {
              props.onSelect()
              props.onAction('comment')
            }}
          >
            {line.label || t(`process:kind.${line.kind}`)}
          </button>
        ) : isFixed && line.kind !== 'handover' && props.canLead ? (
          <button
            type="button"
            className="step-row__fixed link-button"
            tabIndex={-1}
            onClick={() => props.onAction('lead')}
          >
            {t(`editor:line.${line.kind}`)} {line.number} {line.label}
          </button>
        ) : isFixed ? (
          <span className="step-row__fixed">
            {READ_ONLY.includes(line.kind) && (
              <span className="muted">
                {t(`process:kind.${line.kind}`)} {line.number}{' '}
              </span>
            )}
            {line.label}
          </span>
        ) : (
          <SuggestInput
            items={items}
            missing={missing}
            onTake={take}
            className="step-row__input"
            aria-label={name}
            aria-describedby={others ? `others-${line.key}` : undefined}
            placeholder={t(`editor:placeholder.${props.isBeside ? 'beside' : line.kind}`, {
              defaultValue: '',
            })}
            value={words}
            tabIndex={props.isEntrance ? 0 : -1}
            autoComplete="off"
            maxLength={2000}
            onFocus={(event) => {
              typed.onFocus(event)
              props.onSelect()
            }}
            onChange={(event) => typed.type(event.currentTarget.value)}
            onBlur={typed.leave}
            onKeyDown={onKeyDown}
            onPaste={(event) => props.onPaste(event, words === '')}
          />
        )}
        {(line.kind === 'step' || line.kind === 'wait') && !isFixed && (
          <button
            type="button"
            className="step-row__who"
            tabIndex={-1}
            onClick={() => props.onAction('who')}
          >
            {line.actor || t('editor:whoNobody')}
          </button>
        )}
      </span>
      {line.actor && isFixed && <span className="step-row__facts muted">{line.actor}</span>}
      {what.length > 0 && <span className="step-row__facts muted">{what.join(' · ')}</span>}
      {line.waitsFor.length > 0 && (
        <span className="step-row__facts muted">
          {t('process:step.waitsFor', { places: placeNames(line.waitsFor) })}
        </span>
      )}
      {line.openQuestion && (
        <span className="step-row__open">
          <span className="muted">{t('process:step.openQuestion')}:</span> {line.openQuestion}
        </span>
      )}
      {openComments > 0 && (
        <button
          type="button"
          className="step-row__comments link-button"
          tabIndex={isSelected || isReadOnly ? 0 : -1}
          aria-label={t('comments:openAt', { count: openComments, label: line.label })}
          onClick={() => props.onAction('comment')}
        >
          {t('comments:open', { count: openComments })}
        </button>
      )}
      {others && (
        <span className="step-row__others" id={`others-${line.key}`}>
          {others}
        </span>
      )}
      {actions.length > 0 && (
        <MenuTrigger>
          <PressButton
            className="step-row__menu"
            excludeFromTabOrder={!isSelected}
            aria-label={
              line.label ? t('editor:actions', { label: line.label }) : t('editor:actionsUnnamed')
            }
          >
            <Icon name="more-vert" />
          </PressButton>
          <Popover placement="bottom end" className="popover">
            <Menu className="menu" onAction={(key) => props.onAction(key as RowAction)}>
              {actions.map((action) => (
                <MenuItem key={action} id={action} className="menu__item">
                  {t(
                    `editor:action.${action === 'details' && line.kind === 'wait' ? 'detailsOfWait' : action}`,
                  )}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </li>
  )
}
