// Step text -> process. The format is described in `door.ts`. Never throws: what is not understood
// becomes a problem with its line, and the rest is read all the same. Cost: linear in the text.

import type { Key } from '#process'
import { buildProcess } from './build-process.ts'
import { type HeadLine, readHead, readHeadLine } from './head.ts'
import { readLine } from './line.ts'
import { parseBlocks, type RawBlock, type SourceLine } from './parse-blocks.ts'
import type { StepsProblem, StepsReading } from './reading.ts'
import { settle } from './settle.ts'
import { type Landmark, landmarksOf } from './targets.ts'

const TAB = 4

const sourceLine = (text: string, line: number): SourceLine => {
  const blank = /^[\s]*/.exec(text)?.[0] ?? ''
  let indent = 0
  for (const sign of blank)
    indent = sign === '\t' ? (Math.floor(indent / TAB) + 1) * TAB : indent + 1
  return { line, indent, text: text.trim() }
}

/** A reading that knows which line each element came from. */
export interface TracedReading extends StepsReading {
  readonly blocks: readonly RawBlock[]
  /** As of `buildProcess`. */
  readonly origins: ReadonlyMap<Key, string>
}

/** The process a step text tells, its facts sheet, and what was not understood. */
export const readSteps = (text: string): StepsReading => {
  const { process, profile, problems, meta } = traceSteps(text)
  return { process, profile, problems, meta }
}

/** As `readSteps`, with the lines. `oldNames` are names by which jumps may still call their targets. */
export const traceSteps = (
  text: string,
  oldNames: (blocks: readonly RawBlock[]) => readonly Landmark[] = () => [],
): TracedReading => {
  const problems: StepsProblem[] = []
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((each, index) => sourceLine(each, index + 1))
    .filter((each) => each.text !== '' && !each.text.startsWith('#'))
  const headLines: HeadLine[] = []
  let at = 0
  for (; at < lines.length; at++) {
    const source = lines[at]
    const said = source && readHeadLine(source.text)
    if (!source || !said) break
    const { line } = source
    if (said.word) headLines.push({ line, word: said.word, key: said.key, value: said.value })
    else if (isBlock(source, lines[at + 1])) break
    else problems.push({ line, code: 'steps/head-unknown', details: { word: said.key } })
  }
  const { head, problems: headProblems } = readHead(headLines)
  const parsed = parseBlocks(lines.slice(at))
  const settled = settle(parsed.blocks, landmarksOf(parsed.blocks), oldNames(parsed.blocks))
  const built = buildProcess({
    name: head.name,
    organisation: head.meta.organisation,
    start: head.start ?? { label: head.profile.trigger ?? '', trigger: 'none' },
    end: head.end ?? { label: head.profile.result ?? '', trigger: 'none' },
    blocks: settled.blocks,
  })
  if (head.name === '') problems.push({ line: 0, code: 'steps/no-name', details: {} })
  if (parsed.blocks.length === 0) problems.push({ line: 0, code: 'steps/no-steps', details: {} })
  const all = [
    ...problems,
    ...headProblems,
    ...parsed.problems,
    ...settled.problems,
    ...built.problems,
  ]
  return {
    process: built.process,
    profile: head.profile,
    problems: all.sort((a, b) => a.line - b.line),
    meta: head.meta,
    blocks: parsed.blocks,
    origins: built.origins,
  }
}

/** "gleichzeitig:" or "Nachricht: …" right at the beginning look like head lines and are not. */
const isBlock = (source: SourceLine, next: SourceLine | undefined): boolean =>
  readLine(source.text).kind !== 'step' ||
  (source.text.endsWith(':') && next !== undefined && next.indent > source.indent)
