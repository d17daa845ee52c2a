// Every element of BPMN 2.0 the model knows, each as a small process of its own. The tables are complete by
// their types: a new task type, trigger or gateway does not compile before it has its place here.

import {
  type Association,
  asKey,
  type DataElement,
  type Element,
  type EventPosition,
  type EventTrigger,
  type GatewayType,
  type Key,
  type Loop,
  type MessageFlow,
  type Process,
  type Shape,
  type SubProcess,
  type Task,
  type TaskType,
} from '#process'

export interface Figure {
  readonly title: string
  readonly process: Process
}

export interface Group {
  readonly title: string
  readonly figures: readonly Figure[]
}

const POOL = asKey('pool')
const A = asKey('a')
const B = asKey('b')
const IN = { parent: POOL }

const none: Element = { kind: 'pool', key: POOL, name: '', isDrawn: false, isBlackBox: false }

const figure = (title: string, elements: readonly Element[], shapes: readonly Shape[]): Figure => ({
  title,
  process: {
    name: title,
    elements: Object.fromEntries([none, ...elements].map((one) => [one.key, one])),
    shapes: Object.fromEntries(shapes.map((shape, index) => [asKey(`shape-${index}`), shape])),
  },
})

const box = (
  element: Key,
  [x, y, width, height]: readonly [number, number, number, number],
  more: { readonly isExpanded?: boolean; readonly isHorizontal?: boolean } = {},
): Shape => ({ kind: 'node', element, plane: '', bounds: { x, y, width, height }, ...more })

const edge = (element: Key, ...points: readonly (readonly [number, number])[]): Shape => ({
  ...{ kind: 'edge', element, plane: '' },
  waypoints: points.map(([x, y]) => ({ x, y })),
})

const STEP = [0, 0, 110, 80] as const
const WIDE = [0, 0, 170, 100] as const

const task = (part: Partial<Task> = {}, key = A): Task => ({
  ...{ kind: 'task', key, name: 'Prüfen', taskType: 'none', ...IN },
  ...part,
})
const subProcess = (part: Partial<SubProcess> = {}): SubProcess => ({
  ...{ kind: 'subProcess', key: A, name: 'Prüfung', subProcessType: 'embedded', ...IN },
  ...part,
})

const entries = <Name extends string>(table: Readonly<Record<Name, string>>) =>
  Object.entries(table) as [Name, string][]

const TASKS: Readonly<Record<TaskType, string>> = {
  none: 'Task',
  user: 'User task',
  manual: 'Manual task',
  service: 'Service task',
  script: 'Script task',
  businessRule: 'Business rule task',
  send: 'Send task',
  receive: 'Receive task',
}
const LOOPS: Readonly<Record<Loop, string>> = {
  standard: 'Loop',
  parallel: 'Several at once',
  sequential: 'Several one after the other',
}
const SUB_PROCESSES: Readonly<Record<SubProcess['subProcessType'], string>> = {
  embedded: 'Sub-process',
  event: 'Event sub-process',
  transaction: 'Transaction',
  adHoc: 'Ad-hoc sub-process',
}
const TRIGGERS: Readonly<Record<EventTrigger, string>> = {
  none: 'none',
  message: 'message',
  timer: 'timer',
  error: 'error',
  escalation: 'escalation',
  cancel: 'cancel',
  compensation: 'compensation',
  conditional: 'conditional',
  link: 'link',
  signal: 'signal',
  terminate: 'terminate',
  multiple: 'multiple',
  parallelMultiple: 'parallel multiple',
}
const POSITIONS: Readonly<Record<EventPosition, string>> = {
  start: 'Start event',
  intermediateCatch: 'Intermediate event, catching',
  intermediateThrow: 'Intermediate event, throwing',
  boundary: 'Boundary event',
  end: 'End event',
}
const GATEWAYS: Readonly<Record<GatewayType, string>> = {
  exclusive: 'Exclusive gateway',
  inclusive: 'Inclusive gateway',
  parallel: 'Parallel gateway',
  complex: 'Complex gateway',
  eventBased: 'Event-based gateway',
  eventBasedExclusiveStart: 'Event-based gateway that starts',
  eventBasedParallelStart: 'Parallel event-based gateway that starts',
}
const DATA: Readonly<Record<DataElement['dataType'], string>> = {
  object: 'Data object',
  input: 'Data input',
  output: 'Data output',
  store: 'Data store',
}
const ENVELOPES: Readonly<Record<NonNullable<MessageFlow['envelope']>, string>> = {
  initiating: 'Message flow with its first message',
  nonInitiating: 'Message flow with an answer',
}
const DIRECTIONS: Readonly<Record<Association['direction'], string>> = {
  none: 'Association',
  one: 'Association, one way',
  both: 'Association, both ways',
}

const event = (
  position: EventPosition,
  trigger: EventTrigger,
  isInterrupting: boolean,
): readonly [Element, Shape] => [
  {
    ...{ kind: 'event', key: B, name: '', position, trigger, isInterrupting, ...IN },
    ...(position === 'boundary' ? { attachedTo: A } : {}),
  },
  box(B, [0, 0, 36, 36]),
]

const flowing = (title: string, flow: Element): Figure =>
  figure(
    title,
    [task({ name: 'A' }), task({ name: 'B' }, B), flow],
    [box(A, [0, 0, 60, 44]), box(B, [180, 0, 60, 44]), edge(flow.key, [60, 22], [180, 22])],
  )

const FLOW = asKey('flow')
const ENDS = { key: FLOW, name: '', source: A, target: B }

