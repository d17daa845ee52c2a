// A line that is being written and is no step yet: it becomes one with its first words, and is gone when
// nothing was written. Behind @ stands who does it, behind # with which system.

import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { StepKind } from '#process'
import type { StepLine } from '#steps'
import { useNextSteps } from '../client/queries.ts'
import { useAfterPress } from '../parts/after-press.ts'
import { SuggestInput } from './suggest-input.tsx'
import { goalsFor, greyFor, jumpIn, markIn, type Suggestion } from './suggestions.ts'
import { unsaved } from './unsaved.ts'
import { type NamedHere, useSuggestions } from './use-suggestions.ts'

/** What was said of a step besides its words. */
export interface WrittenFacts {
  /** '' for nobody. */
  readonly actor: string
  readonly systems: readonly string[]
  readonly stepKind: StepKind | undefined
  /** At the same time as the step above. */
  readonly isBeside: boolean
}

/** What is written in a new line that goes elsewhere, because the line before it is gone. */
export type Begun = { readonly words: string; readonly facts: WrittenFacts } | undefined

const NO_FACTS: WrittenFacts = { actor: '', systems: [], stepKind: undefined, isBeside: false }

export interface NewRowProps {
  readonly draftId: string
  readonly label: string
  readonly placeholder: string
  readonly depth: number
  /** Labels the draft has already, small. */
  readonly present: ReadonlySet<string>
  readonly here: NamedHere
  /** For a target: the step before, '' for none. What is done today is written without what others do. */
  readonly after: string | undefined
  readonly begun: RefObject<Begun>
  /** It goes, and is there again below another line. */
  readonly isMoving: RefObject<boolean>
  /** `isGoingOn`: the next line is wanted at once. False where nothing came of it: the words stay. */
  readonly onWrite: (name: string, facts: WrittenFacts, isGoingOn: boolean) => boolean
  /** False where the text is taken as typed words. */
  readonly onPaste: (text: string) => boolean
  /** The step above, where this one may be done at the same time; undefined where there is none. */
  readonly besideOf: string | undefined
  /** Whether a way can go back from here. */
  readonly hasBack: boolean
  /** The lines before or behind this one to which it can. */
  readonly goals: (isBack: boolean) => readonly StepLine[]
  readonly onLead: (goal: StepLine, isBack: boolean) => boolean
  readonly onCommand: (command: 'decide' | 'wait' | 'back') => void
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
  const { begun, isMoving } = props
  const [words, setWords] = useState(begun.current?.words ?? '')
  const [facts, setFacts] = useState(begun.current?.facts ?? NO_FACTS)
  const input = useRef<HTMLInputElement>(null)
  const commands = useRef<HTMLSpanElement>(null)
  const isDone = useRef(false)
  const afterPress = useAfterPress()
  useEffect(() => input.current?.focus(), [])
  const jump = jumpIn(words)
  const goals = jump ? goalsFor(jump, props.goals(jump.isBack)) : []
  // Where a way leads is no step whose words could be better.
  const suggested = useSuggestions(props.draftId, goals.length > 0 ? '' : words, {
    ...{ stepKind: facts.stepKind, takesMarks: true, present: props.present, here: props.here },
  })
  const items = goals.length > 0 ? goals : suggested.items
  const { data: next = [] } = useNextSteps(
    props.draftId,
    props.after ?? '',
    props.after !== undefined,
  )
  const others = items.flatMap((one) =>
    one.kind === 'step' ? [{ label: one.label, organisations: [...one.from] }] : [],
  )
  const grey = greyFor(words, [...next, ...others], props.present)

  const write = (isGoingOn: boolean) => {
    if (isDone.current) return
    isDone.current = true
    const { name, facts: said } = finished(words, facts)
    if (!name) props.onLeave(isGoingOn)
    else if (!props.onWrite(name, said, isGoingOn)) isDone.current = false
  }
  const hasWords = words.trim() !== ''
  const latest = useRef({ words, facts, write })
  latest.current = { words, facts, write }
  useLayoutEffect(
    () => (hasWords ? unsaved.hold(() => latest.current.write(false)) : undefined),
    [hasWords],
  )
  // What is written is not lost with the page around it.
  useLayoutEffect(() => {
    begun.current = undefined
    return () => {
      const { words, facts, write } = latest.current
      if (isDone.current || words.trim() === '') return
      if (isMoving.current) begun.current = { words, facts }
      else write(false)
    }
  }, [begun, isMoving])
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
      case 'lead':
        isDone.current = true
        if (!props.onLead(item.goal, item.isBack)) isDone.current = false
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    if (key === 'Enter') {
      event.preventDefault()
      write(true)
    } else if (key === '/' && words === '') {
      event.preventDefault()
      commands.current?.querySelector<HTMLElement>('[data-command=decide]')?.focus()
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
    facts.isBeside ? t('editor:besideOf', { label: props.besideOf }) : '',
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
        placeholder={grey ? '' : props.placeholder}
        value={words}
        autoComplete="off"
        maxLength={2000}
        items={items}
        missing={suggested.missing}
        grey={grey}
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
          afterPress(() => write(false))
        }}
      />
      {said.length > 0 && (
        <span className="step-row__facts muted" role="status">
          {said.join(' · ')}
        </span>
      )}
      {words === '' && (
        <span className="step-row__commands" ref={commands}>
          {/* Who has no keyboard takes it here. */}
          {grey && (
            <button
              type="button"
              className="link-button step-row__take"
              data-command="take"
              onClick={() => {
                setWords(grey.label)
                input.current?.focus()
              }}
            >
              {t('editor:suggest.takeGrey', { names: grey.organisations.join(', ') })}
            </button>
          )}
          {(['decide', 'wait', ...(props.hasBack ? (['back'] as const) : [])] as const).map(
            (command) => (
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
            ),
          )}
          {props.besideOf !== undefined && (
            <button
              type="button"
              className="link-button"
              data-command="beside"
              aria-pressed={facts.isBeside}
              onKeyDown={(event) => {
                if (event.key === 'Escape') input.current?.focus()
              }}
              onClick={() => {
                setFacts({ ...facts, isBeside: !facts.isBeside })
                input.current?.focus()
              }}
            >
              {t('editor:action.beside')}
            </button>
          )}
        </span>
      )}
    </li>
  )
}
