// The one configuration for all data. Fitted by `npm run bench -- matching` (logistic regression over all
// sets, each counting the same) and rounded; `docs/algorithms/matching.md` has what each set gives when its
// own links are left out.

import type { FIRST_PASS, Weighed, Weights } from './evidence.ts'

export const WEIGHTS: Weights = {
  first: {
    constant: -3.7,
    label: 0.9,
    telling: 2.9,
    place: 0.8,
    actor: 0.3,
    context: 1.3,
    leadBoth: 4.7,
    leadOne: 2.4,
    size: -2.3,
  },
  second: {
    constant: -2.9,
    leadBoth: 4.6,
    leadOne: 3.5,
    coverage: 3.1,
    acts: 0.5,
    density: 1.2,
    displacement: -1.5,
    neighbour: 0.85,
    breadth: -2.7,
  },
  third: {
    constant: -2.9,
    leadBoth: 1.8,
    leadOne: 1.7,
    coverage: 2.9,
    acts: 0.4,
    density: 1.3,
    displacement: 1,
    neighbour: 0.5,
    breadth: -2.7,
    surerBoth: 0.25,
    surerOne: 0.2,
    sureNeighbours: 0.15,
    sureDisplacement: -2.9,
  },
}

/** The first pass alone, place and size left out: what a comparison asks that wants to show the order. */
export const UNORDERED: Weighed<typeof FIRST_PASS> = {
  constant: -2.45,
  label: 0,
  telling: 1.7,
  place: 0,
  actor: 0,
  context: 0.85,
  leadBoth: 6.6,
  leadOne: 4.6,
  size: 0,
}
