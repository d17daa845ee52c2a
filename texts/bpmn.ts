// What happened to a BPMN or EPML file: why it was refused, what had to be mended or guessed, and what
// of it is kept but not used. Codes come from the readers; `at` says in which lines.

import type { i18n } from 'i18next'
import type { MendedCode, RefusalCode, RemarkCode } from '#bpmn'
import type { EpmlReading } from '#epml'

type EpmlRefusalCode = Extract<EpmlReading, { kind: 'refused' }>['refusal']['code']
type Code = RefusalCode | EpmlRefusalCode

/** Remarks that count come in two forms. */
type Counting =
  | 'element-misplaced'
  | 'extension-carried'
  | 'extension-kept'
  | 'attribute-carried'
  | 'attribute-kept'
  | 'attributes-kept'
  | 'id-repeated'
  | 'lane-by-place'
  | 'shape-without-element'
  | 'shape-without-place'
  | 'more-alike'
type RemarkKey = Exclude<RemarkCode, Counting> | `${Counting}_one` | `${Counting}_other`

interface Table {
  readonly refusal: Record<Code, string>
  readonly remark: Record<RemarkKey, string>
  /** Lines of the file, put behind what stands there. */
  readonly at: Record<'line' | 'lines' | 'element' | 'nobody', string>
  /** What people call the parts of BPMN that are kept; others are called as the standard does. */
  readonly kind: Readonly<Record<string, string>>
  /** Headings of the report, in its order. */
  readonly report: Record<'mended' | 'elements' | 'extensions' | 'attributes', string>
}

