// What is so of several steps is said once: five steps at the counter here and in the office there are one
// question to a workshop, not five. The steps stand in the order of their weight.

import type { Finding, Observation } from '../comparison.ts'

type Joinable = Extract<Observation, { readonly also?: readonly string[] }>

const JOINABLE: ReadonlySet<Observation['code']> = new Set<Joinable['code']>([
  'onlySome',
  'missingIn',
  'otherActor',
  'paperStep',
])

const isJoinable = (observation: Observation): observation is Joinable =>
  JOINABLE.has(observation.code)

/** What is said, whatever step it is said of. */
const saying = ({ observation }: Finding): string =>
  JSON.stringify({ ...observation, step: undefined })

const cellsOf = (findings: readonly Finding[]): Finding['cells'] => {
  const cells = findings.flatMap((finding) => finding.cells)
  return [...new Map(cells.map((cell) => [`${cell.row}|${cell.column}`, cell])).values()]
}

/** Findings, heaviest first, with those joined that differ in nothing but the step. */
export const sayTogether = (sorted: readonly Finding[]): readonly Finding[] => {
  const groups = Map.groupBy(sorted, (finding) =>
    isJoinable(finding.observation) ? saying(finding) : finding,
  )
  return [...groups.values()].flatMap((group): readonly Finding[] => {
    const [first] = group
    if (!first || !isJoinable(first.observation)) return group
    const { step } = first.observation
    const steps = group.flatMap(({ observation }) =>
      isJoinable(observation) ? [observation.step] : [],
    )
    const also = [...new Set(steps)].filter((one) => one !== step)
    if (also.length === 0) return [{ ...first, cells: cellsOf(group) }]
    const { observation } = first
    return [{ ...first, observation: { ...observation, also }, cells: cellsOf(group) }]
  })
}
