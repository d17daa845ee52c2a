// The head of a step text: "Wort: Wert" lines before the first step, read into the profile.

import type { LeadTime, LegalBasis, Process, Profile } from '#process'
import { type Border, readBorder } from './line.ts'
import type { StepsMeta, StepsProblem } from './reading.ts'
import { splitAt } from './tails.ts'
import { foldWord, readNumber, writeNumber } from './words.ts'
import { writeBorder } from './write-line.ts'

type HeadWord =
  | 'process'
  | 'organisation'
  | 'shortName'
  | 'family'
  | 'relation'
  | 'trigger'
  | 'result'
  | 'start'
  | 'end'
  | 'productArea'
  | 'processType'
  | 'participants'
  | 'legalBasis'
  | 'casesPerYear'
  | 'leadTime'
  | 'serviceKey'
  | 'owner'
  | 'contact'
  | 'task'
  | 'system'
  | 'notice'

/** The first word is the one that is written. */
const HEAD: Readonly<Record<HeadWord, readonly string[]>> = {
  process: ['Prozess', 'Ablauf', 'Process'],
  organisation: ['Verwaltung', 'Organisation', 'Administration'],
  shortName: ['Kürzel', 'Short name'],
  family: ['Familie', 'Prozessfamilie', 'Family'],
  relation: ['Verhältnis', 'Relation'],
  trigger: ['Auslöser', 'Trigger'],
  result: ['Ergebnis', 'Result'],
  start: ['Start'],
  end: ['Ziel', 'Goal'],
  productArea: ['Produktbereich', 'Product area'],
  processType: ['Prozessart', 'Process type'],
  participants: ['Beteiligte', 'Participants'],
  legalBasis: ['Rechtsgrundlage', 'Legal basis'],
  casesPerYear: ['Fälle im Jahr', 'Fälle pro Jahr', 'Fallzahl', 'Cases per year'],
  leadTime: ['Durchlaufzeit', 'Lead time'],
  serviceKey: ['Leistungsschlüssel', 'Service key'],
  owner: ['Verantwortlich', 'Prozessverantwortung', 'Owner'],
  contact: ['Ansprechstelle', 'Kontakt', 'Contact'],
  task: ['Aufgabe', 'Task'],
  system: ['IT-Verfahren', 'IT system'],
  notice: ['Hinweis', 'Notice'],
}

/** What may stand on several lines. */
const SEVERAL: readonly HeadWord[] = ['participants', 'legalBasis', 'system', 'notice']

const BY_WORD = new Map(
  (Object.keys(HEAD) as HeadWord[]).flatMap((word) =>
    HEAD[word].map((spelling) => [foldWord(spelling), word] as const),
  ),
)

const CERTAINTY = [
  ['sourced', 'belegt'],
  ['sourced', 'sourced'],
  ['common', 'Fachkenntnis'],
  ['common', 'common knowledge'],
  ['toCheck', 'prüfen'],
  ['toCheck', 'to check'],
] as const

const PROCESS_TYPES = [
  ['core', 'Kernprozess'],
  ['core', 'core'],
  ['support', 'Unterstützungsprozess'],
  ['support', 'support'],
  ['management', 'Führungsprozess'],
  ['management', 'management'],
] as const

const RELATIONS = [
  ['variant', 'Variante'],
  ['variant', 'variant'],
  ['partner', 'Partner'],
] as const

const meaning = <T extends string>(
  table: readonly (readonly [T, string])[],
  text: string,
): T | undefined => table.find(([, word]) => foldWord(word) === foldWord(text))?.[0]

const spelling = <T extends string>(table: readonly (readonly [T, string])[], value: T): string =>
  table.find(([each]) => each === value)?.[1] ?? value

const readLegalBasis = (text: string): LegalBasis => {
  const match = /^(.*\S)\s+\(([^()]*)\)$/.exec(text)
  const certainty = match?.[2] === undefined ? undefined : meaning(CERTAINTY, match[2])
  return certainty && match?.[1] ? { text: match[1], certainty } : { text }
}

/** "3 Tage (1–16)", "21 Tage (5–90), bis zur Erstkontrolle" */
const readLeadTime = (text: string): LeadTime | undefined => {
  const match =
    /^([\d.,]+)\s*(?:Tage?|days?)(?:\s*\((?:Spanne\s+)?([\d.,]+)\s*[–-]\s*([\d.,]+)\))?(?:\s*[,;]?\s+(.+))?$/i.exec(
      text,
    )
  const days = match?.[1] === undefined ? undefined : readNumber(match[1])
  if (days === undefined) return undefined
  const min = match?.[2] === undefined ? undefined : readNumber(match[2])
  const max = match?.[3] === undefined ? undefined : readNumber(match[3])
  const note = match?.[4]
  return {
    days,
    ...(min === undefined ? {} : { minDays: min }),
    ...(max === undefined ? {} : { maxDays: max }),
    ...(note === undefined ? {} : { note }),
  }
}

const writeLeadTime = ({ days, minDays, maxDays, note }: LeadTime): string => {
  const span =
    minDays === undefined || maxDays === undefined
      ? ''
      : ` (${writeNumber(minDays)}–${writeNumber(maxDays)})`
  return `${writeNumber(days)} ${days === 1 ? 'Tag' : 'Tage'}${span}${note ? `, ${note}` : ''}`
}

export interface Head {
  readonly name: string
  readonly profile: Profile
  readonly meta: StepsMeta
  /** Names of the start and the end in the drawing, where they differ from trigger and result. */
  readonly start: Border | undefined
  readonly end: Border | undefined
}

