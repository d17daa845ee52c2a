// Values of steps, arrows and documents that are codes, in words. What other pages say of them is said the same way.

import { common } from './common.ts'
import { drawing } from './drawing.ts'
import { process } from './process.ts'
import { stepKinds } from './step-kinds.ts'

type Words = Readonly<Record<string, string>>

interface ValueWords {
  readonly yes: string
  readonly no: string
  readonly minutes: string
  readonly days: string
  /** By property, then by value. */
  readonly codes: Readonly<Record<string, Words>>
}

const namesOf = (kinds: Readonly<Record<string, { readonly name: string }>>): Words =>
  Object.fromEntries(Object.entries(kinds).map(([code, { name }]) => [code, name]))

const de: ValueWords = {
  ...{
    yes: 'ja',
    no: 'nein',
    minutes: '{{from}} bis {{to}} Minuten',
    days: '{{from}} bis {{to}} Tage',
  },
  codes: {
    'work.medium': common.de.medium,
    'work.prescribedBy': process.de.step.prescribed,
    'work.stepKind': namesOf(stepKinds.de),
    trigger: { ...drawing.de.trigger, none: 'ohne Auslöser' },
    position: drawing.de.position,
    loop: process.de.step.loops,
    taskType: {
      none: 'ohne Angabe',
      user: 'am Bildschirm',
      manual: 'von Hand',
      service: 'durch ein Programm',
      script: 'durch ein Skript',
      businessRule: 'nach einer Regel',
      send: 'senden',
      receive: 'empfangen',
    },
    gatewayType: {
      exclusive: 'genau ein Weg',
      inclusive: 'ein oder mehrere Wege',
      parallel: 'alle Wege gleichzeitig',
      complex: 'nach eigener Regel',
      eventBased: 'der Weg, dessen Ereignis zuerst eintritt',
      eventBasedExclusiveStart: 'beginnt mit dem ersten Ereignis',
      eventBasedParallelStart: 'beginnt, wenn alle Ereignisse da sind',
    },
    timerType: { date: 'Zeitpunkt', duration: 'Dauer', cycle: 'Wiederholung' },
    subProcessType: {
      embedded: 'Teilprozess',
      event: 'bei einem Ereignis',
      transaction: 'ganz oder gar nicht',
      adHoc: 'in beliebiger Reihenfolge',
    },
    dataType: { object: 'Unterlage', store: 'Ablage', input: 'Eingang', output: 'Ergebnis' },
    direction: { none: 'ohne Richtung', one: 'in eine Richtung', both: 'in beide Richtungen' },
    envelope: { initiating: 'erste Nachricht', nonInitiating: 'Antwort' },
    'adHoc.ordering': { parallel: 'gleichzeitig', sequential: 'nacheinander' },
  },
}

const en: ValueWords = {
  ...{
    yes: 'yes',
    no: 'no',
    minutes: '{{from}} to {{to}} minutes',
    days: '{{from}} to {{to}} days',
  },
  codes: {
    'work.medium': common.en.medium,
    'work.prescribedBy': process.en.step.prescribed,
    'work.stepKind': namesOf(stepKinds.en),
    trigger: { ...drawing.en.trigger, none: 'no trigger' },
    position: drawing.en.position,
    loop: process.en.step.loops,
    taskType: {
      none: 'not said',
      user: 'on a screen',
      manual: 'by hand',
      service: 'by a program',
      script: 'by a script',
      businessRule: 'by a rule',
      send: 'sending',
      receive: 'receiving',
    },
    gatewayType: {
      exclusive: 'exactly one way',
      inclusive: 'one way or several',
      parallel: 'all ways at the same time',
      complex: 'by a rule of its own',
      eventBased: 'the way whose event comes first',
      eventBasedExclusiveStart: 'begins with the first event',
      eventBasedParallelStart: 'begins when all events are there',
    },
    timerType: { date: 'point in time', duration: 'duration', cycle: 'repetition' },
    subProcessType: {
      embedded: 'sub-process',
      event: 'on an event',
      transaction: 'all or nothing',
      adHoc: 'in any order',
    },
    dataType: { object: 'document', store: 'store', input: 'input', output: 'result' },
    direction: { none: 'no direction', one: 'in one direction', both: 'in both directions' },
    envelope: { initiating: 'first message', nonInitiating: 'answer' },
    'adHoc.ordering': { parallel: 'at the same time', sequential: 'one after the other' },
  },
}

export const valueWords = { de, en }
