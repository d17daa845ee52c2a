// What a drawing says itself: the kinds of its parts, for those who hear it.

import type { DrawingWords } from '#drawing'

const de = {
  step: 'Schritt',
  decision: 'Entscheidung',
  parallel: 'Gleichzeitig',
  inclusive: 'Ein oder mehrere Wege',
  join: 'Zusammenführung',
  subProcess: 'Teilprozess',
  callActivity: 'Aufgerufener Ablauf',
  position: {
    start: 'Start',
    intermediateCatch: 'Ereignis',
    intermediateThrow: 'Ereignis',
    boundary: 'Ereignis',
    end: 'Ende',
  },
  trigger: {
    none: '',
    message: 'Nachricht',
    timer: 'Zeit',
    error: 'Fehler',
    escalation: 'Eskalation',
    cancel: 'Abbruch',
    compensation: 'Rückgängigmachen',
    conditional: 'Bedingung',
    link: 'Verweis',
    signal: 'Signal',
    terminate: 'alles beenden',
    multiple: 'mehrere Auslöser',
    parallelMultiple: 'alle Auslöser zusammen',
  },
  unnamed: 'ohne Namen',
  ways: 'Wege',
  attachedTo: 'während',
  data: 'Unterlage',
  note: 'Anmerkung',
} satisfies DrawingWords

const en: DrawingWords = {
  step: 'Step',
  decision: 'Decision',
  parallel: 'At the same time',
  inclusive: 'One way or several',
  join: 'Ways meet',
  subProcess: 'Sub-process',
  callActivity: 'Called process',
  position: {
    start: 'Start',
    intermediateCatch: 'Event',
    intermediateThrow: 'Event',
    boundary: 'Event',
    end: 'End',
  },
  trigger: {
    none: '',
    message: 'message',
    timer: 'time',
    error: 'error',
    escalation: 'escalation',
    cancel: 'cancellation',
    compensation: 'undoing',
    conditional: 'condition',
    link: 'link',
    signal: 'signal',
    terminate: 'ends everything',
    multiple: 'several triggers',
    parallelMultiple: 'all triggers together',
  },
  unnamed: 'without a name',
  ways: 'ways',
  attachedTo: 'during',
  data: 'Document',
  note: 'Note',
}

export const drawing = { de, en }