const de: Table = {
  refusal: {
    empty: 'Die Datei ist leer. Bitte exportieren Sie das Modell noch einmal.',
    'too-large':
      'Die Datei hat {{megabytes}} MB. Gelesen werden höchstens {{limit}} MB. Bitte teilen Sie das Modell auf.',
    'encoding-unknown':
      'Die Datei nennt den Zeichensatz „{{encoding}}“, den es hier nicht gibt. Bitte speichern Sie sie als UTF-8.',
    'not-well-formed':
      'Die Datei ist beschädigt: Zeile {{line}}{{in}} ist kein gültiges XML. Bitte exportieren Sie das Modell noch einmal.',
    doctype:
      'Die Datei enthält in Zeile {{line}} eine DOCTYPE-Angabe. Solche Dateien werden aus Sicherheitsgründen nicht gelesen. Bitte exportieren Sie das Modell ohne diese Angabe.',
    'too-deep':
      'Die Datei ist ab Zeile {{line}}{{in}} tiefer als {{limit}} Ebenen verschachtelt. So sieht kein Prozessmodell aus; bitte prüfen Sie den Export.',
    'too-many-elements':
      'Die Datei enthält mehr als {{limit}} Elemente; so weit reicht sie bis Zeile {{line}}{{in}}. Bitte teilen Sie das Modell auf.',
    'too-many-attributes':
      'In Zeile {{line}}{{in}} stehen mehr als {{limit}} Merkmale an einem Element. So sieht kein Prozessmodell aus; bitte prüfen Sie den Export.',
    'too-many-attributes-in-all':
      'Die Datei enthält mehr als {{limit}} Merkmale; so weit reicht sie bis Zeile {{line}}{{in}}. Bitte teilen Sie das Modell auf.',
    'attribute-too-long':
      'In Zeile {{line}}{{in}} ist ein Merkmal länger als {{limit}} Zeichen. Bitte nehmen Sie eingebettete Bilder oder Texte heraus und exportieren Sie das Modell noch einmal.',
    'not-bpmn':
      'Die Datei ist kein BPMN-2.0-Modell; sie beginnt mit „{{root}}“. Bitte exportieren Sie das Modell als BPMN 2.0.',
    'not-epml':
      'Die Datei ist kein EPML-Modell; sie beginnt mit „{{root}}“. Bitte exportieren Sie das Modell als EPML oder BPMN 2.0.',
    'no-process':
      'In der Datei steht kein Prozess. Bitte prüfen Sie, ob Sie das richtige Modell exportiert haben.',
  },
  remark: {
    'encoding-guessed':
      'Die Datei gibt sich als „{{declared}}“ aus, ist es aber nicht. Sie wurde als {{used}} gelesen; bitte prüfen Sie die Umlaute.',
    'element-misplaced_one':
      '„{{kind}}“ steht an einer Stelle, die BPMN dafür nicht vorsieht{{at}}. Es bleibt in der Originaldatei, wird aber nicht gezeigt.',
    'element-misplaced_other':
      '„{{kind}}“ steht {{count}}-mal an einer Stelle, die BPMN dafür nicht vorsieht{{at}}. Das bleibt in der Originaldatei, wird aber nicht gezeigt.',
    'element-kept': '{{kind}}: {{count}}{{at}}',
    'extension-carried_one': 'Ein Zusatz von {{vendor}}{{at}} wird mitgeführt.',
    'extension-carried_other': '{{count}} Zusätze von {{vendor}}{{at}} werden mitgeführt.',
    'extension-kept_one': 'Ein Zusatz von {{vendor}}{{at}} bleibt nur in der Originaldatei.',
    'extension-kept_other':
      '{{count}} Zusätze von {{vendor}}{{at}} bleiben nur in der Originaldatei.',
    'attribute-carried_one': 'Ein Merkmal von {{vendor}}{{at}} wird mitgeführt.',
    'attribute-carried_other': '{{count}} Merkmale von {{vendor}}{{at}} werden mitgeführt.',
    'attribute-kept_one': 'Ein Merkmal von {{vendor}}{{at}} bleibt nur in der Originaldatei.',
    'attribute-kept_other':
      '{{count}} Merkmale von {{vendor}}{{at}} bleiben nur in der Originaldatei.',
    'attributes-kept_one': 'Eine technische Angabe bleibt nur in der Originaldatei: {{list}}.',
    'attributes-kept_other':
      '{{count}} technische Angaben bleiben nur in der Originaldatei: {{list}}.',
    'flow-without-end':
      'Die Verbindung „{{label}}“{{at}} fehlt in der Zeichnung, weil eines ihrer Enden nicht in der Datei ist. Bitte ziehen Sie sie neu.',
    'reference-dangling':
      '„{{label}}“{{at}} verweist auf „{{reference}}“. Das kommt in der Datei nicht vor; der Verweis wurde übergangen.',
    'id-repeated_one': 'Die Kennung „{{id}}“ ist doppelt. Die Elemente wurden getrennt gelesen.',
    'id-repeated_other':
      'Die Kennung „{{id}}“ kommt {{count}}-mal vor. Die Elemente wurden getrennt gelesen.',
    'boundary-without-host':
      'Das Ereignis „{{label}}“{{at}} sitzt an keinem Schritt der Datei. Es wird als freies Ereignis gezeigt.',
    'lane-by-place_one':
      'Bei einem Element nennt die Datei die Bahn nicht. Es steht in der Bahn, in der es gezeichnet ist.',
    'lane-by-place_other':
      'Bei {{count}} Elementen nennt die Datei die Bahn nicht. Sie stehen in der Bahn, in der sie gezeichnet sind.',
    'lane-repeated':
      '„{{label}}“{{at}} steht in der Datei in zwei Bahnen. Genommen wurde die erste.',
    'shape-without-element_one':
      'Eine Form der Zeichnung gehört zu keinem Element und wird nicht gezeigt.',
    'shape-without-element_other':
      '{{count}} Formen der Zeichnung gehören zu keinem Element und werden nicht gezeigt.',
    'shape-without-place_one': 'Bei einer Form fehlt, wo sie steht. Ihr Platz wird berechnet.',
    'shape-without-place_other':
      'Bei {{count}} Formen fehlt, wo sie stehen. Ihr Platz wird berechnet.',
    'more-alike_one': 'Dazu kommt ein weiterer Hinweis dieser Art.',
    'more-alike_other': 'Dazu kommen {{count}} weitere Hinweise dieser Art.',
  },
  at: {
    line: ' (Zeile {{lines}})',
    lines: ' (Zeilen {{lines}})',
    element: ' (im Element „{{element}}“)',
    nobody: 'unbekannter Herkunft',
  },
  kind: {
    association: 'Verbindung zu einer Anmerkung',
    auditing: 'Vorgabe zur Protokollierung',
    callChoreography: 'Aufruf einer Choreografie',
    category: 'Kategorie',
    categoryValue: 'Gruppenname ohne Gruppe',
    categoryValueRef: 'Zuordnung zu einer Gruppe',
    choreography: 'Choreografie',
    choreographyTask: 'Choreografie-Aufgabe',
    conversation: 'Konversation',
    conversationLink: 'Verbindung einer Konversation',
    correlationKey: 'Schlüssel zur Zuordnung von Nachrichten',
    correlationProperty: 'Merkmal zur Zuordnung von Nachrichten',
    correlationSubscription: 'Abonnement von Nachrichten',
    dataInput: 'Eingabe eines Schritts',
    dataInputAssociation: 'Dateneingabe ohne Datenobjekt',
    dataObject: 'Datenobjekt',
    dataOutput: 'Ausgabe eines Schritts',
    dataOutputAssociation: 'Datenausgabe ohne Datenobjekt',
    complexBehaviorDefinition: 'Verhalten einer Wiederholung',
    dataStore: 'Datenspeicher, den nichts zeigt',
    ioBinding: 'Zuordnung von Ein- und Ausgaben',
    loopDataInputRef: 'Daten, über die wiederholt wird',
    loopDataOutputRef: 'Daten, die eine Wiederholung ergibt',
    rendering: 'Darstellung einer Aufgabe',
    timerEventDefinition: 'Zeitangabe, die kein Ereignis nennt',
    transformation: 'Umwandlung von Daten',
    assignment: 'Zuweisung von Daten',
    implicitThrowEvent: 'Ereignis ohne Zeichen',
    endPoint: 'Endpunkt eines Dienstes',
    error: 'Fehler, den kein Ereignis nennt',
    escalation: 'Eskalation, die kein Ereignis nennt',
    extension: 'Erklärung einer Erweiterung',
    globalBusinessRuleTask: 'Globale Geschäftsregel-Aufgabe',
    globalManualTask: 'Globale manuelle Aufgabe',
    globalScriptTask: 'Globale Skript-Aufgabe',
    globalTask: 'Globale Aufgabe',
    globalUserTask: 'Globale Benutzeraufgabe',
    humanPerformer: 'Zuständige Person',
    import: 'Verweis auf eine andere Datei',
    interface: 'Schnittstelle',
    itemDefinition: 'Datentyp',
    lane: 'Bahn',
    message: 'Nachricht, die kein Schritt nennt',
    messageFlow: 'Nachrichtenfluss',
    monitoring: 'Vorgabe zur Überwachung',
    operation: 'Dienst',
    operationRef: 'Verweis auf einen Dienst',
    participant: 'Beteiligter',
    participantAssociation: 'Zuordnung von Beteiligten',
    partnerEntity: 'Partner',
    partnerRole: 'Partnerrolle',
    performer: 'Ausführende',
    potentialOwner: 'Mögliche Bearbeitende',
    process: 'Leerer Prozess',
    property: 'Eigenschaft',
    relationship: 'Beziehung zwischen Modellen',
    resource: 'Ressource',
    resourceRole: 'Zugeordnete Ressource',
    script: 'Skript',
    source: 'Gegenstück eines Verknüpfungsereignisses',
    target: 'Ziel eines Verknüpfungsereignisses',
    sequenceFlow: 'Sequenzfluss',
    signal: 'Signal, das kein Ereignis nennt',
    subChoreography: 'Unter-Choreografie',
    subConversation: 'Unter-Konversation',
    activationCondition: 'Bedingung an einem Gateway, die hier nicht gelesen wird',
    Bounds: 'Weitere Lage einer Form',
    BPMNDiagram: 'Zeichnung an einer Stelle, die BPMN nicht vorsieht',
    BPMNEdge: 'Linie außerhalb einer Zeichnung',
    BPMNLabel: 'Weitere Beschriftung einer Form',
    BPMNPlane: 'Zeichenfläche außerhalb einer Zeichnung',
    BPMNShape: 'Form außerhalb einer Zeichnung',
    childLaneSet: 'Weitere Unterteilung einer Bahn',
    completionCondition: 'Weitere Bedingung, wann etwas fertig ist',
    condition: 'Bedingung, die kein Ereignis nennt',
    conditionExpression: 'Weitere Bedingung',
    dataState: 'Weiterer Zustand von Daten',
    documentation: 'Erläuterung, die hier nicht gezeigt wird',
    incoming: 'Genannter Eingang, zu dem kein Sequenzfluss führt',
    inputSet: 'Zusammenstellung von Eingaben',
    ioSpecification: 'Aufstellung von Ein- und Ausgaben',
    laneSet: 'Bahnen an einer Stelle, die BPMN nicht vorsieht',
    loopCondition: 'Weitere Bedingung einer Wiederholung',
    looseText: 'Text, der zu nichts gehört',
    multiInstanceLoopCharacteristics: 'Weitere Angabe zur Wiederholung',
    outgoing: 'Genannter Ausgang, von dem kein Sequenzfluss ausgeht',
    outputSet: 'Zusammenstellung von Ausgaben',
    participantMultiplicity: 'Weitere Angabe, wie viele beteiligt sind',
    sourceRef: 'Weitere Herkunft von Daten',
    standardLoopCharacteristics: 'Weitere Angabe zur Wiederholung',
    targetRef: 'Weiteres Ziel von Daten',
    text: 'Weiterer Text einer Anmerkung',
    timeCycle: 'Weitere Zeitangabe eines Ereignisses',
    timeDate: 'Weitere Zeitangabe eines Ereignisses',
    timeDuration: 'Weitere Zeitangabe eines Ereignisses',
    waypoint: 'Wegpunkt an einer Stelle, die BPMN nicht vorsieht',
    textAnnotation: 'Anmerkung',
  },
  report: {
    mended: 'Ergänzt oder geraten',
    elements: 'Bleibt in der Originaldatei, wird hier nicht ausgewertet',
    extensions: 'Zusätze von Werkzeugen, hier nicht ausgewertet',
    attributes: 'Technische Merkmale, hier nicht ausgewertet',
  },
}

