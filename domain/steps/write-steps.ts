// Process -> step text, so that reading it gives the same process (block-structured ones; keys count
// up in the order of the text; only where ways that leave lie within ways that leave may the same
// graph be told in another order). Every label is read back before it is written plainly; what would
// not survive stands in quotation marks. What the text has no words for, data, messages, annotations
// and vendor extensions, is not written.

import { elementsOf, isSame, type Process, type Profile } from '#process'
import { writeAttributes } from './attributes.ts'
import { type Block, type Branch, type EndBlock, isSameShare, type StepBlock } from './block.ts'
import { writeHead } from './head.ts'
import { impliedCode, impliedSteps, partOf } from './implied.ts'
import { letters } from './letters.ts'
import { readBranchHead, readLine } from './line.ts'
import { outlineOf } from './outline.ts'
import { quote } from './quote.ts'
import type { StepsMeta } from './reading.ts'
import { findTarget, type Landmark } from './targets.ts'
import { readWaiting, writePercent } from './words.ts'

const INDENT = '  '

/** A text as it is where that reads back the same, else in quotation marks. */
const safely = (text: string, isSame: (written: string) => boolean): string =>
  text !== '' && text === text.trim() && !/["\n\r\uE000\uE001]/.test(text) && isSame(text)
    ? text
    : quote(text)

const stepLabel = (label: string): string =>
  safely(label, (written) => {
    if (written.endsWith(':')) return false
    const said = readLine(`1. ${written} @x [1 Min.]`)
    const bare = readLine(`1. ${written}`)
    return [said, bare].every((each) => each.kind === 'step' && each.label === label)
  })

const actorName = (actor: readonly string[]): string =>
  actor.length === 0
    ? '-'
    : actor
        .map((unit) =>
          safely(unit, (written) => {
            const said = readLine(`1. x @${written} > ${written} [1 Min.]`)
            return said.kind === 'step' && isSame(said.actor, [unit, unit])
          }),
        )
        .join(' > ')

const question = (label: string): string =>
  label === ''
    ? ''
    : safely(label, (written) => {
        const said = readLine(`? ${written}`)
        return said.kind === 'decision' && said.type === 'exclusive' && said.label === label
      })

interface Numbered {
  readonly numberOf: ReadonlyMap<string, string>
  readonly landmarks: readonly Landmark[]
}

/** The order in which blocks are written, and their numbers: steps count up, others have letters. */
const numbering = (blocks: readonly Block[], targets: ReadonlySet<string>): Numbered => {
  const numberOf = new Map<string, string>()
  const landmarks: Landmark[] = []
  let count = 0
  let extra = 0
  const visit = (block: Block): void => {
    const { id } = block
    const canBeNamed =
      block.kind === 'step' ||
      block.kind === 'event' ||
      block.kind === 'decision' ||
      block.kind === 'parallel'
    if (block.kind === 'step') {
      count += 1
      extra = 0
      numberOf.set(id, String(count))
    } else if (canBeNamed && targets.has(id)) {
      extra += 1
      numberOf.set(id, `${count}${letters(extra - 1)}`)
    }
    if (canBeNamed) {
      const label = block.kind === 'parallel' ? '' : block.label
      landmarks.push({ id, line: landmarks.length, number: numberOf.get(id) ?? '', label })
    }
    if (block.kind === 'step') block.body?.forEach(visit)
    if (block.kind === 'boundary') block.blocks.forEach(visit)
    if (block.kind === 'decision' || block.kind === 'parallel')
      for (const branch of block.branches) branch.blocks.forEach(visit)
  }
  blocks.forEach(visit)
  return { numberOf, landmarks }
}

/** A block, and whether its share alone says that there is a way past it. */
interface Told {
  readonly block: Block
  readonly isImplied: boolean
  /** Share of all cases that come here. */
  readonly whole: number
}

/** What interrupts an optional step happens only where the step does. */
const wholeOf = (block: Block, steps: readonly Block[], whole: number): number => {
  const first = steps[0]
  return block.kind === 'boundary' && first?.kind === 'step' ? (first.work.share ?? whole) : whole
}

/** Nothing where the surroundings say it, "aller Fälle" where no way leads past the step. */
const shareText = (
  share: number | undefined,
  whole: number,
  isImplied: boolean,
): string | undefined => {
  if (share === undefined) return whole < 1 ? writePercent(1) : undefined
  if (isImplied) return writePercent(share)
  return share === whole && whole < 1 ? undefined : `${writePercent(share)} aller Fälle`
}

/**
 * Implied decisions are written flat, unless the row would be read as another one.
 * `isFirstTelling`: the first step would give its share to a branch that has none.
 */
const flatten = (
  blocks: readonly Block[],
  whole: number,
  targets: ReadonlySet<string>,
  isFirstTelling = false,
): readonly Told[] => {
  let before: string | undefined
  let wasImplied = false
  return blocks.flatMap((block, index): readonly Told[] => {
    const steps = impliedSteps(block, whole, targets)
    const code = impliedCode(steps)
    const isUnclear =
      (isFirstTelling && index === 0) || (wasImplied && code !== undefined && code === before)
    wasImplied = steps !== null && !isUnclear
    before = code
    return steps && !isUnclear
      ? steps.map((each) => ({ block: each, isImplied: true, whole: wholeOf(each, steps, whole) }))
      : [{ block, isImplied: false, whole }]
  })
}

/**
 * The text of a process. A pool that is drawn gives the organisation where `meta` names none; of
 * several pools all steps are written, one after the other.
 */
export const writeSteps = (
  process: Process,
  profile: Profile = {},
  meta: StepsMeta = {},
): string => {
  const { sections, targets } = outlineOf(process)
  const all = sections.flatMap((section) => section.blocks)
  const lastEnd = all.at(-1)
  const finalEnd = lastEnd?.kind === 'end' ? lastEnd : undefined
  const told = finalEnd ? all.slice(0, -1) : all
  const firstStart = told[0]?.kind === 'start' ? told[0] : undefined
  const { numberOf, landmarks } = numbering(told, targets)
  const drawn = elementsOf(process).find((each) => each.kind === 'pool' && each.isDrawn)
  const organisation = meta.organisation ?? drawn?.name
  const lines: string[] = [
    ...writeHead(
      process,
      profile,
      organisation ? { ...meta, organisation } : meta,
      firstStart?.label ?? '',
      finalEnd?.label ?? '',
    ),
    '',
  ]
  let actor: readonly string[] = []

  const put = (depth: number, text: string) => {
    lines.push(`${INDENT.repeat(depth)}${text}`)
  }

  const step = (block: StepBlock, depth: number, { whole, isImplied }: Told) => {
    const { label, work, id } = block
    const share = shareText(work.share, whole, isImplied)
    const by = block.actor
    const who = isSame(by, actor) ? '' : ` @${actorName(by)}`
    actor = by
    const [note = '', ...more] = (work.note ?? '').split('\n')
    const attributes = writeAttributes(work, share, block.taskType)
    put(
      depth,
      `${numberOf.get(id)}. ${stepLabel(label)}${who}${attributes && ` ${attributes}`}${note && ` // ${note}`}`,
    )
    for (const line of more) put(depth + 1, `// ${line}`.trimEnd())
    if (block.body) {
      const body = block.body.filter((inner, index) => !isPlainBorder(inner, index, block.body))
      list(body, depth + 1, work.share ?? 1)
    }
  }

  /** The label a target can be named by, where no other line would be found by it. */
  const nameOf = (target: string): string | undefined => {
    const label = landmarks.find((each) => each.id === target)?.label ?? ''
    const isSingle = landmarks.filter((each) => each.label === label).length === 1
    if (label === '' || !isSingle || /[\n\r"]|^\d/.test(label)) return undefined
    const said = readLine(`zurück zu „${label}“`)
    if (said.kind !== 'jump') return undefined
    const found = findTarget(said.target, landmarks, landmarks.length, true)
    return found.kind === 'found' && found.id === target ? label : undefined
  }

  const jump = (target: string, isBack: boolean): string => {
    const word = isBack ? 'zurück zu' : 'weiter bei'
    const name = nameOf(target)
    return name === undefined ? `${word} ${numberOf.get(target) ?? ''}` : `${word} „${name}“`
  }

  const endText = ({ label, same }: EndBlock): string => {
    if (same !== undefined && same === finalEnd?.id) return 'weiter bei Ende'
    return label === '' ? 'Ende' : `Ende: ${endName(label)}`
  }

  const branchHead = (branch: Branch, below: 'decision' | 'parallel'): string => {
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
              head.isDefault === (branch.isDefault ?? false) &&
              head.share === undefined &&
              (below === 'parallel' || withShare?.name === branch.name)
            )
          })
    if (below === 'parallel') return `${name || 'und'}:`
    const isUnnamedDefault = branch.isDefault && name === ''
    return `${[isUnnamedDefault ? 'sonst' : name, share].filter((part) => part !== '').join(' ')}:`
  }

  const branches = (
    block: Extract<Block, { kind: 'decision' | 'parallel' }>,
    depth: number,
    whole: number,
  ) => {
    const isExclusive = block.kind === 'decision' && block.type === 'exclusive'
    const rest = isExclusive ? impliedRest(block.branches) : undefined
    for (const branch of block.branches) {
      if (branch === rest) continue
      const part = block.kind === 'parallel' ? whole : partOf(whole, branch.share)
      const isTelling = block.kind === 'decision' && branch.share === undefined
      const [only, ...others] = flatten(branch.blocks, part, targets, isTelling)
      const onlyBlock = others.length === 0 ? only?.block : undefined
      if (block.kind === 'parallel' && branch.name === '' && only && onlyBlock?.kind === 'step') {
        step(onlyBlock, depth, only)
        continue
      }
      const head = branchHead(branch, block.kind)
      if (branch.blocks.length === 0 && block.kind === 'decision') put(depth, `${head} weiter`)
      else if (onlyBlock?.kind === 'jump' && block.kind === 'decision')
        put(depth, `${head} ${jump(onlyBlock.target, onlyBlock.isBack)}`)
      else if (onlyBlock?.kind === 'end' && block.kind === 'decision')
        put(depth, `${head} ${endText(onlyBlock)}`)
      else {
        put(depth, head)
        list(branch.blocks, depth + 1, part, isTelling)
      }
    }
  }

  const list = (blocks: readonly Block[], depth: number, whole: number, isTelling = false) => {
    for (const told of flatten(blocks, whole, targets, isTelling)) {
      const { block } = told
      const own = block.kind === 'step' ? undefined : numberOf.get(block.id)
      const number = own !== undefined && nameOf(block.id) === undefined ? `${own}. ` : ''
      if (block.kind === 'step') step(block, depth, told)
      else if (block.kind === 'decision') {
        const mark = { exclusive: '?', inclusive: '?+', event: '?!' }[block.type]
        put(depth, `${number}${mark} ${question(block.label)}`.trimEnd())
        branches(block, depth + 1, whole)
      } else if (block.kind === 'parallel') {
        put(depth, `${number}gleichzeitig:`)
        branches(block, depth + 1, whole)
      } else if (block.kind === 'event') put(depth, `${number}${eventText(block)}`)
      else if (block.kind === 'boundary') {
        const time = block.expression === undefined ? '' : ` [${safeTime(block.expression)}]`
        put(depth, `! ${block.label === '' ? '' : quote(block.label)}${time}:`.replace('!  ', '! '))
        list(block.blocks, depth + 1, told.whole)
      } else if (block.kind === 'jump') put(depth, jump(block.target, block.isBack))
      else if (block.kind === 'end') put(depth, endText(block))
      // A further start has no line of its own; what it begins with is written.
    }
  }

  list(told, 0, 1)
  return `${lines.join('\n').trim()}\n`
}

