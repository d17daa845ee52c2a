// Steps put together into a sub-process, and taken out of it again.

import type { FlowNode, Key, Process, SequenceFlow } from '#process'
import { type Edit, type Impossible, impossible, type NewKey } from './edit.ts'
import { type Editor, edit } from './editor.ts'
import { besides } from './insert.ts'

const isPlainEnd = (node: FlowNode | undefined) =>
  node?.kind === 'event' && node.position === 'end' && node.trigger === 'none'

const isStart = (node: FlowNode | undefined) => node?.kind === 'event' && node.position === 'start'

interface Crossing {
  readonly inside: readonly SequenceFlow[]
  readonly into: readonly SequenceFlow[]
  readonly out: readonly SequenceFlow[]
}

const crossings = (editor: Editor, moving: ReadonlySet<Key>): Crossing => {
  const flows = [...moving].flatMap((key) => [...editor.flowsFrom(key), ...editor.flowsTo(key)])
  const all = [...new Map(flows.map((flow) => [flow.key, flow])).values()]
  return {
    inside: all.filter((flow) => moving.has(flow.source) && moving.has(flow.target)),
    into: all.filter((flow) => !moving.has(flow.source)),
    out: all.filter((flow) => !moving.has(flow.target)),
  }
}

/** The steps asked for, with the boundary events on them; or why they cannot go together. */
const selection = (editor: Editor, keys: readonly Key[]): ReadonlySet<Key> | Impossible => {
  const moving = new Set<Key>()
  for (const key of keys) {
    const node = editor.node(key)
    if (!node) return impossible(editor.at(key) ? 'wrong-kind' : 'not-there', key)
    moving.add(key)
    for (const one of editor.attachedTo(key)) moving.add(one.key)
  }
  const parents = new Set([...moving].map((key) => editor.node(key)?.parent))
  if (parents.size > 1) return impossible('not-together', keys[0])
  for (const key of moving) {
    const node = editor.node(key)
    const host = node?.kind === 'event' ? node.attachedTo : undefined
    if (host !== undefined && !moving.has(host)) return impossible('not-together', key)
  }
  return moving
}

/**
 * Puts steps into a new sub-process in their place. There may be one step at which others enter and
 * one to which all go on; inside, a start and an end are added where the steps had none.
 */
export const splitIntoSubProcess = (
  process: Process,
  keys: readonly Key[],
  name: string,
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  const moving = selection(editor, keys)
  if ('kind' in moving) return moving
  const [first] = [...moving].flatMap((key) => editor.node(key) ?? [])
  if (!first) return impossible('too-few')
  const { inside, into, out } = crossings(editor, moving)
  const [entry, otherEntry] = new Set(into.map(({ target }) => target))
  const [exit, otherExit] = new Set(out.map(({ target }) => target))
  if (otherEntry) return impossible('several-entries', otherEntry)
  if (otherExit) return impossible('several-exits', otherExit)
  const made = editor.add(
    { kind: 'subProcess', subProcessType: 'embedded', name, ...besides(first) },
    newKey,
  )
  for (const key of moving) {
    editor.set(key, 'parent', made)
    editor.unpin(key)
  }
  for (const flow of inside) editor.set(flow.key, 'parent', made)
  const event = (position: 'start' | 'end') =>
    editor.add({ kind: 'event', position, trigger: 'none', name: '', parent: made }, newKey)
  if (entry) {
    editor.connect(event('start'), entry, made, newKey)
    for (const flow of into) editor.lead(flow.key, { target: made })
  }
  if (exit) {
    const end = event('end')
    const [onward, ...others] = out
    for (const flow of others) {
      editor.set(flow.key, 'parent', made)
      editor.lead(flow.key, { target: end })
    }
    if (onward) {
      const { source, name: words } = onward
      // The words belong to the decision inside, the arrow itself goes on outside.
      const last = editor.connect(source, end, made, newKey, words)
      for (const property of ['condition', 'isDefault', 'share'] as const) {
        const value = onward[property]
        editor.set(onward.key, property, undefined)
        editor.set(last, property, value)
      }
      editor.set(onward.key, 'name', '')
      editor.lead(onward.key, { source: made })
    }
  }
  return editor.finish()
}

/** Why a sub-process cannot simply be opened: something holds only for it as a whole. */
const isMoreThanSteps = (editor: Editor, node: FlowNode): Impossible | undefined => {
  if (node.kind !== 'subProcess' || node.subProcessType !== 'embedded') {
    return impossible('wrong-kind', node.key)
  }
  if (node.loop !== undefined) return impossible('is-repeated', node.key)
  const [attached] = editor.attachedTo(node.key)
  if (attached) return impossible('has-boundary-events', attached.key)
  if (editor.flowsFrom(node.key).length > 1) return impossible('several-ways', node.key)
  const message = editor
    .referrers(node.key)
    .find((one) => one.kind === 'messageFlow' || one.kind === 'dataAssociation')
  return message && impossible('wrong-kind', message.key)
}

/** Takes the steps of a sub-process out of it, into its place; its start and plain ends go. */
export const dissolveSubProcess = (process: Process, key: Key, newKey: NewKey): Edit => {
  const editor = edit(process)
  const node = editor.node(key)
  if (!node) return impossible(editor.at(key) ? 'wrong-kind' : 'not-there', key)
  const more = isMoreThanSteps(editor, node)
  if (more) return more
  const inside = editor.standingIn(key).filter((one) => 'parent' in one && one.parent === key)
  const nodes = inside.flatMap((one) => editor.node(one.key) ?? [])
  const isEntry = (one: FlowNode) =>
    !(one.kind === 'event' && one.attachedTo !== undefined) && editor.flowsTo(one.key).length === 0
  const [entry, otherEntry] = nodes.filter(isEntry)
  if (otherEntry) return impossible('several-entries', otherEntry.key)
  const into = editor.flowsTo(key)
  const [onward] = editor.flowsFrom(key)
  if (!entry && into.length > 0 && nodes.length > 0) return impossible('several-entries', key)
  const ways = entry ? editor.flowsFrom(entry.key) : []
  const isGoing = isStart(entry) && into.length > 0
  if (isGoing && ways.length !== 1) return impossible('several-ways', entry?.key)

  for (const one of inside) {
    if (one.kind === 'lane') continue
    editor.set(one.key, 'parent', node.parent)
    const lane = 'lane' in one ? one.lane : undefined
    const isInner = lane !== undefined && inside.some((other) => other.key === lane)
    if (isInner || (lane === undefined && editor.node(one.key))) {
      editor.set(one.key, 'lane', node.lane)
    }
    editor.unpin(one.key)
  }
  const first = isGoing ? ways[0]?.target : entry?.key
  // An empty sub-process is just a step: the way goes on behind it.
  const goal = first ?? onward?.target
  for (const flow of into) {
    if (goal === undefined) editor.remove(flow.key)
    else editor.lead(flow.key, { target: goal })
  }
  if (isGoing && entry) editor.remove(entry.key)
  if (onward) {
    const ends = nodes.filter((one) => isPlainEnd(one) && editor.flowsTo(one.key).length > 0)
    const open = nodes.filter((one) => {
      const isLast = one.kind !== 'event' || one.position !== 'end'
      return isLast && editor.at(one.key) && editor.flowsFrom(one.key).length === 0
    })
    for (const end of ends) {
      for (const flow of editor.flowsTo(end.key)) editor.lead(flow.key, { target: onward.target })
      editor.remove(end.key)
    }
    for (const one of open) editor.connect(one.key, onward.target, node.parent, newKey)
    editor.remove(onward.key)
  }
  editor.remove(key)
  return editor.finish()
}
