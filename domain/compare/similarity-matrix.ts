// Scores every step of one process against every step of another: how alike they are (`likeness.ts`), and
// how sure that is the same work (`evidence.ts`).

import type { Language } from '#language'
import { type Calibration, type Decision, UNCALIBRATED } from './decisions.ts'
import { type Base, judge, logistic, type Weights } from './evidence.ts'
import { valueAt } from './grid.ts'
import type { Sayings } from './label-similarity.ts'
import { type Alike, likenessOf, sayingsOfSteps } from './likeness.ts'
import type { Step } from './step.ts'
import { UNORDERED, WEIGHTS } from './weights.ts'

export interface Cell extends Alike {
  /** How sure that both are the same work, 0 to 1: .5 is as likely as not. */
  readonly score: number
  /** The same without regard to the order of the work. */
  readonly unordered: number
  /** A person says so. */
  readonly isConfirmed?: boolean
  /** Both are the same side of one handover. */
  readonly isSeam?: boolean
}

/** What is known beyond the two models. */
export interface Circumstances {
  readonly decisions?: readonly Decision[]
  readonly calibration?: Calibration
  readonly weights?: Weights
  /** The labels of both made ready, where many matrices share them. */
  readonly sayings?: Sayings
  /** Steps on the same side of one handover of the alliance are the same work, in whatever words. */
  readonly useHandovers?: boolean
}

const SAME = 1 - 1e-6

/** As good as sure: an agreement of the alliance names the place where the work changes hands. */
const SEAM = 0.97

/** The step of a handover, where a process has one only: with two, one gives and the other takes back. */
const handoverSteps = (steps: readonly Step[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  const several = new Set<string>()
  steps.forEach(({ element }, at) => {
    const handover = element.kind === 'event' ? undefined : element.work?.handover
    if (handover === undefined) return
    if (found.has(handover)) several.add(handover)
    found.set(handover, at)
  })
  for (const handover of several) found.delete(handover)
  return found
}

/** Whether two steps hold the same handover from the same side; who gives does another act than who takes. */
const seamsBetween = (a: readonly Step[], b: readonly Step[]) => {
  const stepsB = handoverSteps(b)
  const seams = new Map<number, number>()
  for (const [handover, i] of handoverSteps(a)) {
    const j = stepsB.get(handover)
    const [x, y] = [a[i], j === undefined ? undefined : b[j]]
    if (!x || !y || j === undefined) continue
    const [here, there] = [x.label.direction, y.label.direction]
    if (here === there || here === 'none' || there === 'none') seams.set(i, j)
  }
  return (i: number, j: number): boolean => seams.get(i) === j
}

/** Cells by step of `a`, then step of `b`, in the order of the steps. */
export const similarityMatrix = (
  a: readonly Step[],
  b: readonly Step[],
  language: Language,
  {
    decisions = [],
    calibration = UNCALIBRATED,
    weights = WEIGHTS,
    sayings,
    useHandovers,
  }: Circumstances = {},
): readonly (readonly Cell[])[] => {
  const ready = sayings ?? sayingsOfSteps([...a, ...b], language)
  const verdicts = new Map(decisions.map((one) => [`${one.a}|${one.b}`, one.verdict]))
  const verdictOn = (i: number, j: number): 0 | 1 | undefined => {
    const verdict = verdicts.get(`${a[i]?.key}|${b[j]?.key}`)
    return verdict === undefined ? undefined : verdict === 'confirmed' ? 1 : 0
  }
  const decided = verdicts.size > 0 ? verdictOn : undefined
  const cells = likenessOf(a, b, ready, {
    actors: calibration.actors,
    labels: calibration.labels,
    isDecided: (i, j) => decided?.(i, j) !== undefined,
  })
  const isSeam = useHandovers ? seamsBetween(a, b) : undefined
  const base: Base = { a, b, cells, ...(decided ? { decided } : {}) }
  const { scores, unordered } = judge(base, weights, UNORDERED)
  return cells.map((row, i) =>
    row.map((cell, j): Cell => {
      const verdict = decided?.(i, j)
      const seam = verdict === undefined && cell.acts >= 0 && isSeam?.(i, j) === true
      const fixed = verdict ?? (cell.likeness >= SAME ? 1 : seam ? SEAM : undefined)
      const { label, telling, coverage, acts, actor, place, context, likeness } = cell
      const score = fixed ?? logistic(valueAt(scores, i, j) + calibration.shift)
      const free = fixed ?? logistic(valueAt(unordered, i, j) + calibration.shift)
      // Named one by one: a spread costs as much as all the sums of a cell.
      const made = {
        label,
        telling,
        coverage,
        acts,
        actor,
        place,
        context,
        likeness,
        score,
        unordered: free,
      }
      if (verdict === 1) return { ...made, isConfirmed: true }
      return seam ? { ...made, isSeam: true } : made
    }),
  )
}
