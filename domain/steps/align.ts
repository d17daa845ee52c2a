// Which lines of an edited step text are the ones that were there before. Lines in the same order are
// found by their words (longest common subsequence, weighted, Needleman and Wunsch 1970); then what moved,
// by equal words; then what was renamed, by its place. Costs the product of what is left between the first
// and the last difference.

import { isSame } from '#process'
import type { RawBlock, RawBranch } from './parse-blocks.ts'

type Named = Exclude<RawBlock, { readonly kind: 'jump' }>

interface Item {
  readonly block: Named
  readonly depth: number
  readonly words: string
}

/** Beyond so many pairs of lines only equal words are looked for. */
const MOST_PAIRS = 1_000_000

const wordsOf = (block: Named): string => (block.kind === 'section' ? block.name : block.label)

const branchesOf = (block: RawBlock): readonly RawBranch[] =>
  block.kind === 'decision' || block.kind === 'parallel' ? block.branches : []

const itemsOf = (blocks: readonly RawBlock[], depth = 0): readonly Item[] =>
  blocks.flatMap((block): readonly Item[] => [
    ...(block.kind === 'jump' ? [] : [{ block, depth, words: wordsOf(block) }]),
    ...(block.kind === 'step' ? itemsOf(block.body ?? [], depth + 1) : []),
    ...(block.kind === 'boundary' ? itemsOf(block.blocks, depth + 1) : []),
    ...branchesOf(block).flatMap((branch) => itemsOf(branch.blocks, depth + 1)),
  ])

const pairsOf = (text: string): ReadonlyMap<string, number> => {
  const pairs = new Map<string, number>()
  const plain = ` ${text.toLowerCase()} `
  for (let at = 0; at + 1 < plain.length; at++) {
    const pair = plain.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** Dice's coefficient of the pairs of letters, 0 to 1. */
const likeness = (a: string, b: string): number => {
  const [left, right] = [pairsOf(a), pairsOf(b)]
  let common = 0
  let all = 0
  for (const [pair, count] of left) {
    common += Math.min(count, right.get(pair) ?? 0)
    all += count
  }
  for (const count of right.values()) all += count
  return all === 0 ? 0 : (2 * common) / all
}

const isLike = (a: Item, b: Item): boolean =>
  a.block.kind === b.block.kind && a.words === b.words && a.depth === b.depth

/** What a line says of its step besides its words. */
const detailsOf = ({ block }: Item): unknown =>
  block.kind === 'step' ? [block.work, block.share, block.actor] : undefined

const weightOf = (a: Item, b: Item, isCareful: boolean): number => {
  if (a.block.kind !== b.block.kind) return 0
  if (a.words === b.words) {
    const more = a.depth === b.depth ? 2 : 0
    return 6 + more + (isSame(detailsOf(a), detailsOf(b)) ? 1 : 0)
  }
  const like = isCareful && a.words !== '' && b.words !== '' ? likeness(a.words, b.words) : 0
  return like < 0.5 ? 0 : 4 * like
}

/** Pairs in the same order, of most weight. */
const inOrder = (
  before: readonly Item[],
  after: readonly Item[],
): readonly (readonly [Item, Item])[] => {
  const [n, m] = [before.length, after.length]
  const isCareful = n * m <= 40_000
  if (n * m > MOST_PAIRS) return []
  const best = new Float64Array((n + 1) * (m + 1))
  const width = m + 1
  const weights = new Float64Array(n * m)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const [a, b] = [before[i], after[j]]
      const weight = a && b ? weightOf(a, b, isCareful) : 0
      weights[i * m + j] = weight
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j] ?? 0,
        best[i * width + j + 1] ?? 0,
        weight > 0 ? weight + (best[(i + 1) * width + j + 1] ?? 0) : 0,
      )
    }
  const pairs: (readonly [Item, Item])[] = []
  let [i, j] = [0, 0]
  while (i < n && j < m) {
    const here = best[i * width + j] ?? 0
    const weight = weights[i * m + j] ?? 0
    const [a, b] = [before[i], after[j]]
    if (a && b && weight > 0 && here === weight + (best[(i + 1) * width + j + 1] ?? 0)) {
      pairs.push([a, b])
      i += 1
      j += 1
    } else if (here === (best[(i + 1) * width + j] ?? 0)) i += 1
    else j += 1
  }
  return pairs
}

