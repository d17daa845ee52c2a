// Why two steps are taken for the same work, as values that `texts/` turns into a sentence.

import type { Kinship, Language } from '#language'
import type { ReasonPart } from './comparison.ts'
import { wordPairs } from './label-similarity.ts'
import type { Cell } from './similarity-matrix.ts'
import type { Step } from './step.ts'

const MEANING: readonly Kinship[] = ['glossary', 'synonym', 'derived', 'compound', 'spelling']

/** The neighbour both have in common, best first. */
const commonNeighbour = (
  a: readonly number[],
  b: readonly number[],
  cells: readonly (readonly Cell[])[],
  stepsB: readonly Step[],
): { readonly label: string; readonly score: number } | undefined => {
  let best: { readonly label: string; readonly score: number } | undefined
  for (const i of a) {
    for (const j of b) {
      const score = cells[i]?.[j]?.label ?? 0
      if (score >= 0.75 && score > (best?.score ?? 0)) {
        best = { label: stepsB[j]?.label.text ?? '', score }
      }
    }
  }
  return best
}

export const reasonOf = (
  a: Step,
  b: Step,
  cell: Cell,
  cells: readonly (readonly Cell[])[],
  stepsB: readonly Step[],
  language: Language,
): readonly ReasonPart[] => {
  const parts: ReasonPart[] = []
  const handover = cell.isSeam && a.element.kind !== 'event' ? a.element.work?.handover : undefined
  if (handover !== undefined) parts.push({ kind: 'sameHandover', number: handover })
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()
  if (plain(a.label.text) === plain(b.label.text)) parts.push({ kind: 'sameLabel' })
  else {
    for (const pair of wordPairs(a.label, b.label, language).slice(0, 4)) {
      const words: readonly [string, string] = [pair.a.text, pair.b.text]
      const isAction = pair.a === a.label.action && pair.b === b.label.action
      if (pair.relation.kinship === 'same') {
        if (isAction || (pair.a.isAction && pair.b.isAction)) {
          parts.push({ kind: 'sameAction', words })
        } else parts.push({ kind: 'sameObject', word: pair.a.text })
      } else if (MEANING.includes(pair.relation.kinship) && pair.relation.score >= 0.5) {
        parts.push({ kind: 'sameMeaning', words })
      }
    }
  }
  if (cell.actor !== undefined && cell.actor >= 0.75) {
    parts.push({ kind: 'sameActor', actors: [a.actor.text, b.actor.text] })
  }
  const before = commonNeighbour(a.before, b.before, cells, stepsB)
  const after = commonNeighbour(a.after, b.after, cells, stepsB)
  if (before && before.score >= (after?.score ?? 0)) {
    parts.push({ kind: 'sameNeighbour', label: before.label, side: 'after' })
  } else if (after) parts.push({ kind: 'sameNeighbour', label: after.label, side: 'before' })
  if (parts.length < 2 && cell.place >= 0.9) parts.push({ kind: 'samePlace' })
  return parts
}
