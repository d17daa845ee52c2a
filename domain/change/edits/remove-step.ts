// A step taken out so that the way goes on without it, and one way of several with all that is only on it.

import { type FlowNode, isFlowNode, isGateway, type Key, type Process } from '#process'
import { propertiesOf, valuesOf } from '../address.ts'
import { type Edit, type Impossible, impossible } from './edit.ts'
import { type Editor, edit } from './editor.ts'
import { turnInto } from './set-type.ts'

/** The parting of ways that a removed step leaves behind: those with conditions may be taken together. */
const partingOf = (editor: Editor, key: Key) =>
  editor.flowsFrom(key).some(({ condition }) => condition !== undefined) ? 'inclusive' : 'parallel'

/** Inside an edit: leads everything around a step, as if it were not there; its flows go. */
export const closeGap = (editor: Editor, key: Key): Impossible | undefined => {
  const into = editor.flowsTo(key).filter(({ source }) => source !== key)
  const out = editor.flowsFrom(key)
  const [way, second] = out.filter(({ target }) => target !== key)
  if (second) return impossible('several-ways', key)
  for (const flow of into) {
    const isDouble = editor
      .flowsFrom(flow.source)
      .some(
        (one) =>
          one.key !== flow.key &&
          one.target === way?.target &&
          one.name === flow.name &&
          one.condition === flow.condition,
      )
    if (!way || flow.source === way.target || isDouble) continue
    editor.lead(flow.key, { target: way.target })
    // The only words there are stay readable.
    if (into.length === 1 && flow.name === '' && way.name !== '') {
      editor.set(flow.key, 'name', way.name)
    }
  }
  for (const flow of [...editor.flowsTo(key), ...editor.flowsFrom(key)]) editor.remove(flow.key)
  return undefined
}

/**
 * Takes a step out, with what hangs on it, and leads the way around it. A step from which several
 * ways part leaves a gateway; a decision with several ways cannot be taken out as if nothing were.
 */
export const removeStep = (process: Process, key: Key): Edit => {
  const editor = edit(process)
  const node = editor.node(key)
  if (!node) return impossible(editor.at(key) ? 'wrong-kind' : 'not-there', key)
  const ways = editor.flowsFrom(key)
  if (ways.length > 1 && !isGateway(node)) {
    const gatewayType = partingOf(editor, key)
    editor.detach(key, (one) => one.kind !== 'sequenceFlow')
    const properties = propertiesOf('elements', node.kind)
    for (const path of valuesOf('elements', node).keys()) {
      const isOwn = !properties.get(path)?.isRequired && path !== 'lane'
      if (isOwn) editor.set(key, path, undefined)
    }
    turnInto(editor, editor.node(key) ?? node, { kind: 'gateway', gatewayType, name: '' })
    return editor.finish()
  }
  const refused = closeGap(editor, key)
  if (refused) return refused
  editor.remove(key)
  return editor.finish()
}

/**
 * The steps of a container that are reached only by one arrow: everything else is found from all
 * beginnings without it. Beginnings are starts and whatever nothing leads to.
 */
const onlyBehind = (editor: Editor, flow: Key, target: Key, siblings: readonly FlowNode[]) => {
  const follow = (from: readonly Key[]): ReadonlySet<Key> => {
    const reached = new Set<Key>()
    const left = [...from]
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      if (reached.has(key)) continue
      reached.add(key)
      left.push(...editor.attachedTo(key).map((event) => event.key))
      for (const one of editor.flowsFrom(key)) if (one.key !== flow) left.push(one.target)
    }
    return reached
  }
  const isBeginning = (node: FlowNode) =>
    (node.kind === 'event' && node.position === 'start') ||
    !(editor.flowsTo(node.key).length > 0 || (node.kind === 'event' && node.attachedTo))
  const others = follow(siblings.filter(isBeginning).map(({ key }) => key))
  return [...follow([target])].filter((key) => !others.has(key))
}

/** Inside an edit: a gateway at which nothing parts or meets any more goes, and the way goes on. */
export const tidy = (editor: Editor, key: Key) => {
  const node = editor.node(key)
  if (!node || !isGateway(node)) return
  const [way, second] = editor.flowsFrom(key)
  if (!way || second || editor.flowsTo(key).length !== 1) return
  // An answer without its question says nothing.
  if (node.name !== '' && way.name !== '') editor.set(way.key, 'name', '')
  closeGap(editor, key)
  editor.remove(key)
}

/**
 * Takes one way out of several, with every step that only it leads to. Where one way is left, the
 * question is no question any more and goes, and so does the gateway where the ways met.
 */
export const removeBranch = (process: Process, flow: Key): Edit => {
  const editor = edit(process)
  const way = editor.at(flow)
  if (!way) return impossible('not-there', flow)
  if (way.kind !== 'sequenceFlow') return impossible('wrong-kind', flow)
  if (editor.flowsFrom(way.source).length < 2) return impossible('too-few', flow)
  const siblings = editor
    .standingIn(way.parent)
    .filter((one): one is FlowNode => isFlowNode(one) && one.parent === way.parent)
  const gone = new Set(onlyBehind(editor, flow, way.target, siblings))
  if (gone.has(way.source)) return impossible('nothing-leads-to-a-start', flow)
  const met = [way, ...[...gone].flatMap(editor.flowsFrom)]
    .map(({ target }) => target)
    .filter((key) => !gone.has(key))
  editor.remove(flow)
  for (const key of gone) editor.remove(key)
  for (const key of new Set([way.source, ...met])) tidy(editor, key)
  return editor.finish()
}
