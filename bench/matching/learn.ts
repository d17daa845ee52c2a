// Learns the weights of the matcher from links people agreed on: logistic regression with a small ridge, by
// Newton's method, pass after pass. Every set counts the same, however many links it has, so that no set can
// buy its own quality with the others'.

import {
  type Base,
  type Evidence,
  FIRST_PASS,
  firstEvidence,
  logistic,
  SECOND_PASS,
  secondEvidence,
  THIRD_PASS,
  thirdEvidence,
  type Weights,
  weigh,
} from '../../domain/compare/evidence.ts'
import { mapGrid } from '../../domain/compare/grid.ts'

export interface Lesson {
  readonly base: Base
  readonly isLink: (i: number, j: number) => boolean
  /** Links of the pair, those of steps nobody can see included. */
  readonly links: number
}

export interface LessonSet {
  readonly name: string
  /** Sets of one subject (the same models in another tongue) share one voice. */
  readonly subject: string
  readonly lessons: readonly Lesson[]
}

const RIDGE = 1
const ROUNDS = 10
/** Each subject counts as if it had so many links. */
const LINKS_EACH = 200

/** Solves a small symmetric system by Gauss and Jordan. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    let pivot = column
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row
    }
    const [one, other] = [rows[column], rows[pivot]]
    if (!one || !other) continue
    rows[column] = other
    rows[pivot] = one
    const head = other[column] || 1e-9
    rows.forEach((row, at) => {
      if (at === column) return
      const factor = (row[column] ?? 0) / head
      if (factor === 0) return
      for (let k = column; k <= size; k += 1) row[k] = (row[k] ?? 0) - factor * (other[k] ?? 0)
    })
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] || 1e-9))
}

interface Sample {
  readonly evidence: Float64Array
  readonly isLink: boolean
  readonly weight: number
}

const regress = (samples: readonly Sample[], size: number): readonly number[] => {
  let weights = Array.from({ length: size }, () => 0)
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : -RIDGE * weight))
    const curvature = weights.map((_, at) =>
      weights.map((_other, k): number => (at !== k ? 0 : at === 0 ? 1e-6 : RIDGE)),
    )
    for (const { evidence, isLink, weight } of samples) {
      let sum = 0
      for (let k = 0; k < size; k += 1) sum += (evidence[k] ?? 0) * (weights[k] ?? 0)
      const sure = logistic(sum)
      const error = weight * ((isLink ? 1 : 0) - sure)
      const bend = weight * sure * (1 - sure)
      for (let k = 0; k < size; k += 1) {
        const own = evidence[k] ?? 0
        if (own === 0) continue
        gradient[k] = (gradient[k] ?? 0) + error * own
        const row = curvature[k] ?? []
        for (let l = 0; l < size; l += 1) row[l] = (row[l] ?? 0) + bend * own * (evidence[l] ?? 0)
      }
    }
    const step = solve(curvature, gradient)
    weights = weights.map((weight, at) => weight + (step[at] ?? 0))
    if (Math.max(...step.map(Math.abs)) < 1e-5) break
  }
  return weights
}

const learnPass = <Names extends readonly string[]>(
  sets: readonly LessonSet[],
  names: Names,
  evidenceOf: ReadonlyMap<Lesson, Evidence>,
): Readonly<Record<Names[number], number>> => {
  const voices = new Map<string, number>()
  for (const { subject } of sets) voices.set(subject, (voices.get(subject) ?? 0) + 1)
  const samples = sets.flatMap(({ subject, lessons }): readonly Sample[] => {
    const links = lessons.reduce((sum, lesson) => sum + lesson.links, 0)
    const weight = LINKS_EACH / Math.max(1, links) / (voices.get(subject) ?? 1)
    return lessons.flatMap((lesson): readonly Sample[] => {
      const evidence = evidenceOf.get(lesson)
      if (!evidence) return []
      const { rows, columns, width, values } = evidence
      return Array.from({ length: rows * columns }, (_, at) => ({
        evidence: values.subarray(at * width, (at + 1) * width),
        isLink: lesson.isLink(Math.floor(at / columns), at % columns),
        weight,
      }))
    })
  })
  const weights = regress(samples, names.length)
  const entries = names.map((name, at) => [name, weights[at] ?? 0] as const)
  return Object.fromEntries(entries) as Record<Names[number], number>
}

/** Weights that fit these sets. */
export const learnWeights = (sets: readonly LessonSet[]): Weights => {
  const lessons = sets.flatMap((set) => set.lessons)
  const per = <T>(of: (lesson: Lesson) => T): ReadonlyMap<Lesson, T> =>
    new Map(lessons.map((lesson) => [lesson, of(lesson)]))
  const get = <T>(map: ReadonlyMap<Lesson, T>, lesson: Lesson): T => {
    const found = map.get(lesson)
    if (found === undefined) throw new Error('a lesson was not prepared')
    return found
  }
  const firstOf = per(({ base }) => firstEvidence(base))
  const first = learnPass(sets, FIRST_PASS, firstOf)
  const secondOf = per((lesson): Evidence => {
    const evidence = get(firstOf, lesson)
    const sure = mapGrid(weigh(evidence, FIRST_PASS, first), logistic)
    return secondEvidence(lesson.base, evidence, sure)
  })
  const second = learnPass(sets, SECOND_PASS, secondOf)
  const thirdOf = per((lesson): Evidence => {
    const evidence = get(secondOf, lesson)
    return thirdEvidence(lesson.base, evidence, weigh(evidence, SECOND_PASS, second))
  })
  return { first, second, third: learnPass(sets, THIRD_PASS, thirdOf) }
}
