// Process -> step text, so that reading it gives the same process (block-structured ones; keys count
// up in the order of the text; only where ways that leave lie within ways that leave may the same
// graph be told in another order). What has no words, as vendor extensions, is not written. Each line remembers what it tells of.

import {
  asKey,
  type Element,
  elementsOf,
  isActivity,
  isSame,
  type Key,
  type Pool,
  type Process,
  type Profile,
} from '#process'
import { writeAttributes } from './attributes.ts'
import {
  type Block,
  type Branch,
  type DecisionBlock,
  type EndBlock,
  isSameShare,
  type StepBlock,
} from './block.ts'
import { type Companion, companionsOf, onlyDrawn } from './companion.ts'
import { writeHead } from './head.ts'
import { impliedCode, impliedSteps, partOf } from './implied.ts'
import { letters } from './letters.ts'
import { readLine } from './line.ts'
import type { Manner } from './manner.ts'
import { outlineOf } from './outline.ts'
import { quote } from './quote.ts'
import type { StepsMeta } from './reading.ts'
import { isFoundBy, type Landmark } from './targets.ts'
import { writePercent } from './words.ts'
import {
  actorName,
  borderLine,
  boundaryLine,
  branchHead,
  eventLine,
  parallelLine,
  question,
  remarkLine,
  stepLabel,
} from './write-line.ts'
import { messageLinesOf } from './write-messages.ts'

const INDENT = '  '

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

/** A decision that the share of its step says. */
interface Implied {
  readonly decision: DecisionBlock
  readonly way: Branch
  readonly isFirst: boolean
}

/** A block, and whether its share alone says that there is a way past it. */
interface Told {
  readonly block: Block
  readonly implied?: Implied
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
    if (!steps || isUnclear || block.kind !== 'decision') return [{ block, whole }]
    return steps.map((each, at) => {
      const way = block.branches.find(({ blocks: [first] }) => first === each)
      return {
        block: each,
        whole: wholeOf(each, steps, whole),
        ...(way ? { implied: { decision: block, way, isFirst: at === 0 } } : {}),
      }
    })
  })
}

/** A text, and what its lines tell of. */
export interface ToldText {
  readonly text: string
  /**
   * The key of what a block of the text stands for in the process, under the id that reading gives the
   * block (build-process.ts); nothing for what the text adds.
   */
  readonly sources: ReadonlyMap<string, Key>
}