const en: Table = {
  refusal: {
    empty: 'The file is empty. Please export the model once more.',
    'too-large':
      'The file has {{megabytes}} MB. At most {{limit}} MB are read. Please split the model.',
    'encoding-unknown':
      'The file names the character set “{{encoding}}”, which is not known here. Please save it as UTF-8.',
    'not-well-formed':
      'The file is damaged: line {{line}}{{in}} is not valid XML. Please export the model once more.',
    doctype:
      'The file has a DOCTYPE in line {{line}}. For safety such files are not read. Please export the model without it.',
    'too-deep':
      'From line {{line}}{{in}} on the file is nested deeper than {{limit}} levels. No process model looks like that; please check the export.',
    'too-many-elements':
      'The file has more than {{limit}} elements, counted up to line {{line}}{{in}}. Please split the model.',
    'too-many-attributes':
      'Line {{line}}{{in}} has more than {{limit}} attributes at one element. No process model looks like that; please check the export.',
    'too-many-attributes-in-all':
      'The file has more than {{limit}} attributes, counted up to line {{line}}{{in}}. Please split the model.',
    'attribute-too-long':
      'Line {{line}}{{in}} has an attribute longer than {{limit}} characters. Please take out embedded pictures or texts and export the model once more.',
    'not-bpmn':
      'The file is not a BPMN 2.0 model; it begins with “{{root}}”. Please export the model as BPMN 2.0.',
    'not-epml':
      'The file is not an EPML model; it begins with “{{root}}”. Please export the model as EPML or BPMN 2.0.',
    'no-process':
      'There is no process in the file. Please check whether you exported the right model.',
  },
  remark: {
    'encoding-guessed':
      'The file claims to be “{{declared}}” but is not. It was read as {{used}}; please check the umlauts.',
    'element-misplaced_one':
      '“{{kind}}” is in a place where BPMN has none{{at}}. It stays in the original file but is not shown.',
    'element-misplaced_other':
      '“{{kind}}” is {{count}} times in a place where BPMN has none{{at}}. That stays in the original file but is not shown.',
    'element-kept': '{{kind}}: {{count}}{{at}}',
    'extension-carried_one': 'One extension of {{vendor}}{{at}} is carried along.',
    'extension-carried_other': '{{count}} extensions of {{vendor}}{{at}} are carried along.',
    'extension-kept_one': 'One extension of {{vendor}}{{at}} stays in the original file only.',
    'extension-kept_other':
      '{{count}} extensions of {{vendor}}{{at}} stay in the original file only.',
    'attribute-carried_one': 'One attribute of {{vendor}}{{at}} is carried along.',
    'attribute-carried_other': '{{count}} attributes of {{vendor}}{{at}} are carried along.',
    'attribute-kept_one': 'One attribute of {{vendor}}{{at}} stays in the original file only.',
    'attribute-kept_other':
      '{{count}} attributes of {{vendor}}{{at}} stay in the original file only.',
    'attributes-kept_one': 'One technical detail stays in the original file only: {{list}}.',
    'attributes-kept_other':
      '{{count}} technical details stay in the original file only: {{list}}.',
    'flow-without-end':
      'The connection “{{label}}”{{at}} is missing in the drawing because one of its ends is not in the file. Please draw it again.',
    'reference-dangling':
      '“{{label}}”{{at}} refers to “{{reference}}”, which is not in the file; the reference was passed over.',
    'id-repeated_one': 'The id “{{id}}” is there twice. The elements were read separately.',
    'id-repeated_other':
      'The id “{{id}}” is there {{count}} times. The elements were read separately.',
    'boundary-without-host':
      'The event “{{label}}”{{at}} is attached to no step of the file. It is shown as a free event.',
    'lane-by-place_one':
      'For one element the file does not name the lane. It is in the lane it is drawn in.',
    'lane-by-place_other':
      'For {{count}} elements the file does not name the lane. They are in the lane they are drawn in.',
    'lane-repeated': '“{{label}}”{{at}} is in two lanes of the file. The first was taken.',
    'shape-without-element_one': 'One shape of the drawing belongs to no element and is not shown.',
    'shape-without-element_other':
      '{{count}} shapes of the drawing belong to no element and are not shown.',
    'shape-without-place_one':
      'The file does not say where one shape stands. Its place is computed.',
    'shape-without-place_other':
      'The file does not say where {{count}} shapes stand. Their places are computed.',
    'more-alike_one': 'There is one more remark like these.',
    'more-alike_other': 'There are {{count}} more remarks like these.',
  },
  at: {
    line: ' (line {{lines}})',
    lines: ' (lines {{lines}})',
    element: ' (in the element “{{element}}”)',
    nobody: 'unknown origin',
  },
  kind: {
    association: 'Connection to a note',
    auditing: 'Auditing',
    callChoreography: 'Call of a choreography',
    category: 'Category',
    categoryValue: 'Group name without a group',
    categoryValueRef: 'Assignment to a group',
    choreography: 'Choreography',
    choreographyTask: 'Choreography task',
    conversation: 'Conversation',
    conversationLink: 'Link of a conversation',
    correlationKey: 'Key that correlates messages',
    correlationProperty: 'Property that correlates messages',
    correlationSubscription: 'Subscription to messages',
    dataInput: 'Input of a step',
    dataInputAssociation: 'Data input without a data object',
    dataObject: 'Data object',
    dataOutput: 'Output of a step',
    dataOutputAssociation: 'Data output without a data object',
    complexBehaviorDefinition: 'Behaviour of a repetition',
    dataStore: 'Data store that nothing shows',
    ioBinding: 'Assignment of inputs and outputs',
    loopDataInputRef: 'Data that is repeated over',
    loopDataOutputRef: 'Data that a repetition gives',
    rendering: 'Rendering of a task',
    timerEventDefinition: 'Time that no event names',
    transformation: 'Transformation of data',
    assignment: 'Assignment of data',
    implicitThrowEvent: 'Event without a symbol',
    endPoint: 'End point of a service',
    error: 'Error that no event names',
    escalation: 'Escalation that no event names',
    extension: 'Declaration of an extension',
    globalBusinessRuleTask: 'Global business rule task',
    globalManualTask: 'Global manual task',
    globalScriptTask: 'Global script task',
    globalTask: 'Global task',
    globalUserTask: 'Global user task',
    humanPerformer: 'Human performer',
    import: 'Reference to another file',
    interface: 'Interface',
    itemDefinition: 'Data type',
    lane: 'Lane',
    message: 'Message that no step names',
    messageFlow: 'Message flow',
    monitoring: 'Monitoring',
    operation: 'Service',
    operationRef: 'Reference to a service',
    participant: 'Participant',
    participantAssociation: 'Assignment of participants',
    partnerEntity: 'Partner',
    partnerRole: 'Partner role',
    performer: 'Performer',
    potentialOwner: 'Potential owner',
    process: 'Empty process',
    property: 'Property',
    relationship: 'Relationship between models',
    resource: 'Resource',
    resourceRole: 'Assigned resource',
    script: 'Script',
    source: 'Counterpart of a link event',
    target: 'Target of a link event',
    sequenceFlow: 'Sequence flow',
    signal: 'Signal that no event names',
    subChoreography: 'Sub-choreography',
    subConversation: 'Sub-conversation',
    activationCondition: 'Condition at a gateway that is not read here',
    Bounds: 'Second place of a shape',
    BPMNDiagram: 'Drawing in a place where BPMN has none',
    BPMNEdge: 'Line outside a drawing',
    BPMNLabel: 'Second label of a shape',
    BPMNPlane: 'Plane outside a drawing',
    BPMNShape: 'Shape outside a drawing',
    childLaneSet: 'Second division of a lane',
    completionCondition: 'Second condition when something is done',
    condition: 'Condition that no event names',
    conditionExpression: 'Second condition',
    dataState: 'Second state of data',
    documentation: 'Explanation that is not shown here',
    incoming: 'Incoming flow that is listed but not there',
    inputSet: 'Set of inputs',
    ioSpecification: 'List of inputs and outputs',
    laneSet: 'Lanes in a place where BPMN has none',
    loopCondition: 'Second condition of a repetition',
    looseText: 'Text that belongs to nothing',
    multiInstanceLoopCharacteristics: 'Second kind of repetition',
    outgoing: 'Outgoing flow that is listed but not there',
    outputSet: 'Set of outputs',
    participantMultiplicity: 'Second number of participants',
    sourceRef: 'Second source of data',
    standardLoopCharacteristics: 'Second kind of repetition',
    targetRef: 'Second target of data',
    text: 'Second text of a note',
    timeCycle: 'Second time of an event',
    timeDate: 'Second time of an event',
    timeDuration: 'Second time of an event',
    waypoint: 'Way point in a place where BPMN has none',
    textAnnotation: 'Note',
  },
  report: {
    mended: 'Mended or guessed',
    elements: 'Stays in the original file, not used here',
    extensions: 'Added by tools, not used here',
    attributes: 'Technical attributes, not used here',
  },
}

