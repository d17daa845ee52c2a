// What a change of a process did, in sentences: the history of a draft, what a new version brings.

import type { i18n } from 'i18next'
import type { Deed } from '#change'
import { valueWords } from './value-words.ts'

const de = {
  what: {
    pool: 'Beteiligten',
    lane: 'Stelle',
    task: 'Schritt',
    subProcess: 'Teilprozess',
    callActivity: 'Aufgerufenen Ablauf',
    event: 'Ereignis',
    gateway: 'Verzweigung',
    data: 'Unterlage',
    annotation: 'Anmerkung',
    group: 'Gruppe',
    sequenceFlow: 'Verbindung',
    messageFlow: 'Nachricht',
    association: 'Zuordnung',
    dataAssociation: 'Zuordnung',
  },
  thing: '{{what}} „{{name}}“',
  thingUnnamed: '{{what}} ohne Namen',
  thingBetween: '{{what}} von „{{from}}“ zu „{{to}}“',
  added: '{{thing}} eingefügt',
  removed: '{{thing}} entfernt',
  renamed: '{{what}} „{{before}}“ umbenannt in „{{name}}“',
  named: '{{what}} benannt: „{{name}}“',
  unnamed: '{{what}} „{{before}}“: Name entfernt',
  moved: '{{thing}} verschoben',
  movedTo: '{{thing}} verschoben zu „{{to}}“',
  movedFromTo: '{{thing}} verschoben von „{{from}}“ zu „{{to}}“',
  set: '{{thing}}: {{property}} geändert',
  setTo: '{{thing}}: {{property}} ist jetzt {{after}}',
  setFromTo: '{{thing}}: {{property}} von {{before}} auf {{after}}',
  taken: '{{thing}}: {{property}} entfernt',
  processRenamed: 'Ablauf umbenannt in „{{name}}“',
  placed_one: 'Anordnung im Bild geändert',
  placed_other: 'Anordnung im Bild geändert ({{count}} Teile)',
  nothing: 'Nichts geändert; es war schon so',
  other: 'Angaben',
  property: {
    name: 'Name',
    lane: 'Stelle',
    parent: 'Ort im Ablauf',
    attachedTo: 'Schritt, an dem es hängt',
    documentation: 'Beschreibung',
    taskType: 'Art der Aufgabe',
    gatewayType: 'Art der Verzweigung',
    trigger: 'Auslöser',
    expression: 'Zeit oder Bedingung',
    condition: 'Bedingung',
    isDefault: 'Normalfall',
    share: 'Anteil der Fälle',
    source: 'Beginn',
    target: 'Ziel',
    loop: 'Wiederholung',
    isInterrupting: 'Unterbrechung',
    calledElement: 'Aufgerufener Ablauf',
    message: 'Nachricht',
    kind: 'Art',
    extensions: 'Angaben eines anderen Werkzeugs',
    foreignAttributes: 'Angaben eines anderen Werkzeugs',
    'work.stepKind': 'Schrittart',
    'work.medium': 'Medium',
    'work.minutes': 'Minuten',
    'work.minutesRange': 'Spanne der Minuten',
    'work.share': 'Anteil der Fälle',
    'work.waiting': 'Wartezeit',
    'work.prescribedBy': 'Vorgabe durch',
    'work.isDiscretionary': 'Ermessen',
    'work.systems': 'Fachverfahren',
    'work.documents': 'Unterlagen',
    'work.handover': 'Übergabe',
    'work.note': 'Notiz',
    'work.openQuestion': 'offene Frage',
    'work.familyCode': 'Kennung in der Familie',
    'work.referenceActivityGroup': 'Tätigkeitsgruppe nach FIM',
    timerType: 'Art der Zeitangabe',
    refersTo: 'Name der Nachricht oder des Signals',
    code: 'Kennung',
    activity: 'Schritt, der rückgängig gemacht wird',
    waitsForCompletion: 'Warten, bis es rückgängig gemacht ist',
    position: 'Stellung im Ablauf',
    definitions: 'mehrere Auslöser',
    subProcessType: 'Art des Teilprozesses',
    'loopDetails.condition': 'Bedingung der Wiederholung',
    'loopDetails.isTestedBefore': 'Bedingung auch vor dem ersten Mal',
    'loopDetails.maximum': 'höchste Zahl der Wiederholungen',
    'loopDetails.cardinality': 'Zahl der Wiederholungen',
    'loopDetails.inputItem': 'Eingang jeder Wiederholung',
    'loopDetails.outputItem': 'Ergebnis jeder Wiederholung',
    isForCompensation: 'macht anderes rückgängig',
    isInstantiating: 'beginnt den Ablauf',
    'adHoc.ordering': 'Reihenfolge',
    'adHoc.condition': 'Bedingung für das Ende',
    'adHoc.cancelsRemaining': 'Abbruch des Übrigen',
    isMarkerVisible: 'Zeichen der Verzweigung',
    activationCondition: 'Bedingung',
    dataType: 'Art der Unterlage',
    isCollection: 'mehrere',
    state: 'Zustand',
    capacity: 'Fassungsvermögen',
    isUnlimited: 'unbegrenzt',
    textFormat: 'Format des Textes',
    envelope: 'Zeichen der Nachricht',
    direction: 'Richtung',
    isBlackBox: 'ohne eigenen Ablauf gezeigt',
    processName: 'Name des Ablaufs',
    isExecutable: 'zum Ausführen gedacht',
    isMultiple: 'mehrere gleicher Art',
    multiplicity: 'Anzahl',
    'processExtensions.extensions': 'Angaben eines anderen Werkzeugs',
    'processExtensions.foreignAttributes': 'Angaben eines anderen Werkzeugs',
  } as Record<string, string>,
}

