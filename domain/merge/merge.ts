// Three-way merge of processes. The rules are numbered in SPEC.md.
//
// State-based, as in Lindholm's "A three-way merge for XML documents" (2004): every address is merged by
// itself. What is ours: promises that span several elements are not merged but checked afterwards, on the
// result with all conflicts answered by either side, and what breaks one becomes one conflict. Looking at
// both answers is what makes the set of conflicts the same for both sides.

import { applyGroup, type Conflict, changesBetween, referencesOf } from '#change'
import { isSame, type Key, type Process } from '#process'
import { compose, differing, statesOf, type Versions } from './compose.ts'
import type { Answer, MergeConflict, TogetherConflict } from './conflict.ts'

export interface Merged {
  /** With every conflict answered: as asked, and by ours where nothing was said. Ours' origin. */
  readonly process: Process
  /** [] where everything went together. Those about a single element first, in the order of ours' table. */
  readonly conflicts: readonly MergeConflict[]
}

/** What stands against turning one process into another; with `pardoned`, save for what the other side broke itself. */
const brokenBetween = (
  from: Process,
  to: Process,
  pardoned: readonly Conflict[] = [],
): readonly Conflict[] => {
  const applied = applyGroup(from, { id: 'merge', changes: changesBetween(from, to) })
  if (applied.kind === 'applied') return []
  return applied.conflicts.filter((one) => !pardoned.some((other) => isSame(one, other)))
}

type Components = ReadonlyMap<Key, ReadonlySet<Key>>

/** Which elements go together: joined by a broken promise, or by a reference among those already joined. */
const componentsOf = (versions: Versions, joined: readonly (readonly Key[])[]): Components => {
  const components = new Map<Key, Set<Key>>()
  const unite = (a: Key, b: Key) => {
    const [one, other] = [components.get(a), components.get(b)]
    if (!one || !other || one === other) return
    for (const key of other) components.set(key, one.add(key))
  }
  for (const keys of joined) {
    for (const key of keys) if (!components.has(key)) components.set(key, new Set([key]))
    for (const key of keys) unite(keys[0] ?? key, key)
  }
  for (const key of [...components.keys()]) {
    const { ours, theirs } = statesOf(versions, key)
    for (const state of [ours, theirs])
      for (const other of state ? referencesOf(state) : []) unite(key, other)
  }
  return components
}

const idOf = (keys: ReadonlySet<Key>): string => `together ${JSON.stringify([...keys].sort())}`

/**
 * The elements to join for a broken promise: those it speaks of as far as the sides differ in them, or else
 * what refers to them. [] where they are joined already.
 */
const concernedBy = (
  versions: Versions,
  different: readonly Key[],
  components: Components,
  { table, key, other }: Conflict,
): readonly (readonly Key[])[] => {
  const { ours, theirs } = versions
  const shape = key === undefined ? undefined : (ours.shapes[key] ?? theirs.shapes[key])
  const named = new Set([table === 'shapes' ? shape?.element : key, other])
  const isJoined = (keys: readonly Key[]) =>
    new Set(keys.map((one) => components.get(one))).size <= 1 &&
    keys.every((one) => components.has(one))
  const direct = different.filter((one) => named.has(one))
  if (!isJoined(direct)) return [direct]
  const near = different.filter((one) => {
    const { ours: our, theirs: their } = statesOf(versions, one)
    return [our, their].some(
      (state) => state && [...referencesOf(state)].some((at) => named.has(at)),
    )
  })
  const all = [...new Set([...direct, ...near])]
  return isJoined(all) ? [] : [all]
}

const OURS: Answer = () => 'ours'
const THEIRS: Answer = () => 'theirs'

/**
 * What both sides made of `base`, as one process, and their conflicts; another answer may bring up others, which it
 * is asked about, too. Cost: each round composes and checks two or three processes, a pass over the tables each; there
 * is one more round whenever joined elements break another promise.
 */
export const merge = (
  base: Process,
  ours: Process,
  theirs: Process,
  answer: Answer = OURS,
): Merged => {
  const versions: Versions = { base, ours, theirs }
  const different = differing(versions)
  // What a side broke by itself, as files do, is not broken by merging (C14).
  const byOurs = brokenBetween(base, ours)
  const byTheirs = brokenBetween(base, theirs)
  const joined: (readonly Key[])[] = []

  for (;;) {
    const components = componentsOf(versions, joined)
    const together = new Map([...components].map(([key, keys]) => [key, idOf(keys)]))
    const composed = compose(versions, together, answer)
    const proposed = answer === OURS ? [] : [compose(versions, together, OURS)]
    const broken = [
      ...[composed, ...proposed].flatMap(({ process }) => brokenBetween(ours, process, byTheirs)),
      ...brokenBetween(theirs, compose(versions, together, THEIRS).process, byOurs),
    ]
    const isOne = new Set(components.values()).size === 1 && components.size === different.length
    if (broken.length === 0 || isOne) {
      const jointly = [...new Set(components.values())].map(
        (keys): TogetherConflict => ({
          kind: 'together',
          id: idOf(keys),
          elements: [...keys].sort().map((key) => statesOf(versions, key)),
        }),
      )
      return { process: composed.process, conflicts: [...composed.conflicts, ...jointly] }
    }
    const more = broken.flatMap((one) => concernedBy(versions, different, components, one))
    joined.push(...(more.length > 0 ? more : [different]))
  }
}