export const bpmn = { de, en }

interface Said {
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
}

const atOf = (texts: i18n, { line, lines }: Said['details']): string => {
  const given = String(lines ?? line ?? '')
  if (given === '') return ''
  return texts.t(given.includes(',') ? 'bpmn:at.lines' : 'bpmn:at.line', { lines: given })
}

/** A remark of reading a file, as people read it. */
export const sayRemark = (texts: i18n, { code, details }: Said): string => {
  const { kind } = details
  const label =
    kind === undefined ? {} : { kind: texts.t(`bpmn:kind.${kind}`, { defaultValue: `${kind}` }) }
  const vendor = details.vendor === '' ? { vendor: texts.t('bpmn:at.nobody') } : {}
  const at = atOf(texts, details)
  return texts.t(`bpmn:remark.${code}`, { ...details, ...label, ...vendor, at })
}

const GROUPS = ['mended', 'elements', 'extensions', 'attributes'] as const

const GROUP_OF: Readonly<Record<Exclude<RemarkCode, MendedCode | 'more-alike'>, Group>> = {
  'element-misplaced': 'elements',
  'element-kept': 'elements',
  'extension-carried': 'extensions',
  'extension-kept': 'extensions',
  'attribute-carried': 'attributes',
  'attribute-kept': 'attributes',
  'attributes-kept': 'attributes',
}

