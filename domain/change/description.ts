// The one description of the model at run time: each kind of element with its properties, the shapes,
// and what a process says about itself. Checking, addressing, copying and comparing all read it.

import {
  type AdHoc,
  type Bounds,
  type Element,
  type ElementKind,
  type EventDefinition,
  type EventTrigger,
  type Extended,
  type Extension,
  type ExtensionAttribute,
  FARTHEST,
  type Key,
  type LoopDetails,
  type Medium,
  type MinutesRange,
  type Point,
  type PrescribedBy,
  type Process,
  type Shape,
  type TriggerDetails,
  type Waiting,
  type Work,
} from '#process'
import {
  boolean,
  either,
  type FieldsOf,
  type FieldTable,
  later,
  list,
  number,
  oneOf,
  optional,
  record,
  required,
  type TypeOf,
  text,
} from './value-type.ts'

const key: TypeOf<Key> = { form: 'text' }
const reference: TypeOf<Key> = { form: 'reference' }
const kind = <K extends ElementKind | Shape['kind']>(name: K) =>
  required(oneOf<K>({ [name]: true } as Record<K, true>))

const attribute = record<ExtensionAttribute>({
  namespace: optional(text),
  prefix: optional(text),
  local: required(text),
  value: required(text),
})
const extension: TypeOf<Extension> = record<Extension>({
  namespace: required(text),
  prefix: optional(text),
  local: required(text),
  attributes: optional(list(attribute)),
  content: optional(
    list(
      either(
        later((): TypeOf<Extension> => extension),
        text,
      ),
    ),
  ),
})
const extended: FieldsOf<Extended> = {
  extensions: optional(list(extension)),
  foreignAttributes: optional(list(attribute)),
}

const common = {
  key: required(key),
  name: required(text),
  xmlId: optional(text),
  documentation: optional(text),
  ...extended,
}
const inFlow = { ...common, parent: required(reference), lane: optional(reference) }

const work = record<Work>({
  stepKind: optional(text),
  familyCode: optional(text),
  referenceActivityGroup: optional(number(0, 8)),
  medium: optional(
    oneOf<Medium>({
      paper: true,
      file: true,
      specialistSystem: true,
      eFile: true,
      onlineService: true,
      inPerson: true,
    }),
  ),
  minutes: optional(number(0)),
  minutesRange: optional(
    record<MinutesRange>({ min: required(number(0)), max: required(number(0)) }),
  ),
  share: optional(number(0, 1)),
  waiting: optional(
    record<Waiting>({ minDays: required(number(0)), maxDays: required(number(0)) }),
  ),
  prescribedBy: optional(
    oneOf<PrescribedBy>({
      law: true,
      statute: true,
      directive: true,
      serviceInstruction: true,
      practice: true,
    }),
  ),
  isDiscretionary: optional(boolean),
  systems: optional(list(text)),
  documents: optional(list(text)),
  handover: optional(text),
  note: optional(text),
  openQuestion: optional(text),
})

const activity = {
  ...inFlow,
  loop: optional(oneOf({ standard: true, parallel: true, sequential: true })),
  loopDetails: optional(
    record<LoopDetails>({
      condition: optional(text),
      isTestedBefore: optional(boolean),
      maximum: optional(number()),
      cardinality: optional(text),
      inputItem: optional(text),
      outputItem: optional(text),
    }),
  ),
  isForCompensation: optional(boolean),
  work: optional(work),
}

const trigger = {
  message: true,
  timer: true,
  error: true,
  escalation: true,
  cancel: true,
  compensation: true,
  conditional: true,
  link: true,
  signal: true,
  terminate: true,
} as const
const triggerDetails: FieldsOf<TriggerDetails> = {
  expression: optional(text),
  timerType: optional(oneOf({ date: true, duration: true, cycle: true })),
  refersTo: optional(text),
  code: optional(text),
  activity: optional(reference),
  waitsForCompletion: optional(boolean),
}

/** The properties of an event that say what its trigger is about; they mean nothing for another. */
export const TRIGGER_DETAILS: readonly string[] = [...Object.keys(triggerDetails), 'definitions']

const connection = { ...common, source: required(reference), target: required(reference) }

type Kinds = { readonly [K in ElementKind]: FieldsOf<Extract<Element, { readonly kind: K }>> }

