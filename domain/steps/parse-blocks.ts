// The lines of a step text -> nested blocks, by indentation. Shares, implied decisions and the targets
// of jumps are settled afterwards (settle.ts).

import type { EventTrigger, TaskType, Work } from '#process'
import type { Block } from './block.ts'
import { type BranchHead, readBranchHead } from './branch-head.ts'
import type { Companion } from './companion.ts'
import { readHeadLine } from './head.ts'
import { type LineText, readLine } from './line.ts'
import type { Manner } from './manner.ts'
import { type RawMessage, readMessage } from './message.ts'
import type { StepsProblem } from './reading.ts'

/** A step before shares are settled: `share` as written, undefined where nothing is. */
export interface RawStep {
  readonly kind: 'step'
  readonly id: string
  readonly line: number
  readonly number: string
  readonly label: string
  readonly actor: readonly string[]
  readonly work: Work
  readonly share: number | undefined
  readonly taskType: TaskType
  readonly manner: Manner
  readonly companions: readonly Companion[]
  readonly messages: readonly RawMessage[]
  readonly body: readonly RawBlock[] | undefined
}

export interface RawBranch {
  readonly line: number
  readonly name: string
  readonly share: number | undefined
  readonly isDefault: boolean
  readonly blocks: readonly RawBlock[]
}

export type RawBlock =
  | RawStep
  | {
      readonly kind: 'decision'
      readonly id: string
      readonly line: number
      readonly number: string
      readonly type: 'exclusive' | 'inclusive' | 'event'
      readonly label: string
      readonly branches: readonly RawBranch[]
    }
  | {
      readonly kind: 'parallel'
      readonly id: string
      readonly line: number
      readonly number: string
      readonly label: string
      readonly branches: readonly RawBranch[]
    }
  | {
      readonly kind: 'boundary'
      readonly id: string
      readonly line: number
      readonly label: string
      readonly trigger: EventTrigger
      readonly expression: string | undefined
      readonly isInterrupting: boolean
      readonly blocks: readonly RawBlock[]
    }
  | {
      readonly kind: 'jump'
      readonly id: string
      readonly line: number
      readonly target: string
      readonly isBack: boolean
    }
  | (Omit<Extract<Block, { kind: 'event' }>, 'messages'> & {
      readonly line: number
      readonly number: string
      readonly messages: readonly RawMessage[]
    })
  | (Extract<Block, { kind: 'end' | 'start' | 'section' }> & {
      readonly line: number
      readonly number: string
    })

/** The messages in the lines below a step or an event. */
const messagesOf = (nodes: readonly Node[]): readonly RawMessage[] =>
  nodes.flatMap(({ line, text }) => {
    const message = readMessage(text)
    return message ? [{ ...message, line }] : []
  })

const remarkOf = (said: LineText): readonly Companion[] =>
  said.kind === 'remark' && said.text !== '' ? [{ role: 'remark', name: said.text }] : []

/** How deep lines may stand in each other; what stands deeper is put on the last level. */
const DEEPEST = 100

/** A line with the deeper lines below it. */
interface Node {
  readonly line: number
  readonly text: string
  readonly children: readonly Node[]
}

export interface SourceLine {
  readonly line: number
  readonly indent: number
  readonly text: string
}

const isNote = (text: string): boolean => text.startsWith('//')

/** Whether deeper lines below a line in a row of steps belong to it. */
const hasPartsIn = (text: string): boolean =>
  !['remark', 'note', 'jump', 'end', 'start', 'next', 'throw', 'wait'].includes(readLine(text).kind)

interface OpenNode {
  readonly line: number
  readonly text: string
  readonly children: OpenNode[]
}

/** Nests the lines by indentation; a step back to a depth that was never opened is a problem. */
const nest = (lines: readonly SourceLine[], problems: StepsProblem[]): readonly Node[] => {
  const roots: OpenNode[] = []
  const stack: { indent: number; list: OpenNode[] }[] = [
    { indent: lines[0]?.indent ?? 0, list: roots },
  ]
  for (const { line, indent, text } of lines) {
    let top = stack.at(-1)
    while (top && indent < top.indent && stack.length > 1) {
      stack.pop()
      const below = stack.at(-1)
      if (below && indent > below.indent) {
        problems.push({ line, code: 'steps/indentation', details: { text } })
        stack.push({ indent, list: top.list })
      }
      top = stack.at(-1)
    }
    if (top && indent < top.indent) {
      problems.push({ line, code: 'steps/indentation', details: { text } })
      top.indent = indent
    }
    if (top && indent > top.indent) {
      const parent = top.list.at(-1)
      if (parent && stack.length < DEEPEST) stack.push({ indent, list: parent.children })
      else if (parent) problems.push({ line, code: 'steps/indentation', details: { text } })
    }
    stack.at(-1)?.list.push({ line, text, children: [] })
  }
  return roots
}

