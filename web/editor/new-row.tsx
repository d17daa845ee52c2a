// A line that is being written and is no step yet: it becomes one with its first words, and is gone when
// nothing was written.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface NewRowProps {
  readonly label: string
  readonly placeholder: string
  readonly depth: number
  /** `isGoingOn`: the next line is wanted at once. */
  readonly onWrite: (name: string, isGoingOn: boolean) => void
  /** False where the text is taken as typed words. */
  readonly onPaste: (text: string) => boolean
  readonly onCommand: (command: 'decide' | 'wait') => void
  readonly onLeave: (isBack: boolean) => void
}

export const NewRow = (props: NewRowProps) => {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => input.current?.focus(), [])

  const write = (isGoingOn: boolean) => {
    if (isDone.current) return
    isDone.current = true
    const name = words.trim()
    if (name) props.onWrite(name, isGoingOn)
    else props.onLeave(isGoingOn)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    if (key === 'Enter') {
      event.preventDefault()
      write(true)
    } else if (key === 'Escape' || (key === 'Backspace' && words === '') || key === 'ArrowUp') {
      event.preventDefault()
      if (words.trim() && key !== 'Escape') return write(false)
      isDone.current = true
      props.onLeave(true)
    }
  }
  return (
    <li
      className="step-row step-row--new"
      style={{ paddingInlineStart: `${Math.min(props.depth, 8) * 1.25}rem` }}
    >
      <span className="step-row__number" aria-hidden="true">
        +
      </span>
      <input
        ref={input}
        className="step-row__input"
        aria-label={props.label}
        placeholder={props.placeholder}
        value={words}
        autoComplete="off"
        maxLength={2000}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (words === '' && props.onPaste(event.clipboardData.getData('text/plain'))) {
            isDone.current = true
            event.preventDefault()
          }
        }}
        onBlur={(event) => {
          const next = event.relatedTarget
          if (next instanceof HTMLElement && next.dataset.command) return
          write(false)
        }}
      />
      {words === '' && (
        <span className="step-row__commands">
          {(['decide', 'wait'] as const).map((command) => (
            <button
              key={command}
              type="button"
              className="link-button"
              data-command={command}
              onClick={() => {
                isDone.current = true
                props.onCommand(command)
              }}
            >
              {t(`editor:action.${command}`)}
            </button>
          ))}
        </span>
      )}
    </li>
  )
}