/** Whether a line before the first step looks like a head line; then its word and value. */
export const readHeadLine = (
  text: string,
): { word: HeadWord | null; key: string; value: string } | null => {
  const match = /^([\p{L}][\p{L}\p{M} -]{1,40}):\s*(.*)$/u.exec(text.trim())
  if (!match?.[1]) return null
  return {
    word: BY_WORD.get(foldWord(match[1])) ?? null,
    key: match[1],
    value: match[2]?.trim() ?? '',
  }
}

export interface HeadLine {
  readonly line: number
  readonly word: HeadWord
  readonly key: string
  readonly value: string
}

/** Puts the head lines together; values that cannot be read become problems and are left out. */
export const readHead = (lines: readonly HeadLine[]): { head: Head; problems: StepsProblem[] } => {
  const problems: StepsProblem[] = []
  let profile: Profile = {}
  let meta: StepsMeta = {}
  let name = ''
  let start: Border | undefined
  let end: Border | undefined
  const seen = new Map<HeadWord, HeadLine>()
  const list = (value: string) => splitAt(value, /[·;]/).filter((part) => part !== '')
  for (const { line, word, key, value } of lines) {
    if (value === '') continue
    const before = SEVERAL.includes(word) ? undefined : seen.get(word)
    if (before && before.value !== value)
      problems.push({
        line: before.line,
        code: 'steps/head-twice',
        details: { word: before.key, value: before.value },
      })
    seen.set(word, { line, word, key, value })
    const refuse = () =>
      problems.push({ line, code: 'steps/head-value', details: { word: key, value } })
    if (word === 'process') name = value
    else if (word === 'organisation') meta = { ...meta, organisation: value }
    else if (word === 'shortName') meta = { ...meta, shortName: value }
    else if (word === 'family') meta = { ...meta, family: value }
    else if (word === 'relation') {
      const relation = meaning(RELATIONS, value)
      if (relation) meta = { ...meta, relation }
      else refuse()
    } else if (word === 'trigger') profile = { ...profile, trigger: value }
    else if (word === 'result') profile = { ...profile, result: value }
    else if (word === 'start') start = readBorder(value)
    else if (word === 'end') end = readBorder(value)
    else if (word === 'productArea') {
      const code = /^(\d{2})(\s|$)/.exec(value)?.[1]
      if (code) profile = { ...profile, productArea: code }
      else refuse()
    } else if (word === 'processType') {
      const processType = meaning(PROCESS_TYPES, value)
      if (processType) profile = { ...profile, processType }
      else refuse()
    } else if (word === 'participants')
      profile = { ...profile, participants: [...(profile.participants ?? []), ...list(value)] }
    else if (word === 'legalBasis')
      profile = {
        ...profile,
        legalBases: [...(profile.legalBases ?? []), readLegalBasis(value)],
      }
    else if (word === 'casesPerYear') {
      const casesPerYear = readNumber(value)
      if (casesPerYear !== undefined) profile = { ...profile, casesPerYear }
      else refuse()
    } else if (word === 'leadTime') {
      const leadTime = readLeadTime(value)
      if (leadTime) profile = { ...profile, leadTime }
      else refuse()
    } else if (word === 'serviceKey') {
      if (/^\d{14}$/.test(value)) profile = { ...profile, serviceKey: value }
      else refuse()
    } else if (word === 'owner') profile = { ...profile, owner: value }
    else if (word === 'contact') profile = { ...profile, contact: value }
    else if (word === 'task') profile = { ...profile, task: value }
    else if (word === 'system')
      profile = { ...profile, systems: [...(profile.systems ?? []), ...list(value)] }
    else profile = { ...profile, notice: profile.notice ? `${profile.notice} ${value}` : value }
  }
  return { head: { name, profile, meta, start, end }, problems }
}

/** The head as lines; what has no value has no line. */
export const writeHead = (
  process: Process,
  profile: Profile,
  meta: StepsMeta,
  start: Border,
  end: Border,
): readonly string[] => {
  const lines: string[] = []
  const put = (word: HeadWord, value: string | undefined) => {
    const line = value?.replace(/\s+/g, ' ').trim()
    if (line) lines.push(`${HEAD[word][0]}: ${line}`)
  }
  const { leadTime, casesPerYear, processType } = profile
  put('process', process.name)
  put('organisation', meta.organisation)
  put('shortName', meta.shortName)
  put('family', meta.family)
  put('relation', meta.relation && spelling(RELATIONS, meta.relation))
  put('trigger', profile.trigger)
  put('result', profile.result)
  for (const [word, border, said] of [
    ['start', start, profile.trigger],
    ['end', end, profile.result],
  ] as const) {
    const isPlain = border.trigger === 'none' && !border.isOpen
    if (isPlain && border.label === (said?.replace(/\s+/g, ' ').trim() ?? '')) continue
    lines.push(`${HEAD[word][0]}: ${writeBorder(border) || '""'}`)
  }
  put('productArea', profile.productArea)
  put('processType', processType && spelling(PROCESS_TYPES, processType))
  put('participants', profile.participants?.join(' · '))
  put('task', profile.task)
  put('casesPerYear', casesPerYear === undefined ? undefined : writeNumber(casesPerYear))
  put('leadTime', leadTime && writeLeadTime(leadTime))
  put('serviceKey', profile.serviceKey)
  put('owner', profile.owner)
  put('contact', profile.contact)
  put('system', profile.systems?.join(' · '))
  for (const { text, certainty } of profile.legalBases ?? [])
    put('legalBasis', certainty ? `${text} (${spelling(CERTAINTY, certainty)})` : text)
  put('notice', profile.notice)
  return lines
}
