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
import { asKey, elementsOf, type Key, type Process } from '#process'
import {
  addAllBelow,
  addBelow,
  decideBelow,
  listSteps,
  moveLine,
  type PastedStep,
  removeLine,
  renameLine,
  type StepLine,
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
  readonly repeat: (from: Key, backTo: Key, question: string) => boolean
  readonly besides: (index: number) => boolean
  /** What is said of a step that was just made: who, other facts, and what triggers the whole. */
  readonly tell: (
    key: Key,
    actor: string,
    work: Readonly<Record<string, Value>>,
    trigger: string,
  ) => void
  /** What runs differently in some cases: a question behind a step, and what is done then. */
  readonly special: (index: number, wanted: SpecialCase) => boolean
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

export const useList = (live: LiveDraft, process: Process): ListActions => {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const lines = useMemo(() => listSteps(process), [process])
  const listed = { process, lines }

  const put = (edit: Edit): Extract<Edit, { kind: 'edited' }> | undefined => {
    if (edit.kind === 'impossible') {
      const { reason } = edit
      announce({ text: t([`editor:impossible.${reason}`, 'editor:impossible.other']) })
      return undefined
    }
    const written = live.write(edit.changes)
    if (written.kind === 'refused') {
      announce({ text: t('editor:impossible.other') })
      return undefined
    }
    return edit
  }
  const first = (edit: Edit, isWanted: (kind: string) => boolean): Key | undefined => {
    const done = put(edit)
    return done?.changes.flatMap((one) =>
      one.kind === 'addElement' && isWanted(one.element.kind) ? [one.element.key] : [],
    )[0]
  }
  const isStep = (kind: string) => kind === 'task'

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
    repeat: (from, backTo, question) => {
      const words = { question, again: t('editor:no'), onward: t('editor:yes') }
      return put(makeLoop(process, from, backTo, words, newKey)) !== undefined
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
      if (decided.kind === 'impossible') return put(decided) !== undefined
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
      return put(done) !== undefined
    },
    besides: (index) => {
      const steps = lines.slice(0, index + 1).filter(({ kind }) => kind === 'step')
      const keys = steps.slice(-2).map(({ key }) => asKey(key))
      return put(makeParallel(process, keys, newKey)) !== undefined
    },
  }
}
