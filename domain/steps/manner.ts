// What a step is besides plain work: a sub-process whose parts are not told, another process that is called, or
// something that is done again and again. In square brackets like all details.

import type { Activity, Loop, LoopDetails, SubProcess } from '#process'
import { type Masked, mask, quote } from './quote.ts'
import { lookup } from './words.ts'

export type StepForm =
  | { readonly kind: 'subProcess'; readonly subProcessType: SubProcess['subProcessType'] }
  | { readonly kind: 'callActivity'; readonly calledElement?: string }

/** What a list says of the repetition: the condition, and the name of what each one gets. */
export interface Repetition {
  readonly loop: Loop
  readonly loopDetails?: Pick<LoopDetails, 'condition' | 'inputItem'>
}

/** {} for a plain step, which is done once. */
export interface Manner {
  readonly form?: StepForm
  readonly repetition?: Repetition
}

const forms = lookup<SubProcess['subProcessType']>({
  embedded: ['Teilprozess', 'sub-process', 'subprocess'],
  event: ['bei Ereignis', 'on event'],
  transaction: ['ganz oder gar nicht', 'all or nothing'],
  adHoc: ['in beliebiger Reihenfolge', 'in any order'],
})

const loops = lookup<Loop>({
  standard: ['wiederholen', 'repeat'],
  sequential: ['für jeden nacheinander', 'nacheinander für jeden', 'for each in turn'],
  parallel: ['für jeden gleichzeitig', 'gleichzeitig für jeden', 'for each at once'],
})

const UNTIL = /^(?:bis|until)\s/i

/** What a file may name a process by; other words stand in the label. */
const REFERENCE = /^[\p{L}_][\p{L}\p{N}_.:-]*$/u

/** One token of the brackets; undefined for any other. */
export const readManner = (token: string, masked: Masked): Manner | undefined => {
  const subProcessType = forms.read(token)
  if (subProcessType) return { form: { kind: 'subProcess', subProcessType } }
  if (/^(aufruf|call)$/i.test(token)) return { form: { kind: 'callActivity' } }
  const called = /^(?:aufruf|call):\s*(.+)$/i.exec(token)?.[1]
  if (called !== undefined)
    return REFERENCE.test(called)
      ? { form: { kind: 'callActivity', calledElement: called } }
      : undefined
  const loop = loops.read(token)
  if (loop) return { repetition: { loop } }
  const again = /^(?:wiederholen|repeat),?\s+(?:(bis|until)|solange|while)\s+(.+)$/i.exec(token)
  if (again?.[2] !== undefined) {
    const said = masked.show(again[2])
    const condition = again[1] === undefined ? said : `${again[1]} ${said}`
    return { repetition: { loop: 'standard', loopDetails: { condition } } }
  }
  const each = /^([^:]+):\s*(.+)$/.exec(token)
  const many = each?.[1] === undefined ? undefined : loops.read(each[1])
  if (each?.[2] === undefined || many === undefined || many === 'standard') return undefined
  return { repetition: { loop: many, loopDetails: { inputItem: masked.show(each[2]) } } }
}

const safely = (before: string, value: string): string => {
  const plain = `${before} ${value}`
  const isPlain = value === value.trim() && !/["[\]\n\r@·;|\uE000\uE001]|\/\//.test(value)
  const masked = mask(plain)
  const again = isPlain ? readManner(masked.text, masked)?.repetition?.loopDetails : undefined
  const said = again?.inputItem ?? again?.condition?.replace(UNTIL, '')
  return said === value ? plain : `${before} ${quote(value)}`
}

const writeRepetition = ({ loop, loopDetails }: Repetition): string => {
  const word = loops.write(loop)
  const { condition = '', inputItem = '' } = loopDetails ?? {}
  if (loop !== 'standard') return inputItem === '' ? word : safely(`${word}:`, inputItem)
  if (condition === '') return word
  const until = /^(bis|until) (.+)$/s.exec(condition)
  return until?.[1] !== undefined && until[2] !== undefined
    ? safely(`${word} ${until[1]}`, until[2])
    : safely(`${word} solange`, condition)
}

/** The tokens of the brackets; [] for a plain step. */
export const writeManner = ({ form, repetition }: Manner): readonly string[] => [
  ...(form?.kind === 'subProcess' ? [forms.write(form.subProcessType)] : []),
  ...(form?.kind === 'callActivity'
    ? [form.calledElement === undefined ? 'Aufruf' : `Aufruf: ${form.calledElement}`]
    : []),
  ...(repetition ? [writeRepetition(repetition)] : []),
]

/** What a list says of an activity. */
export const mannerOf = (activity: Activity): Manner => {
  const { loop, loopDetails = {} } = activity
  const { condition, inputItem } = loopDetails
  const details = {
    ...(loop === 'standard' && condition ? { condition } : {}),
    ...(loop !== 'standard' && inputItem ? { inputItem } : {}),
  }
  const form = formOf(activity)
  return {
    ...(form ? { form } : {}),
    ...(loop === undefined
      ? {}
      : {
          repetition: {
            loop,
            ...(Object.keys(details).length > 0 ? { loopDetails: details } : {}),
          },
        }),
  }
}

const formOf = (activity: Activity): StepForm | undefined => {
  if (activity.kind === 'task') return undefined
  const { kind } = activity
  if (kind === 'subProcess') return { kind, subProcessType: activity.subProcessType }
  const { calledElement } = activity
  const isNamed = calledElement !== undefined && REFERENCE.test(calledElement)
  return { kind, ...(isNamed ? { calledElement } : {}) }
}
