// The words of the step text in German and English, and numbers, percentages and durations as people
// write them. Writing uses the German words.

import type { EventTrigger, Medium, PrescribedBy, StepKind, TaskType, Waiting } from '#process'

const fold = (text: string): string =>
  text.trim().normalize('NFC').toLowerCase().replace(/\s+/g, ' ')

/** The first word of each list is the one that is written. */
export const lookup = <T extends string>(table: Readonly<Record<T, readonly string[]>>) => {
  const byWord = new Map<string, T>()
  for (const value of Object.keys(table) as T[])
    for (const word of table[value]) byWord.set(fold(word), value)
  return {
    read: (text: string): T | undefined => byWord.get(fold(text)),
    write: (value: T): string => table[value][0] ?? value,
  }
}

export const media = lookup<Medium>({
  paper: ['Papier', 'paper'],
  file: ['E-Mail/Datei', 'E-Mail', 'Datei', 'e-mail/file', 'file'],
  specialistSystem: ['Fachverfahren', 'specialist system'],
  eFile: ['E-Akte', 'e-file'],
  onlineService: ['Online-Dienst', 'online service'],
  inPerson: ['mündlich/vor Ort', 'mündlich', 'vor Ort', 'in person'],
})

export const prescriptions = lookup<PrescribedBy>({
  law: ['Gesetz', 'law'],
  statute: ['Satzung', 'statute'],
  directive: ['Weisung', 'directive'],
  serviceInstruction: ['Dienstanweisung', 'service instruction'],
  practice: ['Praxis', 'eingespielte Praxis', 'practice'],
})

export const taskTypes = lookup<Exclude<TaskType, 'none'>>({
  user: ['am Bildschirm', 'on screen'],
  manual: ['von Hand', 'by hand'],
  service: ['automatisch', 'automatic'],
  script: ['Skript', 'script'],
  businessRule: ['Regelwerk', 'business rule'],
  send: ['senden', 'send'],
  receive: ['empfangen', 'receive'],
})

/** What sets an event off, in brackets behind it. */
export const triggers = lookup<EventTrigger>({
  none: ['ohne Auslöser', 'no trigger'],
  message: ['Nachricht', 'message'],
  timer: ['Zeit', 'time'],
  error: ['Fehler', 'error'],
  escalation: ['Eskalation', 'escalation'],
  cancel: ['Abbruch', 'cancel'],
  compensation: ['Rückabwicklung', 'compensation'],
  conditional: ['Bedingung', 'condition'],
  link: ['Verweis', 'link'],
  signal: ['Signal', 'signal'],
  terminate: ['beendet alles', 'terminates all'],
  multiple: ['eines von mehreren', 'one of several'],
  parallelMultiple: ['alle von mehreren', 'all of several'],
})

export const stepKinds = lookup<StepKind>({
  receive: ['Entgegennehmen', 'receive'],
  look: ['Sichten und zuordnen', 'Sichten', 'Look through and assign', 'look through'],
  record: ['Erfassen', 'record'],
  convert: ['Medium wechseln', 'change medium'],
  checkForm: ['Formal prüfen', 'check formally'],
  askFor: ['Nachfordern und klären', 'Nachfordern', 'Klären', 'Ask back and clarify', 'ask back'],
  research: ['Recherchieren', 'research'],
  involve: ['Beteiligen und abstimmen', 'Beteiligen', 'Abstimmen', 'Involve and agree', 'involve'],
  advise: ['Beraten und Auskunft geben', 'Beraten', 'Advise and inform', 'advise'],
  inspect: ['Vor Ort ermitteln', 'inspect on site'],
  assess: ['In der Sache prüfen', 'Assess the substance', 'assess'],
  calculate: ['Berechnen', 'calculate'],
  decide: ['Entscheiden', 'decide'],
  draft: ['Schriftstück erstellen', 'Draw up a document', 'draft'],
  sign: ['Zeichnen und freigeben', 'Zeichnen', 'Freigeben', 'Sign and release', 'sign'],
  send: [
    'Bekannt geben und weitergeben',
    'Bekannt geben',
    'Weitergeben',
    'Notify and pass on',
    'send',
  ],
  pay: ['Zahlung abwickeln', 'handle payment'],
  wait: ['Frist überwachen', 'Wiedervorlage', 'watch a deadline'],
  file: ['Ablegen', 'file'],
  special: ['Besondere Leistung', 'special task'],
})

/** "1.485", "22,3" and "22.3"; a point before exactly three digits separates thousands. */
export const readNumber = (text: string): number | undefined => {
  const plain = text.trim().replace(/\s/g, '')
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain))
    return Number(plain.replaceAll('.', '').replace(',', '.'))
  if (/^\d+([.,]\d+)?$/.test(plain)) return Number(plain.replace(',', '.'))
  return undefined
}

/** A comma for decimals, no separators: what `readNumber` takes, up to six decimals. */
export const writeNumber = (value: number): string =>
  String(Math.round(value * 1e6) / 1e6).replace('.', ',')

export const readPercent = (text: string): number | undefined => {
  const match = /^([\d.,]+)\s*%$/.exec(text.trim())
  const value = match?.[1] === undefined ? undefined : readNumber(match[1])
  return value === undefined ? undefined : Math.round(value * 1e4) / 1e6
}

export const writePercent = (share: number): string =>
  `${writeNumber(Math.round(share * 1e6) / 1e4)} %`

// Working days are turned into calendar days, five to a week; a month counts thirty days.
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(arbeitstage?n?|working days?)$/, 7 / 5],
  [/^(tage?n?|days?|d)$/, 1],
  [/^(wochen?|weeks?)$/, 7],
  [/^(monate?n?|months?)$/, 30],
]

/** "1–2 Tage", "bis 14 Tage", "rund 2 Wochen", "5 working days", "P14D"; days of the calendar. */
export const readWaiting = (text: string): Waiting | undefined => {
  const iso = /^P(\d+)D$/.exec(text.trim())
  if (iso?.[1]) return { minDays: Number(iso[1]), maxDays: Number(iso[1]) }
  const match =
    /^(?:(bis zu|bis|höchstens|up to|at most)\s+|(?:rund|etwa|ca\.|about)\s+)?([\d,]+)(?:\s*(?:[–—-]|bis|to)\s*([\d,]+))?\s+([a-zA-Z]+(?: days?)?)$/i.exec(
      text.trim(),
    )
  if (!match?.[2] || !match[4]) return undefined
  const unit = fold(match[4])
  const days = DAYS.find(([pattern]) => pattern.test(unit))?.[1]
  const first = readNumber(match[2])
  if (days === undefined || first === undefined) return undefined
  const round = (value: number) => Math.round(value * days * 1e6) / 1e6
  const last = match[3] === undefined ? first : readNumber(match[3])
  if (last === undefined) return undefined
  if (match[1]) return { minDays: 0, maxDays: round(last) }
  return { minDays: round(Math.min(first, last)), maxDays: round(Math.max(first, last)) }
}

export const writeWaiting = ({ minDays, maxDays }: Waiting): string => {
  const unit = maxDays === 1 ? 'Tag' : 'Tage'
  if (minDays === maxDays) return `${writeNumber(maxDays)} ${unit}`
  if (minDays === 0) return `bis ${writeNumber(maxDays)} ${unit}`
  return `${writeNumber(minDays)}–${writeNumber(maxDays)} ${unit}`
}

export const foldWord = fold
