// Changes by chance, for laws that must hold for every group: whatever people may mean, on whatever
// process there is, and groups of single changes without any sense.

import fc from 'fast-check'
import {
  addAnnotation,
  addBranch,
  addData,
  addDecision,
  addLane,
  addPool,
  append,
  applyGroup,
  attachBoundaryEvent,
  type Change,
  type ChangeGroup,
  connect,
  copy,
  dissolveSubProcess,
  type Edit,
  insertAfter,
  insertBefore,
  insertOnFlow,
  makeLoop,
  makeParallel,
  moveToActor,
  type NewKey,
  paste,
  pinFlow,
  pinNode,
  removeBranch,
  removeFlow,
  removeLane,
  removePool,
  removeStep,
  rename,
  reorderLanes,
  reroute,
  setDefaultFlow,
  setType,
  splitIntoSubProcess,
  unpin,
} from '#change'
import {
  asKey,
  type Element,
  type ElementKind,
  elementsOf,
  isFlow,
  isFlowNode,
  type Key,
  type Process,
} from '#process'

/** Keys that no other maker with another prefix makes. */
export const keysFrom = (prefix: string): NewKey => {
  let count = 0
  return (stem) => {
    count += 1
    return asKey(`${prefix}-${count}-${stem.slice(0, 20)}`)
  }
}

/** A wish, before it is known which process it is about: numbers choose among what is there. */
export interface Wish {
  readonly what: number
  readonly a: number
  readonly b: number
  readonly text: string
}

export const wish: fc.Arbitrary<Wish> = fc.record({
  what: fc.nat(10_000),
  a: fc.nat(10_000),
  b: fc.nat(10_000),
  text: fc.constantFrom('Prüfen', 'Bescheid erstellen', '', 'Ablegen', 'Rückfrage'),
})

interface Choice {
  readonly process: Process
  readonly wish: Wish
  readonly step: Key
  readonly other: Key
  readonly flow: Key
  readonly actor: Key
  readonly any: Key
  readonly newKey: NewKey
}

const task = (name: string) => ({ kind: 'task', taskType: 'none', name }) as const
const NOWHERE = asKey('nowhere')
const pick = (list: readonly Element[], index: number): Key =>
  list[index % Math.max(1, list.length)]?.key ?? NOWHERE
const ofKind = (process: Process, ...kinds: readonly ElementKind[]) =>
  elementsOf(process).filter(({ kind }) => kinds.includes(kind))

const EDITS: Readonly<Record<string, (choice: Choice) => Edit>> = {
  insertAfter: ({ process, step, wish, newKey }) =>
    insertAfter(process, step, task(wish.text), newKey),
  insertBefore: ({ process, step, wish, newKey }) =>
    insertBefore(process, step, task(wish.text), newKey),
  insertOnFlow: ({ process, flow, wish, newKey }) =>
    insertOnFlow(process, flow, task(wish.text), newKey),
  append: ({ process, actor, wish, newKey }) => append(process, actor, task(wish.text), newKey),
  removeStep: ({ process, step }) => removeStep(process, step),
  removeBranch: ({ process, flow }) => removeBranch(process, flow),
  removeOther: ({ process, other }) => removeStep(process, other),
  rename: ({ process, any, wish }) => rename(process, any, `${wish.text} ${wish.a}`),
  setType: ({ process, step, wish }) =>
    setType(
      process,
      step,
      (
        [
          { kind: 'task', taskType: 'user' },
          { kind: 'callActivity', calledElement: 'Ablauf' },
          { kind: 'gateway', gatewayType: 'inclusive' },
          { kind: 'event', position: 'intermediateCatch', trigger: 'timer', timerType: 'date' },
          { kind: 'subProcess', subProcessType: 'embedded' },
        ] as const
      )[wish.b % 5] ?? { kind: 'task', taskType: 'none' },
    ),
  moveToActor: ({ process, step, actor, newKey }) => moveToActor(process, step, actor, newKey),
  addDecision: ({ process, step, wish, newKey }) =>
    addDecision(
      process,
      step,
      'Vollständig?',
      [{ name: 'ja' }, { name: 'nein', steps: [task(wish.text)] }],
      newKey,
    ),
  addBranch: ({ process, wish, other, newKey }) =>
    addBranch(
      process,
      pick(ofKind(process, 'gateway'), wish.a),
      { name: 'sonst', steps: [task(wish.text)] },
      wish.b % 2 ? other : undefined,
      newKey,
    ),
  makeParallel: ({ process, flow, newKey }) => {
    const way = process.elements[flow]
    const keys = way?.kind === 'sequenceFlow' ? [way.source, way.target] : [flow]
    return makeParallel(process, keys, newKey)
  },
  makeLoop: ({ process, step, other, newKey }) =>
    makeLoop(process, step, other, { question: 'Noch?', again: 'ja', onward: 'nein' }, newKey),
  split: ({ process, flow, step, newKey }) => {
    const way = process.elements[flow]
    const keys = way?.kind === 'sequenceFlow' ? [way.source, way.target] : [step]
    return splitIntoSubProcess(process, keys, 'Teil', newKey)
  },
  splitOne: ({ process, step, newKey }) => splitIntoSubProcess(process, [step], 'Teil', newKey),
  dissolve: ({ process, wish, newKey }) =>
    dissolveSubProcess(process, pick(ofKind(process, 'subProcess'), wish.a), newKey),
  addLane: ({ process, actor, wish, newKey }) =>
    addLane(process, actor, wish.text, undefined, newKey),
  removeLane: ({ process, wish }) => {
    const lanes = ofKind(process, 'lane')
    const goal = wish.b % 3 ? pick(lanes, wish.b) : undefined
    return removeLane(process, pick(lanes, wish.a), goal)
  },
  reorderLanes: ({ process, wish }) => {
    const lanes = ofKind(process, 'lane').flatMap((one) => (one.kind === 'lane' ? [one] : []))
    const parent = lanes[wish.a % Math.max(1, lanes.length)]?.parent ?? NOWHERE
    const own = lanes.filter((lane) => lane.parent === parent).map(({ key }) => key)
    const turned = wish.b % own.length || 0
    return reorderLanes(process, parent, [...own.slice(turned), ...own.slice(0, turned)])
  },
  addPool: ({ process, wish, newKey }) => addPool(process, wish.text, wish.a % 2 === 0, newKey),
  removePool: ({ process, wish }) => removePool(process, pick(ofKind(process, 'pool'), wish.a)),
  attach: ({ process, step, wish, newKey }) =>
    attachBoundaryEvent(
      process,
      step,
      { trigger: 'timer', name: 'Frist' },
      wish.b % 2 ? task(wish.text) : undefined,
      newKey,
    ),
  addData: ({ process, step, wish, newKey }) =>
    addData(
      process,
      step,
      { dataType: 'object', name: 'Akte' },
      wish.b % 2 ? 'input' : 'output',
      newKey,
    ),
  addAnnotation: ({ process, any, wish, newKey }) => addAnnotation(process, any, wish.text, newKey),
  connect: ({ process, step, other, wish, newKey }) =>
    connect(process, step, other, wish.text, newKey),
  reroute: ({ process, wish, step }) => {
    const flows = elementsOf(process).filter(isFlow)
    const end = wish.b % 2 ? { source: step } : { target: step }
    return reroute(process, pick(flows, wish.a), end)
  },
  removeFlow: ({ process, flow }) => removeFlow(process, flow),
  setDefaultFlow: ({ process, flow }) => setDefaultFlow(process, flow),
  paste: ({ process, step, other, actor, newKey }) => {
    const goal = process.elements[actor]
    const container = goal?.kind === 'lane' ? goal.parent : actor
    const offset = { x: 20, y: 20 }
    return paste(process, copy(process, [step, other]), { container, offset }, newKey)
  },
  pinNode: ({ process, any, wish, newKey }) =>
    pinNode(process, any, { x: wish.a, y: wish.b, width: 100, height: 80 }, '', newKey),
  pinFlow: ({ process, flow, wish, newKey }) =>
    pinFlow(
      process,
      flow,
      [
        { x: 0, y: 0 },
        { x: wish.a, y: wish.b },
      ],
      '',
      newKey,
    ),
  unpin: ({ process, step }) => unpin(process, [step]),
}

