// The square brackets behind a step: [Papier · 10 Min. · 85 % · H1 · Übergabe Ü1-1 · warten 1–2 Tage].
// The order is free; "·", ";" and "|" separate. What is not understood is given back as it stands.

import { familyCodeOf, isSame, stepKindOf, type TaskType, type Work } from '#process'
import type { Companion } from './companion.ts'
import { type Manner, readManner, writeManner } from './manner.ts'
import { type Masked, mask, quote } from './quote.ts'
import { splitAt } from './tails.ts'
import {
  media,
  prescriptions,
  readNumber,
  readPercent,
  readWaiting,
  stepKinds,
  taskTypes,
  writeNumber,
  writeWaiting,
} from './words.ts'

export interface Attributes {
  readonly work: Work
  readonly share: number | undefined
  readonly taskType: TaskType
  readonly manner: Manner
  readonly companions: readonly Companion[]
  readonly unknown: readonly string[]
  /** What would say anew what was said before it: the first one holds. */
  readonly twice: readonly string[]
}

/** A family's code that needs no word before it. */
const CODE = /^[A-ZÄÖÜ]{1,4}\d{1,3}[a-z]?$/

const readMinutes = (text: string): Pick<Work, 'minutes' | 'minutesRange'> | undefined => {
  const match =
    /^([\d.,]+)(?:\s*[–-]\s*([\d.,]+))?\s*(min\.?|minuten?|minutes?|std\.?|stunden?|hours?|h)(?:\s*\(([\d.,]+)\s*[–-]\s*([\d.,]+)\))?$/i.exec(
      text,
    )
  if (!match?.[3] || (match[2] !== undefined && match[4] !== undefined)) return undefined
  const factor = /^(s|h)/i.test(match[3]) ? 60 : 1
  const amount = (written: string | undefined): number | undefined => {
    const value = written === undefined ? undefined : readNumber(written)
    return value === undefined ? undefined : Math.round(value * factor * 1e6) / 1e6
  }
  const first = amount(match[1])
  if (first === undefined) return undefined
  const [one, other] = match[2] === undefined ? [match[4], match[5]] : [match[1], match[2]]
  if (one === undefined || other === undefined) return { minutes: first }
  const [min, max] = [amount(one), amount(other)]
  if (min === undefined || max === undefined) return undefined
  const minutesRange = { min: Math.min(min, max), max: Math.max(min, max) }
  return match[2] === undefined ? { minutes: first, minutesRange } : { minutesRange }
}

/** A word before a colon or a blank, then the value; undefined where it does not begin so. */
const after = (text: string, ...words: readonly string[]): string | undefined => {
  const match = new RegExp(`^(?:${words.join('|')})(?::\\s*|\\s+)(.+)$`, 'i').exec(text)
  return match?.[1]
}

/** The same where only a colon may follow, because the word alone is an everyday one. */
const named = (text: string, ...words: readonly string[]): string | undefined =>
  new RegExp(`^(?:${words.join('|')}):\\s*(.+)$`, 'i').exec(text)?.[1]

const DATA_WORDS = [
  ['needs', 'braucht', 'needs'],
  ['yields', 'ergibt', 'yields'],
] as const

export const readAttributes = (text: string, masked: Masked): Attributes => {
  let work: Work = {}
  let share: number | undefined
  let taskType: TaskType = 'none'
  let manner: Manner = {}
  const unknown: string[] = []
  const twice: string[] = []
  const companions: Companion[] = []
  const isAnew = (before: object, more: object): boolean =>
    Object.entries(more).some(([name, value]) => {
      const known = (before as Readonly<Record<string, unknown>>)[name]
      return known !== undefined && !Array.isArray(known) && !isSame(known, value)
    })
  const said = (token: string, isSecond: boolean, take: () => void): true => {
    if (isSecond) twice.push(masked.raw(token))
    else take()
    return true
  }
  const read = (token: string): boolean => {
    const add = (more: Work): true =>
      said(token, isAnew(work, more), () => {
        work = { ...work, ...more }
      })
    const medium = media.read(token)
    if (medium) return add({ medium })
    const ofAll = /^(.*%)\s+(?:aller Fälle|of all cases)$/i.exec(token)
    const ofAllShare = ofAll?.[1] && readPercent(ofAll[1])
    if (typeof ofAllShare === 'number' && ofAllShare <= 1) return add({ share: ofAllShare })
    const percent = readPercent(token)
    if (percent !== undefined && percent <= 1) {
      return said(token, share !== undefined && share !== percent, () => {
        share = percent
      })
    }
    const minutes = readMinutes(token)
    if (minutes) return add(minutes)
    if (CODE.test(token)) return add({ familyCode: token })
    const type = taskTypes.read(token)
    if (type) {
      return said(token, taskType !== 'none' && taskType !== type, () => {
        taskType = type
      })
    }
    const more = readManner(token, masked)
    if (more) {
      return said(token, isAnew(manner, more), () => {
        manner = { ...manner, ...more }
      })
    }
    if (/^(ermessen|discretion)$/i.test(token)) return add({ isDiscretionary: true })
    const kind = after(token, 'Art', 'kind')
    const stepKind = kind && stepKinds.read(kind)
    if (kind) return add(stepKind ? { stepKind } : { familyCode: masked.show(kind) })
    const code = named(token, 'Kennung', 'code')
    if (code) return add({ familyCode: masked.show(code) })
    const question = named(token, 'offen', 'open')
    if (question) return add({ openQuestion: masked.show(question) })
    for (const [role, ...words] of DATA_WORDS) {
      const name = masked.show(named(token, ...words) ?? '')
      if (name === '') continue
      companions.push({ role, name })
      return true
    }
    const handover = after(token, 'Übergabe', 'handover')
    if (handover) return add({ handover: masked.show(handover) })
    const group = after(token, 'RAG')
    if (group && /^[1-8]$/.test(group)) return add({ referenceActivityGroup: Number(group) })
    const waitText = after(token, 'warten', 'Liegezeit', 'wait')
    const waiting = waitText && readWaiting(waitText)
    if (waiting) return add({ waiting })
    const by = after(token, 'Vorgabe', 'prescribed by')
    const prescribedBy = by && prescriptions.read(by)
    if (prescribedBy) return add({ prescribedBy })
    const system = after(token, 'IT')
    if (system) return add({ systems: [...(work.systems ?? []), masked.show(system)] })
    const document = after(token, 'Unterlage', 'document')
    if (document) return add({ documents: [...(work.documents ?? []), masked.show(document)] })
    return false
  }
  for (const piece of splitAt(text, /[·;|]/)) {
    const token = piece.trim()
    if (token && !read(token)) unknown.push(masked.raw(token))
  }
  return { work, share, taskType, manner, companions, unknown, twice }
}