const activities: readonly Figure[] = [
  ...entries(TASKS).map(([taskType, title]) => figure(title, [task({ taskType })], [box(A, STEP)])),
  figure(
    'Receive task that starts the process',
    [task({ taskType: 'receive', isInstantiating: true })],
    [box(A, STEP)],
  ),
  ...entries(LOOPS).map(([loop, title]) => figure(title, [task({ loop })], [box(A, STEP)])),
  figure('For compensation', [task({ isForCompensation: true })], [box(A, STEP)]),
  ...entries(SUB_PROCESSES).flatMap(([subProcessType, title]) => {
    const inner = { ...event('start', 'message', true)[0], parent: A } as Element
    return [
      figure(`${title}, closed`, [subProcess({ subProcessType }), inner], [box(A, STEP)]),
      figure(
        `${title}, open`,
        [subProcess({ subProcessType }), inner],
        [box(A, WIDE, { isExpanded: true }), box(B, [20, 40, 36, 36])],
      ),
    ]
  }),
  ...[undefined, false, true].map((isExpanded) =>
    figure(
      `Call activity${isExpanded === undefined ? '' : isExpanded ? ', open' : ', closed'}`,
      [{ kind: 'callActivity', key: A, name: 'Bescheid zustellen', ...IN }],
      [box(A, isExpanded ? WIDE : STEP, isExpanded === undefined ? {} : { isExpanded })],
    ),
  ),
]

const events: readonly Group[] = entries(POSITIONS).map(([position, title]) => ({
  title,
  figures: entries(TRIGGERS).flatMap(([trigger, name]) => {
    const goesOn = position === 'start' || position === 'boundary'
    return [true, ...(goesOn ? [false] : [])].map((isInterrupting) => {
      const [element, shape] = event(position, trigger, isInterrupting)
      return figure(`${name}${isInterrupting ? '' : ', not interrupting'}`, [element], [shape])
    })
  }),
}))

const gateways: readonly Figure[] = [
  ...entries(GATEWAYS).map(([gatewayType, title]) =>
    figure(
      title,
      [{ kind: 'gateway', key: A, name: '', gatewayType, ...IN }],
      [box(A, [0, 0, 50, 50])],
    ),
  ),
  figure(
    'Exclusive gateway without its sign',
    [
      {
        ...{ kind: 'gateway', key: A, name: '', gatewayType: 'exclusive', ...IN },
        isMarkerVisible: false,
      },
    ],
    [box(A, [0, 0, 50, 50])],
  ),
]

const data: readonly Figure[] = [
  ...entries(DATA).flatMap(([dataType, title]) =>
    [false, ...(dataType === 'store' ? [] : [true])].map((isCollection) =>
      figure(
        `${title}${isCollection ? ', collection' : ''}`,
        [
          {
            ...{ kind: 'data', key: A, name: 'Akte', dataType, isCollection, ...IN },
            ...(isCollection ? { state: 'geprüft' } : {}),
          },
        ],
        [box(A, dataType === 'store' ? [0, 0, 50, 50] : [0, 0, 36, 50])],
      ),
    ),
  ),
  figure(
    'Text annotation',
    [{ kind: 'annotation', key: A, name: 'nur bei Erstanträgen' }],
    [box(A, [0, 0, 120, 40])],
  ),
  figure('Group', [{ kind: 'group', key: A, name: 'Vorprüfung' }], [box(A, [0, 0, 140, 80])]),
]

const flows: readonly Figure[] = [
  flowing('Sequence flow', { kind: 'sequenceFlow', ...ENDS, ...IN }),
  flowing('Sequence flow with a name', { kind: 'sequenceFlow', ...ENDS, name: 'ja', ...IN }),
  flowing('Default flow', { kind: 'sequenceFlow', ...ENDS, isDefault: true, ...IN }),
  flowing('Conditional flow', { kind: 'sequenceFlow', ...ENDS, condition: 'x', ...IN }),
  flowing('Message flow', { kind: 'messageFlow', ...ENDS }),
  ...entries(ENVELOPES).map(([envelope, title]) =>
    flowing(title, { kind: 'messageFlow', ...ENDS, envelope }),
  ),
  ...entries(DIRECTIONS).map(([direction, title]) =>
    flowing(title, { kind: 'association', ...ENDS, direction }),
  ),
  flowing('Data association', { kind: 'dataAssociation', ...ENDS }),
]

const pools: readonly Figure[] = (
  [
    ['Pool with lanes', true, false, false],
    ['Standing pool with lanes', false, false, false],
    ['Pool of somebody else (black box)', true, true, false],
    ['Pool of several', true, true, true],
  ] as const
).map(([title, isHorizontal, isBlackBox, isMultiple]) => {
  const pool: Element = {
    ...{ kind: 'pool', key: A, name: 'Stadt', isDrawn: true, isBlackBox, isMultiple },
  }
  const lanes = isBlackBox
    ? []
    : (['Amt 1', 'Amt 2'] as const).map(
        (name, index): Element => ({
          ...{ kind: 'lane', key: asKey(`lane-${index}`), name, parent: A, order: String(index) },
        }),
      )
  return figure(
    title,
    [pool, ...lanes],
    [
      box(A, isHorizontal ? [0, 0, 240, isBlackBox ? 60 : 140] : [0, 0, 220, 160], {
        isHorizontal,
      }),
      ...lanes.map((lane, index) =>
        box(lane.key, isHorizontal ? [30, 70 * index, 210, 70] : [110 * index, 30, 110, 130], {
          isHorizontal,
        }),
      ),
    ],
  )
})

export const GROUPS: readonly Group[] = [
  { title: 'Activities', figures: activities },
  ...events,
  { title: 'Gateways', figures: gateways },
  { title: 'Data, notes and groups', figures: data },
  { title: 'Flows', figures: flows },
  { title: 'Pools and lanes', figures: pools },
]
