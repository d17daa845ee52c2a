// Raw blocks -> blocks. Settles what people leave unsaid:
// - a step inside a branch occurs as often as the branch, unless it says otherwise;
// - a step with a share below that of its surroundings is optional: a decision with a way past it;
// - steps in a row of the same family code whose shares make up the whole are ways to choose from;
// - a branch is taken as often as its first step says; the one branch without a share gets the rest;
// - the only way that goes on from a decision is the normal path: its steps stand below;
// - a decision with a single branch has a second one that goes straight on.

import { familyCodeOf, type Work } from '#process'
import { type Block, type Branch, isSameShare, roundShare, type StepBlock } from './block.ts'
import { partOf } from './implied.ts'
import type { Message, RawMessage } from './message.ts'
import type { RawBlock, RawBranch, RawStep } from './parse-blocks.ts'
import type { StepsProblem } from './reading.ts'
import { FINAL_END, findTarget, type Landmark } from './targets.ts'

const bypass = (id: string, share: number | undefined): Branch => ({
  id,
  name: '',
  ...(share === undefined ? {} : { share }),
  blocks: [],
})

/** How many raw steps from `at` on are ways to choose from; 0 where they are not. */
const choiceLength = (blocks: readonly RawBlock[], at: number, whole: number): number => {
  const first = blocks[at]
  if (first?.kind !== 'step' || familyCodeOf(first.work) === undefined) return 0
  let sum = 0
  for (let index = at; index < blocks.length; index++) {
    const block = blocks[index]
    if (block?.kind !== 'step' || familyCodeOf(block.work) !== familyCodeOf(first.work)) return 0
    if (block.share === undefined || block.share >= whole - 1e-5) return 0
    sum += block.share
    if (isSameShare(sum, whole)) return index - at + 1
    if (sum > whole) return 0
  }
  return 0
}

/** Whether a way surely leads elsewhere or ends. */
const leaves = (blocks: readonly RawBlock[]): boolean => {
  const last = blocks.at(-1)
  if (last?.kind === 'decision')
    return last.branches.length > 1 && last.branches.every((branch) => leaves(branch.blocks))
  return last?.kind === 'jump' || last?.kind === 'end'
}

const onlyWayOn = (branches: readonly RawBranch[]): RawBranch | undefined => {
  const goingOn = branches.filter((branch) => !leaves(branch.blocks))
  return goingOn.length === 1 && branches.length > 1 ? goingOn[0] : undefined
}

const boundariesAfter = (blocks: readonly RawBlock[], at: number): number => {
  let length = 0
  while (blocks[at + 1 + length]?.kind === 'boundary') length += 1
  return length
}

