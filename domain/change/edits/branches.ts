// Ways that part and meet: decisions with named outcomes, work side by side, ways back.

import { isGateway, type Key, type Process } from '#process'
import { type Edit, impossible, type NewKey } from './edit.ts'
import { type Editor, edit, type NewStep } from './editor.ts'
import { besides, putAfter, putOnFlow } from './insert.ts'
import { meetingOf } from './meeting.ts'

/** One answer to the question of a decision, and the steps that follow from it, in order. */
export interface Outcome {
  readonly name: string
  readonly steps?: readonly NewStep[]
}

type Place = ReturnType<typeof besides>

const gateway = (place: Place, name: string, gatewayType: 'exclusive' | 'parallel') =>
  ({ kind: 'gateway', gatewayType, name, ...place }) as const

const endEvent = (place: Place) =>
  ({ kind: 'event', position: 'end', trigger: 'none', name: '', ...place }) as const

/** Lays the steps of an outcome behind a gateway and leads the last one on; an end where nothing is. */
const layOut = (
  editor: Editor,
  from: Key,
  { name, steps = [] }: Outcome,
  to: Key | undefined,
  place: Place,
  newKey: NewKey,
) => {
  let last = from
  let words = name
  const go = (target: Key) => {
    editor.connect(last, target, place.parent, newKey, words)
    last = target
    words = ''
  }
  for (const step of steps) go(editor.add({ ...step, ...place }, newKey))
  go(to ?? editor.add(endEvent(place), newKey))
}

/**
 * A decision behind a step or on an arrow: the question, and its outcomes. The first outcome takes what follows today;
 * all come together again before it. Where nothing follows, each outcome ends by itself.
 */
export const addDecision = (
  process: Process,
  key: Key,
  question: string,
  outcomes: readonly Outcome[],
  newKey: NewKey,
): Edit => {
  if (outcomes.length < 2) return impossible('too-few', key)
  const editor = edit(process)
  const way = editor.at(key)
  const isOnFlow = way?.kind === 'sequenceFlow'
  const node = editor.node(isOnFlow ? way.source : key)
  if (!node) return impossible(way ? 'wrong-kind' : 'not-there', key)
  if (!isOnFlow && editor.flowsFrom(key).length > 1) return impossible('several-ways', key)
  const place = besides(node)
  const step = { kind: 'gateway', gatewayType: 'exclusive', name: question } as const
  const opening = (isOnFlow ? putOnFlow : putAfter)(editor, key, step, newKey)
  if (typeof opening !== 'string') return opening
  const [onward] = editor.flowsFrom(opening)
  const closing = onward && editor.add(gateway(place, '', 'exclusive'), newKey)
  if (onward && closing) editor.lead(onward.key, { source: closing })
  for (const outcome of outcomes) layOut(editor, opening, outcome, closing, place, newKey)
  return editor.finish()
}

/** One more way out of a decision, with its steps, to where the person says, or to an end of its own. */
export const addBranch = (
  process: Process,
  decision: Key,
  outcome: Outcome,
  to: Key | undefined,
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  const node = editor.node(decision)
  if (!node) return impossible(editor.at(decision) ? 'wrong-kind' : 'not-there', decision)
  if (!isGateway(node)) return impossible('wrong-kind', decision)
  const goal = to === undefined ? undefined : editor.node(to)
  if (to !== undefined && !goal) return impossible('not-there', to)
  if (goal && goal.parent !== node.parent) return impossible('other-side-of-a-border', to)
  if (goal?.kind === 'event' && (goal.position === 'start' || goal.position === 'boundary')) {
    return impossible('nothing-leads-to-a-start', to)
  }
  layOut(editor, decision, outcome, to, besides(node), newKey)
  return editor.finish()
}

/**
 * One more answer to a question: a way of its own that leads to where the others meet again, or to an end
 * of its own where they do not.
 */
export const addOutcome = (
  process: Process,
  decision: Key,
  outcome: Outcome,
  newKey: NewKey,
): Edit => addBranch(process, decision, outcome, meetingOf(edit(process), decision), newKey)