/** Start and end of a sub-process without a name are understood. */
const isPlainBorder = (block: Block, index: number, body: readonly Block[] | undefined): boolean =>
  (block.kind === 'start' && index === 0) ||
  (block.kind === 'end' && block.label === '' && index === (body?.length ?? 0) - 1)

/** The second, empty branch that one branch alone implies. */
const impliedRest = (branches: readonly Branch[]): Branch | undefined => {
  const [first, second] = branches
  if (!first || !second || branches.length !== 2) return undefined
  if (second.name !== '' || second.blocks.length > 0 || second.isDefault) return undefined
  const isRest =
    first.share === undefined
      ? second.share === undefined
      : second.share !== undefined && isSameShare(first.share + second.share, 1)
  return isRest ? second : undefined
}

const endName = (label: string): string =>
  safely(label, (written) => {
    const said = readLine(`Ende: ${written}`)
    return said.kind === 'end' && said.label === label
  })

const safeTime = (expression: string): string =>
  readWaiting(expression) && expression === expression.trim() && !/[()]/.test(expression)
    ? expression
    : quote(expression)

const eventText = (block: Extract<Block, { kind: 'event' }>): string => {
  const { label, expression, trigger, isThrowing } = block
  if (isThrowing) return `${trigger === 'none' ? 'Zwischenstand' : 'Nachricht'}: ${quote(label)}`
  if (trigger === 'timer')
    return `warten ${safeTime(expression ?? '')}${label === '' ? '' : ` (${quote(label)})`}`
  return `warten auf ${quote(label)}`
}
