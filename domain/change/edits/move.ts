// Who does it: a step is moved to another lane or pool. In the same pool only the lane changes. Arrows
// cannot leave a pool: in another one the step is reached, and answers, by messages (a handover).

import type { FlowNode, Key, Lookup, Process } from '#process'
import { poolOf } from '../soundness.ts'
import { type Edit, type Impossible, impossible, type NewKey } from './edit.ts'
import { type Editor, edit } from './editor.ts'
import { receives, sends } from './ends.ts'
import { closeGap } from './remove-step.ts'

/** The pool or sub-process that a lane divides; the thing itself where it is no lane. */
export const containerOf = (at: Lookup, key: Key): Key => {
  const seen = new Set<Key>()
  let element = at(key)
  while (element?.kind === 'lane' && !seen.has(element.key)) {
    seen.add(element.key)
    element = at(element.parent)
  }
  return element?.key ?? key
}

/** What stands in a step, its boundary events, and what stands in those containers, all the way down. */
export const withEverythingIn = (editor: Editor, key: Key): ReadonlySet<Key> => {
  const all = new Set([key])
  for (const one of all) {
    for (const inside of editor.referrers(one)) {
      const isIn = 'parent' in inside && inside.parent === one
      const isAt = inside.kind === 'event' && inside.attachedTo === one
      if (isIn || isAt) all.add(inside.key)
    }
  }
  return all
}

/** Puts a step, with what is in it and on it, into a lane; lanes inside it stay theirs. */
const intoLane = (editor: Editor, key: Key, lane: Key | undefined) => {
  const moving = withEverythingIn(editor, key)
  for (const one of moving) {
    const element = editor.at(one)
    if (!element || !('parent' in element) || element.kind === 'lane') continue
    const has = 'lane' in element ? element.lane : undefined
    const isOuter = one === key || (has !== undefined && !moving.has(has))
    const isBeside = element.kind === 'event' && element.attachedTo === key
    if (isOuter || isBeside) editor.set(one, 'lane', lane)
    editor.unpin(one)
  }
}

const intoPool = (
  editor: Editor,
  node: FlowNode,
  pool: Key,
  lane: Key | undefined,
  newKey: NewKey,
): Impossible | undefined => {
  const { key } = node
  const moving = withEverythingIn(editor, key)
  const attached = editor.attachedTo(key)
  const leaving = attached.find((one) => editor.flowsFrom(one.key).length > 0)
  if (leaving) return impossible('has-boundary-events', leaving.key)
  for (const one of moving) {
    for (const flow of editor.referrers(one)) {
      if (flow.kind !== 'messageFlow') continue
      const other = flow.source === one ? flow.target : flow.source
      if (poolOf(editor.at, other) === pool) return impossible('same-pool', flow.key)
    }
  }
  const into = editor.flowsTo(key).filter(({ source }) => source !== key)
  const out = editor.flowsFrom(key).filter(({ target }) => target !== key)
  const before = into.filter(({ source }) => sends(editor.at(source)))
  const after = out.filter(({ target }) => receives(editor.at(target)))
  const canSend = sends(node)
  const canReceive = receives(node)
  const links = [...(canReceive ? before : []), ...(canSend ? after : [])]
  if (into.length + out.length > 0 && links.length === 0) return impossible('cannot-hand-over', key)
  const refused = closeGap(editor, key)
  if (refused) return refused
  editor.set(key, 'parent', pool)
  for (const one of attached) editor.set(one.key, 'parent', pool)
  intoLane(editor, key, lane)
  for (const { name, source, target } of links) {
    editor.add({ kind: 'messageFlow', name, source, target }, newKey)
  }
  return undefined
}

/**
 * Gives a step to a lane or pool. It loses its pins, and its arrows their routes; nothing else moves.
 * In another pool the way goes on without it, and messages lead there and back; where the neighbours
 * can neither send nor receive one, or several ways leave the step, it cannot be done like that.
 */
export const moveToActor = (process: Process, key: Key, actor: Key, newKey: NewKey): Edit => {
  const editor = edit(process)
  const node = editor.node(key)
  if (!node) return impossible(editor.at(key) ? 'wrong-kind' : 'not-there', key)
  const goal = editor.at(actor)
  if (!goal) return impossible('not-there', actor)
  if (goal.kind !== 'lane' && goal.kind !== 'pool') return impossible('wrong-kind', actor)
  if (node.kind === 'event' && node.attachedTo !== undefined) return impossible('wrong-kind', key)
  if (withEverythingIn(editor, key).has(containerOf(editor.at, actor))) {
    return impossible('wrong-kind', actor)
  }
  const pool = poolOf(editor.at, actor)
  const home = pool === undefined ? undefined : editor.at(pool)
  if (!pool || home?.kind !== 'pool') return impossible('wrong-kind', actor)
  if (home.isBlackBox) return impossible('is-black-box', pool)
  const lane = goal.kind === 'lane' ? actor : undefined
  if (poolOf(editor.at, key) !== pool) {
    const container = containerOf(editor.at, actor)
    const refused = intoPool(editor, node, container, lane, newKey)
    return refused ?? editor.finish()
  }
  const container = containerOf(editor.at, actor)
  const isReached = container === pool || withEverythingIn(editor, container).has(key)
  if (!isReached) return impossible('other-side-of-a-border', actor)
  intoLane(editor, key, lane)
  return editor.finish()
}
