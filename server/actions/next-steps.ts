// What comes next in the list of others who do the same work: for each of them the step most like the one before, and what
// stands behind it. Which place is meant is a guess; it is offered in grey and never taken by itself.

import type { DraftSuggestions } from '#api'
import type { SharedStep } from '../store/suggested.ts'

type Offered = DraftSuggestions['steps']

/** Steps behind the one before that are looked at; the nearest come first. */
const MOST_BEHIND = 3
const MOST = 5

/**
 * Labels behind a step, each once with whose it is: the nearest first, then those of most administrations. `after` is '' at
 * the beginning. `rankOf` says how alike a step is to it, less is more; undefined where it is not. Steps come process by
 * process, each in the order of its list.
 */
export const nextSteps = (
  steps: readonly SharedStep[],
  after: string,
  rankOf: (step: SharedStep) => number | undefined,
): Offered => {
  const found = new Map<string, { label: string; distance: number; organisations: Set<string> }>()
  const wanted = after.trim().toLowerCase()
  const rank = (step: SharedStep) => (step.label.toLowerCase() === wanted ? -1 : rankOf(step))
  for (const own of Map.groupBy(steps, ({ processId }) => processId).values()) {
    const ranks = own.map((step) => rank(step) ?? Number.POSITIVE_INFINITY)
    const best = Math.min(...ranks)
    if (wanted !== '' && best === Number.POSITIVE_INFINITY) continue
    const from = wanted === '' ? 0 : ranks.indexOf(best) + 1
    own.slice(from, from + MOST_BEHIND).forEach(({ label, organisation }, distance) => {
      const name = label.toLowerCase()
      const one = found.get(name) ?? { label, distance, organisations: new Set<string>() }
      one.distance = Math.min(one.distance, distance)
      one.organisations.add(organisation)
      found.set(name, one)
    })
  }
  return [...found.values()]
    .sort((a, b) => a.distance - b.distance || b.organisations.size - a.organisations.size)
    .slice(0, MOST)
    .map(({ label, organisations }) => ({ label, organisations: [...organisations].sort() }))
}