const en: typeof de = {
  what: {
    pool: 'Party',
    lane: 'Post',
    task: 'Step',
    subProcess: 'Sub-process',
    callActivity: 'Called process',
    event: 'Event',
    gateway: 'Branching',
    data: 'Document',
    annotation: 'Note',
    group: 'Group',
    sequenceFlow: 'Connection',
    messageFlow: 'Message',
    association: 'Link',
    dataAssociation: 'Link',
  },
  thing: '{{what}} “{{name}}”',
  thingUnnamed: '{{what}} without a name',
  thingBetween: '{{what}} from “{{from}}” to “{{to}}”',
  added: '{{thing}} added',
  removed: '{{thing}} removed',
  renamed: '{{what}} “{{before}}” renamed to “{{name}}”',
  named: '{{what}} named “{{name}}”',
  unnamed: '{{what}} “{{before}}”: name removed',
  moved: '{{thing}} moved',
  movedTo: '{{thing}} moved to “{{to}}”',
  movedFromTo: '{{thing}} moved from “{{from}}” to “{{to}}”',
  set: '{{thing}}: {{property}} changed',
  setTo: '{{thing}}: {{property}} is now {{after}}',
  setFromTo: '{{thing}}: {{property}} from {{before}} to {{after}}',
  taken: '{{thing}}: {{property}} removed',
  processRenamed: 'Process renamed to “{{name}}”',
  placed_one: 'Arrangement in the drawing changed',
  placed_other: 'Arrangement in the drawing changed ({{count}} parts)',
  nothing: 'Nothing changed; it was so already',
  other: 'details',
  property: {
    name: 'name',
    lane: 'party',
    parent: 'place in the process',
    attachedTo: 'step it is attached to',
    documentation: 'description',
    taskType: 'type of task',
    gatewayType: 'type of branching',
    trigger: 'trigger',
    expression: 'time or condition',
    condition: 'condition',
    isDefault: 'normal case',
    share: 'share of cases',
    source: 'beginning',
    target: 'destination',
    loop: 'repetition',
    isInterrupting: 'interruption',
    calledElement: 'called process',
    message: 'message',
    kind: 'type',
    extensions: 'details of another tool',
    foreignAttributes: 'details of another tool',
    'work.stepKind': 'step kind',
    'work.medium': 'medium',
    'work.minutes': 'minutes',
    'work.minutesRange': 'range of minutes',
    'work.share': 'share of cases',
    'work.waiting': 'waiting time',
    'work.prescribedBy': 'prescribed by',
    'work.isDiscretionary': 'discretion',
    'work.systems': 'IT systems',
    'work.documents': 'documents',
    'work.handover': 'handover',
    'work.note': 'note',
    'work.openQuestion': 'open question',
    'work.familyCode': 'code in the family',
    'work.referenceActivityGroup': 'activity group of FIM',
    timerType: 'kind of time',
    refersTo: 'name of the message or signal',
    code: 'code',
    activity: 'step that is undone',
    waitsForCompletion: 'waiting until it is undone',
    position: 'position in the process',
    definitions: 'several triggers',
    subProcessType: 'type of sub-process',
    'loopDetails.condition': 'condition of repeating',
    'loopDetails.isTestedBefore': 'condition also before the first time',
    'loopDetails.maximum': 'highest number of repetitions',
    'loopDetails.cardinality': 'number of repetitions',
    'loopDetails.inputItem': 'input of each repetition',
    'loopDetails.outputItem': 'result of each repetition',
    isForCompensation: 'undoes something else',
    isInstantiating: 'begins the process',
    'adHoc.ordering': 'order',
    'adHoc.condition': 'condition for the end',
    'adHoc.cancelsRemaining': 'ending what is left',
    isMarkerVisible: 'mark of the branching',
    activationCondition: 'condition',
    dataType: 'type of document',
    isCollection: 'several',
    state: 'state',
    capacity: 'capacity',
    isUnlimited: 'unlimited',
    textFormat: 'format of the text',
    envelope: 'mark of the message',
    direction: 'direction',
    isBlackBox: 'shown without its process',
    processName: 'name of the process',
    isExecutable: 'meant to be executed',
    isMultiple: 'several of the same kind',
    multiplicity: 'number',
    'processExtensions.extensions': 'details of another tool',
    'processExtensions.foreignAttributes': 'details of another tool',
  },
}

