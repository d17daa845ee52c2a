// The list that is typed. A line is a step: Enter makes the next, arrows go and move, Tab leads into a way
// and out of it, Esc leaves the list so that Tab moves on. Everything is also in each line's menu.

import {
  type ClipboardEvent,
  Fragment,
  type KeyboardEvent,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Participant } from '#api'
import { asKey, type Process } from '#process'
import { findLine, readJump, readPasted, type StepLine } from '#steps'
import { useAnnounce } from '../parts/announce.tsx'
import { Button } from '../parts/button.tsx'
import type { CommentCount } from '../parts/comment-counts.ts'
import { type Begun, NewRow, type WrittenFacts } from './new-row.tsx'
import type { DetailsField } from './step-details.tsx'
import { type RowAction, StepRow } from './step-row.tsx'
import type { ListActions } from './use-list.ts'
import { useWaysBack } from './use-ways-back.tsx'
import './step-editor.css'

export interface StepEditorProps {
  readonly draftId: string
  readonly process: Process
  readonly list: ListActions
  readonly canEdit: boolean
  /** What shall be done, and not what is done today. */
  readonly isTarget: boolean
  readonly selected: string | undefined
  readonly onSelect: (key: string | undefined) => void
  /** Opens what is said about a line, with a field of it. */
  readonly onDetails: (key: string, field: DetailsField) => void
  /** How much is said about lines, by their keys. */
  readonly comments: Readonly<Record<string, CommentCount>>
  /** Takes a line out, and says so; false where it stays. */
  readonly onRemove: (index: number) => boolean
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly people: readonly Participant[]
}

/** A new line is written before it is a step: below a line, above the end, or as the first of all. */
interface Writing {
  readonly below: string | undefined
}

const isWay = (line: StepLine | undefined) => line?.kind === 'branch'
const isParting = (line: StepLine | undefined) =>
  line?.kind === 'decision' || line?.kind === 'parallel'