const companionText = ({ role, name }: Companion): string | undefined => {
  const word = { needs: 'braucht:', yields: 'ergibt:', remark: undefined }[role]
  if (word === undefined) return undefined
  const plain = `${word} ${name}`
  const masked = mask(plain)
  const [said, ...more] = readAttributes(masked.text, masked).companions
  const isPlain = name === name.trim() && !/["[\]\n\r@\uE000\uE001]|\/\//.test(name)
  return isPlain && said?.name === name && more.length === 0 ? plain : `${word} ${quote(name)}`
}

const plainly = (word: string, value: string, isGood: (read: Work) => boolean): string => {
  const plain = `${word} ${value}`
  const masked = mask(plain)
  const again = readAttributes(masked.text, masked)
  const isSafe =
    value === value.trim() && !/["[\]\n\r@\uE000\uE001]|\/\//.test(value) && isGood(again.work)
  return isSafe ? plain : `${word} ${quote(value)}`
}

/** "10 Min.", "10 Min. (5–30)", "5–30 Min."; undefined where nothing is known. */
const writeMinutes = ({ minutes, minutesRange }: Work): string | undefined => {
  const range = minutesRange && `${writeNumber(minutesRange.min)}–${writeNumber(minutesRange.max)}`
  if (minutes === undefined) return range && `${range} Min.`
  return `${writeNumber(minutes)} Min.${range ? ` (${range})` : ''}`
}

/** The attributes of a step as written, '' when it has none. `share` is how to say it, if at all. */
export const writeAttributes = (
  work: Work,
  share: string | undefined,
  taskType: TaskType,
  manner: Manner = {},
  companions: readonly Companion[] = [],
): string => {
  const tokens: string[] = []
  if (work.medium) tokens.push(media.write(work.medium))
  const minutes = writeMinutes(work)
  if (minutes !== undefined) tokens.push(minutes)
  if (share !== undefined) tokens.push(share)
  const { handover, openQuestion } = work
  const code = familyCodeOf(work)
  if (code !== undefined)
    tokens.push(
      CODE.test(code) ? code : plainly('Kennung:', code, (read) => read.familyCode === code),
    )
  const stepKind = stepKindOf(work)
  if (stepKind !== undefined) tokens.push(`Art: ${stepKinds.write(stepKind)}`)
  if (handover !== undefined)
    tokens.push(plainly('Übergabe', handover, (read) => read.handover === handover))
  if (work.waiting) tokens.push(`warten ${writeWaiting(work.waiting)}`)
  if (work.prescribedBy) tokens.push(`Vorgabe: ${prescriptions.write(work.prescribedBy)}`)
  if (work.isDiscretionary) tokens.push('Ermessen')
  if (work.referenceActivityGroup !== undefined) tokens.push(`RAG ${work.referenceActivityGroup}`)
  for (const system of work.systems ?? [])
    tokens.push(plainly('IT:', system, (read) => read.systems?.[0] === system))
  for (const document of work.documents ?? [])
    tokens.push(plainly('Unterlage:', document, (read) => read.documents?.[0] === document))
  if (openQuestion !== undefined)
    tokens.push(plainly('offen:', openQuestion, (read) => read.openQuestion === openQuestion))
  if (taskType !== 'none') tokens.push(taskTypes.write(taskType))
  tokens.push(...writeManner(manner))
  tokens.push(...companions.map(companionText).filter((text) => text !== undefined))
  return tokens.length > 0 ? `[${tokens.join(' · ')}]` : ''
}
