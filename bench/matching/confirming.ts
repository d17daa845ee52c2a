// What three confirmed links are worth, drawn at random from the gold, fifty seeded draws. Two ways to draw:
//   a set   three links in all the set: they teach words, actors and strictness to every pair;
//   a pair  three links in each pair of models (all it has where it has fewer): they also stand in it;
//   a family  three links in each family of variants, measured in that family: what a person does who confirms.
// Confirmed links count neither as found nor as wanted; "automatic" is the matcher without decisions on the
// very same remaining links.

import { type Decision, learnFrom, matchProcesses, matrixOf, type Taught } from '#compare'
import type { Key } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import type { GoldPair } from '../../test/matching-gold.ts'
import { familiesOf, type GoldFamily, linksInFamily, matricesOf } from './in-family.ts'
import { type Counts, countLinks, figure, fOf, type GoldSet, sumOf } from './sets.ts'

const DRAWS = 50
const CONFIRMED = 3

/** A small seeded generator (mulberry32), so that a draw can be repeated. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const draw = <T>(things: readonly T[], count: number, random: () => number): readonly T[] => {
  const left = [...things]
  const drawn: T[] = []
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(Math.floor(random() * left.length), 1))
  }
  return drawn
}

/** Links whose both ends the matcher can see: only those can be confirmed. */
const visible = ({ a, b, links }: GoldPair): readonly string[] =>
  [...links]
    .filter((link) => {
      const [x = '', y = ''] = link.split('|')
      return a.elements[x as Key] !== undefined && b.elements[y as Key] !== undefined
    })
    .sort()

const decisionOf = (link: string): Decision => {
  const [a = '', b = ''] = link.split('|')
  return { a: a as Key, b: b as Key, verdict: 'confirmed' }
}

type Chosen = ReadonlyMap<GoldPair, readonly string[]>

