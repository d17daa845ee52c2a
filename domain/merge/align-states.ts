// Two states of another's process under the keys of ours, so that what they changed can be merged into ours although
// ours does not stem from theirs, or stems from a copy in which some keys say nothing.

import { elementsOf, isActivity, isFlow, isFlowNode, type Key, type Process } from '#process'
import { containersOfPairs, freshKey, type Pair, pairKeys, withKeysOf } from './align-keys.ts'
import { keepsKeys, sharesKeys } from './shares-keys.ts'

export interface Aligning {
  /** Steps that mean the same, found by whoever knows their words. */
  readonly pairsOf: (one: Process, other: Process) => readonly Pair[]
  /** Ours was made of theirs, so the same key means the same thing. */
  readonly isDescendant: boolean
  /** Theirs was made of base likewise; else only files with ids that stay share their keys. */
  readonly isOneProcess: boolean
  /** Whether a key is only a number in a list, which another state may count differently. */
  readonly isNumbered: (key: Key) => boolean
}

export interface Aligned {
  readonly base: Process
  readonly theirs: Process
  /** The steps were paired by their words. */
  readonly isMatched: boolean
}

/**
 * Keys of `other` whose things stand in `process` under another key although the two share their steps: numbered
 * pools and lanes by who stands in them, and message flows by their ends. With `isOrdered`, numbered ones that are
 * left over are paired in their order.
 */
const pairNumbered = (
  process: Process,
  other: Process,
  isNumbered: (key: Key) => boolean,
  isOrdered: boolean,
  known: ReadonlyMap<Key, Key> = new Map(),
): ReadonlyMap<Key, Key> => {
  const toOurs = new Map(known)
  const taken = new Set<Key>(known.values())
  const pair = (a: Key, b: Key) => {
    if (taken.has(a) || toOurs.has(b)) return
    taken.add(a)
    toOurs.set(b, a)
  }
  const isOpen = (key: Key) => isNumbered(key) || !Object.hasOwn(process.elements, key)
  for (const { key } of elementsOf(other)) if (!isOpen(key)) pair(key, key)
  const steps = elementsOf(other).filter((one) => isFlowNode(one) && !isOpen(one.key))
  const standing = steps.map(({ key }) => [key, key] as const)
  for (const [a, b] of containersOfPairs(process, other, standing)) if (isOpen(b)) pair(a, b)
  const to = (key: Key) => toOurs.get(key) ?? key
  for (const flow of elementsOf(other)) {
    if (!isFlow(flow) || !isNumbered(flow.key)) continue
    const same = elementsOf(process).find(
      (one) =>
        one.kind === flow.kind &&
        one.source === to(flow.source) &&
        one.target === to(flow.target) &&
        !taken.has(one.key),
    )
    if (same) pair(same.key, flow.key)
  }
  const left = elementsOf(other).filter(({ key }) => isNumbered(key) && !toOurs.has(key))
  for (const one of left) {
    const candidates = elementsOf(process).filter(
      ({ key, kind }) => kind === one.kind && isNumbered(key) && !taken.has(key),
    )
    const same =
      candidates.find(({ key }) => key === one.key) ?? (isOrdered ? candidates[0] : undefined)
    if (same) pair(same.key, one.key)
  }
  return toOurs
}

/** `theirs` under the keys of `base`, from which it came by some changes. */
const withKeysOfBase = (base: Process, theirs: Process, aligning: Aligning): Process => {
  const { isNumbered, isOneProcess, pairsOf } = aligning
  const fresh = (key: Key) => (base.elements[key] ? freshKey(key, [base, theirs]) : key)
  if (!(isOneProcess ? keepsKeys : sharesKeys)(base, theirs)) {
    return withKeysOf(base, theirs, pairKeys(base, theirs, pairsOf(base, theirs)), fresh)
  }
  if (!elementsOf(theirs).some(({ key }) => isNumbered(key))) return theirs
  return withKeysOf(base, theirs, pairNumbered(base, theirs, isNumbered, true), fresh)
}

/** Written alike under one key is the same thing, before any words are weighed. */
const evident = (one: Process, other: Process): readonly Pair[] =>
  elementsOf(one).flatMap(({ key, kind, name }) => {
    const there = other.elements[key]
    const isSame = name !== '' && there?.kind === kind && there.name === name
    return isSame ? [{ a: key, b: key, score: 2 }] : []
  })

/**
 * `base` and `theirs`, two states of one process, under the keys of `ours` for what is the same there; the same key
 * in both for what is only theirs. Cost: where ours does not stem from theirs, matching once, and
 * once more if theirs has new steps; else a few passes.
 */
export const alignStates = (
  ours: Process,
  base: Process,
  later: Process,
  aligning: Aligning,
): Aligned => {
  const { isDescendant, isNumbered, pairsOf } = aligning
  const theirs = withKeysOfBase(base, later, aligning)
  const isMatched = !(isDescendant && keepsKeys(ours, base))
  const isPlain = !elementsOf(base).some(
    ({ key, kind }) =>
      isNumbered(key) || ((kind === 'lane' || kind === 'pool') && !ours.elements[key]),
  )
  if (!isMatched && isPlain && !elementsOf(theirs).some(({ key }) => isNumbered(key))) {
    return { base, theirs, isMatched }
  }
  const toOurs = isMatched
    ? pairKeys(ours, base, [...evident(ours, base), ...pairsOf(ours, base)])
    : pairNumbered(ours, base, isNumbered, false)
  const isNew = (key: Key) => !Object.hasOwn(base.elements, key)
  // What both put in since is one thing, and asked about where it differs; unless little more than the place says so:
  // then it is two, and both can stand.
  const hasNew = elementsOf(theirs).some((one) => isActivity(one) && isNew(one.key))
  const pairs =
    isMatched && hasNew
      ? pairsOf(ours, theirs).filter(({ b, isByPlace }) => isNew(b) && !isByPlace)
      : []
  const newToOurs = isMatched
    ? pairKeys(ours, theirs, pairs, toOurs)
    : pairNumbered(ours, theirs, isNumbered, true, toOurs)
  const theirsToOurs = new Map([...toOurs, ...[...newToOurs].filter(([key]) => isNew(key))])
  const all = [ours, base, theirs]
  const mapped = new Set(toOurs.values())
  const freshKeys = new Map(
    [...elementsOf(base), ...elementsOf(theirs)].map(({ key }) => {
      const isFree =
        isMatched || isNumbered(key) ? !Object.hasOwn(ours.elements, key) : !mapped.has(key)
      return [key, isFree ? key : freshKey(key, all)]
    }),
  )
  const fresh = (key: Key): Key => freshKeys.get(key) ?? key
  return {
    base: withKeysOf(ours, base, toOurs, fresh),
    theirs: withKeysOf(ours, theirs, theirsToOurs, fresh),
    isMatched,
  }
}
