// How single lines of a step text are written: every label is read back before it stands plainly; what
// would not survive stands in quotation marks.

import { isSame } from '#process'
import type { BoundaryBlock, Branch, EventBlock } from './block.ts'
import { readBranchHead } from './branch-head.ts'
import { type Border, readBorder, readLine } from './line.ts'
import { quote } from './quote.ts'
import { safely } from './safely.ts'
import { readWaiting, triggers, writePercent } from './words.ts'

/** What is done, as it stands behind the number. */
export const stepLabel = (label: string): string =>
  safely(label, (written) => {
    if (written.endsWith(':')) return false
    const said = readLine(`1. ${written} @x [1 Min.]`)
    const bare = readLine(`1. ${written}`)
    return [said, bare].every(
      (each) => each.kind === 'step' && each.label === label && each.oddity === undefined,
    )
  })

/** Who does it, without the sign before it; "-" for nobody. */
export const actorName = (actor: readonly string[]): string =>
  actor.length === 0
    ? '-'
    : actor
        .map((unit) =>
          safely(unit, (written) => {
            // A dash alone is nobody.
            const said = readLine(`1. x @${written} > ${written} [1 Min.]`)
            const isRight = said.kind === 'step' && isSame(said.actor, [unit, unit])
            return unit !== '-' && isRight && said.oddity === undefined
          }),
        )
        .join(' > ')

/** The words of a decision. */
export const question = (label: string): string =>
  label === ''
    ? ''
    : safely(label, (written) => {
        const said = readLine(`? ${written}`)
        return said.kind === 'decision' && said.type === 'exclusive' && said.label === label
      })

/** Everything below it is done side by side. */
export const parallelLine = (label: string): string => {
  if (label === '') return 'gleichzeitig:'
  const name = safely(label, (written) => {
    const said = readLine(`gleichzeitig (${written}):`)
    return said.kind === 'parallel' && said.label === label
  })
  return `gleichzeitig (${name}):`
}

/** What the drawing says beside a step. */
export const remarkLine = (text: string): string =>
  `/// ${safely(text, (written) => {
    const said = readLine(`/// ${written}`)
    return said.kind === 'remark' && said.text === text
  })}`

const bracket = (words: readonly (string | undefined)[]): string => {
  const said = words.filter((word) => word !== undefined && word !== '')
  return said.length === 0 ? '' : `[${said.join(' · ')}]`
}

/** A trigger that does not interrupt has to be named, even where there is none. */
const triggerOf = ({ trigger, isInterrupting }: Omit<Border, 'label'>): string =>
  trigger === 'none' && isInterrupting !== false
    ? ''
    : bracket([triggers.write(trigger), isInterrupting === false ? 'läuft weiter' : undefined])

/** Name and trigger of a start or an end; '' for one without either, "-" where there is no event. */
export const writeBorder = ({ label, trigger, isOpen, isInterrupting }: Border): string => {
  if (isOpen) return '-'
  const name =
    label === ''
      ? ''
      : safely(label, (written) => {
          const said = readBorder(written)
          return said.label === label && said.trigger === 'none' && !said.isOpen
        })
  return [name, triggerOf({ trigger, ...(isInterrupting === false ? { isInterrupting } : {}) })]
    .filter((part) => part !== '')
    .join(' ')
}

/** A line of its own for a start or an end. */
export const borderLine = (kind: 'start' | 'end', border: Border): string => {
  const word = kind === 'start' ? 'Start' : 'Ende'
  const text = writeBorder(border)
  const plain = `${word}: ${text}`
  const said = text === '' ? undefined : readLine(plain)
  if (said?.kind === kind && isSame(said, { kind, ...border })) return plain
  const inside = triggerOf(border)
  const trigger = inside === '' ? '' : ` ${inside}`
  return border.label === '' ? `${word}${trigger}` : `${word}: ${quote(border.label)}${trigger}`
}

const safeTime = (expression: string): string =>
  readWaiting(expression) && expression === expression.trim() && !/[()·]/.test(expression)
    ? expression
    : quote(expression)

/** A step, decision or row of steps that may interrupt the one above. */
export const boundaryLine = (block: BoundaryBlock): string => {
  const { label, trigger, expression, isInterrupting } = block
  const isSaid = trigger === (expression === undefined ? 'none' : 'timer')
  const inside = bracket([
    expression === undefined ? undefined : safeTime(expression),
    isSaid ? undefined : triggers.write(trigger),
    isInterrupting === false ? 'läuft weiter' : undefined,
  ])
  return `! ${[label === '' ? '' : quote(label), inside].filter((part) => part !== '').join(' ')}:`.replace(
    '! :',
    '!:',
  )
}

/** Waiting for something, or telling somebody. */
export const eventLine = (block: EventBlock): string => {
  const { label, expression, trigger, isThrowing, partner } = block
  if (trigger === 'timer' && !isThrowing)
    return `warten ${safeTime(expression ?? '')}${label === '' ? '' : ` (${quote(label)})`}`
  const isMessage = trigger === 'message'
  const word = isThrowing ? (isMessage ? 'Nachricht:' : 'Zwischenstand:') : 'warten auf'
  const usual = isThrowing && !isMessage ? 'none' : 'message'
  const more = [
    partner === undefined ? '' : ` (${isThrowing ? 'an' : 'von'} ${quote(partner)})`,
    trigger === usual ? '' : ` [${triggers.write(trigger)}]`,
  ].join('')
  const name = safely(label, (written) => {
    const said = readLine(`${word} ${written}${more}`)
    const isRight = said.kind === 'throw' || said.kind === 'wait'
    return isRight && said.label === label && said.trigger === trigger && said.partner === partner
  })
  return `${word} ${name}${more}`
}

/** The head of a way: "ja (85 %):". */
export const branchHead = (branch: Branch, below: 'decision' | 'parallel'): string => {
  const share = branch.share === undefined ? '' : `(${writePercent(branch.share)})`
  const name =
    branch.name === ''
      ? ''
      : safely(branch.name, (written) => {
          const head = readBranchHead(`${written}:`, below)
          const withShare = readBranchHead(`${written} (5 %):`, 'decision')
          return (
            /^[\p{L}\p{N}„(]/u.test(written) &&
            head?.name === branch.name &&
            (!head.isDefault || branch.isDefault === true) &&
            head.share === undefined &&
            (below === 'parallel' || withShare?.name === branch.name)
          )
        })
  if (below === 'parallel') return `${name || 'und'}:`
  const isSaid = readBranchHead(`${name}:`, 'decision')?.isDefault ?? false
  const mark = branch.isDefault && !isSaid ? '(sonst)' : ''
  return `${[name, mark, share].filter((part) => part !== '').join(' ')}:`
}
