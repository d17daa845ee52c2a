// Where "zurück zu …" leads: the blocks of a text that can be named, by number or by label.

import type { RawBlock } from './parse-blocks.ts'
import { foldWord } from './words.ts'

export interface Landmark {
  readonly id: string
  readonly line: number
  /** As written before the line; '' where it has none. */
  readonly number: string
  readonly label: string
}

/** The end of the whole process, which stands in no line. */
export const FINAL_END = 'end'

const plain = (text: string): string =>
  foldWord(text)
    .replace(/[?„“”"'‚‘»«]/g, '')
    .replace(/^(schritt|step)\s+(?=\d)/, '')
    .trim()

export const landmarksOf = (blocks: readonly RawBlock[]): readonly Landmark[] =>
  blocks.flatMap((block): readonly Landmark[] => {
    const { id, line } = block
    if (block.kind === 'step')
      return [
        { id, line, number: block.number, label: block.label },
        ...(block.body ? landmarksOf(block.body) : []),
      ]
    if (block.kind === 'event') return [{ id, line, number: block.number, label: block.label }]
    if (block.kind === 'decision' || block.kind === 'parallel')
      return [
        { id, line, number: block.number, label: block.kind === 'decision' ? block.label : '' },
        ...block.branches.flatMap((branch) => landmarksOf(branch.blocks)),
      ]
    return block.kind === 'boundary' ? landmarksOf(block.blocks) : []
  })

export type Target =
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'unknown' | 'ambiguous' }

interface Index {
  readonly byNumber: ReadonlyMap<string, readonly Landmark[]>
  /** By what `plain` makes of a label. */
  readonly byLabel: ReadonlyMap<string, readonly Landmark[]>
}

/** Kept as long as the landmarks are: thousands of jumps ask the same ones. */
const indexes = new WeakMap<readonly Landmark[], Index>()

const indexOf = (landmarks: readonly Landmark[]): Index => {
  const known = indexes.get(landmarks)
  if (known) return known
  const numbered = landmarks.filter(({ number }) => number !== '')
  const made: Index = {
    byNumber: Map.groupBy(numbered, ({ number }) => number),
    byLabel: Map.groupBy(landmarks, ({ label }) => plain(label)),
  }
  indexes.set(landmarks, made)
  return made
}

/** As `findTarget`, by the number or the whole label only. */
const findWhole = (
  wanted: string,
  landmarks: readonly Landmark[],
  line: number,
  isBack: boolean,
): Target => {
  const { byNumber, byLabel } = indexOf(landmarks)
  const exact = byNumber.get(wanted) ?? byLabel.get(wanted) ?? []
  const before = exact.filter((each) => each.line < line)
  const after = exact.filter((each) => each.line >= line)
  const near = isBack ? (before.at(-1) ?? after[0]) : (after[0] ?? before.at(-1))
  return near ? { kind: 'found', id: near.id } : { kind: 'unknown' }
}

/** Whether a name means this block, from wherever it is said. */
export const isFoundBy = (name: string, id: string, landmarks: readonly Landmark[]): boolean =>
  [false, true].every((isBack) => {
    const line = isBack ? Number.POSITIVE_INFINITY : 0
    const found = findTarget(name, landmarks, line, isBack)
    return found.kind === 'found' && found.id === id
  })

/** The only label that begins with these words, else the only one that has them. */
const findPart = (wanted: string, landmarks: readonly Landmark[]): Target => {
  if (wanted === '') return { kind: 'unknown' }
  for (const test of [
    (label: string) => label.startsWith(wanted),
    (label: string) => label.includes(wanted),
  ]) {
    const found = landmarks.filter((each) => test(plain(each.label)))
    const [only] = found
    if (only && found.length === 1) return { kind: 'found', id: only.id }
    if (found.length > 1) return { kind: 'ambiguous' }
  }
  return { kind: 'unknown' }
}

/**
 * Looks for the number, then the whole label, then the beginning of a label, then any part of one.
 * Of several with the same label the nearest one before (back) or after (onward) is meant. By
 * `oldNames` a target may still be called; a whole one of them counts before a part of a new one.
 */
export const findTarget = (
  written: string,
  landmarks: readonly Landmark[],
  line: number,
  isBack: boolean,
  oldNames: readonly Landmark[] = [],
): Target => {
  const wanted = plain(written)
  if (/^(ende|schluss|end)$/.test(wanted)) return { kind: 'found', id: FINAL_END }
  if (/^(anfang|start|beginning)$/.test(wanted) && landmarks[0])
    return { kind: 'found', id: landmarks[0].id }
  let target: Target = { kind: 'unknown' }
  for (const look of [
    () => findWhole(wanted, landmarks, line, isBack),
    () => findWhole(wanted, oldNames, line, isBack),
    () => findPart(wanted, landmarks),
    () => findPart(wanted, oldNames),
  ]) {
    if (target.kind !== 'unknown') break
    target = look()
  }
  return target
}