type Group = (typeof GROUPS)[number]

const groupOf = ({ code, details }: Said): Group => {
  const of = code === 'more-alike' ? String(details.of) : code
  return Object.entries(GROUP_OF).find(([known]) => known === of)?.[1] ?? 'mended'
}

export interface ReportPart {
  readonly title: string
  readonly sentences: readonly string[]
}

/** The report on a file: first what people should look at, then what is kept. Only what there is. */
export const sayReport = (texts: i18n, remarks: readonly Said[]): readonly ReportPart[] =>
  GROUPS.flatMap((group) => {
    const sentences = remarks
      .filter((remark) => groupOf(remark) === group)
      .map((remark) => sayRemark(texts, remark))
    if (sentences.length === 0) return []
    // Said once is enough, where two are the same to the letter.
    return [{ title: texts.t(`bpmn:report.${group}`), sentences: [...new Set(sentences)] }]
  })

/** Whether a remark is about what is kept, not about what people should look at. */
export const isAboutKept = (remark: Said): boolean => groupOf(remark) !== 'mended'

/** Why a file was refused, as people read it. */
export const sayRefusal = (texts: i18n, { code, details }: Said): string => {
  const { element } = details
  const inside = element ? texts.t('bpmn:at.element', { element }) : ''
  return texts.t(`bpmn:refusal.${code}`, { ...details, in: inside })
}
