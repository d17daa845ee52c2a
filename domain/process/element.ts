// What a process is made of: BPMN 2.0's own elements as readonly plain values, tagged by `kind`.
// Every element has a key, a name ('' when it has none) and, when it came from a file, the XML id it
// had there. Containment and connection are keys, so the table of elements is flat.

import type { Key } from './key.ts'
import type { Work } from './work.ts'

interface Common {
  readonly key: Key
  /** The label people see; '' when there is none. Line breaks are kept as written. */
  readonly name: string
  /** The id in the file it came from; absent for what was made here. */
  readonly xmlId?: string
  readonly documentation?: string
}

/**
 * A BPMN participant together with its process. A process without participant (most small files) is
 * a pool that is not drawn; a participant without process is a black box.
 */
export interface Pool extends Common {
  readonly kind: 'pool'
  readonly isDrawn: boolean
  readonly isBlackBox: boolean
  /** The id and name of the `process` element, where they differ from the participant's. */
  readonly processXmlId?: string
  readonly processName?: string
  /** Meant for an engine; absent where the file does not say. */
  readonly isExecutable?: boolean
  /** Stands for several of the same kind (three bars). */
  readonly isMultiple?: boolean
}

export interface Lane extends Common {
  readonly kind: 'lane'
  /** The pool or sub-process it divides, or the lane it is nested in. */
  readonly parent: Key
  /** Place among its siblings, top to bottom: compare as plain strings (a fractional key). */
  readonly order: string
}

/** Anything that sequence flows connect stands in a pool or a sub-process, and maybe in a lane. */
interface InFlow extends Common {
  readonly parent: Key
  /** The innermost lane; absent where the pool has none. */
  readonly lane?: Key
}

export type TaskType =
  | 'none'
  | 'user'
  | 'manual'
  | 'service'
  | 'script'
  | 'businessRule'
  | 'send'
  | 'receive'

export type Loop = 'standard' | 'parallel' | 'sequential'

interface ActivityCommon extends InFlow {
  readonly loop?: Loop
  readonly isForCompensation?: boolean
  /** What BPMN has no place for: medium, minutes, share ... */
  readonly work?: Work
}

export interface Task extends ActivityCommon {
  readonly kind: 'task'
  readonly taskType: TaskType
}

export interface SubProcess extends ActivityCommon {
  readonly kind: 'subProcess'
  readonly subProcessType: 'embedded' | 'event' | 'transaction' | 'adHoc'
}

export interface CallActivity extends ActivityCommon {
  readonly kind: 'callActivity'
  readonly calledElement?: string
}

export type EventPosition = 'start' | 'intermediateCatch' | 'intermediateThrow' | 'boundary' | 'end'

export type EventTrigger =
  | 'none'
  | 'message'
  | 'timer'
  | 'error'
  | 'escalation'
  | 'cancel'
  | 'compensation'
  | 'conditional'
  | 'link'
  | 'signal'
  | 'terminate'
  | 'multiple'
  | 'parallelMultiple'

export interface Event extends InFlow {
  readonly kind: 'event'
  readonly position: EventPosition
  readonly trigger: EventTrigger
  /** The activity a boundary event sits on. */
  readonly attachedTo?: Key
  /** False for non-interrupting boundary events and event sub-process starts; absent means true. */
  readonly isInterrupting?: boolean
  /** Timer text, condition or link name as written in the file. */
  readonly expression?: string
  /** What the timer text is; timers only. */
  readonly timerType?: 'date' | 'duration' | 'cycle'
  /** Name of the message, signal, error or escalation it catches or throws. */
  readonly refersTo?: string
  /** What `multiple` and `parallelMultiple` consist of, in file order. */
  readonly triggers?: readonly EventTrigger[]
}

export type GatewayType =
  | 'exclusive'
  | 'inclusive'
  | 'parallel'
  | 'complex'
  | 'eventBased'
  | 'eventBasedExclusiveStart'
  | 'eventBasedParallelStart'

export interface Gateway extends InFlow {
  readonly kind: 'gateway'
  readonly gatewayType: GatewayType
  /** Whether the file asks for the X marker; exclusive gateways only. */
  readonly isMarkerVisible?: boolean
}

export interface DataElement extends InFlow {
  readonly kind: 'data'
  readonly dataType: 'object' | 'store' | 'input' | 'output'
  readonly isCollection?: boolean
  readonly state?: string
  /** XML id of the data object or store, where several elements show the same one. */
  readonly sharedXmlId?: string
}

export interface Annotation extends Common {
  readonly kind: 'annotation'
  /** The pool or sub-process it was written in; absent when it stands in the collaboration. */
  readonly parent?: Key
}

export interface Group extends Common {
  readonly kind: 'group'
  readonly parent?: Key
}

interface Connection extends Common {
  readonly source: Key
  readonly target: Key
}

export interface SequenceFlow extends Connection {
  readonly kind: 'sequenceFlow'
  readonly parent: Key
  readonly condition?: string
  readonly isDefault?: boolean
  /** How often this way is taken, 0 to 1, where known. */
  readonly share?: number
}

export interface MessageFlow extends Connection {
  readonly kind: 'messageFlow'
}

export interface Association extends Connection {
  readonly kind: 'association'
  readonly direction: 'none' | 'one' | 'both'
  readonly parent?: Key
}

/** Data in or out; source or target is a `data` element. */
export interface DataAssociation extends Connection {
  readonly kind: 'dataAssociation'
}

export type Activity = Task | SubProcess | CallActivity
export type FlowNode = Activity | Event | Gateway
export type Flow = SequenceFlow | MessageFlow | Association | DataAssociation
export type Element = Pool | Lane | FlowNode | DataElement | Annotation | Group | Flow
export type ElementKind = Element['kind']