export const changes = { de, en }

/** Texts that mean something as they are: what people typed. */
const SPOKEN = [
  'name',
  'documentation',
  'expression',
  'condition',
  'message',
  'refersTo',
  'code',
  'calledElement',
  'state',
  'processName',
  'activationCondition',
  'loopDetails.condition',
  'loopDetails.cardinality',
  'adHoc.condition',
  'work.note',
  'work.openQuestion',
  'work.handover',
  'work.familyCode',
]
const LONGEST = 80

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What a vendor's subtree or attribute says: its name, and the texts in it. */
const vendorWords = (value: unknown): string => {
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'object' || value === null || !('local' in value)) return ''
  const { local, value: said, content, attributes } = value as Readonly<Record<string, unknown>>
  const inside = [attributes, content].flatMap((list) => (Array.isArray(list) ? list : []))
  const words = [typeof said === 'string' ? said : '', ...inside.map(vendorWords)]
  const text = words.filter((word) => word !== '').join(', ')
  return text === '' ? `${local}` : `${local}: ${text}`
}

const SPANS: Readonly<Record<string, readonly [string, string, 'minutes' | 'days']>> = {
  'work.minutesRange': ['min', 'max', 'minutes'],
  'work.waiting': ['minDays', 'maxDays', 'days'],
}

