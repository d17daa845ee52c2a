// A line that is being written and is no step yet: it becomes one with its first words, and is gone when
// nothing was written. Behind @ stands who does it, behind # with which system.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepKind } from '#process'
import { SuggestInput } from './suggest-input.tsx'
import { markIn, type Suggestion } from './suggestions.ts'
import { type NamedHere, useSuggestions } from './use-suggestions.ts'

/** What was said of a step besides its words. */
export interface WrittenFacts {
  /** '' for nobody. */
  readonly actor: string
  readonly systems: readonly string[]
  readonly stepKind: StepKind | undefined
}

const NO_FACTS: WrittenFacts = { actor: '', systems: [], stepKind: undefined }

export interface NewRowProps {
  readonly draftId: string
  readonly label: string
  readonly placeholder: string
  readonly depth: number
  /** Labels the draft has already, small. */
  readonly present: ReadonlySet<string>
  readonly here: NamedHere
  /** `isGoingOn`: the next line is wanted at once. */
  readonly onWrite: (name: string, facts: WrittenFacts, isGoingOn: boolean) => void
  /** False where the text is taken as typed words. */
  readonly onPaste: (text: string) => boolean
  readonly onCommand: (command: 'decide' | 'wait') => void
  readonly onLeave: (isBack: boolean) => void
}

/** Whoever is named behind @ does it, also somebody new; as in a list that is pasted. */
const finished = (words: string, facts: WrittenFacts): { name: string; facts: WrittenFacts } => {
  const mark = markIn(words)
  const isNamed = mark?.sign === '@' && mark.before.trim() !== '' && mark.query !== ''
  return isNamed
    ? { name: mark.before.trim(), facts: { ...facts, actor: mark.query } }
    : { name: words.trim(), facts }
}

export const NewRow = (props: NewRowProps) => {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [facts, setFacts] = useState(NO_FACTS)
  const input = useRef<HTMLInputElement>(null)
  const commands = useRef<HTMLSpanElement>(null)
  const isDone = useRef(false)
  useEffect(() => input.current?.focus(), [])
  const { items, missing } = useSuggestions(props.draftId, words, {
    ...{ stepKind: facts.stepKind, takesMarks: true, present: props.present, here: props.here },
  })

  const write = (isGoingOn: boolean) => {
    if (isDone.current) return
    isDone.current = true
    const { name, facts: said } = finished(words, facts)
    if (name) props.onWrite(name, said, isGoingOn)
    else props.onLeave(isGoingOn)
  }
  const take = (item: Suggestion) => {
    const before = markIn(words)?.before ?? words
    switch (item.kind) {
      case 'fix':
      case 'step':
        return setWords(item.label)
      case 'stepKind':
        return setFacts({ ...facts, stepKind: item.isSet ? undefined : item.stepKind })
      case 'actor':
        setFacts({ ...facts, actor: item.name })
        return setWords(before)
      case 'system':
        setFacts({ ...facts, systems: [...new Set([...facts.systems, item.name])] })
        return setWords(before)
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    if (key === 'Enter') {
      event.preventDefault()
      write(true)
    } else if (key === '/' && words === '') {
      event.preventDefault()
      commands.current?.querySelector('button')?.focus()
    } else if (key === 'Escape' || (key === 'Backspace' && words === '') || key === 'ArrowUp') {
      event.preventDefault()
      if (words.trim() && key !== 'Escape') return write(false)
      isDone.current = true
      props.onLeave(true)
    }
  }
  const said = [
    facts.actor,
    ...facts.systems,
    facts.stepKind ? t(`stepKinds:${facts.stepKind}.name`) : '',
  ].filter(Boolean)
  return (
    <li
      className="step-row step-row--new"
      style={{ paddingInlineStart: `${Math.min(props.depth, 8) * 1.25}rem` }}
    >
      <span className="step-row__number" aria-hidden="true">
        +
      </span>
      <SuggestInput
        inputRef={input}
        className="step-row__input"
        aria-label={props.label}
        placeholder={props.placeholder}
        value={words}
        autoComplete="off"
        maxLength={2000}
        items={items}
        missing={missing}
        onTake={take}
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
      {said.length > 0 && (
        <span className="step-row__facts muted" role="status">
          {said.join(' · ')}
        </span>
      )}
      {words === '' && (
        <span className="step-row__commands" ref={commands}>
          {(['decide', 'wait'] as const).map((command) => (
            <button
              key={command}
              type="button"
              className="link-button"
              data-command={command}
              onKeyDown={(event) => {
                if (event.key === 'Escape') input.current?.focus()
              }}
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
