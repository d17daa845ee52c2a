// What the table of the gold standard is written in: checks of a comparison, and what is known of a
// sentence (it holds, or it is no matter of the models).

import type { Comparison, Observation } from '#compare'

export type Code = Observation['code']
export type Of<C extends Code> = Extract<Observation, { readonly code: C }>

export const isOf = <C extends Code>(observation: Observation, code: C): observation is Of<C> =>
  observation.code === code

/** Says whether a comparison holds what the gold wants. */
export type Check = (comparison: Comparison) => boolean

/** What is said of several steps at once, of each by itself. */
const ofEachStep = (observation: Observation): readonly Observation[] => {
  if (!('also' in observation) || !observation.also) return [observation]
  const { also, ...first } = observation
  return [first, ...also.map((step) => ({ ...first, step }))]
}

/** Something of this kind is said, and it is this. */
export const says =
  <C extends Code>(code: C, is: (observation: Of<C>) => boolean): Check =>
  ({ findings }) =>
    findings
      .flatMap(({ observation }) => ofEachStep(observation))
      .some((observation) => isOf(observation, code) && is(observation))

export const GAPS: readonly Code[] = ['missingIn', 'onlySome', 'extraApproval', 'oppositeDirection']

/** Nothing of these kinds speaks of it. */
export const silent =
  (about: RegExp, codes?: readonly Code[]): Check =>
  ({ findings }) =>
    findings.every(
      ({ observation }) =>
        (codes !== undefined && !codes.includes(observation.code)) ||
        !about.test(JSON.stringify(observation)),
    )

export const rowOf = (comparison: Comparison, label: string): readonly string[] => {
  const labels = comparison.rows
    .map(({ cells }) =>
      cells.flatMap((cell) => (cell.kind === 'steps' ? cell.steps.map((step) => step.label) : [])),
    )
    .find((row) => row.includes(label))
  if (!labels) throw new Error(`no step ${label}`)
  return labels
}

export const together =
  (label: string, ...others: readonly string[]): Check =>
  (comparison) =>
    others.every((other) => rowOf(comparison, label).includes(other))

export const apart =
  (label: string, ...others: readonly string[]): Check =>
  (comparison) =>
    others.every(
      (other) => rowOf(comparison, other).length > 0 && !rowOf(comparison, label).includes(other),
    )

export const alone =
  (label: string): Check =>
  (comparison) =>
    rowOf(comparison, label).length === 1

export const only = (names: readonly string[], ...wanted: readonly string[]): boolean =>
  names.length === wanted.length && wanted.every((name) => names.includes(name))

export const minutesOf =
  (wanted: Readonly<Record<string, number>>): Check =>
  (comparison) =>
    says('minutesPerCase', ({ minutes }) =>
      Object.entries(wanted).every(([name, value]) =>
        minutes.some((one) => one.name === name && Math.abs(one.minutes - value) <= 0.1),
      ),
    )(comparison)

export const waits = (name: string, days: number, step: RegExp): Check =>
  says(
    'longerWaiting',
    (said) =>
      step.test(said.step) && said.days.some((one) => one.name === name && one.days === days),
  )

export const alike = (
  code: 'onlySome' | 'missingIn',
  step: RegExp,
  ...names: readonly string[]
): Check => says(code, (said) => step.test(said.step) && only(said.names, ...names))

/** What is known of one sentence, or of a part of it. */
export type Part =
  | { readonly kind: 'holds'; readonly ids: string; readonly check: Check }
  /** Not a matter of the models, with the reason. */
  | { readonly kind: 'outside'; readonly reason: string }

export const holds = (ids: string, check: Check): Part => ({ kind: 'holds', ids, check })
export const outside = (reason: string): Part => ({ kind: 'outside', reason })

/** Parts by the beginning of the sentence they belong to. */
export type GoldOfFamily = Readonly<Record<string, readonly Part[]>>
