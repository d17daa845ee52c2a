// What a change of a process did, in sentences: the history of a draft, what a new version brings.

import type { i18n } from 'i18next'
import type { Deed } from '#change'

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
  },
}

export const changes = { de, en }

/** Values that mean something as they are: what people typed, and numbers. */
const SPOKEN = [
  'name',
  'documentation',
  'expression',
  'condition',
  'message',
  'work.minutes',
  'work.note',
  'work.openQuestion',
  'work.handover',
]
const LONGEST = 80

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A value as people read it; undefined where it means nothing as it is, such as a code or a key. */
export const sayValue = (texts: i18n, property: string, value: unknown): string | undefined => {
  if (typeof value === 'number' && (property === 'share' || property === 'work.share')) {
    return new Intl.NumberFormat(texts.language, { style: 'percent' }).format(value)
  }
  if (!SPOKEN.includes(property)) return undefined
  if (typeof value === 'number') return new Intl.NumberFormat(texts.language).format(value)
  if (typeof value !== 'string' || value.length > LONGEST) return undefined
  return texts.language === 'de' ? `„${value}“` : `“${value}”`
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
  const before = sayValue(texts, deed.property, deed.before)
  const after = sayValue(texts, deed.property, deed.after)
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
