// One line of step text, taken apart: number, label, actor, attributes, note; or what else it says.

import type { EventTrigger, TaskType, Work } from '#process'
import { readAttributes } from './attributes.ts'
import type { Companion } from './companion.ts'
import type { Manner } from './manner.ts'
import { type Masked, mask } from './quote.ts'
import {
  isOneLine,
  splitAt,
  takeBracket,
  takeLabel,
  takeWideBracket,
  withoutSigns,
} from './tails.ts'
import { readWaiting, triggers } from './words.ts'

export interface StepLineText {
  readonly kind: 'step'
  readonly number: string
  readonly label: string
  /** From the outer unit to the post; undefined where none is named: the one before goes on. */
  readonly actor: readonly string[] | undefined
  readonly work: Work
  /** As written, even 100 %; `work` has a share only where it is one "aller Fälle". */
  readonly share: number | undefined
  readonly taskType: TaskType
  readonly manner: Manner
  readonly companions: readonly Companion[]
  readonly unknown: readonly string[]
  readonly twice: readonly string[]
  /** What the line may have been meant to be, by a sign that has no meaning there. */
  readonly oddity?: 'bracket-open' | 'boundary-colon' | 'branch-misplaced'
}

/** Where steps begin or end. */
export interface Border {
  readonly label: string
  readonly trigger: EventTrigger
  /** "läuft weiter": it does not interrupt what goes on. */
  readonly isInterrupting?: false
  /** "-": there is no event. */
  readonly isOpen?: true
}

export type LineText =
  | StepLineText
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'remark'; readonly text: string }
  | {
      readonly kind: 'decision'
      readonly number: string
      readonly type: 'exclusive' | 'inclusive' | 'event'
      readonly label: string
    }
  | { readonly kind: 'parallel'; readonly number: string; readonly label: string }
  | { readonly kind: 'jump'; readonly target: string; readonly isBack: boolean }
  | {
      readonly kind: 'wait'
      readonly number: string
      readonly label: string
      readonly trigger: EventTrigger
      readonly expression: string | undefined
      readonly partner: string | undefined
    }
  | {
      readonly kind: 'throw'
      readonly number: string
      readonly label: string
      readonly trigger: EventTrigger
      readonly partner: string | undefined
    }
  | ({ readonly kind: 'end' | 'start' } & Border)
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'next' }
  | {
      readonly kind: 'boundary'
      readonly label: string
      readonly trigger: EventTrigger
      readonly expression: string | undefined
      readonly isInterrupting: boolean
    }

const NUMBER = /^(\d+[a-z]{0,2}(?:\.\d+[a-z]{0,2})*)(?:[.)]\s+|\t\s*)/
/** A dash, or what office programs put before the lines of a list; the last two are from their own fonts. */
export const BULLET = /^(?:[-*•–—·▪●○◦➢✓☐☑\uF0A7\uF0B7]\s+|[o§]\t\s*)/

const takeNumber = (text: string): { number: string; rest: string } => {
  const rest = text.replace(BULLET, '')
  const match = NUMBER.exec(rest)
  return match?.[1] ? { number: match[1], rest: rest.slice(match[0].length) } : { number: '', rest }
}

const readStep = (masked: Masked, text: string, number: string): StepLineText => {
  let rest = text
  let note = ''
  const noteAt = rest.search(/(^|\s)\/\/(\s|$)/)
  if (noteAt >= 0) {
    note = masked.raw(rest.slice(rest.indexOf('//', noteAt) + 2)).trim()
    rest = rest.slice(0, noteAt)
  }
  let attributes = ''
  const bracket = /(?:^|\s)\[([^[\]]*)\]\s*(?=$|@)/.exec(rest)
  if (bracket) {
    attributes = bracket[1] ?? ''
    rest = `${rest.slice(0, bracket.index)} ${rest.slice(bracket.index + bracket[0].length)}`
  }
  rest = rest.trim()
  const at = rest.startsWith('@') ? 0 : rest.search(/\s@(?=\S)/)
  const named = at < 0 ? rest : rest.slice(0, at)
  const label = masked.show(named)
  const oddity = oddityOf(rest)
  const written = at < 0 ? undefined : rest.slice(rest.indexOf('@', at) + 1).trim()
  const read = readAttributes(attributes, masked)
  return {
    kind: 'step',
    number,
    label,
    actor:
      written === '-' ? [] : written?.split(/\s[>›]\s+/).map((unit) => masked.show(unit).trim()),
    work: note ? { ...read.work, note } : read.work,
    share: read.share,
    taskType: read.taskType,
    manner: read.manner,
    companions: read.companions,
    unknown: read.unknown,
    twice: read.twice,
    ...(oddity ? { oddity } : {}),
  }
}

