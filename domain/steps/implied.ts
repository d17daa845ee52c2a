// Decisions that need no words: a step that may be left out, and ways to choose from. In lists and in
// text they are plain steps with their share. The opposite of what settle.ts does.

import { familyCodeOf } from '#process'
import { type Block, type DecisionBlock, isSameShare, roundShare } from './block.ts'

const isWhollyUnnamed = (block: DecisionBlock): boolean =>
  block.type === 'exclusive' &&
  block.label === '' &&
  block.branches.every((branch) => branch.name === '' && !branch.isDefault)

/** Share of all cases in a branch, when `whole` of them reach its decision. */
export const partOf = (whole: number, share: number | undefined): number =>
  share === undefined ? whole : roundShare(whole * Math.min(1, share))

/** The steps that stand for the decision, or null where it has to be said. */
export const impliedSteps = (
  block: Block,
  whole: number,
  targets: ReadonlySet<string>,
): readonly Block[] | null => {
  if (block.kind !== 'decision' || !isWhollyUnnamed(block) || targets.has(block.id)) return null
  const [first, second] = block.branches
  if (!first || !second) return null
  const isShare = (inner: Block | undefined, share: number | undefined): boolean =>
    inner?.kind === 'step' &&
    !targets.has(inner.id) &&
    inner.work.share !== undefined &&
    inner.work.share < whole - 1e-5 &&
    share === roundShare(inner.work.share / whole)
  const isOptional =
    block.branches.length === 2 &&
    second.blocks.length === 0 &&
    isShare(first.blocks[0], first.share) &&
    first.blocks.slice(1).every((inner) => inner.kind === 'boundary') &&
    second.share === roundShare(1 - (first.share ?? 0))
  if (isOptional) return first.blocks
  const codes = new Set<string | undefined>()
  let sum = 0
  for (const branch of block.branches) {
    const [step, ...more] = branch.blocks
    if (step?.kind !== 'step' || more.length > 0 || !isShare(step, branch.share)) return null
    codes.add(familyCodeOf(step.work))
    sum += step.work.share ?? 0
  }
  const isChoice = codes.size === 1 && !codes.has(undefined) && isSameShare(sum, whole)
  return isChoice ? block.branches.flatMap((branch) => branch.blocks) : null
}

/** The family's code that an implied decision is about; undefined where there is none. */
export const impliedCode = (steps: readonly Block[] | null | undefined): string | undefined => {
  const first = steps?.[0]
  return first?.kind === 'step' ? familyCodeOf(first.work) : undefined
}