const chosenIn = (pairs: readonly GoldPair[], by: 'set' | 'pair', random: () => number): Chosen => {
  if (by === 'pair') {
    return new Map(pairs.map((pair) => [pair, draw(visible(pair), CONFIRMED, random)]))
  }
  const all = pairs.flatMap((pair) => visible(pair).map((link) => ({ pair, link })))
  const drawn = draw(all, CONFIRMED, random)
  return new Map(
    pairs.map((pair) => [pair, drawn.filter((one) => one.pair === pair).map(({ link }) => link)]),
  )
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** Decisions between two models of a family, from links named from the first model of their pair to the second. */
const decisionsIn =
  ({ pairs }: GoldFamily, chosen: ReadonlySet<string>) =>
  (m: number, n: number): readonly Decision[] =>
    pairs.flatMap(({ pair, x, y }) => {
      if (Math.min(x, y) !== m || Math.max(x, y) !== n) return []
      return [...pair.links]
        .filter((link) => chosen.has(link))
        .map((link) => {
          const { a, b, verdict } = decisionOf(link)
          return x < y ? { a, b, verdict } : { a: b, b: a, verdict }
        })
    })

/** Three links in each family of three or more variants, each pair alone and with the say of the others. */
export const printConfirmingInFamily = (sets: readonly GoldSet[]): void => {
  const language = loadLanguage()
  console.log(
    `three confirmed links in each family, mean over ${DRAWS} draws (F on the links left)`,
  )
  for (const { name, pairs } of sets) {
    const families = familiesOf(pairs)
      .filter(({ models }) => models.length > 2)
      .map((family) => ({ family, matrices: matricesOf(family, language) }))
    if (families.length === 0) continue
    const sums = { aloneBefore: 0, aloneAfter: 0, jointBefore: 0, jointAfter: 0 }
    for (let seed = 1; seed <= DRAWS; seed += 1) {
      const random = randomFrom(seed)
      const counts = families.map(({ family, matrices }) => {
        const all = family.pairs.flatMap(({ pair }, at) =>
          visible(pair).map((link) => ({ at, link })),
        )
        const drawn = draw(all, CONFIRMED, random)
        const chosenOf = (at: number) =>
          new Set(drawn.filter((one) => one.at === at).map(({ link }) => link))
        const decisionsOf = (m: number, n: number): readonly Decision[] =>
          family.pairs.flatMap((one, at) =>
            decisionsIn({ models: family.models, pairs: [one] }, chosenOf(at))(m, n),
          )
        const taught = [...matrices].map(([pair, matched]): Taught => {
          const [m = 0, n = 0] = pair.split('|').map(Number)
          return { matched, decisions: decisionsOf(m, n) }
        })
        const learnt = learnFrom(taught, language)
        const after = matricesOf(family, language.withGlossaries(learnt.layers), {
          calibration: learnt.calibration,
          decisionsOf,
        })
        const count = (links: readonly (readonly string[])[]) =>
          sumOf(
            family.pairs.map(({ pair }, at) =>
              countLinks(links[at] ?? [], pair.links, chosenOf(at)),
            ),
          )
        return {
          aloneBefore: count(linksInFamily(family, matrices, { say: 0 })),
          aloneAfter: count(linksInFamily(family, after, { say: 0 })),
          jointBefore: count(linksInFamily(family, matrices)),
          jointAfter: count(linksInFamily(family, after)),
        }
      })
      for (const key of ['aloneBefore', 'aloneAfter', 'jointBefore', 'jointAfter'] as const)
        sums[key] += fOf(sumOf(counts.map((one) => one[key]))) / DRAWS
    }
    const { aloneBefore, aloneAfter, jointBefore, jointAfter } = sums
    console.log(
      `  ${name.padEnd(14)} pairs alone ${figure(aloneBefore)} -> ${figure(aloneAfter)}  in the family ${figure(jointBefore)} -> ${figure(jointAfter)}`,
    )
  }
}

export const printConfirming = (sets: readonly GoldSet[]): void => {
  const language = loadLanguage()
  console.log(`three confirmed links, mean over ${DRAWS} draws (F on the links left)`)
  for (const { name, pairs } of sets) {
    const matched = new Map(pairs.map((pair) => [pair, matrixOf(pair.a, pair.b, language)]))
    const found = new Map(
      pairs.map((pair) => [
        pair,
        matchProcesses(pair.a, pair.b, language).pairs.map((one) => `${one.a}|${one.b}`),
      ]),
    )
    for (const by of ['set', 'pair'] as const) {
      const automatic: number[] = []
      const confirmed: number[] = []
      for (let seed = 1; seed <= DRAWS; seed += 1) {
        const chosen = chosenIn(pairs, by, randomFrom(seed))
        const decisionsOf = (pair: GoldPair) => (chosen.get(pair) ?? []).map(decisionOf)
        const taught = pairs.flatMap((pair): readonly Taught[] => {
          const steps = matched.get(pair)
          return steps ? [{ matched: steps, decisions: decisionsOf(pair) }] : []
        })
        // Of one pair only what is confirmed in it; of a set all of it.
        const whole = by === 'set' ? learnFrom(taught, language) : undefined
        const counts = pairs.map((pair, at): { before: Counts; after: Counts } => {
          const learnt = whole ?? learnFrom(taught.slice(at, at + 1), language)
          const { pairs: links } = matchProcesses(
            pair.a,
            pair.b,
            language.withGlossaries(learnt.layers),
            { decisions: decisionsOf(pair), calibration: learnt.calibration },
          )
          const without = new Set(chosen.get(pair) ?? [])
          return {
            before: countLinks(found.get(pair) ?? [], pair.links, without),
            after: countLinks(
              links.map((one) => `${one.a}|${one.b}`),
              pair.links,
              without,
            ),
          }
        })
        automatic.push(fOf(sumOf(counts.map(({ before }) => before))))
        confirmed.push(fOf(sumOf(counts.map(({ after }) => after))))
      }
      console.log(
        `  ${name.padEnd(14)} a ${by.padEnd(4)} automatic ${figure(mean(automatic))}  confirmed ${figure(mean(confirmed))}`,
      )
    }
  }
}
