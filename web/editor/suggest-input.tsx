// A line to type in with suggestions below it (ARIA combobox). Focus never leaves the line: arrow down
// goes into the list, Enter takes what is marked, Esc closes it, Tab moves on as if it were not there.

import {
  type InputHTMLAttributes,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { LabelFix, Suggestion } from './suggestions.ts'

type Reason = LabelFix['because'][number]

export interface SuggestInputProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onKeyDown' | 'value'> {
  readonly inputRef?: Ref<HTMLInputElement>
  readonly value: string
  readonly items: readonly Suggestion[]
  /** What only a person can add. */
  readonly missing: LabelFix | undefined
  /** A step that goes on as typed: stands in grey behind the words, Ctrl and arrow right takes it. */
  readonly grey?: { readonly label: string; readonly organisations: readonly string[] } | undefined
  readonly onTake: (item: Suggestion) => void
  /** Keys the list has no use for. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

const useSentences = () => {
  const { t } = useTranslation()
  const reason = (one: Reason): string => {
    switch (one.kind) {
      case 'spelling':
        return t('editor:suggest.spelling', { from: one.from, to: one.to })
      case 'verb':
        return t('editor:suggest.verb')
      case 'object':
        return t('editor:suggest.object', { verb: one.verb })
    }
  }
  const from = (names: readonly string[]): string =>
    names.length > 0 ? t('editor:suggest.from', { names: names.join(', ') }) : ''
  const say = (item: Suggestion): { readonly text: string; readonly about: string } => {
    switch (item.kind) {
      case 'fix':
        return { text: item.label, about: item.because.map(reason).join(' ') }
      case 'stepKind': {
        const kind = t(`stepKinds:${item.stepKind}.name`)
        return {
          text: t(item.isSet ? 'editor:suggest.kindOff' : 'editor:suggest.kind', { kind }),
          about: t(`stepKinds:${item.stepKind}.meaning`),
        }
      }
      case 'actor':
      case 'system':
        return { text: item.name, about: from(item.from) }
      case 'step':
        return { text: item.label, about: from(item.from) }
      case 'lead': {
        const { number, label, kind } = item.goal
        const where = t(item.isBack ? 'editor:line.loop' : 'editor:line.jump')
        return { text: `${where} ${number} ${label || t(`process:kind.${kind}`)}`, about: '' }
      }
    }
  }
  return { reason, say }
}

export const SuggestInput = ({
  inputRef,
  items,
  missing,
  grey,
  onTake,
  onKeyDown,
  value,
  ...rest
}: SuggestInputProps) => {
  const { t } = useTranslation()
  const { reason, say } = useSentences()
  const id = useId()
  const [hasFocus, setFocus] = useState(false)
  const [closedAt, setClosedAt] = useState<string>()
  const [marked, setMarked] = useState<{ readonly words: string; readonly at: number }>()
  // Typing on opens it again, with nothing marked.
  const isOpen = hasFocus && closedAt !== value && (items.length > 0 || missing !== undefined)
  const at = isOpen && marked?.words === value && marked.at < items.length ? marked.at : -1
  const mark = (next: number) => setMarked({ words: value, at: next })
  const take = (item: Suggestion | undefined) => {
    if (!item) return
    setMarked(undefined)
    onTake(item)
  }
  // A long list follows what is marked.
  const markedId = at >= 0 ? `${id}-${at}` : undefined
  useEffect(() => {
    if (markedId) document.getElementById(markedId)?.scrollIntoView({ block: 'nearest' })
  }, [markedId])
  const optionId = (index: number) => `${id}-${index}`

  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { selectionStart } = event.currentTarget
    const isForGrey = (event.ctrlKey || event.metaKey) && event.key === 'ArrowRight'
    if (grey && isForGrey && selectionStart === value.length) {
      event.preventDefault()
      return onTake({ kind: 'step', label: grey.label, from: grey.organisations })
    }
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    const has = isOpen && items.length > 0 && isPlain && !event.nativeEvent.isComposing
    const isMine =
      (has && event.key === 'ArrowDown') ||
      (has && event.key === 'ArrowUp' && at >= 0) ||
      (has && event.key === 'Enter' && at >= 0) ||
      (isOpen && event.key === 'Escape')
    if (!isMine) return onKeyDown(event)
    event.preventDefault()
    if (event.key === 'ArrowDown') mark(Math.min(at + 1, items.length - 1))
    else if (event.key === 'ArrowUp') mark(at - 1)
    else if (event.key === 'Enter') take(items[at])
    else setClosedAt(value)
  }
  const hint = missing?.because.map(reason).join(' ') ?? ''
  const count = items.length > 0 ? t('editor:suggest.count', { count: items.length }) : ''
  const offer =
    grey && hasFocus
      ? t('editor:suggest.grey', { label: grey.label, names: grey.organisations.join(', ') })
      : ''

  return (
    <span className="suggest">
      {grey && hasFocus && (
        <span className="suggest__grey" aria-hidden="true">
          <span className="suggest__typed">{value}</span>
          {grey.label.slice(value.length)}
        </span>
      )}
      <input
        {...rest}
        ref={inputRef}
        value={value}
        role="combobox"
        aria-autocomplete={grey ? 'both' : 'list'}
        aria-expanded={isOpen && items.length > 0}
        aria-controls={isOpen && items.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={markedId}
        onFocus={(event) => {
          setFocus(true)
          rest.onFocus?.(event)
        }}
        onBlur={(event) => {
          setFocus(false)
          rest.onBlur?.(event)
        }}
        onKeyDown={keyDown}
      />
      {isOpen && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the line keeps the focus while somebody points here
        <span className="suggest__panel" onMouseDown={(event) => event.preventDefault()}>
          {hint && <span className="suggest__hint">{hint}</span>}
          {items.length > 0 && (
            <span
              className="suggest__list"
              role="listbox"
              id={`${id}-list`}
              aria-label={t('editor:suggest.title')}
            >
              {items.map((item, index) => {
                const { text, about } = say(item)
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the line has the keys of the list
                  // biome-ignore lint/a11y/useFocusableInteractive: the line keeps the focus
                  <span
                    key={optionId(index)}
                    id={optionId(index)}
                    role="option"
                    aria-selected={index === at}
                    className="suggest__item"
                    onClick={() => take(item)}
                  >
                    <span>{text}</span>
                    {about && <span className="suggest__about">{about}</span>}
                  </span>
                )
              })}
            </span>
          )}
        </span>
      )}
      <span role="status" className="kern-sr-only">
        {[offer, isOpen ? hint : '', isOpen ? count : ''].filter(Boolean).join(' ')}
      </span>
    </span>
  )
}