/** The names of all edits that are tried, for counting. */
export const EDIT_NAMES: readonly string[] = Object.keys(EDITS)

/** What a wish comes to on a process. */
export const fulfil = (
  process: Process,
  given: Wish,
  newKey: NewKey,
): { readonly name: string; readonly edit: Edit } => {
  const name = EDIT_NAMES[given.what % EDIT_NAMES.length] ?? 'rename'
  const steps = elementsOf(process).filter(isFlowNode)
  const make = EDITS[name]
  if (!make) throw new Error(`no edit is called ${name}`)
  const choice: Choice = {
    process,
    wish: given,
    step: pick(steps, given.a),
    other: pick(steps, given.b),
    flow: pick(ofKind(process, 'sequenceFlow'), given.a),
    actor: pick(ofKind(process, 'lane', 'pool'), given.b),
    any: pick(elementsOf(process), given.a),
    newKey,
  }
  return { name, edit: make(choice) }
}

/** The group of a wish, or one without changes where it cannot be done. */
export const groupFor = (
  process: Process,
  given: Wish,
  id: string,
  newKey: NewKey,
): ChangeGroup => {
  const { edit } = fulfil(process, given, newKey)
  return { id, changes: edit.kind === 'edited' ? edit.changes : [] }
}

const PROPERTIES = ['name', 'parent', 'lane', 'source', 'target', 'attachedTo', 'kind', 'isDefault']

/** Single changes without regard to sense: most are refused, none may do harm. */
export const nonsense = (process: Process, { what, a, b, text }: Wish): Change => {
  const elements = elementsOf(process)
  const [one, other] = [elements[a % elements.length], elements[b % elements.length]]
  if (!one || !other) return { kind: 'setProcess', property: 'name', before: '', after: text }
  if (what % 5 === 0) return { kind: 'removeElement', element: one }
  if (what % 5 === 1) {
    const { key: _, ...rest } = one
    return { kind: 'addElement', element: { ...rest, key: asKey(`n${b}`) } as Element }
  }
  const property = PROPERTIES[b % PROPERTIES.length] ?? 'name'
  const values = one as unknown as Readonly<Record<string, string | boolean | undefined>>
  const before = values[property]
  const after =
    property === 'isDefault'
      ? true
      : property === 'kind'
        ? other.kind
        : property === 'name'
          ? text
          : other.key
  return {
    kind: 'setElement',
    key: one.key,
    property,
    ...(before === undefined ? {} : { before }),
    ...(what % 7 === 0 ? {} : { after }),
  }
}

/** The process after one wish after the other; those that cannot be done leave it as it is. */
export const fulfilled = (base: Process, wishes: readonly Wish[]): Process =>
  wishes.reduce((process, one, index) => {
    const { edit } = fulfil(process, one, keysFrom(`k${index}`))
    if (edit.kind !== 'edited') return process
    const applied = applyGroup(process, { id: `g${index}`, changes: edit.changes })
    return applied.kind === 'applied' ? applied.process : process
  }, base)