/** Steps that follow one another, from the first to the last; undefined where they do not. */
const inARow = (editor: Editor, keys: readonly Key[]): readonly Key[] | undefined => {
  const wanted = new Set(keys)
  const isFirst = (key: Key) => !editor.flowsTo(key).some(({ source }) => wanted.has(source))
  const row: Key[] = []
  let key = keys.find(isFirst)
  while (key !== undefined && !row.includes(key)) {
    row.push(key)
    const [way, second]: readonly { readonly target: Key }[] = editor.flowsFrom(key)
    key = way && !second && wanted.has(way.target) ? way.target : undefined
  }
  // Only at the two ends something else may lead in or out.
  const isAlone = row.every(
    (one, index) =>
      (index === 0 || editor.flowsTo(one).length === 1) &&
      (index === row.length - 1 || editor.flowsFrom(one).length === 1),
  )
  return row.length === wanted.size && isAlone ? row : undefined
}

/** Steps that are done one after another are done side by side: parted before, awaited behind. */
export const makeParallel = (process: Process, keys: readonly Key[], newKey: NewKey): Edit => {
  const editor = edit(process)
  const missing = keys.find((key) => !editor.node(key))
  if (missing) return impossible(editor.at(missing) ? 'wrong-kind' : 'not-there', missing)
  if (new Set(keys).size < 2) return impossible('too-few', keys[0])
  const row = inARow(editor, keys)
  const [first] = row ?? []
  const node = first && editor.node(first)
  if (!row || !node) return impossible('not-in-a-row', keys[0])
  const last = row.at(-1) ?? node.key
  const wrong = row.find((key) => editor.node(key)?.kind === 'event')
  if (wrong) return impossible('wrong-kind', wrong)
  if (editor.flowsFrom(last).length > 1) return impossible('several-ways', last)
  const place = besides(node)
  const split = editor.add(gateway(place, '', 'parallel'), newKey)
  const join = editor.add(gateway(place, '', 'parallel'), newKey)
  for (const flow of editor.flowsTo(node.key)) editor.lead(flow.key, { target: split })
  for (const flow of editor.flowsFrom(last)) editor.lead(flow.key, { source: join })
  for (const key of row) {
    for (const flow of editor.flowsFrom(key)) editor.remove(flow.key)
    editor.connect(split, key, place.parent, newKey)
    editor.connect(key, join, place.parent, newKey)
    editor.unpin(key)
  }
  return editor.finish()
}

/** What is asked behind the last step of a loop, and the words for going back and for going on. */
export interface LoopWords {
  readonly question: string
  readonly again: string
  readonly onward: string
}

/** A way back: behind a step it is asked whether to do it again from an earlier step on. */
export const makeLoop = (
  process: Process,
  from: Key,
  backTo: Key,
  words: LoopWords,
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  const [last, first] = [editor.node(from), editor.node(backTo)]
  if (!last) return impossible(editor.at(from) ? 'wrong-kind' : 'not-there', from)
  if (!first) return impossible(editor.at(backTo) ? 'wrong-kind' : 'not-there', backTo)
  if (last.parent !== first.parent) return impossible('other-side-of-a-border', backTo)
  if (first.kind === 'event' && (first.position === 'start' || first.position === 'boundary')) {
    return impossible('nothing-leads-to-a-start', backTo)
  }
  // A parallel join would wait for the way back for ever.
  if (isGateway(first) && first.gatewayType !== 'exclusive') return impossible('wrong-kind', backTo)
  if (editor.flowsFrom(from).length > 1) return impossible('several-ways', from)
  const { kind, gatewayType } = gateway(besides(last), words.question, 'exclusive')
  const asked = putAfter(editor, from, { kind, gatewayType, name: words.question }, newKey)
  if (typeof asked !== 'string') return asked
  const place = besides(last)
  const [onward] = editor.flowsFrom(asked)
  if (onward) editor.set(onward.key, 'name', words.onward)
  else layOut(editor, asked, { name: words.onward }, undefined, place, newKey)
  editor.connect(asked, backTo, place.parent, newKey, words.again)
  return editor.finish()
}
