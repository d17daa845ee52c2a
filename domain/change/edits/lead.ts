// Where ways lead that are there already: back to an earlier step, on to a later one, to an end.

import { type FlowNode, isFlowNode, isGateway, type Key, type Process } from '#process'
import { type Edit, type Impossible, impossible, type NewKey } from './edit.ts'
import { type Editor, edit } from './editor.ts'
import { putOnFlow } from './insert.ts'
import { tidy } from './remove-step.ts'

const nodesIn = (editor: Editor, parent: Key): readonly FlowNode[] =>
  editor
    .standingIn(parent)
    .filter((one): one is FlowNode => isFlowNode(one) && one.parent === parent)

/** All that is found from some nodes by going on, or back. */
const found = (
  editor: Editor,
  from: readonly Key[],
  direction: 'onward' | 'back',
): ReadonlySet<Key> => {
  const reached = new Set<Key>()
  const left = [...from]
  for (let key = left.pop(); key !== undefined; key = left.pop()) {
    if (reached.has(key)) continue
    reached.add(key)
    const node = editor.node(key)
    if (direction === 'onward') {
      left.push(...editor.attachedTo(key).map((event) => event.key))
      left.push(...editor.flowsFrom(key).map(({ target }) => target))
    } else {
      if (node?.kind === 'event' && node.attachedTo) left.push(node.attachedTo)
      left.push(...editor.flowsTo(key).map(({ source }) => source))
    }
  }
  return reached
}

/** Where cases begin in a container, and where they end. */
const bordersOf = (editor: Editor, parent: Key) => {
  const nodes = nodesIn(editor, parent)
  const isBeginning = (node: FlowNode) =>
    node.kind === 'event' && node.position !== 'end'
      ? node.position === 'start' || (!node.attachedTo && editor.flowsTo(node.key).length === 0)
      : editor.flowsTo(node.key).length === 0
  const keysOf = (isWanted: (node: FlowNode) => boolean) =>
    nodes.filter(isWanted).map(({ key }) => key)
  return {
    begins: keysOf(isBeginning),
    ends: keysOf(({ key }) => editor.flowsFrom(key).length === 0),
  }
}

/** Where ways are waited for, one more would be waited for, for ever; where they only part, they may meet before. */
const cannotLeadTo = (editor: Editor, goal: FlowNode): Impossible | undefined => {
  if (goal.kind === 'event' && (goal.position === 'start' || goal.position === 'boundary'))
    return impossible('nothing-leads-to-a-start', goal.key)
  const isWaiting = isWaitingGate(goal) && editor.flowsTo(goal.key).length !== 1
  return isWaiting ? impossible('wrong-kind', goal.key) : undefined
}

const isWaitingGate = (node: FlowNode): boolean =>
  isGateway(node) && node.gatewayType !== 'exclusive'

/** Who leads to a step leads to the gateway before it at which ways only meet. */
const doorOf = (editor: Editor, goal: FlowNode, newKey: NewKey): Key => {
  const [into, second] = editor.flowsTo(goal.key)
  const before = into && !second ? editor.node(into.source) : undefined
  const isMeeting =
    before?.kind === 'gateway' &&
    before.gatewayType === 'exclusive' &&
    editor.flowsFrom(before.key).length === 1 &&
    editor.flowsTo(before.key).length > 1
  if (isMeeting) return before.key
  if (!into || !isWaitingGate(goal)) return goal.key
  const meeting = { kind: 'gateway', gatewayType: 'exclusive', name: '' } as const
  const made = putOnFlow(editor, into.key, meeting, newKey)
  return typeof made === 'string' ? made : goal.key
}

/**
 * Leads arrows to another step of the same container; each stays the same arrow and loses its route. A gateway at which
 * nothing meets any more goes, and so does an end that nothing reaches. Refused where a step would not be reached any
 * more, or a case would never come to an end; nothing changes where they lead there already.
 */
export const leadFlows = (
  process: Process,
  flows: readonly Key[],
  to: Key,
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  const goal = editor.node(to)
  if (!goal) return impossible(editor.at(to) ? 'wrong-kind' : 'not-there', to)
  const refused = cannotLeadTo(editor, goal)
  if (refused) return refused
  const door = doorOf(editor, goal, newKey)
  const { begins, ends } = bordersOf(editor, goal.parent)
  const reached = found(editor, begins, 'onward')
  const ending = found(editor, ends, 'back')
  const left = new Set<Key>()
  for (const key of flows) {
    const flow = editor.at(key)
    if (flow?.kind !== 'sequenceFlow') return impossible(flow ? 'wrong-kind' : 'not-there', key)
    if (flow.parent !== goal.parent) return impossible('other-side-of-a-border', to)
    if (flow.source === to || flow.source === door) return impossible('wrong-kind', to)
    if (flow.target === to || flow.target === door) continue
    left.add(flow.target)
    editor.lead(key, { target: door })
  }
  for (const key of left) {
    const node = editor.node(key)
    const isLost = editor.flowsTo(key).length === 0
    if (isLost && node?.kind === 'event' && node.position === 'end') editor.remove(key)
    else tidy(editor, key)
  }
  const isThere = (key: Key) => editor.at(key) !== undefined
  const stillReached = found(editor, begins.filter(isThere), 'onward')
  const stillEnding = found(editor, ends.filter(isThere), 'back')
  const there = nodesIn(editor, goal.parent)
  const lost = there.find(({ key }) => reached.has(key) && !stillReached.has(key))
  if (lost) return impossible('leaves-behind', lost.key)
  const caught = there.find(({ key }) => ending.has(key) && !stillEnding.has(key))
  return caught ? impossible('never-ends', caught.key) : editor.finish()
}
