// Which of BPMN's elements and attributes become part of the model, or only hold what does. All
// others stay in the original and are counted.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** What people see: each one is an element of the model, or is counted. */
export const NODES: ReadonlySet<string> = words(
  `participant lane task userTask manualTask serviceTask scriptTask businessRuleTask sendTask
  receiveTask subProcess transaction adHocSubProcess callActivity startEvent intermediateCatchEvent
  intermediateThrowEvent boundaryEvent endEvent exclusiveGateway inclusiveGateway parallelGateway
  complexGateway eventBasedGateway sequenceFlow messageFlow association textAnnotation group
  dataObject dataObjectReference dataStoreReference dataInputAssociation dataOutputAssociation`,
)

export const UNDERSTOOD: ReadonlySet<string> = words(
  `definitions collaboration participantMultiplicity process laneSet childLaneSet flowNodeRef
  incoming outgoing documentation text conditionExpression category categoryValue dataStore dataState
  sourceRef targetRef ioSpecification dataInput dataOutput inputSet outputSet dataInputRefs
  dataOutputRefs inputSetRefs outputSetRefs messageEventDefinition timerEventDefinition errorEventDefinition
  escalationEventDefinition cancelEventDefinition compensateEventDefinition
  conditionalEventDefinition linkEventDefinition signalEventDefinition terminateEventDefinition
  eventDefinitionRef timeDate timeDuration timeCycle condition message error signal escalation
  standardLoopCharacteristics loopCondition multiInstanceLoopCharacteristics loopCardinality
  inputDataItem outputDataItem completionCondition activationCondition BPMNDiagram BPMNPlane
  BPMNShape BPMNEdge BPMNLabel Bounds waypoint`,
)

/** Attributes that are read wherever they may stand, and those about the file itself. */
const READ: ReadonlySet<string> = words(
  `id name default isForCompensation isExecutable processRef minimum maximum isInterrupting
  parallelMultiple attachedToRef cancelActivity triggeredByEvent ordering cancelRemainingInstances
  calledElement instantiate messageRef eventGatewayType sourceRef targetRef associationDirection
  isCollection dataObjectRef dataStoreRef capacity isUnlimited categoryValueRef value signalRef
  errorRef escalationRef errorCode escalationCode activityRef waitForCompletion isSequential
  testBefore loopMaximum targetNamespace exporter exporterVersion expressionLanguage typeLanguage`,
)

/** What says no more than nothing does: the standard's own default values. */
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  isClosed: ['false'],
  processType: ['None'],
  startQuantity: ['1'],
  completionQuantity: ['1'],
  implementation: ['##unspecified', '##WebService'],
  method: ['##Compensate'],
  gatewayDirection: ['Unspecified'],
  behavior: ['All'],
  textFormat: ['text/plain'],
}

/** Whether the model knows what an attribute says. */
export const isSaid = (element: string, name: string, value: string): boolean =>
  (READ.has(name) && (name !== 'name' || !element.endsWith('ssociation'))) ||
  (Object.hasOwn(DEFAULTS, name) && DEFAULTS[name]?.includes(value.trim()) === true) ||
  (name === 'textFormat' && element === 'textAnnotation')