export const StepEditor = (props: StepEditorProps) => {
  const { list, canEdit, selected, onSelect, people } = props
  const { lines } = list
  const { t } = useTranslation()
  const announce = useAnnounce()
  const host = useRef<HTMLOListElement>(null)
  const [writing, setWriting] = useState<Writing>()
  /** Left with Esc: Tab moves on until somebody types again. */
  const [isLeft, setLeft] = useState(false)
  const wanted = useRef<string>(undefined)

  /** The hand was in the list, as far as anybody has said. */
  const isIn = useRef(false)
  const isTakingBack = useRef(false)
  const takeBack = (how: () => void) => {
    isTakingBack.current = true
    how()
  }
  /** A new line goes elsewhere, with what is written in it. */
  const isMoving = useRef(false)
  // It goes with the line above it, before anything else can be told.
  isMoving.current = writing?.below !== undefined && !lines.some(({ key }) => key === writing.below)
  const begun = useRef<Begun>(undefined)

  const focus = (key: string | undefined, what = 'input, .step-row__menu') => {
    const row = [...(host.current?.children ?? [])].find(
      (one) => one instanceof HTMLElement && one.dataset.key === key,
    )
    row?.querySelector<HTMLElement>(what)?.focus()
  }
  // What was made appears with the next state of the draft.
  useEffect(() => {
    if (wanted.current === undefined) return
    focus(wanted.current)
    wanted.current = undefined
  })
  /** Where one is, as far as it is known from the lines before. */
  const place = useRef(-1)
  const hereKey = writing ? writing.below : selected
  useEffect(() => {
    const isOwn = isTakingBack.current
    isTakingBack.current = false
    const at = lines.findIndex(({ key }) => key === hereKey)
    if (at >= 0 || hereKey === undefined || place.current < 0) {
      place.current = at
      return
    }
    // The line is gone, taken back or removed by somebody: one goes on at the one before.
    const before = lines[Math.min(place.current, lines.length) - 1]?.key
    if (writing) setWriting(before === undefined ? undefined : { below: before })
    else if (isIn.current && document.activeElement === document.body) {
      // Who took it back goes on writing there; who was writing in it when others took it out must not
      // write on in another line.
      if (isOwn) focus(before)
      else focus(before, '.step-row__menu')
    }
  })
  const goTo = (key: string | undefined) => {
    wanted.current = key
    setWriting(undefined)
    if (key !== undefined) focus(key)
  }

  const back = useWaysBack(list, goTo)

  const go = (index: number, step: -1 | 1) => {
    const rest = step === 1 ? lines.slice(index + 1) : lines.slice(0, index).toReversed()
    const next = rest.find(({ kind }) => !['handover', 'loop', 'jump'].includes(kind))
    if (next) goTo(next.key)
  }

  /** Below a question one writes in its first way. */
  const writeBelow = (index: number) => {
    const line = lines[index]
    setWriting({ below: isParting(line) ? lines[index + 1]?.key : line?.key })
  }

  const remove = (index: number) => {
    if (props.onRemove(index)) goTo(lines[index - 1]?.key)
  }

  const move = (index: number, direction: 'up' | 'down') => {
    const key = lines[index]?.key
    if (list.move(index, direction)) goTo(key)
  }

  const act = (index: number, action: RowAction) => {
    const line = lines[index]
    if (!line) return
    switch (action) {
      case 'add':
        return writeBelow(index)
      case 'decide':
        return goTo(list.decideBelow(index))
      case 'wait':
        return goTo(list.waitBelow(index))
      case 'outcome':
        return goTo(list.addOutcome(index))
      case 'repeat':
        return back.repeat(line)
      case 'lead':
        return back.ask(index)
      case 'parallel':
        if (list.besides(index)) goTo(line.key)
        return
      case 'details':
        return props.onDetails(line.key, undefined)
      case 'who':
        return props.onDetails(line.key, 'actor')
      case 'comment':
        return props.onDetails(line.key, 'comments')
      case 'up':
      case 'down':
        return move(index, action)
      case 'remove':
        return remove(index)
    }
  }

  /** Into a way, or out of it; false where Tab moves on as everywhere. */
  const tab = (index: number, isBack: boolean): boolean => {
    const line = lines[index]
    if (isLeft || !line) return false
    if (isBack) {
      const out = lines
        .slice(0, index)
        .findLastIndex((one) =>
          isWay(line)
            ? isParting(one) && one.depth < line.depth
            : isWay(one) && one.depth === line.depth,
        )
      if (line.depth === 0 || out < 0) return false
      goTo(lines[out]?.key)
      return true
    }
    if (isParting(line)) {
      goTo(lines[index + 1]?.key)
      return true
    }
    if (!isWay(line) || !canEdit) return false
    const next = lines[index + 1]
    const isEmpty = !next || next.depth < line.depth || isWay(next)
    if (isEmpty) setWriting({ below: line.key })
    else goTo(next.key)
    return true
  }

  const onKey = (index: number) => (event: KeyboardEvent<HTMLInputElement>, isEmpty: boolean) => {
    const { key, altKey, shiftKey } = event
    const isCommand = event.ctrlKey || event.metaKey
    const line = lines[index]
    const handled = () => event.preventDefault()
    if (key.length === 1 && !isCommand) setLeft(false)
    if (key === 'Enter' && canEdit) {
      handled()
      setLeft(false)
      writeBelow(index)
    } else if (key === 'ArrowUp' || key === 'ArrowDown') {
      handled()
      if (altKey) move(index, key === 'ArrowUp' ? 'up' : 'down')
      else go(index, key === 'ArrowUp' ? -1 : 1)
    } else if (key === 'Tab') {
      if (tab(index, shiftKey)) handled()
    } else if (key === 'Escape') {
      setLeft(true)
      announce({ text: t('editor:leftList') })
    } else if (key === 'Backspace' && isEmpty && canEdit && line?.kind !== 'start') {
      handled()
      remove(index)
    } else if (isCommand && key.toLowerCase() === 'z') {
      handled()
      takeBack(shiftKey ? props.onRedo : props.onUndo)
    } else if (isCommand && key.toLowerCase() === 'y') {
      handled()
      takeBack(props.onRedo)
    } else if (key === '/' && isEmpty) {
      handled()
      event.currentTarget.closest('li')?.querySelector<HTMLElement>('.step-row__menu')?.click()
    } else if ((key === '@' || key === '#') && atWordEnd(event.currentTarget) && line) {
      handled()
      event.currentTarget.blur()
      props.onDetails(line.key, key === '@' ? 'actor' : 'documents')
    }
  }

  const paste = (index: number, text: string): boolean => {
    const steps = readPasted(text)
    if (steps.length < 2) return false
    const key = list.addAll(index, steps)
    if (key === undefined) return true
    announce({
      text: t('editor:said.pasted', { count: steps.length }),
      action: { label: t('common:action.undo'), run: props.onUndo },
    })
    goTo(key)
    return true
  }

  /** Leads the way that ends below a line; behind a step in the middle of things it is asked first. */
  const leadTo = (index: number, goal: StepLine, isBack: boolean): boolean => {
    const way = list.wayEndingAt(index)
    if (way !== undefined) {
      const key = lines[way]?.key
      if (!list.lead(way, asKey(goal.key))) return false
      goTo(key)
      return true
    }
    if (!isBack || !back.isAt(index)) {
      announce({ text: t('editor:wayTo.outside') })
      return false
    }
    setWriting(undefined)
    back.ask(index, goal.key)
    return true
  }

  /** False where nothing came of it; the words stay. */
  const write = (index: number, name: string, facts: WrittenFacts, isGoingOn: boolean): boolean => {
    const jump = readJump(name)
    const goal = jump && findLine(lines, index, jump)
    if (goal) return leadTo(placeOf(index), goal, jump.isBack)
    const key = list.addBelow(index, name)
    const { actor, systems, stepKind } = facts
    const work = { ...(stepKind ? { stepKind } : {}), ...(systems.length > 0 ? { systems } : {}) }
    if (key !== undefined && (actor || Object.keys(work).length > 0))
      list.tell(key, actor, work, '')
    const above = lines[placeOf(index)]
    if (key !== undefined && above && facts.isBeside) list.together([asKey(above.key), key])
    setWriting(isGoingOn && key !== undefined ? { below: key } : undefined)
    if (!isGoingOn) wanted.current = key
    return true
  }

  const othersAt = (key: string) =>
    people
      .filter(({ place }) => place.selected === key)
      .map(({ name, organisation }) => name ?? t('editor:people.one', { organisation }))
      .join(', ')

  const present = new Set(lines.map(({ label }) => label.toLowerCase()))
  const here = {
    actors: lines.map(({ actor }) => actor),
    systems: lines.flatMap(({ systems }) => systems),
  }

  /** Above the end one writes behind the step before it, where it is none of a way. */
  const placeOf = (index: number): number => {
    const line = lines[index]
    if (line?.kind !== 'end') return index
    // What is handed over stands below its step.
    const before = lines.slice(0, index).findLastIndex(({ kind }) => kind !== 'handover')
    return lines[before]?.depth === line.depth ? before : index
  }

  const newRow = (index: number) => {
    const line = lines[index]
    const place = placeOf(index)
    const way = isWay(line) ? line?.label : undefined
    return (
      <NewRow
        draftId={props.draftId}
        present={present}
        here={here}
        after={
          props.isTarget
            ? (lines.slice(0, index + 1).findLast(({ kind }) => kind === 'step')?.label ?? '')
            : undefined
        }
        label={way ? t('editor:line.newIn', { way }) : t('editor:line.new')}
        placeholder={t(lines.length === 0 ? 'editor:placeholder.first' : 'editor:placeholder.step')}
        depth={line?.depth ?? 0}
        begun={begun}
        isMoving={isMoving}
        onWrite={(name, facts, isGoingOn) => write(index, name, facts, isGoingOn)}
        onPaste={(text) => paste(index, text)}
        besideOf={lines[place]?.kind === 'step' ? lines[place]?.label : undefined}
        hasBack={back.isAt(place)}
        goals={(isBack) => {
          const way = list.wayEndingAt(index)
          const steps = lines.slice(0, place + 1).filter(({ kind }) => kind === 'step')
          const canAsk = isBack && back.isAt(place)
          const all = way !== undefined ? list.destinations(way) : canAsk ? steps : []
          return all.filter((one) => lines.indexOf(one) <= index === isBack)
        }}
        onLead={(goal, isBack) => leadTo(place, goal, isBack)}
        onCommand={(command) => {
          setWriting(undefined)
          if (command === 'back') back.ask(place)
          else if (command === 'decide') goTo(list.decideBelow(index))
          else if (command === 'wait') goTo(list.waitBelow(index))
        }}
        onLeave={(isBack) => {
          setWriting(undefined)
          if (isBack) wanted.current = line?.key
        }}
      />
    )
  }

  const canLeadAt = (index: number): boolean => {
    const kind = lines[index]?.kind
    const isBorder = kind === 'loop' || kind === 'jump'
    return isBorder ? list.wayEndingAt(index) !== undefined : list.canLead(index)
  }
  const entrance = lines.some(({ key }) => key === selected) ? selected : lines[0]?.key
  return (
    <section className="step-editor" aria-labelledby="step-editor-title">
      <h2 className="kern-heading-small" id="step-editor-title">
        {t('editor:list')}
      </h2>
      <p className="kern-sr-only" id="step-editor-mode">
        {t('editor:listMode')}
      </p>
      <ol
        className="step-editor__list"
        ref={host}
        aria-describedby="step-editor-mode"
        onFocus={() => {
          isIn.current = true
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (relatedTarget) isIn.current = currentTarget.contains(relatedTarget)
        }}
      >
        {writing?.below === undefined && writing && newRow(-1)}
        {lines.map((line, index) => (
          <Fragment key={line.key}>
            {writing?.below === line.key && line.kind === 'end' && newRow(index)}
            <StepRow
              draftId={props.draftId}
              present={present}
              line={line}
              canLead={canEdit && canLeadAt(index)}
              isParty={isWay(line) && line.depth === 0 && line.number === ''}
              isBeside={
                isWay(line) &&
                lines.slice(0, index).findLast(({ depth }) => depth < line.depth)?.kind ===
                  'parallel'
              }
              isSelected={line.key === selected}
              isReadOnly={!canEdit}
              isEntrance={line.key === entrance}
              others={othersAt(line.key)}
              openComments={props.comments[line.key]?.open ?? 0}
              onSelect={() => onSelect(line.key)}
              onRename={(name) => list.rename(index, name)}
              onAction={(action) => act(index, action)}
              onKey={onKey(index)}
              onPaste={(event: ClipboardEvent<HTMLInputElement>) => {
                const text = event.clipboardData.getData('text/plain')
                if (canEdit && paste(index, text)) event.preventDefault()
              }}
            />
            {writing?.below === line.key && line.kind !== 'end' && newRow(index)}
          </Fragment>
        ))}
      </ol>
      {canEdit && !writing && (
        <Button
          icon="add"
          isSmall
          onClick={() => {
            const end = lines.findLast(({ kind, depth }) => kind === 'end' && depth === 0)
            setWriting({ below: (end ?? lines.at(-1))?.key })
          }}
        >
          {t(lines.length === 0 ? 'editor:addFirst' : 'editor:addLast')}
        </Button>
      )}
      {back.dialog}
    </section>
  )
}

/** The caret stands behind everything, and a word has ended there: else the sign is meant as written. */
const atWordEnd = (input: HTMLInputElement): boolean =>
  input.selectionStart === input.value.length && (input.value === '' || input.value.endsWith(' '))
