// What a process is made of: BPMN 2.0's own elements as readonly plain values, tagged by `kind`.
// Every element has a key, a name ('' when it has none) and, when it came from a file, the XML id it
// had there. Containment and connection are keys, so the table of elements is flat.

import type { Extended } from './extension.ts'
import type { Key } from './key.ts'
import type { Work } from './work.ts'

interface Common extends Extended {
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
  /** How many, where the file says it otherwise than by `isMultiple` alone, which means 2 to 2. */
  readonly multiplicity?: { readonly minimum: number; readonly maximum: number }
  /** What vendors added to the `process` of a drawn pool; `extensions` are the participant's. */
  readonly processExtensions?: Extended
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

/** Repeated until done, or done for each of several, at once or one after the other. */
export type Loop = 'standard' | 'parallel' | 'sequential'

/** How often an activity with a loop is done, as written in the file. */
export interface LoopDetails {
  /** `standard`: repeated while this holds. The others: all have been done when this holds. */
  readonly condition?: string
  /** `standard`: the condition is asked before the first time too. */
  readonly isTestedBefore?: boolean
  /** `standard`: never more often than this. */
  readonly maximum?: number
  /** The others: an expression for the number of times. */
  readonly cardinality?: string
  /** The others: what each one gets and gives, by name. */
  readonly inputItem?: string
  readonly outputItem?: string
}

interface ActivityCommon extends InFlow {
  readonly loop?: Loop
  /** Only with `loop`. */
  readonly loopDetails?: LoopDetails
  readonly isForCompensation?: boolean
  /** What BPMN has no place for: medium, minutes, share ... */
  readonly work?: Work
}

export interface Task extends ActivityCommon {
  readonly kind: 'task'
  readonly taskType: TaskType
  /** Name of the message that is sent or received; `send` and `receive` only. */
  readonly message?: string
  /** Receiving the message starts the process; `receive` only. */
  readonly isInstantiating?: boolean
}

export interface SubProcess extends ActivityCommon {
  readonly kind: 'subProcess'
  readonly subProcessType: 'embedded' | 'event' | 'transaction' | 'adHoc'
  /** Only for `adHoc`. */
  readonly adHoc?: AdHoc
}

/** How the steps of an ad-hoc sub-process are done; each absent where the file does not say. */
export interface AdHoc {
  readonly ordering?: 'parallel' | 'sequential'
  /** Done when this holds. */
  readonly condition?: string
  /** False where steps that have begun are finished although the condition holds. */
  readonly cancelsRemaining?: boolean
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

/** What one trigger is about. */
export interface TriggerDetails {
  /** Timer text, condition or link name as written in the file. */
  readonly expression?: string
  /** What the timer text is; timers only. */
  readonly timerType?: 'date' | 'duration' | 'cycle'
  /** Name of the message, signal, error or escalation it catches or throws. */
  readonly refersTo?: string
  /** Code of the error or escalation. */
  readonly code?: string
  /** The activity that is undone; compensation only, absent means all. */
  readonly activity?: Key
  /** False where the process goes on before the undoing is done; compensation only. */
  readonly waitsForCompletion?: boolean
}

/** One of several triggers. */
export interface EventDefinition extends TriggerDetails {
  readonly trigger: Exclude<EventTrigger, 'none' | 'multiple' | 'parallelMultiple'>
}

/** With one trigger its details stand here, with several in `definitions`. */
export interface Event extends InFlow, TriggerDetails {
  readonly kind: 'event'
  readonly position: EventPosition
  readonly trigger: EventTrigger
  /** The activity a boundary event sits on. */
  readonly attachedTo?: Key
  /** False for non-interrupting boundary events and event sub-process starts; absent means true. */
  readonly isInterrupting?: boolean
  /** What `multiple` and `parallelMultiple` consist of, in file order. */
  readonly definitions?: readonly EventDefinition[]
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
  /** When the process goes on; complex gateways only. */
  readonly activationCondition?: string
}

export interface DataElement extends InFlow {
  readonly kind: 'data'
  readonly dataType: 'object' | 'store' | 'input' | 'output'
  readonly isCollection?: boolean
  readonly state?: string
  /** XML id of the data object or store, where several elements show the same one. */
  readonly sharedXmlId?: string
  /** How much fits in, and whether that is no limit; stores only. */
  readonly capacity?: number
  readonly isUnlimited?: boolean
}

export interface Annotation extends Common {
  readonly kind: 'annotation'
  /** MIME type of the text where it is other than plain text. */
  readonly textFormat?: string
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
  /** Name of the message that flows; the label says what people call the flow. */
  readonly message?: string
  /** Whether an envelope is drawn on it: white for the first message of a talk, grey for an answer. */
  readonly envelope?: 'initiating' | 'nonInitiating'
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
