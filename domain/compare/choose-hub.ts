// Which of n processes people should confirm the others against first: through it the remaining pairs are
// inferred. Chosen by what the matcher expects with the say of third variants, so nothing has to be known
// beforehand. For each pair of the others, the links expected through the hub are held against those expected directly; the hub with the
// best expected F over all those pairs wins. Cost: n²/2 matrices, then n³ products of kept cells.

import type { Language } from '#language'
import type { Process } from '#process'
import { type Grid, gridOf, valueAt } from './grid.ts'
import { jointScores } from './joint-scores.ts'
import { matrixOfPrepared, prepare } from './match-processes.ts'

export interface HubChoice {
  /** Place of the process to begin with; undefined below three processes: nothing is to infer. */
  readonly hub: number | undefined
  /** Expected F of what is inferred through each process, 0 to 1. */
  readonly expected: readonly number[]
}

/** Cells less sure than this are left out of the sums. */
const LEAST = 0.05

type Chances = readonly ReadonlyMap<number, number>[]

const chancesOf = (scores: Grid): Chances =>
  Array.from({ length: scores.rows }, (_, i) => {
    const row = new Map<number, number>()
    for (let j = 0; j < scores.columns; j += 1) {
      const score = valueAt(scores, i, j)
      if (score >= LEAST) row.set(j, score)
    }
    return row
  })

const turned = (chances: Chances, columns: number): Chances => {
  const made = Array.from({ length: columns }, () => new Map<number, number>())
  chances.forEach((row, i) => {
    for (const [j, chance] of row) made[j]?.set(i, chance)
  })
  return made
}

/** Chance that a step of x and one of y answer to one step of the hub. */
const through = (toHub: Chances, fromHub: Chances): Chances =>
  toHub.map((row) => {
    const missed = new Map<number, number>()
    for (const [k, here] of row) {
      for (const [j, there] of fromHub[k] ?? []) {
        missed.set(j, (missed.get(j) ?? 1) * (1 - here * there))
      }
    }
    return new Map([...missed].map(([j, miss]) => [j, 1 - miss]))
  })

export const chooseHub = (processes: readonly Process[], language: Language): HubChoice => {
  const prepared = processes.map((process) => prepare(process, language))
  const alone = new Map<string, Grid>()
  for (const [x, a] of prepared.entries()) {
    for (const [y, b] of prepared.entries()) {
      if (y <= x) continue
      const { cells } = matrixOfPrepared(a, b, language)
      const scoreOf = (i: number, j: number) => cells[i]?.[j]?.score ?? 0
      alone.set(`${x}|${y}`, gridOf(a.steps.length, b.steps.length, scoreOf))
    }
  }
  const chances = new Map<string, Chances>()
  for (const [pair, scores] of jointScores(alone, prepared.length)) {
    const [x = 0, y = 0] = pair.split('|').map(Number)
    const direct = chancesOf(scores)
    chances.set(`${x} ${y}`, direct)
    chances.set(`${y} ${x}`, turned(direct, scores.columns))
  }
  const between = (x: number, y: number): Chances => chances.get(`${x} ${y}`) ?? []
  const expected = prepared.map((_, hub) => {
    let hits = 0
    let found = 0
    let wanted = 0
    for (let x = 0; x < prepared.length; x += 1) {
      for (let y = x + 1; y < prepared.length; y += 1) {
        if (x === hub || y === hub) continue
        const direct = between(x, y)
        through(between(x, hub), between(hub, y)).forEach((row, i) => {
          for (const [j, chance] of row) {
            found += chance
            // Both chances speak of one link: they agree as far as the smaller one goes.
            hits += Math.min(chance, direct[i]?.get(j) ?? 0)
          }
        })
        for (const row of direct) for (const chance of row.values()) wanted += chance
      }
    }
    return found + wanted === 0 ? 0 : (2 * hits) / (found + wanted)
  })
  const best = Math.max(0, ...expected)
  const hub = prepared.length < 3 ? undefined : expected.indexOf(best)
  return { hub: hub === -1 ? undefined : hub, expected }
}