export const settle = (
  raw: readonly RawBlock[],
  landmarks: readonly Landmark[],
  oldNames: readonly Landmark[] = [],
): { blocks: readonly Block[]; problems: readonly StepsProblem[] } => {
  const problems: StepsProblem[] = []

  const parties = raw.flatMap((block) => (block.kind === 'section' ? [block] : []))
  const partyAt = (line: number) => parties.findLast((party) => party.line < line)

  /** A party of the list, and the step in it that is named; another name is that of an organisation. */
  const settleMessage = (message: RawMessage): readonly Message[] => {
    const { line, isSent, party, step, whole, name } = message
    const there = parties.find((each) => each.name === party)
    if (!there || (step !== undefined && parties.some((each) => each.name === whole))) {
      const other = parties.find((each) => each.name === whole)
      const end = other
        ? ({ kind: 'block', id: other.id } as const)
        : ({ kind: 'partner', name: whole } as const)
      return inside(other?.id, line) ?? [{ line, isSent, name, other: end }]
    }
    const wrong = inside(there.id, line)
    if (wrong) return wrong
    const isThere = (landmark: Landmark) => partyAt(landmark.line) === there
    const target =
      step === undefined
        ? undefined
        : findTarget(step, landmarks.filter(isThere), line, false, oldNames.filter(isThere))
    if (target && (target.kind !== 'found' || target.id === FINAL_END)) {
      problems.push({ line, code: 'steps/message-target', details: { target: step ?? '', party } })
      return []
    }
    const id = target?.kind === 'found' ? target.id : there.id
    return [{ line, isSent, name, other: { kind: 'block', id } }]
  }
  const inside = (party: string | undefined, line: number): readonly Message[] | undefined => {
    if (party === undefined || partyAt(line)?.id !== party) return undefined
    problems.push({ line, code: 'steps/message-inside', details: {} })
    return []
  }
  const messagesOf = (messages: readonly RawMessage[]) => {
    const settled = messages.flatMap(settleMessage)
    return settled.length > 0 ? { messages: settled } : {}
  }

  const settleStep = (step: RawStep, whole: number): StepBlock => {
    const share = step.work.share ?? step.share ?? whole
    const isKnown = step.work.share !== undefined
    const work: Work = share < 1 && !isKnown ? { ...step.work, share } : step.work
    return {
      kind: 'step',
      id: step.id,
      line: step.line,
      label: step.label,
      actor: step.actor,
      taskType: step.taskType,
      ...(Object.keys(step.manner).length > 0 ? { manner: step.manner } : {}),
      work,
      ...(step.companions.length > 0 ? { companions: step.companions } : {}),
      ...messagesOf(step.messages),
      ...(step.body ? { body: settleList(step.body, share < 1 ? share : 1) } : {}),
    }
  }

  const firstShare = (branch: RawBranch, whole: number): number | undefined => {
    const first = branch.blocks[0]
    if (choiceLength(branch.blocks, 0, whole) > 1) return undefined
    if (first?.kind !== 'step' || first.share === undefined || first.share > whole + 1e-5)
      return undefined
    return roundShare(first.share / whole)
  }

  const settleBranches = (
    branches: readonly RawBranch[],
    whole: number,
    type: 'exclusive' | 'inclusive' | 'event' | 'parallel',
    id: string,
    wayOn?: RawBranch,
  ): readonly Branch[] => {
    const isExclusive = type === 'exclusive'
    const shares = branches.map((branch) =>
      type === 'parallel' ? undefined : (branch.share ?? firstShare(branch, whole)),
    )
    const isAlone = branches.length === 1
    if (isExclusive) {
      const known = shares.filter((share) => share !== undefined)
      const sum = known.reduce((total, share) => total + share, 0)
      const rest = roundShare(1 - sum)
      if (sum > 1.0001)
        problems.push({
          line: branches[0]?.line ?? 0,
          code: 'steps/shares-over',
          details: { sum: String(Math.round(sum * 1000) / 10) },
        })
      const open = shares.indexOf(undefined)
      if (rest >= 0 && known.length === shares.length - 1 && open >= 0 && !isAlone)
        shares[open] = rest
    }
    const settled = branches.map((branch, index): Branch => {
      const share = shares[index]
      return {
        id: `b${branch.line}w`,
        name: branch.name,
        ...(share === undefined ? {} : { share }),
        ...(branch.isDefault ? { isDefault: true } : {}),
        blocks: branch === wayOn ? [] : settleList(branch.blocks, partOf(whole, share)),
      }
    })
    const share = shares[0]
    return isAlone && isExclusive
      ? [...settled, bypass(`${id}r`, share === undefined ? undefined : roundShare(1 - share))]
      : settled
  }

  const decide = (first: RawStep, branches: readonly Branch[]): Block => ({
    kind: 'decision',
    id: `${first.id}?`,
    line: first.line,
    type: 'exclusive',
    label: '',
    branches,
  })

  const wayOf = (step: RawStep, whole: number): Branch => ({
    id: `${step.id}?0`,
    name: '',
    share: roundShare((step.share ?? whole) / whole),
    blocks: [settleStep(step, whole)],
  })

  const settleList = (list: readonly RawBlock[], whole: number): readonly Block[] => {
    const blocks = [...list]
    const settled: Block[] = []
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at]
      if (!block) continue
      const length = choiceLength(blocks, at, whole)
      if (block.kind === 'step' && length > 1) {
        const ways = blocks.slice(at, at + length).filter((each) => each.kind === 'step')
        settled.push(
          decide(
            block,
            ways.map((way) => wayOf(way, whole)),
          ),
        )
        at += length - 1
      } else if (block.kind === 'step') {
        const isOptional = block.share !== undefined && block.share < whole - 1e-5
        const way = wayOf(block, whole)
        if (isOptional) {
          // What may interrupt a step stands behind it, on the step's own way.
          const length = boundariesAfter(blocks, at)
          const interrupted = settleList(
            blocks.slice(at + 1, at + 1 + length),
            block.share ?? whole,
          )
          at += length
          const share = roundShare(1 - (way.share ?? 0))
          settled.push(
            decide(block, [
              { ...way, blocks: [...way.blocks, ...interrupted] },
              bypass(`${block.id}?1`, share),
            ]),
          )
        } else settled.push(...way.blocks)
      } else if (block.kind === 'decision') {
        const { id, line, type, label } = block
        const wayOn = onlyWayOn(block.branches)
        const branches = settleBranches(block.branches, whole, type, id, wayOn)
        if (wayOn) blocks.splice(at + 1, 0, ...wayOn.blocks)
        settled.push({ kind: 'decision', id, line, type, label, branches })
      } else if (block.kind === 'parallel') {
        const { id, line, label } = block
        const [only, ...others] = block.branches
        const isBare = only?.name === '' && block.number === '' && label === ''
        if (only && others.length === 0 && isBare) {
          // One way alone is nothing beside anything.
          settled.push(...settleList(only.blocks, whole))
          continue
        }
        const branches = settleBranches(block.branches, whole, 'parallel', id)
        settled.push({ kind: 'parallel', id, line, label, branches })
      } else if (block.kind === 'boundary') {
        const { id, line, label, trigger, expression, isInterrupting } = block
        settled.push({
          kind: 'boundary',
          id,
          line,
          label,
          trigger,
          ...(expression === undefined ? {} : { expression }),
          ...(isInterrupting ? {} : { isInterrupting }),
          blocks: settleList(block.blocks, whole),
        })
      } else if (block.kind === 'jump') {
        const { id, line, isBack } = block
        const found = findTarget(block.target, landmarks, line, isBack, oldNames)
        if (found.kind === 'found')
          settled.push({ kind: 'jump', id, line, isBack, target: found.id })
        else
          problems.push({
            line,
            code: found.kind === 'unknown' ? 'steps/target-unknown' : 'steps/target-ambiguous',
            details: { target: block.target },
          })
      } else if (block.kind === 'event') {
        const { messages, ...event } = block
        settled.push({ ...event, ...messagesOf(messages) })
      } else settled.push(block)
    }
    return settled
  }

  return { blocks: settleList(raw, 1), problems }
}