/** The only item of each kind and words. */
const uniqueOf = (items: readonly Item[]): ReadonlyMap<string, Item | null> => {
  const found = new Map<string, Item | null>()
  for (const item of items) {
    const name = `${item.block.kind} ${item.words}`
    if (item.words !== '') found.set(name, found.has(name) ? null : item)
  }
  return found
}

/** From the id of each block and branch of the edited text to the one it was before. */
export const alignBlocks = (
  before: readonly RawBlock[],
  after: readonly RawBlock[],
): ReadonlyMap<string, string> => {
  const [old, fresh] = [itemsOf(before), itemsOf(after)]
  const matched = new Map<Item, Item>()
  const taken = new Set<Item>()
  const pair = (a: Item, b: Item) => {
    matched.set(b, a)
    taken.add(a)
  }
  let from = 0
  while (from < Math.min(old.length, fresh.length)) {
    const [a, b] = [old[from], fresh[from]]
    if (!a || !b || !isLike(a, b)) break
    pair(a, b)
    from += 1
  }
  let [oldEnd, freshEnd] = [old.length, fresh.length]
  while (oldEnd > from && freshEnd > from) {
    const [a, b] = [old[oldEnd - 1], fresh[freshEnd - 1]]
    if (!a || !b || !isLike(a, b)) break
    pair(a, b)
    oldEnd -= 1
    freshEnd -= 1
  }
  for (const [a, b] of inOrder(old.slice(from, oldEnd), fresh.slice(from, freshEnd))) pair(a, b)
  const moved = uniqueOf(old.filter((item) => !taken.has(item)))
  for (const [name, b] of uniqueOf(fresh.filter((item) => !matched.has(item)))) {
    const a = moved.get(name)
    if (a && b) pair(a, b)
  }
  renamed(old, fresh, matched, taken, pair)
  const ids = new Map<string, string>()
  for (const [b, a] of matched) ids.set(b.block.id, a.block.id)
  for (const [b, a] of matched) alignWays(branchesOf(a.block), branchesOf(b.block), ids)
  return ids
}

/** Between the same neighbours, as many of a kind as before: other words for the same. */
const renamed = (
  old: readonly Item[],
  fresh: readonly Item[],
  matched: ReadonlyMap<Item, Item>,
  taken: ReadonlySet<Item>,
  pair: (a: Item, b: Item) => void,
) => {
  const placeOf = new Map(old.map((item, index) => [item, index]))
  let gap: Item[] = []
  let start = 0
  const close = (end: number) => {
    const left = old.slice(start, end).filter((item) => !taken.has(item))
    for (const kind of new Set(gap.map(({ block }) => block.kind))) {
      const [was, is] = [left, gap].map((items) => items.filter(({ block }) => block.kind === kind))
      if (was?.length !== is?.length) continue
      was?.forEach((a, index) => {
        const b = is?.[index]
        if (b) pair(a, b)
      })
    }
    gap = []
  }
  for (const item of fresh) {
    const was = matched.get(item)
    if (!was) gap.push(item)
    else {
      const place = placeOf.get(was) ?? start
      if (place >= start) {
        close(place)
        start = place + 1
      }
    }
  }
  close(old.length)
}

const wayId = ({ line }: RawBranch): string => `b${line}w`

/** Ways of the same decision: by their name, by what stands in them, or because they are what is left. */
const alignWays = (
  before: readonly RawBranch[],
  after: readonly RawBranch[],
  ids: Map<string, string>,
) => {
  const left = new Set(before)
  const open = new Set(after)
  const pair = (a: RawBranch | undefined, b: RawBranch) => {
    if (!a) return
    ids.set(wayId(b), wayId(a))
    left.delete(a)
    open.delete(b)
  }
  const holds = (a: RawBranch, b: RawBranch) =>
    b.blocks.some(({ id }) => a.blocks.some((block) => block.id === ids.get(id)))
  for (const b of after)
    if (b.name !== '')
      pair(
        [...left].find((a) => a.name === b.name),
        b,
      )
  for (const b of open)
    pair(
      [...left].find((a) => holds(a, b)),
      b,
    )
  const [was, is] = [[...left], [...open]]
  if (was.length === is.length)
    is.forEach((b, index) => {
      pair(was[index], b)
    })
}
