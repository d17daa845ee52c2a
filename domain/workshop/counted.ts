// What was said in secret, as sums. The only way out of ballots and estimates: nobody's own word leaves by it.

import { own, standsFor } from './lookup.ts'
import { estimateName, placeOfEstimate } from './secret.ts'
import type { Ballot, Dots, Estimate, Estimated, OpenWorkshop, Spread, Tally } from './workshop.ts'

const sumOf = (workshop: OpenWorkshop, ballots: readonly Ballot[]): Dots => {
  const sum: Record<string, number> = {}
  for (const { dots } of ballots) {
    for (const [card, count] of Object.entries(dots)) {
      const stands = standsFor(workshop, card)
      sum[stands] = (sum[stands] ?? 0) + count
    }
  }
  return sum
}

/**
 * Enough voices to hide one among them. Who enters the paper knows it and can take it off the sum: what is
 * left must be enough, too, or nobody.
 */
const isEnough = (ballots: readonly { readonly isPaper?: boolean }[], minimum: number): boolean => {
  const devices = ballots.filter(({ isPaper }) => !isPaper).length
  return ballots.length >= minimum && (devices === 0 || devices >= minimum)
}

/** What was said in the phase that is shown, before it is counted: how many, never who or what. */
export interface Turnout {
  /** Voices and sheets of paper; of estimates each once, at however many steps. */
  readonly voted: number
  /** Of these, voices. */
  readonly votedDevices: number
  /** Counted now, no sum would stay hidden. */
  readonly isEnough: boolean
}

export const turnoutOf = (workshop: OpenWorkshop): Turnout => {
  const { phase = '', minimumGroup } = workshop
  const ballots = own(workshop.ballots, phase)
  const prefix = estimateName(phase, '')
  const rounds = ballots
    ? [ballots]
    : Object.entries(workshop.estimates)
        .filter(([name]) => name.startsWith(prefix))
        .map(([, round]) => round)
  const said = new Map(rounds.flatMap((round) => Object.entries<Ballot | Estimate>(round)))
  return {
    voted: said.size,
    votedDevices: [...said.values()].filter(({ isPaper }) => !isPaper).length,
    isEnough: rounds.every((round) => isEnough(Object.values(round), minimumGroup)),
  }
}

/** Of votes that are over; without sums where too few took part. */
export const talliesOf = (workshop: OpenWorkshop): readonly Tally[] =>
  workshop.agenda
    .filter(({ id, kind }) => kind === 'vote' && workshop.counted.includes(id))
    .map(({ id }) => {
      const ballots = Object.values(workshop.ballots[id] ?? {})
      return {
        phase: id,
        voices: ballots.length,
        fromPaper: ballots.filter(({ isPaper }) => isPaper).length,
        ...(isEnough(ballots, workshop.minimumGroup) ? { dots: sumOf(workshop, ballots) } : {}),
      }
    })

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper
  return (lower + upper) / 2
}

const spreadOf = (estimates: readonly Estimate[]): Spread => ({
  voices: estimates.length,
  min: Math.min(...estimates.map(({ minutes }) => minutes.min)),
  likely: median(estimates.map(({ minutes }) => minutes.likely)),
  max: Math.max(...estimates.map(({ minutes }) => minutes.max)),
})

/**
 * Administrations of which enough voices estimated. None where all the others together are fewer than
 * the minimum group but not nobody: what is left between the whole and the parts would be theirs.
 */
const byOrganisation = (
  estimates: readonly Estimate[],
  minimum: number,
): Readonly<Record<string, Spread>> => {
  const groups = Map.groupBy(estimates, ({ organisation }) => organisation)
  const enough = [...groups].filter(([name, group]) => name !== '' && isEnough(group, minimum))
  const shown = new Set(enough.map(([name]) => name))
  const rest = estimates.filter(({ organisation }) => !shown.has(organisation))
  return rest.length > 0 && !isEnough(rest, minimum)
    ? {}
    : Object.fromEntries(enough.map(([name, group]) => [name, spreadOf(group)]))
}

/** Of rounds that are over. */
export const estimatesOf = (workshop: OpenWorkshop): readonly Estimated[] =>
  workshop.agenda
    .filter(({ id, kind }) => kind === 'estimate' && workshop.counted.includes(id))
    .flatMap(({ id }) =>
      Object.entries(workshop.estimates)
        .filter(([name]) => name.startsWith(estimateName(id, '')))
        .map(([name, byVoice]) => {
          const all = Object.values(byVoice)
          return {
            phase: id,
            place: placeOfEstimate(id, name),
            ...(isEnough(all, workshop.minimumGroup) ? { all: spreadOf(all) } : {}),
            byOrganisation: byOrganisation(all, workshop.minimumGroup),
          }
        }),
    )
