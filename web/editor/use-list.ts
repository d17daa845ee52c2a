// What people do to the list, bound to a draft: each is one group of changes, or a sentence that says why
// it cannot be done.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  addOutcome,
  type Edit,
  giveTo,
  inTurn,
  makeLoop,
  makeParallel,
  type NewStep,
  setProperty,
  type Value,
} from '#change'
import { asKey, elementsOf, type Key, type Process, type Waiting } from '#process'
import {
  addAllBelow,
  addBelow,
  canLead,
  type Destination,
  decideBelow,
  destinationsOf,
  leadWay,
  listSteps,
  moveLine,
  type PastedStep,
  removeLine,
  renameLine,
  type StepLine,
  setWaiting,
  wayEndingAt,
} from '#steps'
import { newId } from '../client/new-id.ts'
import { useAnnounce } from '../parts/announce.tsx'
import type { LiveDraft } from './live-draft.ts'

/** Keys are short, safe in XML, and never the same twice, whoever makes them. */
const newKey = (stem: string): Key => asKey(`${stem.slice(0, 40)}_${newId().slice(0, 10)}`)

export interface ListActions {
  readonly lines: readonly StepLine[]
  /** Key of what was made; undefined where nothing was. */
  readonly addBelow: (index: number, name: string) => Key | undefined
  readonly addAll: (index: number, steps: readonly PastedStep[]) => Key | undefined
  readonly waitBelow: (index: number) => Key | undefined
  readonly decideBelow: (index: number) => Key | undefined
  readonly addOutcome: (index: number) => Key | undefined
  readonly rename: (index: number, name: string) => void
  readonly remove: (index: number) => boolean
  readonly move: (index: number, direction: 'up' | 'down') => boolean
  readonly giveTo: (key: Key, actor: string) => boolean
  readonly set: (key: Key, property: string, value: Value | undefined) => void
  /** How long is waited; undefined for nobody knows. */
  readonly setWaiting: (key: Key, waiting: Waiting | undefined) => void
  readonly repeat: (from: Key, backTo: Key, question: string) => boolean
  readonly canLead: (index: number) => boolean
  /** The way of a decision that ends with a line. */
  readonly wayEndingAt: (index: number) => number | undefined
  /** The lines a way can be led to. */
  readonly destinations: (way: number) => readonly StepLine[]
  /** Leads a way elsewhere, and says where; false where it stays. */
  readonly lead: (way: number, to: Destination) => boolean
  /** A step is done at the same time as the one before it. */
  readonly besides: (index: number) => boolean
  readonly canBeside: (index: number) => boolean
  /** Both, of which one was just made, are done at the same time. */
  readonly together: (keys: readonly Key[]) => boolean
  /** What is said of a step that was just made: who, other facts, and what triggers the whole. */
  readonly tell: (
    key: Key,
    actor: string,
    work: Readonly<Record<string, Value>>,
    trigger: string,
  ) => void
  /** What runs differently in some cases: a question behind a step, and what is done then. Key of that step. */
  readonly special: (index: number, wanted: SpecialCase) => Key | undefined
}

export interface SpecialCase {
  readonly question: string
  readonly what: string
  /** '' for whoever does the step before. */
  readonly who: string
  /** Of the cases that come there, 0 to 1. */
  readonly share?: number
}

const task = (name: string): NewStep => ({ kind: 'task', taskType: 'none', name })

/** What is known of the beginning and the end before there is any step. */
interface Known {
  readonly trigger: string
  readonly result: string
}

/** The first steps of a process, between a beginning and an end that say what is known of them. */
const withBorders = (process: Process, edit: Edit, { trigger, result }: Known): Edit => {
  if (edit.kind === 'impossible') return edit
  const naming = edit.changes.flatMap((one) => {
    const { element } = one.kind === 'addElement' ? one : {}
    if (element?.kind !== 'event' || element.name !== '') return []
    const name = element.position === 'start' ? trigger : element.position === 'end' ? result : ''
    return name ? [(now: Process) => setProperty(now, element.key, 'name', name)] : []
  })
  return inTurn(process, [() => edit, ...naming])
}