/** Lines -> raw blocks. An actor goes on until another is named. */
export const parseBlocks = (
  lines: readonly SourceLine[],
): { blocks: readonly RawBlock[]; problems: StepsProblem[] } => {
  const problems: StepsProblem[] = []
  let actor: readonly string[] = []
  const problem = (line: number, code: StepsProblem['code'], details: Record<string, string>) => {
    problems.push({ line, code, details })
  }
  /** Below lines that have no parts nothing can stand: it is read as if it came after them. */
  const level = (nodes: readonly Node[], hasParts: (text: string) => boolean): readonly Node[] =>
    nodes.flatMap((node) => {
      const { line, text } = node
      if (node.children.length === 0 || hasParts(text)) return [node]
      const isEvent = ['throw', 'wait'].includes(readLine(text).kind)
      const isMessage = (said: string) => isEvent && readMessage(said) !== undefined
      const children = level(node.children, (said) => !isMessage(said))
      const below = children.filter((child) => !isMessage(child.text))
      const first = below.find((child) => !isNote(child.text))
      if (first) problem(first.line, 'steps/indentation', { text: first.text })
      const kept = { line, text, children: children.filter((child) => isMessage(child.text)) }
      return [kept, ...level(below, hasParts)]
    })
  const branch = (node: Node, head: BranchHead): RawBranch => {
    const first = head.rest ? [{ line: node.line, text: head.rest, children: [] }] : []
    const { name, share, isDefault } = head
    return {
      line: node.line,
      name,
      share,
      isDefault,
      blocks: sequence([...first, ...node.children]),
    }
  }
  const idOf = (line: number) => `b${line}`
  const loose = (node: Node, blocks: readonly RawBlock[]): RawBranch => ({
    line: node.line,
    name: '',
    share: undefined,
    isDefault: false,
    blocks,
  })
  const decisionBranch = (node: Node): RawBranch => {
    const head = readBranchHead(node.text, 'decision')
    if (head) return branch(node, head)
    problem(node.line, 'steps/branch-expected', { text: node.text })
    return node.children.length > 0
      ? branch(node, { name: node.text, share: undefined, isDefault: false, rest: '' })
      : loose(node, sequence([node]))
  }
  const parallelBranches = (nodes: readonly Node[]): readonly RawBranch[] => {
    const groups: Node[][] = []
    for (const node of nodes) {
      const goesOn = /^(\/\/|!)/.test(node.text)
      const last = groups.at(-1)
      if (goesOn && last) last.push(node)
      else groups.push([node])
    }
    return groups.flatMap((group) => {
      const [node] = group
      if (!node) return []
      const isBoundary = node.text.startsWith('!')
      const head = isBoundary ? null : readBranchHead(node.text, 'parallel')
      return [head ? branch(node, head) : loose(node, sequence(group))]
    })
  }
  const stepOf = (node: Node, said: Extract<LineText, { kind: 'step' }>): RawStep => {
    if (said.actor !== undefined) actor = said.actor
    const mine = actor
    if (said.label === '' && !node.text.includes('""'))
      problem(node.line, 'steps/label-missing', { text: node.text })
    for (const text of said.unknown) problem(node.line, 'steps/attribute-unknown', { text })
    for (const text of said.twice) problem(node.line, 'steps/attribute-twice', { text })
    if (said.oddity) problem(node.line, `steps/${said.oddity}`, { text: said.label })
    const head = readHeadLine(said.number === '' ? node.text : '')
    if (head?.word) problem(node.line, 'steps/head-late', { word: head.key })
    const children = level(
      node.children,
      (text) => !isNote(text) && readMessage(text) === undefined && hasPartsIn(text),
    )
    const rest = children.filter(({ text }) => !isNote(text) && readMessage(text) === undefined)
    const isCall = said.manner.form?.kind === 'callActivity'
    if (isCall && rest.length > 0) problem(node.line, 'steps/attribute-unknown', { text: 'Aufruf' })
    const kept = [...said.unknown, ...said.twice, said.work.note].filter(
      (part) => part !== undefined,
    )
    const remarks = children.flatMap((child) => remarkOf(readLine(child.text)))
    const notes = children.filter(
      (child) => isNote(child.text) && readLine(child.text).kind === 'note',
    )
    if (rest.length > 0 && said.label.endsWith(':') && !node.text.includes('"'))
      problem(node.line, 'steps/branch-misplaced', { text: node.text })
    const noteLines = notes.map((child) => child.text.slice(2).trim())
    const note = [kept.join('; '), ...noteLines].filter((part) => part !== '').join('\n')
    return {
      kind: 'step',
      id: idOf(node.line),
      line: node.line,
      number: said.number,
      label: said.label,
      actor: mine,
      work: note ? { ...said.work, note } : said.work,
      share: said.share,
      taskType: said.taskType,
      manner: said.manner,
      companions: [...said.companions, ...remarks],
      messages: messagesOf(children),
      body: rest.length > 0 ? sequence(rest) : undefined,
    }
  }
  const addRemark = (
    blocks: RawBlock[],
    said: Extract<LineText, { kind: 'remark' }>,
    line: number,
  ) => {
    const last = blocks.at(-1)
    if (last?.kind !== 'step') {
      problem(line, 'steps/note-misplaced', { text: said.text })
      return
    }
    blocks[blocks.length - 1] = { ...last, companions: [...last.companions, ...remarkOf(said)] }
  }
  const addNote = (blocks: RawBlock[], text: string, line: number) => {
    const last = blocks.at(-1)
    if (last?.kind !== 'step') {
      problem(line, 'steps/note-misplaced', { text })
      return
    }
    const note = last.work.note ? `${last.work.note}\n${text}` : text
    blocks[blocks.length - 1] = { ...last, work: { ...last.work, note } }
  }
  const sequence = (nodes: readonly Node[]): readonly RawBlock[] => {
    const blocks: RawBlock[] = []
    for (const node of level(nodes, hasPartsIn)) {
      const { line } = node
      const said = readLine(node.text)
      if (said.kind === 'remark') addRemark(blocks, said, line)
      else if (said.kind === 'note') addNote(blocks, said.text, line)
      else if (said.kind === 'step') blocks.push(stepOf(node, said))
      else if (said.kind === 'decision') {
        const { type, label, number } = said
        const children = level(node.children, (text) => !isNote(text))
        for (const child of children.filter((one) => isNote(one.text)))
          addNote(blocks, child.text.replace(/^\/\/+/, '').trim(), child.line)
        const id = idOf(line)
        const branches = children.filter((one) => !isNote(one.text)).map(decisionBranch)
        if (branches.length === 0) problem(line, 'steps/branches-missing', { text: node.text })
        else blocks.push({ kind: 'decision', id, line, number, type, label, branches })
      } else if (said.kind === 'parallel') {
        if (node.children.length === 0) problem(line, 'steps/branches-missing', { text: node.text })
        const id = idOf(line)
        const branches = parallelBranches(node.children)
        if (branches.length > 0)
          blocks.push({
            kind: 'parallel',
            id,
            line,
            number: said.number,
            label: said.label,
            branches,
          })
      } else if (said.kind === 'boundary') {
        const { label, trigger, expression, isInterrupting } = said
        const before = blocks.at(-1)?.kind
        if (before !== 'step' && before !== 'boundary') {
          // Nothing it could interrupt: what stands in it is read as steps, so that none is lost.
          problem(line, 'steps/boundary-misplaced', { text: node.text })
          blocks.push(...sequence(node.children))
          continue
        }
        const id = idOf(line)
        blocks.push({
          kind: 'boundary',
          id,
          line,
          label,
          trigger,
          expression,
          isInterrupting,
          blocks: sequence(node.children),
        })
      } else if (said.kind === 'jump')
        blocks.push({
          kind: 'jump',
          id: idOf(line),
          line,
          target: said.target,
          isBack: said.isBack,
        })
      else if (said.kind === 'end' || said.kind === 'start') {
        const { label, trigger } = said
        const open = said.isOpen ? { isOpen: true as const } : {}
        const facts = { id: idOf(line), line, number: '', label, trigger, ...open }
        if (said.kind === 'end') blocks.push({ kind: 'end', ...facts })
        else {
          const beside = said.isInterrupting === false ? { isInterrupting: false as const } : {}
          blocks.push({ kind: 'start', ...facts, ...beside })
        }
      } else if (said.kind === 'section') {
        if (nodes === roots) {
          actor = []
          blocks.push({ kind: 'section', id: idOf(line), line, number: '', name: said.name })
        } else problem(line, 'steps/section-misplaced', { text: node.text })
        blocks.push(...sequence(node.children))
      } else if (said.kind === 'throw' || said.kind === 'wait')
        blocks.push({
          kind: 'event',
          id: idOf(line),
          line,
          number: said.number,
          label: said.label,
          trigger: said.trigger,
          isThrowing: said.kind === 'throw',
          ...('expression' in said && said.expression !== undefined
            ? { expression: said.expression }
            : {}),
          ...(said.partner === undefined ? {} : { partner: said.partner }),
          messages: messagesOf(node.children),
        })
    }
    return blocks
  }
  const roots = nest(lines, problems)
  const blocks = sequence(roots)
  return { blocks, problems }
}
