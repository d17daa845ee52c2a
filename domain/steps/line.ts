// One line of step text, taken apart: number, label, actor, attributes, note; or what else it says.

import type { TaskType, Work } from '#process'
import { readAttributes } from './attributes.ts'
import { type Masked, mask } from './quote.ts'
import { foldWord, readPercent, readWaiting } from './words.ts'

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
  readonly unknown: readonly string[]
}

export type LineText =
  | StepLineText
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'decision'
      readonly number: string
      readonly type: 'exclusive' | 'inclusive' | 'event'
      readonly label: string
    }
  | { readonly kind: 'parallel'; readonly number: string }
  | { readonly kind: 'jump'; readonly target: string; readonly isBack: boolean }
  | {
      readonly kind: 'wait'
      readonly number: string
      readonly label: string
      readonly trigger: 'timer' | 'message'
      readonly expression: string | undefined
    }
  | {
      readonly kind: 'throw'
      readonly number: string
      readonly label: string
      readonly trigger: 'none' | 'message'
    }
  | { readonly kind: 'end'; readonly label: string }
  | { readonly kind: 'next' }
  | { readonly kind: 'boundary'; readonly label: string; readonly expression: string | undefined }

const NUMBER = /^(\d+[a-z]{0,2}(?:\.\d+[a-z]{0,2})*)[.)]\s+/
const BULLET = /^[-*•–]\s+/

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
  const label = masked.show(at < 0 ? rest : rest.slice(0, at))
  const written = at < 0 ? undefined : rest.slice(rest.indexOf('@', at) + 1).trim()
  const read = readAttributes(attributes, masked)
  return {
    kind: 'step',
    number,
    label,
    actor:
      written === '-' ? [] : written?.split(/\s+[>›]\s+/).map((unit) => masked.show(unit).trim()),
    work: note ? { ...read.work, note } : read.work,
    share: read.share,
    taskType: read.taskType,
    unknown: read.unknown,
  }
}

const WORDS = {
  parallel: /^\|?\s*(gleichzeitig|parallel|at the same time|in parallel):?$/i,
  back: /^(?:→\s*)?(?:zurück\s+(?:zum|zur|zu)|back\s+to)\s+(.+)$/i,
  onward:
    /^(?:→\s*)?(?:weiter\s+(?:bei|mit)|go\s+on\s+(?:at|with)|continue\s+(?:at|with))\s+(.+)$/i,
  next: /^(?:weiter|go on|continue)\.?$/i,
  waitFor: /^(?:warten\s+auf|wait\s+for)\s+(.+)$/i,
  wait: /^(?:warten|wait)\s+(.+?)(?:\s+\((.*)\))?$/i,
  throw: /^(?:(nachricht|message)|zwischenstand|milestone):\s+(.+)$/i,
  end: /^(?:ende|end)(?:\s*:\s*(.*))?$/i,
  decision: /^\?(\+|!)?\s*(.*)$/,
  boundary: /^!\s*(.*?)(?:\s*\[([^\]]*)\])?:$/,
} as const

/** What a line says, whatever block it stands in; a line that is nothing else is a step. */
export const readLine = (line: string): LineText => {
  const masked = mask(line)
  const { number, rest } = takeNumber(masked.text.trim())
  if (rest.startsWith('//')) return { kind: 'note', text: masked.raw(rest.slice(2)).trim() }
  const decision = WORDS.decision.exec(rest)
  if (decision) {
    const type =
      decision[1] === '+' ? 'inclusive' : decision[1] === '!' ? 'event' : ('exclusive' as const)
    return { kind: 'decision', number, type, label: masked.show(decision[2] ?? '') }
  }
  const boundary = hasNote(rest) ? null : WORDS.boundary.exec(rest)
  if (boundary)
    return {
      kind: 'boundary',
      label: masked.show(boundary[1] ?? ''),
      expression: boundary[2] === undefined ? undefined : masked.show(boundary[2]),
    }
  if (WORDS.parallel.test(rest)) return { kind: 'parallel', number }
  if (WORDS.next.test(rest)) return { kind: 'next' }
  const back = WORDS.back.exec(rest)
  if (back?.[1]) return { kind: 'jump', target: masked.show(back[1]), isBack: true }
  const onward = WORDS.onward.exec(rest)
  if (onward?.[1]) return { kind: 'jump', target: masked.show(onward[1]), isBack: false }
  const end = WORDS.end.exec(rest)
  if (end) return { kind: 'end', label: masked.show(end[1] ?? '') }
  const thrown = WORDS.throw.exec(rest)
  if (thrown?.[2] && !/[@[]/.test(thrown[2])) {
    const trigger = thrown[1] ? 'message' : 'none'
    return { kind: 'throw', number, label: masked.show(thrown[2]), trigger }
  }
  const waitFor = WORDS.waitFor.exec(rest)
  if (waitFor?.[1] && !/[@[]/.test(waitFor[1]))
    return {
      kind: 'wait',
      number,
      label: masked.show(waitFor[1]),
      trigger: 'message',
      expression: undefined,
    }
  const wait = WORDS.wait.exec(rest)
  if (wait?.[1]) {
    const expression = masked.show(wait[1])
    if (readWaiting(expression) || wait[1] !== masked.raw(wait[1]))
      return {
        kind: 'wait',
        number,
        label: masked.show(wait[2] ?? ''),
        trigger: 'timer',
        expression,
      }
  }
  return readStep(masked, rest, number)
}

const hasNote = (text: string): boolean => /(^|\s)\/\/(\s|$)/.test(text)

export interface BranchHead {
  readonly name: string
  readonly share: number | undefined
  readonly isDefault: boolean
  /** A single line that follows on the same line: "nein: zurück zu 3". */
  readonly rest: string
}

const isOtherwise = (name: string): boolean => ['sonst', 'otherwise'].includes(foldWord(name))

/**
 * The head of a branch, "ja (85 %): …". Below a decision text may follow the colon; below
 * "gleichzeitig" the colon ends the line, because single steps stand there without a head.
 */
export const readBranchHead = (line: string, below: 'decision' | 'parallel'): BranchHead | null => {
  const masked = mask(line)
  const text = masked.text
    .trim()
    .replace(BULLET, '')
    .replace(/^\|\s*/, '')
  if (below === 'parallel' && hasNote(text)) return null
  const match =
    below === 'decision'
      ? /^(.*?)(?:\s*\(([\d.,]+\s*%)\))?\s*:(?:\s+(.*))?$/.exec(text)
      : /^(.*?)\s*():$/.exec(text)
  if (!match) return null
  const written = match[1] ?? ''
  const name = masked.show(written)
  const isAnd = below === 'parallel' && /^(und|and)$/i.test(written)
  return {
    name: isAnd ? '' : name,
    share: match[2] ? readPercent(match[2]) : undefined,
    isDefault: below === 'decision' && isOtherwise(written),
    rest: masked.raw(match[3] ?? ''),
  }
}