const KINDS: Kinds = {
  pool: {
    ...common,
    kind: kind('pool'),
    isDrawn: required(boolean),
    isBlackBox: required(boolean),
    processXmlId: optional(text),
    processName: optional(text),
    isExecutable: optional(boolean),
    isMultiple: optional(boolean),
    multiplicity: optional(record({ minimum: required(number()), maximum: required(number()) })),
    processExtensions: optional(record<Extended>(extended)),
  },
  lane: { ...common, kind: kind('lane'), parent: required(reference), order: required(text) },
  task: {
    ...activity,
    kind: kind('task'),
    taskType: required(
      oneOf({
        none: true,
        user: true,
        manual: true,
        service: true,
        script: true,
        businessRule: true,
        send: true,
        receive: true,
      }),
    ),
    message: optional(text),
    isInstantiating: optional(boolean),
  },
  subProcess: {
    ...activity,
    kind: kind('subProcess'),
    subProcessType: required(
      oneOf({ embedded: true, event: true, transaction: true, adHoc: true }),
    ),
    adHoc: optional(
      record<AdHoc>({
        ordering: optional(oneOf({ parallel: true, sequential: true })),
        condition: optional(text),
        cancelsRemaining: optional(boolean),
      }),
    ),
  },
  callActivity: { ...activity, kind: kind('callActivity'), calledElement: optional(text) },
  event: {
    ...inFlow,
    ...triggerDetails,
    kind: kind('event'),
    position: required(
      oneOf({
        start: true,
        intermediateCatch: true,
        intermediateThrow: true,
        boundary: true,
        end: true,
      }),
    ),
    trigger: required(
      oneOf<EventTrigger>({ none: true, ...trigger, multiple: true, parallelMultiple: true }),
    ),
    attachedTo: optional(reference),
    isInterrupting: optional(boolean),
    definitions: optional(
      list(record<EventDefinition>({ ...triggerDetails, trigger: required(oneOf(trigger)) })),
    ),
  },
  gateway: {
    ...inFlow,
    kind: kind('gateway'),
    gatewayType: required(
      oneOf({
        exclusive: true,
        inclusive: true,
        parallel: true,
        complex: true,
        eventBased: true,
        eventBasedExclusiveStart: true,
        eventBasedParallelStart: true,
      }),
    ),
    isMarkerVisible: optional(boolean),
    activationCondition: optional(text),
  },
  data: {
    ...inFlow,
    kind: kind('data'),
    dataType: required(oneOf({ object: true, store: true, input: true, output: true })),
    isCollection: optional(boolean),
    state: optional(text),
    sharedXmlId: optional(text),
    capacity: optional(number()),
    isUnlimited: optional(boolean),
  },
  annotation: {
    ...common,
    kind: kind('annotation'),
    textFormat: optional(text),
    parent: optional(reference),
  },
  group: { ...common, kind: kind('group'), parent: optional(reference) },
  sequenceFlow: {
    ...connection,
    kind: kind('sequenceFlow'),
    parent: required(reference),
    condition: optional(text),
    isDefault: optional(boolean),
    share: optional(number(0, 1)),
  },
  messageFlow: {
    ...connection,
    kind: kind('messageFlow'),
    message: optional(text),
    envelope: optional(oneOf({ initiating: true, nonInitiating: true })),
  },
  association: {
    ...connection,
    kind: kind('association'),
    direction: required(oneOf({ none: true, one: true, both: true })),
    parent: optional(reference),
  },
  dataAssociation: { ...connection, kind: kind('dataAssociation') },
}

const pixels = number(-FARTHEST, FARTHEST)
const point = { x: required(pixels), y: required(pixels) }
const bounds = record<Bounds>({ ...point, width: required(pixels), height: required(pixels) })
const drawn = {
  element: required(reference),
  plane: required(text),
  label: optional(bounds),
  fill: optional(text),
  stroke: optional(text),
}

type ShapeKinds = {
  readonly [K in Shape['kind']]: FieldsOf<Extract<Shape, { readonly kind: K }>>
}

const SHAPES: ShapeKinds = {
  node: {
    ...drawn,
    kind: kind('node'),
    bounds: required(bounds),
    isExpanded: optional(boolean),
    isHorizontal: optional(boolean),
  },
  edge: { ...drawn, kind: kind('edge'), waypoints: required(list(record<Point>(point))) },
}

/** What a process says about itself. Its origin is a fact about a file and is never changed. */
const PROCESS: FieldsOf<Omit<Process, 'elements' | 'shapes' | 'origin'>> = { name: required(text) }

/** The parts of a process that changes speak about. */
export type Table = 'elements' | 'shapes' | 'process'

/** The properties of each kind; a process is one thing of the kind 'process'. */
export const DESCRIPTION: Readonly<Record<Table, Readonly<Record<string, FieldTable>>>> = {
  elements: KINDS as Readonly<Record<string, FieldTable>>,
  shapes: SHAPES as Readonly<Record<string, FieldTable>>,
  process: { process: PROCESS as FieldTable },
}