/** A value as people read it, in full; undefined where it means nothing as it is, such as a key. */
export const sayWholeValue = (
  texts: i18n,
  property: string,
  value: unknown,
): string | undefined => {
  const isGerman = texts.language === 'de'
  const words = isGerman ? valueWords.de : valueWords.en
  const quoted = (text: string) => (isGerman ? `„${text}“` : `“${text}”`)
  if (typeof value === 'number') {
    const isShare = property === 'share' || property === 'work.share'
    return new Intl.NumberFormat(texts.language, isShare ? { style: 'percent' } : {}).format(value)
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string') {
    if (property === 'kind') return quoted(texts.t(`changes:what.${value}`))
    const code = words.codes[property]?.[value]
    if (code !== undefined) return quoted(code)
    return SPOKEN.includes(property) || property === 'work.stepKind' ? quoted(value) : undefined
  }
  const [from, to, unit] = SPANS[property] ?? []
  if (from && to && unit && typeof value === 'object' && value !== null) {
    const ends = value as Readonly<Record<string, unknown>>
    return words[unit].replace('{{from}}', `${ends[from]}`).replace('{{to}}', `${ends[to]}`)
  }
  if (!Array.isArray(value) || property === 'definitions') return undefined
  const said = value.map(vendorWords).filter((text) => text !== '')
  return said.length > 0 ? said.map(quoted).join(', ') : undefined
}

/** A value as people read it in a sentence; undefined also where it is too long for one. */
export const sayValue = (texts: i18n, property: string, value: unknown): string | undefined => {
  const said = sayWholeValue(texts, property, value)
  return said === undefined || said.length > LONGEST + 2 ? undefined : said
}

/** What an element is and is called: Schritt „Antrag prüfen“. */
export const sayThing = (
  texts: i18n,
  { what: kind, name, ends }: Pick<Extract<Deed, { what: unknown }>, 'what' | 'name' | 'ends'>,
): string => {
  const what = texts.t(`changes:what.${kind}`)
  if (name !== '') return texts.t('changes:thing', { what, name })
  return ends
    ? texts.t('changes:thingBetween', { what, ...ends })
    : texts.t('changes:thingUnnamed', { what })
}

/** What people call a property, by its path. */
export const sayProperty = (texts: i18n, property: string): string => {
  const table = texts.t('changes:property', { returnObjects: true }) as Record<string, string>
  return table[property] ?? texts.t('changes:other')
}

const saySet = (texts: i18n, deed: Extract<Deed, { kind: 'set' }>): string => {
  const property = sayProperty(texts, deed.property)
  const thing = sayThing(texts, deed)
  const named = (name: string | undefined) => name && sayValue(texts, 'name', name)
  const before = named(deed.from) ?? sayValue(texts, deed.property, deed.before)
  const after = named(deed.to) ?? sayValue(texts, deed.property, deed.after)
  if (deed.after === undefined) return texts.t('changes:taken', { thing, property })
  if (after === undefined) return texts.t('changes:set', { thing, property })
  if (before === undefined) return texts.t('changes:setTo', { thing, property, after })
  return texts.t('changes:setFromTo', { thing, property, before, after })
}

/** One deed as a sentence without its full stop. */
export const sayDeed = (texts: i18n, deed: Deed): string => {
  const say = (): string => {
    switch (deed.kind) {
      case 'added':
      case 'removed':
        return texts.t(`changes:${deed.kind}`, { thing: sayThing(texts, deed) })
      case 'renamed': {
        const { before, name } = deed
        const what = texts.t(`changes:what.${deed.what}`)
        if (before === '') return texts.t('changes:named', { what, name })
        if (name === '') return texts.t('changes:unnamed', { what, before })
        return texts.t('changes:renamed', { what, before, name })
      }
      case 'moved': {
        const { from, to } = deed
        const thing = sayThing(texts, deed)
        if (!to) return texts.t('changes:moved', { thing })
        if (!from) return texts.t('changes:movedTo', { thing, to })
        return texts.t('changes:movedFromTo', { thing, from, to })
      }
      case 'set':
        return saySet(texts, deed)
      case 'processRenamed':
        return texts.t('changes:processRenamed', { name: deed.name })
      case 'placed':
        return texts.t('changes:placed', { count: deed.count })
    }
  }
  return capital(say())
}