export const useList = (live: LiveDraft, process: Process, known: Known): ListActions => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const lines = useMemo(() => listSteps(process), [process])
  const listed = { process, lines }

  const put = (
    edit: Edit,
    /** Reasons of its own. */
    reasons: 'impossible' | 'wayTo.impossible' = 'impossible',
  ): Extract<Edit, { kind: 'edited' }> | undefined => {
    if (edit.kind === 'impossible') {
      const { reason } = edit
      const texts = [`editor:${reasons}.${reason}`, `editor:impossible.${reason}`]
      announce({ text: t([...texts, 'editor:impossible.other']) })
      return undefined
    }
    const written = live.offer(edit.changes)
    if (written.kind !== 'refused') return edit
    // What others have changed since stands above the list, with both sides' words.
    const isKept = live.state().refused.some(({ conflicts }) => conflicts === written.conflicts)
    if (!isKept) announce({ text: t('editor:impossible.other') })
    return undefined
  }
  const first = (edit: Edit, isWanted: (kind: string) => boolean): Key | undefined => {
    const done = put(lines.length === 0 ? withBorders(process, edit, known) : edit)
    return done?.changes.flatMap((one) =>
      one.kind === 'addElement' && isWanted(one.element.kind) ? [one.element.key] : [],
    )[0]
  }
  const isStep = (kind: string) => kind === 'task'
  /** A step and the one before it. */
  const pairAt = (index: number): readonly Key[] => {
    const steps = lines.slice(0, index + 1).filter(({ kind }) => kind === 'step')
    return steps.slice(-2).map(({ key }) => asKey(key))
  }

  return {
    lines,
    addBelow: (index, name) => first(addBelow(listed, index, task(name), newKey), isStep),
    addAll: (index, steps) => first(addAllBelow(listed, index, steps, newKey), isStep),
    waitBelow: (index) => {
      const wait: NewStep = {
        ...{ kind: 'event', position: 'intermediateCatch', trigger: 'timer', name: '' },
      }
      return first(addBelow(listed, index, wait, newKey), (kind) => kind === 'event')
    },
    decideBelow: (index) => {
      const outcomes = [{ name: t('editor:yes') }, { name: t('editor:no') }]
      const edit = decideBelow(listed, index, '', outcomes, newKey)
      return first(edit, (kind) => kind === 'gateway')
    },
    addOutcome: (index) => {
      const key = lines[index]?.key
      if (key === undefined) return undefined
      const edit = addOutcome(process, asKey(key), { name: t('editor:otherwise') }, newKey)
      return first(edit, (kind) => kind === 'sequenceFlow')
    },
    rename: (index, name) => {
      if (lines[index]?.label !== name) put(renameLine(listed, index, name))
    },
    remove: (index) => put(removeLine(listed, index)) !== undefined,
    move: (index, direction) => {
      const done = put(moveLine(listed, index, direction, newKey))
      if (done && done.changes.length === 0) announce({ text: t('editor:said.end') })
      return done !== undefined && done.changes.length > 0
    },
    giveTo: (key, actor) => put(giveTo(process, key, actor, newKey)) !== undefined,
    set: (key, property, value) => void put(setProperty(process, key, property, value)),
    setWaiting: (key, waiting) => void put(setWaiting(process, key, waiting)),
    repeat: (from, backTo, question) => {
      const words = { question, again: t('editor:no'), onward: t('editor:yes') }
      return put(makeLoop(process, from, backTo, words, newKey)) !== undefined
    },
    canLead: (index) => canLead(listed, index),
    wayEndingAt: (index) => wayEndingAt(listed, index),
    destinations: (way) => destinationsOf(listed, way),
    lead: (way, to) => {
      const done = put(leadWay(listed, way, to, newKey), 'wayTo.impossible')
      if (!done) return false
      const goal = lines.find(({ key }) => key === to)
      const words = goal ? `${goal.number} ${goal.label || t(`process:kind.${goal.kind}`)}` : ''
      announce({
        text:
          done.changes.length === 0
            ? t('editor:wayTo.same')
            : t(goal ? 'editor:wayTo.done' : 'editor:wayTo.doneOn', {
                ...{ way: lines[way]?.label, goal: words.trim() },
              }),
      })
      return true
    },
    tell: (key, actor, work, trigger) => {
      // What was made is in the draft already, and not yet in what this page has shown.
      const now = live.state().process
      const start = elementsOf(now).find(
        (one) => one.kind === 'event' && one.position === 'start' && one.name === '',
      )
      const edits = [
        ...Object.entries(work).map(
          ([name, value]) =>
            (process: Process) =>
              setProperty(process, key, `work.${name}`, value),
        ),
        ...(actor ? [(process: Process) => giveTo(process, key, actor, newKey)] : []),
        ...(trigger && start
          ? [(process: Process) => setProperty(process, start.key, 'name', trigger)]
          : []),
      ]
      put(inTurn(now, edits))
    },
    special: (index, { question, what, who, share }) => {
      const outcomes = [
        { name: t('interview:usual') },
        { name: t('interview:specialWay'), steps: [task(what)] },
      ]
      const decided = decideBelow(listed, index, question, outcomes, newKey)
      if (decided.kind === 'impossible') {
        put(decided)
        return undefined
      }
      const added = decided.changes.flatMap((one) =>
        one.kind === 'addElement' ? [one.element] : [],
      )
      const step = added.find(({ kind }) => kind === 'task')
      const way = added.find(
        (one) => one.kind === 'sequenceFlow' && one.name === t('interview:specialWay'),
      )
      const done = inTurn(process, [
        () => decided,
        ...(step && who ? [(now: Process) => giveTo(now, step.key, who, newKey)] : []),
        ...(way && share !== undefined
          ? [(now: Process) => setProperty(now, way.key, 'share', share)]
          : []),
      ])
      return put(done) && step?.key
    },
    besides: (index) => put(makeParallel(process, pairAt(index), newKey)) !== undefined,
    canBeside: (index) => lines[index]?.kind === 'step' && pairAt(index).length === 2,
    // What was made is in the draft already, and not yet in what this page has shown.
    together: (keys) => put(makeParallel(live.state().process, keys, newKey)) !== undefined,
  }
}