/** As `writeSteps`, with the sources of the lines. */
export const tellSteps = (
  process: Process,
  profile: Profile = {},
  meta: StepsMeta = {},
): ToldText => {
  const { sections, targets, waits } = outlineOf(process)
  const isOne = sections.length < 2
  const [first] = sections
  const own = first?.blocks ?? []
  const lastEnd = own.at(-1)
  const finalEnd = lastEnd?.kind === 'end' && !lastEnd.isOpen ? lastEnd : undefined
  const firstStart = own[0]?.kind === 'start' ? own[0] : undefined
  const toldOf = (blocks: readonly Block[]) => (finalEnd ? blocks.slice(0, -1) : blocks)
  const all = sections.flatMap(({ blocks }) => (blocks === own ? toldOf(blocks) : blocks))
  const { numberOf, landmarks } = numbering(all, new Set([...targets, ...messageEnds(process)]))
  const isDrawn = (pool: Pool | undefined) => pool?.isDrawn === true
  const drawn = isDrawn(first?.pool)
    ? first?.pool
    : elementsOf(process).find((each) => each.kind === 'pool' && each.isDrawn && !each.isBlackBox)
  const organisation = meta.organisation ?? drawn?.name
  const lines: string[] = [
    ...writeHead(
      process,
      profile,
      organisation ? { ...meta, organisation } : meta,
      firstStart ?? { label: '', trigger: 'none', ...(own.length > 0 ? { isOpen: true } : {}) },
      finalEnd ?? { label: profile.result ?? '', trigger: 'none' },
    ),
  ]
  if (lines.length > 0) lines.push('')
  const sources = new Map<string, Key>()
  const labelOf = new Map(landmarks.map(({ id, label }) => [id, label]))
  const timesOf = new Map<string, number>()
  for (const { label } of landmarks) timesOf.set(label, (timesOf.get(label) ?? 0) + 1)
  const messages = messageLinesOf(process, sections, { numberOf, landmarks })
  let actor: readonly string[] = []

  const put = (depth: number, text: string) => {
    lines.push(`${INDENT.repeat(depth)}${text}`)
  }
  /** Says what the line that comes next tells of. */
  const source = (suffix: string, key: string | undefined) => {
    if (key !== undefined) sources.set(`b${lines.length + 1}${suffix}`, asKey(key))
  }
  const pass = (id: string, depth: number) => {
    for (const { text, flow } of messages.get(asKey(id)) ?? []) {
      source('~', flow)
      put(depth, text)
    }
  }
  /** A reader is told that ways wait here for each other; that is in the model, and no line can change it. */
  const wait = (id: string, depth: number) => {
    const sources = waits.get(id)
    if (sources) put(depth, waitComment(sources.map((key) => placeName(process, key, numberOf))))
  }
  const companions = companionsOf(process)
  const toldBeside = new Set<string>()
  /** What stands beside an event or a decision is read here, and cannot be changed here. */
  const beside = (id: string, depth: number) => {
    toldBeside.add(id)
    for (const companion of companions.get(asKey(id)) ?? [])
      put(depth, `# ${companionWords(companion)}`)
  }
  const endKey = ({ id, same, isOpen }: EndBlock) => (isOpen ? undefined : (same ?? id))

  const step = (block: StepBlock, depth: number, { whole, implied }: Told) => {
    const { label, work, id } = block
    source('', id)
    if (implied) {
      const [, rest] = implied.decision.branches
      const isOptional = rest?.blocks.length === 0
      if (implied.isFirst) source('?', implied.decision.id)
      source('?0', implied.way.id)
      if (isOptional) source('?1', rest?.id)
    }
    const share = shareText(work.share, whole, implied !== undefined)
    const by = block.actor
    const who = isSame(by, actor) ? '' : ` @${actorName(by)}`
    actor = by
    const [note = '', ...more] = (work.note ?? '').split('\n')
    const attributes = writeAttributes(
      work,
      share,
      block.taskType,
      toldManner(block),
      block.companions,
    )
    const line = lines.length + 1
    put(
      depth,
      `${numberOf.get(id)}. ${stepLabel(label)}${who}${attributes && ` ${attributes}`}${note && ` // ${note}`}`,
    )
    for (const line of more) put(depth + 1, `// ${line}`.trimEnd())
    for (const { role, name } of block.companions ?? [])
      if (role === 'remark') put(depth + 1, remarkLine(name))
    pass(id, depth + 1)
    if (block.body) scope(block.body, depth + 1, `b${line}`, work.share ?? 1)
  }

  /** A list with a beginning and an end of its own; those without words are understood. */
  const scope = (blocks: readonly Block[], depth: number, origin: string, whole: number) => {
    const begin = blocks[0]
    const last = blocks.at(-1)
    let told = blocks
    const isPlain = (block: Block) =>
      (block.kind === 'start' || block.kind === 'end') &&
      !block.isOpen &&
      block.label === '' &&
      !('isInterrupting' in block) &&
      block.trigger === 'none'
    if (begin?.kind === 'start') {
      if (isPlain(begin)) {
        sources.set(`${origin}/start`, asKey(begin.id))
        told = told.slice(1)
      }
    } else put(depth, 'Start: -')
    if (last?.kind === 'end' && isPlain(last)) {
      const key = endKey(last)
      if (key !== undefined) sources.set(`${origin}/end`, asKey(key))
      told = told.slice(0, -1)
    }
    // Parts that nothing is said of are said, so that there are any.
    if (depth > 0 && told.length === 0) told = blocks
    list(told, depth, whole)
  }

  /** The label a target can be named by, where no other line would be found by it. */
  const nameOf = (target: string): string | undefined => {
    const label = labelOf.get(target) ?? ''
    const isSingle = timesOf.get(label) === 1
    if (label === '' || !isSingle || /[\n\r"]|^\d/.test(label)) return undefined
    const said = readLine(`zurück zu „${label}“`)
    if (said.kind !== 'jump') return undefined
    return isFoundBy(said.target, target, landmarks) ? label : undefined
  }

  const jump = (target: string, isBack: boolean): string => {
    const word = isBack ? 'zurück zu' : 'weiter bei'
    const name = nameOf(target)
    return name === undefined ? `${word} ${numberOf.get(target) ?? ''}` : `${word} „${name}“`
  }

  const end = (block: EndBlock): string => {
    const { same } = block
    if (same !== undefined && same === (finalEnd?.same ?? finalEnd?.id)) return 'weiter bei Ende'
    source('', endKey(block))
    return borderLine('end', borderOf(block))
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
      source('w', branch.id)
      if (block.kind === 'parallel' && branch.name === '' && only && onlyBlock?.kind === 'step') {
        step(onlyBlock, depth, only)
        continue
      }
      const head = branchHead(branch, block.kind)
      if (branch.blocks.length === 0 && block.kind === 'decision') put(depth, `${head} weiter`)
      else if (onlyBlock?.kind === 'jump' && block.kind === 'decision')
        put(depth, `${head} ${jump(onlyBlock.target, onlyBlock.isBack)}`)
      else if (onlyBlock?.kind === 'end' && block.kind === 'decision')
        put(depth, `${head} ${end(onlyBlock)}`)
      else {
        put(depth, head)
        list(branch.blocks, depth + 1, part, isTelling)
      }
    }
  }

  const list = (blocks: readonly Block[], depth: number, whole: number, isTelling = false) => {
    for (const told of flatten(blocks, whole, targets, isTelling)) {
      const { block } = told
      if (told.implied?.isFirst) wait(told.implied.decision.id, depth)
      wait(block.id, depth)
      const own = block.kind === 'step' ? undefined : numberOf.get(block.id)
      const number = own !== undefined && nameOf(block.id) === undefined ? `${own}. ` : ''
      if (block.kind === 'step') step(block, depth, told)
      else if (block.kind === 'decision' || block.kind === 'parallel') {
        source('', block.id)
        source('+', block.join)
        if (block.kind === 'parallel') put(depth, `${number}${parallelLine(block.label ?? '')}`)
        else {
          const { branches: ways, type } = block
          if (type === 'exclusive') source('r', impliedRest(ways)?.id)
          const mark = { exclusive: '?', inclusive: '?+', event: '?!' }[type]
          put(depth, `${number}${mark} ${question(block.label)}`.trimEnd())
        }
        beside(block.id, depth + 1)
        branches(block, depth + 1, whole)
      } else if (block.kind === 'event') {
        source('', block.id)
        put(depth, `${number}${eventLine(block)}`)
        beside(block.id, depth + 1)
        pass(block.id, depth + 1)
      } else if (block.kind === 'boundary') {
        source('', block.id)
        put(depth, boundaryLine(block))
        beside(block.id, depth + 1)
        list(block.blocks, depth + 1, told.whole)
      } else if (block.kind === 'jump') put(depth, jump(block.target, block.isBack))
      else if (block.kind === 'end') {
        put(depth, end(block))
        beside(block.id, depth + 1)
      } else if (block.kind === 'start') {
        if (!block.isOpen) source('', block.id)
        put(depth, borderLine('start', borderOf(block)))
        beside(block.id, depth + 1)
      }
    }
  }

  if (firstStart) sources.set('start', asKey(firstStart.id))
  const finalKey = finalEnd && endKey(finalEnd)
  if (finalKey !== undefined) sources.set('end', asKey(finalKey))
  if (isOne && first?.pool) sources.set('pool', first.pool.key)
  sections.forEach(({ pool, blocks }, index) => {
    actor = []
    const line = lines.length + 1
    if (!isOne) {
      source('', pool?.key)
      put(0, `=== ${sectionName(pool?.name ?? '')}`.trimEnd())
    }
    if (index > 0) scope(blocks, 0, `b${line}`, 1)
    else {
      list(toldOf(firstStart ? blocks.slice(1) : blocks), 0, 1)
      if (finalEnd && !finalEnd.same) wait(finalEnd.id, 0)
    }
  })
  const isTold = (key: Key): boolean => {
    const node = process.elements[key]
    return node !== undefined && (isActivity(node) || toldBeside.has(key))
  }
  const drawnOnly = onlyDrawn(process, isTold)
  if (drawnOnly.length > 0) put(0, `# Nur im Bild: ${drawnOnly.map(drawnWords).join(', ')}`)
  return { text: `${lines.join('\n').trim()}\n`, sources }
}

/**
 * The text of a process. A pool that is drawn gives the organisation where `meta` names none; of
 * several pools each has its own heading.
 */
export const writeSteps = (process: Process, profile: Profile = {}, meta: StepsMeta = {}): string =>
  tellSteps(process, profile, meta).text

const placeName = (process: Process, key: Key, numberOf: ReadonlyMap<string, string>): string => {
  const name = inOneLine(process.elements[key]?.name ?? '')
  return name ? `„${name}“` : (numberOf.get(key) ?? numberOf.get(`${key}/split`) ?? '…')
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const companionWords = ({ role, name }: Companion): string =>
  `${{ remark: 'Bemerkung', needs: 'Braucht', yields: 'Ergibt' }[role]}: ${inOneLine(name)}`

const drawnWords = ({ kind, name }: Element): string => {
  const sort = kind === 'group' ? 'Gruppe' : kind === 'data' ? 'Daten' : 'Bemerkung'
  const said = inOneLine(name)
  return said === '' ? `${sort} ohne Namen` : `${sort} „${said}“`
}

const waitComment = (names: readonly string[]): string =>
  `# Hier warten aufeinander: ${names.join(', ')}`

const borderOf = (block: Extract<Block, { kind: 'start' | 'end' }>) => {
  const { label, trigger, isOpen } = block
  const isBeside = block.kind === 'start' && block.isInterrupting === false
  return {
    label,
    trigger,
    ...(isBeside ? { isInterrupting: false as const } : {}),
    ...(isOpen ? { isOpen } : {}),
  }
}

const sectionName = (name: string): string => {
  const said = readLine(`=== ${name}`)
  return said.kind === 'section' && said.name === name ? name : quote(name)
}

/** What messages may name, so that it has a number where it has no name of its own. */
const messageEnds = (process: Process): readonly string[] =>
  elementsOf(process).flatMap((one) => (one.kind === 'messageFlow' ? [one.source, one.target] : []))

/** That a step has parts is seen from them. */
const toldManner = ({ manner = {}, body }: StepBlock): Manner => {
  const { form, ...rest } = manner
  const isSeen = form?.kind === 'subProcess' && form.subProcessType === 'embedded' && body
  return isSeen ? rest : manner
}

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
