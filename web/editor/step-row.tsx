// One line of the list: its words to type, who does it, and what else can be done with it.

import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover, Button as PressButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { StepLine } from '#steps'
import { useFormat } from '../client/format.ts'
import { Icon } from '../parts/icon.tsx'
import { SuggestInput } from './suggest-input.tsx'
import type { Suggestion } from './suggestions.ts'
import { useSuggestions } from './use-suggestions.ts'

const PAUSE_MS = 900
const NOTHING = { actors: [], systems: [] }

export type RowAction =
  | 'add'
  | 'decide'
  | 'wait'
  | 'outcome'
  | 'repeat'
  | 'parallel'
  | 'details'
  | 'comment'
  | 'up'
  | 'down'
  | 'remove'

/** What a line offers; nothing where it only says where a way leads. */
const actionsOf = (line: StepLine): readonly RowAction[] => {
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
      return ['comment', 'add', 'decide', 'wait', 'remove']
    case 'start':
      return ['comment', 'add', 'decide', 'wait']
    case 'end':
      return ['comment', 'add']
    default:
      return []
  }
}

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
  const [typed, setTyped] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const words = typed ?? line.label
  const isFixed = isReadOnly || READ_ONLY.includes(line.kind) || line.key.includes('/')
  const kind = props.isParty ? 'party' : line.kind
  const name = t(`editor:line.${kind}`, { number: line.number })
  const actions = isFixed ? [] : actionsOf(line)

  const commit = (value = typed) => {
    clearTimeout(timer.current)
    if (value !== undefined && value !== line.label) props.onRename(value.trim())
    setTyped(undefined)
  }
  const { items, missing } = useSuggestions(
    props.draftId,
    // Only what is being typed is talked about: a list that is read is left in peace.
    line.kind === 'step' && !isFixed ? (typed ?? '') : '',
    { takesMarks: false, hasKinds: false, present: props.present, here: NOTHING },
  )
  const take = (item: Suggestion) => {
    if (item.kind !== 'fix' && item.kind !== 'step') return
    clearTimeout(timer.current)
    setTyped(item.label)
    props.onRename(item.label)
  }
  // What is typed stays until it is saved, whatever happens to the page around it.
  useEffect(() => () => clearTimeout(timer.current), [])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isLeaving =
      ['Enter', 'ArrowUp', 'ArrowDown', 'Tab', 'Escape'].includes(event.key) ||
      (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey))
    if (isLeaving) commit()
    props.onKey(event, words === '')
  }

  const what = [
    line.medium ? t(`common:medium.${line.medium}`) : '',
    line.minutes === null ? '' : format.minutes(line.minutes),
    ...line.documents,
    ...line.systems,
  ].filter(Boolean)

  return (
    <li
      className={`step-row step-row--${kind}${isSelected ? ' is-selected' : ''}`}
      data-key={line.key}
      style={{ paddingInlineStart: `${Math.min(line.depth, 8) * 1.25}rem` }}
    >
      <span className="step-row__number" aria-hidden="true">
        {line.number || t(`process:kind.${kind}`)}
      </span>
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
          inputRef={input}
          items={items}
          missing={missing}
          onTake={take}
          className="step-row__input"
          aria-label={name}
          placeholder={t(`editor:placeholder.${line.kind}`, { defaultValue: '' })}
          value={words}
          tabIndex={props.isEntrance ? 0 : -1}
          autoComplete="off"
          maxLength={2000}
          onFocus={props.onSelect}
          onChange={(event) => {
            const { value } = event.currentTarget
            setTyped(value)
            clearTimeout(timer.current)
            timer.current = setTimeout(() => {
              if (value !== line.label) props.onRename(value)
            }, PAUSE_MS)
          }}
          onBlur={() => commit()}
          onKeyDown={onKeyDown}
          onPaste={(event) => props.onPaste(event, words === '')}
        />
      )}
      {(line.kind === 'step' || line.kind === 'wait') && !isFixed && (
        <button
          type="button"
          className="step-row__who"
          tabIndex={-1}
          onClick={() => props.onAction('details')}
        >
          {line.actor || t('editor:whoNobody')}
        </button>
      )}
      {line.actor && isFixed && <span className="muted">{line.actor}</span>}
      {what.length > 0 && <span className="step-row__facts muted">{what.join(' · ')}</span>}
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
      {others && <span className="step-row__others">{others}</span>}
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
                  {t(`editor:action.${action}`)}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </li>
  )
}
