// A fact sheet as the text people type, and back. Numbers may be written 4,5 or 4.5; lists are one entry a
// line; a legal basis keeps how sure it is while its words stay the same.

import type { ProcessDetail } from '#api'

type Profile = ProcessDetail['profile']

export interface ProfileDraft {
  readonly name: string
  readonly trigger: string
  readonly result: string
  readonly productArea: string
  readonly processType: string
  readonly participants: string
  readonly legalBases: string
  readonly casesPerYear: string
  readonly leadTimeDays: string
  readonly serviceKey: string
  readonly owner: string
  readonly contact: string
  readonly task: string
  readonly systems: string
}

export const toDraft = ({
  name,
  profile,
}: {
  readonly name: string
  readonly profile: Profile
}): ProfileDraft => ({
  name,
  trigger: profile.trigger ?? '',
  result: profile.result ?? '',
  productArea: profile.productArea ?? '',
  processType: profile.processType ?? '',
  participants: (profile.participants ?? []).join('\n'),
  legalBases: (profile.legalBases ?? []).map((one) => one.text).join('\n'),
  casesPerYear: profile.casesPerYear?.toString() ?? '',
  leadTimeDays: profile.leadTime?.days.toString() ?? '',
  serviceKey: profile.serviceKey ?? '',
  owner: profile.owner ?? '',
  contact: profile.contact ?? '',
  task: profile.task ?? '',
  systems: (profile.systems ?? []).join('\n'),
})

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The number, nothing for an empty field, or NaN for what is none. */
const number = (text: string): number | undefined => {
  const trimmed = text.trim().replace(/(\d)[.\s](?=\d{3}(\D|$))/g, '$1')
  if (trimmed === '') return undefined
  return /^\d+([.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : Number.NaN
}

export interface ReadDraft {
  readonly profile: Profile
  /** Keys of `process:profile` sentences by field. */
  readonly errors: { readonly [Name in keyof ProfileDraft]?: string }
}

/** `before` gives what the form does not show: notice, span and note of the lead time, certainties. */
export const readDraft = (draft: ProfileDraft, before: Profile): ReadDraft => {
  const cases = number(draft.casesPerYear)
  const days = number(draft.leadTimeDays)
  const serviceKey = draft.serviceKey.replace(/\s/g, '')
  const processType = (['core', 'support', 'management'] as const).find(
    (one) => one === draft.processType,
  )
  const text = (name: 'trigger' | 'result' | 'owner' | 'contact' | 'task' | 'productArea') => {
    const value = draft[name].trim()
    return value ? { [name]: value } : {}
  }
  const list = (name: 'participants' | 'systems') => {
    const values = lines(draft[name])
    return values.length > 0 ? { [name]: values } : {}
  }
  const bases = lines(draft.legalBases).map(
    (line) => before.legalBases?.find((one) => one.text === line) ?? { text: line },
  )
  return {
    profile: {
      ...text('trigger'),
      ...text('result'),
      ...text('productArea'),
      ...(processType ? { processType } : {}),
      ...list('participants'),
      ...(bases.length > 0 ? { legalBases: bases } : {}),
      ...(cases === undefined ? {} : { casesPerYear: cases }),
      ...(days === undefined ? {} : { leadTime: { ...before.leadTime, days } }),
      ...(serviceKey ? { serviceKey } : {}),
      ...text('owner'),
      ...text('contact'),
      ...text('task'),
      ...list('systems'),
      ...(before.notice ? { notice: before.notice } : {}),
    },
    errors: {
      ...(draft.name.trim() === '' ? { name: 'checkName' } : {}),
      ...(Number.isNaN(cases) ? { casesPerYear: 'checkNumber' } : {}),
      ...(Number.isNaN(days) ? { leadTimeDays: 'checkNumber' } : {}),
      ...(serviceKey && !/^\d{14}$/.test(serviceKey) ? { serviceKey: 'checkServiceKey' } : {}),
    },
  }
}