/** Behind its colon a way goes on, leaps or ends: "ja: weiter". */
const isLikeWay = (text: string): boolean => {
  const rest = /^[^:]*:\s+(.+)$/.exec(text)?.[1]
  const words = [WORDS.next, WORDS.back, WORDS.onward, WORDS.end]
  return rest !== undefined && words.some((word) => word.test(rest))
}

const oddityOf = (text: string): StepLineText['oddity'] => {
  if (text.startsWith('!')) return 'boundary-colon'
  if (/[[\]]/.test(text)) return 'bracket-open'
  return isLikeWay(text) ? 'branch-misplaced' : undefined
}

const WORDS = {
  parallel: /^\|?\s*(?:gleichzeitig|parallel|at the same time|in parallel)(?:\s+\((.*)\))?:?$/i,
  back: /^(?:→\s*)?(?:zurück\s+(?:zum|zur|zu)|back\s+to)\s+(.+)$/i,
  onward:
    /^(?:→\s*)?(?:weiter\s+(?:bei|mit)|go\s+on\s+(?:at|with)|continue\s+(?:at|with))\s+(.+)$/i,
  next: /^(?:weiter|go on|continue)\.?$/i,
  waitFor: /^(?:warten\s+auf|wait\s+for)\s+(.+)$/i,
  partner: /^(?:von|an|from|to)\s/i,
  wait: /^(?:warten|wait)\s+([\s\S]+)$/i,
  throw: /^(?:(nachricht|message)|zwischenstand|milestone):\s+(.+)$/i,
  end: /^(?:ende|end)(?:\s*:\s*(.*)|\s*(\[.*))?$/i,
  start: /^(?:start|beginn|beginning)(?:\s*:\s*(.*)|\s*(\[.*))?$/i,
  section: /^={2,}\s*(.*)$/,
  decision: /^\?(\+|!)?\s*(.*)$/,
  boundary: /^!([\s\S]*):$/,
  beside: /(?:läuft weiter|goes on)\]$/i,
} as const

/** A trigger in brackets at the end of a text, and the text without it. */
const takeTrigger = (text: string): { rest: string; trigger: EventTrigger | undefined } => {
  const tail = takeBracket(text, '[]')
  const trigger = tail && triggers.read(tail.inside)
  return tail && trigger ? { rest: tail.rest, trigger } : { rest: text, trigger: undefined }
}

/** "… [Nachricht · läuft weiter]" without the words that it goes on; undefined where they are not there. */
const takeBeside = (text: string): string | undefined => {
  const found = WORDS.beside.exec(text)
  const before = found && text.slice(0, found.index).trimEnd()
  if (!before?.endsWith('·')) return undefined
  const said = before.slice(0, -1).trimEnd()
  const open = said.lastIndexOf('[')
  const isWhole = open >= 0 && !said.includes(']', open) && isOneLine(said.slice(0, open))
  return isWhole ? said : undefined
}

const borderOf = (text: string, masked: Masked): Border => {
  if (text.trim() === '-') return { label: '', trigger: 'none', isOpen: true }
  const beside = takeBeside(text)
  const { rest, trigger } = takeTrigger(beside === undefined ? text : `${beside}]`)
  if (beside !== undefined && trigger === undefined)
    return { label: masked.show(text), trigger: 'none' }
  return {
    label: masked.show(rest),
    trigger: trigger ?? 'none',
    ...(beside === undefined ? {} : { isInterrupting: false }),
  }
}

/** Start and goal of the head: a name, and what sets it off or ends it. */
export const readBorder = (text: string): Border => {
  const masked = mask(text)
  return borderOf(masked.text, masked)
}

const takePartner = (text: string, masked: Masked): { rest: string; partner?: string } => {
  const tail = takeBracket(text, '()')
  const word = tail && WORDS.partner.exec(tail.inside)?.[0]
  if (!tail || word === undefined || tail.inside === word) return { rest: text }
  return { rest: tail.rest, partner: masked.show(tail.inside.slice(word.length)) }
}

/** The tokens of an interruption: "14 Tage", "Fehler", "läuft weiter". */
const readBoundary = (label: string, inside: string | undefined, masked: Masked): LineText => {
  let expression: string | undefined
  let trigger: EventTrigger | undefined
  let isInterrupting = true
  for (const piece of inside === undefined ? [] : splitAt(inside, /·/)) {
    const found = triggers.read(piece)
    if (found) trigger = found
    else if (/^(läuft weiter|goes on)$/i.test(piece)) isInterrupting = false
    else expression = masked.show(piece)
  }
  trigger ??= expression === undefined ? 'none' : 'timer'
  return { kind: 'boundary', label, trigger, expression, isInterrupting }
}

/** What a line says, whatever block it stands in; a line that is nothing else is a step. */
export const readLine = (line: string): LineText => {
  const masked = mask(line)
  const { number, rest } = takeNumber(masked.text.trim())
  const remark = /^\/\/\/\s+(.*)$/.exec(rest)
  if (remark?.[1]) return { kind: 'remark', text: masked.show(remark[1]) }
  if (rest.startsWith('//')) return { kind: 'note', text: masked.raw(rest.slice(2)).trim() }
  const decision = WORDS.decision.exec(rest)
  if (decision) {
    const type =
      decision[1] === '+' ? 'inclusive' : decision[1] === '!' ? 'event' : ('exclusive' as const)
    return { kind: 'decision', number, type, label: masked.show(decision[2] ?? '') }
  }
  const boundary = hasNote(rest) ? null : WORDS.boundary.exec(rest)
  if (boundary) {
    const { rest: label, inside } = takeWideBracket((boundary[1] ?? '').trimStart())
    if (isOneLine(label)) return readBoundary(masked.show(label), inside, masked)
  }
  const section = number === '' ? WORDS.section.exec(rest) : null
  if (section) return { kind: 'section', name: masked.show(withoutSigns(section[1] ?? '', '=')) }
  const beside = WORDS.parallel.exec(rest)
  if (beside) return { kind: 'parallel', number, label: masked.show(beside[1] ?? '') }
  if (WORDS.next.test(rest)) return { kind: 'next' }
  const back = WORDS.back.exec(rest)
  if (back?.[1]) return { kind: 'jump', target: masked.show(back[1]), isBack: true }
  const onward = WORDS.onward.exec(rest)
  if (onward?.[1]) return { kind: 'jump', target: masked.show(onward[1]), isBack: false }
  for (const kind of ['end', 'start'] as const) {
    const border = WORDS[kind].exec(rest)
    if (!border) continue
    const said = borderOf(border[1] ?? border[2] ?? '', masked)
    // "Ende [85 %]" is a step of that name.
    if (border[2] === undefined || said.label === '') return { kind, ...said }
  }
  const thrown = WORDS.throw.exec(rest)
  if (thrown?.[2]) {
    const { rest: said, trigger } = takeTrigger(thrown[2])
    const { rest: label, partner } = takePartner(said, masked)
    if (!/[@[]/.test(label))
      return {
        kind: 'throw',
        number,
        label: masked.show(label),
        trigger: trigger ?? (thrown[1] ? 'message' : 'none'),
        partner,
      }
  }
  const waitFor = WORDS.waitFor.exec(rest)
  if (waitFor?.[1]) {
    const { rest: said, trigger } = takeTrigger(waitFor[1])
    const { rest: label, partner } = takePartner(said, masked)
    if (!/[@[]/.test(label))
      return {
        kind: 'wait',
        number,
        label: masked.show(label),
        trigger: trigger ?? 'message',
        expression: undefined,
        partner,
      }
  }
  const wait = WORDS.wait.exec(rest)
  if (wait?.[1]) {
    const { rest: time, inside } = takeLabel(wait[1])
    const expression = masked.show(time)
    const isTime = readWaiting(expression) || time !== masked.raw(time)
    if (isTime && isOneLine(`${time}${inside ?? ''}`))
      return {
        kind: 'wait',
        number,
        label: masked.show(inside ?? ''),
        trigger: 'timer',
        expression: expression === '' ? undefined : expression,
        partner: undefined,
      }
  }
  return readStep(masked, rest, number)
}

/** Whether a note begins somewhere in it. */
export const hasNote = (text: string): boolean => /(^|\s)\/\/(\s|$)/.test(text)
