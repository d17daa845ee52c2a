// The links a comparison has drawn between variants, as mergeVariants takes them: all steps of a row are
// the same work. Where a row has several steps of a variant, words and order say which belong together
// most; the rest become ties. Whoever knows better links hands those in instead.

import {
  type Comparison,
  type Context,
  compareVariants,
  type StepAddress,
  type Subject,
} from '#compare'
import type { Language } from '#language'
import { folded, jaccard } from './class-links.ts'
import type { Elsewhere, FamilyLinks, FamilyModel, VariantLink } from './family-model.ts'
import { mergeVariants } from './merge-variants.ts'

const wordsOf = (label: string): ReadonlySet<string> => new Set(folded(label).split(' '))

/** Links within one row; labels that share words first, else first with first. */
export const linksOfComparison = ({ columns, rows }: Comparison): FamilyLinks => {
  const links: VariantLink[] = []
  const elsewhere: Elsewhere[] = []
  for (const { cells } of rows) {
    const steps = cells.flatMap((cell, column) =>
      cell.kind === 'steps'
        ? cell.steps.map(({ key, label }, index) => ({
            ...{ column, index, words: wordsOf(label) },
            address: { variant: columns[column]?.id ?? '', key },
          }))
        : [],
    )
    for (const [at, a] of steps.entries()) {
      for (const b of steps.slice(at + 1)) {
        if (a.column === b.column) continue
        const apart = 0.01 * Math.min(10, Math.abs(a.index - b.index))
        const score = 0.5 + 0.5 * jaccard(a.words, b.words) - apart
        links.push({ a: a.address, b: b.address, score })
      }
    }
    cells.forEach((cell, column) => {
      const [step] = steps
      if (cell.kind !== 'elsewhere' || !step) return
      elsewhere.push({ step: step.address, variant: columns[column]?.id ?? '', by: cell.by })
    })
  }
  return { links, elsewhere }
}

/** The merged model with the links of today's comparison; the order of the subjects decides nothing. */
export const mergeFamily = (
  subjects: readonly Subject[],
  language: Language,
  context: Context = {},
): FamilyModel => {
  const sorted = [...subjects].sort((a, b) => (a.id < b.id ? -1 : 1))
  const places = new Map(sorted.map((subject, at) => [subject, at]))
  const placeOf = ({ process, step }: StepAddress): StepAddress => {
    const subject = subjects[process]
    return { process: (subject && places.get(subject)) ?? -1, step }
  }
  // Decisions speak of places in the order in which the subjects came.
  const decisions = (context.decisions ?? []).map(({ a, b, verdict }) => ({
    ...{ a: placeOf(a), b: placeOf(b), verdict },
  }))
  const comparison = compareVariants(sorted, language, { ...context, decisions })
  return mergeVariants(subjects, linksOfComparison(comparison))
}
