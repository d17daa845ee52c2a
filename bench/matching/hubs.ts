// Confirm one hub, then compose: the links between the hub and each other model are confirmed from the gold,
// those between the others are inferred through it. Measured on the pairs without the hub. The hub is chosen
// by `chooseHub`, which sees no gold; beside it stand the best hub in hindsight, the mean and the worst.
// Groups are models of which every pair has its gold; a set of separate pairs has none.

import { chooseHub, inferLinks, matchProcesses, type StepAddress } from '#compare'
import type { Key } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import type { GoldPair } from '../../test/matching-gold.ts'
import { familiesOf, type GoldFamily } from './in-family.ts'
import { type Counts, countLinks, figure, fOf, type GoldSet, sumOf } from './sets.ts'

const nameOf = (one: StepAddress): string => `${one.process} ${one.step}`

interface Composed {
  readonly alone: Counts
  /** With what the matcher finds for steps that have no counterpart in the hub. */
  readonly filled: Counts
}

const composeOver = (
  hub: number,
  { pairs }: GoldFamily,
  found: ReadonlyMap<GoldPair, readonly string[]>,
): Composed => {
  const confirmed = pairs.flatMap(({ pair, x, y }) =>
    x !== hub && y !== hub
      ? []
      : [...pair.links].map((link): readonly [StepAddress, StepAddress] => {
          const [a = '', b = ''] = link.split('|')
          return [
            { process: x, step: a as Key },
            { process: y, step: b as Key },
          ]
        }),
  )
  const isTold = new Set(confirmed.flatMap(([a, b]) => [nameOf(a), nameOf(b)]))
  // Through the hub and no farther: what is confirmed ends there, so a longer way leads back through it.
  const inferred = inferLinks(confirmed, () => false).filter(
    ({ provenance }) => provenance.kind === 'inferred' && provenance.path.length === 3,
  )
  const counts = pairs.flatMap(({ pair, x, y }): readonly Composed[] => {
    if (x === hub || y === hub) return []
    const links = inferred.flatMap(({ a, b }) =>
      a.process === x && b.process === y
        ? [`${a.step}|${b.step}`]
        : a.process === y && b.process === x
          ? [`${b.step}|${a.step}`]
          : [],
    )
    const rest = (found.get(pair) ?? []).filter((link) => {
      const [a = '', b = ''] = link.split('|')
      return !isTold.has(`${x} ${a}`) && !isTold.has(`${y} ${b}`)
    })
    return [
      {
        alone: countLinks(links, pair.links),
        filled: countLinks([...links, ...rest], pair.links),
      },
    ]
  })
  return {
    alone: sumOf(counts.map(({ alone }) => alone)),
    filled: sumOf(counts.map(({ filled }) => filled)),
  }
}

export const printHubs = (sets: readonly GoldSet[]): void => {
  const language = loadLanguage()
  console.log('confirm one hub, then compose (F on the pairs without the hub)')
  for (const { name, pairs } of sets) {
    const groups = familiesOf(pairs).filter(({ models }) => models.length > 2)
    if (groups.length === 0) {
      console.log(`  ${name.padEnd(14)} separate pairs: no hub`)
      continue
    }
    const found = new Map(
      pairs.map((pair) => [
        pair,
        matchProcesses(pair.a, pair.b, language).pairs.map((one) => `${one.a}|${one.b}`),
      ]),
    )
    const results = groups.map((group) => {
      const byHub = group.models.map((_, hub) => composeOver(hub, group, found))
      const ranked = [...byHub].sort((p, q) => fOf(q.alone) - fOf(p.alone))
      const { hub = 0 } = chooseHub(group.models, language)
      return { byHub, ranked, own: byHub[hub] }
    })
    const f = (of: (one: (typeof results)[number]) => Counts | undefined) =>
      fOf(sumOf(results.flatMap((one) => of(one) ?? [])))
    const own = f(({ own: chosen }) => chosen?.alone)
    const best = f(({ ranked }) => ranked[0]?.alone)
    const worst = f(({ ranked }) => ranked.at(-1)?.alone)
    const mean =
      results.reduce(
        (sum, { byHub }) =>
          sum + byHub.reduce((all, one) => all + fOf(one.alone), 0) / byHub.length,
        0,
      ) / results.length
    const filled = f(({ own: chosen }) => chosen?.filled)
    console.log(
      `  ${name.padEnd(14)} ${groups.length} group(s): chosen ${figure(own)} (${((100 * own) / best).toFixed(0)} % of best)  best ${figure(best)}  mean ${figure(mean)}  worst ${figure(worst)}  chosen, rest by the matcher ${figure(filled)}`,
    )
  }
}
