// One post both states and approves what others keep in two hands (Vier-Augen-Prinzip).

import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import {
  addresses,
  type Material,
  namesOf,
  type Observer,
  shareOf,
  stepsIn,
  wordedBy,
} from './material.ts'

const isSame = (a: Step, b: Step, material: Material): boolean =>
  a.actor.words.length > 0 && material.alike(a.actor, b.actor) >= 0.95

/** What an approval rests on: a finding or another signature; that something was looked at is neither. */
const isStatement = (step: Step, material: Material): boolean =>
  shareOf(step) >= 0.5 &&
  (material.kinds.has(step.label, 'approve') || material.kinds.has(step.label, 'decide'))

/** Whether one post does all of both, whatever it calls it. */
const areInOneHand = (one: readonly Step[], other: readonly Step[], material: Material): boolean =>
  one.length > 0 && other.length > 0 && one.every((x) => other.every((y) => isSame(x, y, material)))

export const sameHands: Observer = (material) => {
  const findings: Finding[] = []
  const { rows } = material.alignment
  const isApproval = ({ label }: Step) =>
    material.kinds.has(label, 'approve') && !material.kinds.has(label, 'ask')
  // What one house calls approving is that in the others of the row, in whatever words.
  const agreed = rows.filter((row) => row.some(({ step }) => isApproval(step)))
  rows.forEach((later, laterAt) => {
    // Where half of them ask for it, the row is about what others say to it.
    const asked = later.filter(({ step }) => material.kinds.has(step.label, 'ask'))
    if (asked.length >= later.length / 2 || !later.some(({ step }) => isApproval(step))) return
    rows.forEach((earlier, earlierAt) => {
      if (earlierAt === laterAt || !earlier.some(({ step }) => isStatement(step, material))) return
      const together: number[] = []
      const apart: number[] = []
      let actor = ''
      let others = 0
      for (const column of material.subjects.keys()) {
        const [first, second] = [stepsIn(earlier, column), stepsIn(later, column)]
        const approvals = second.filter(isApproval)
        const statements = first.filter((step) => isStatement(step, material))
        const [approval] = approvals
        const [statement] = statements
        if (!approval || !statement || statement.place >= approval.place) {
          if (areInOneHand(first, second, material)) others += 1
          continue
        }
        // Filling in the order is not yet giving it, where another signs afterwards.
        const isSignedAfter = (material.alignment.columns[column] ?? []).some(
          (step) =>
            step.place > approval.place && isApproval(step) && !isSame(step, approval, material),
        )
        // Nor does it rest on the one statement alone, where another has said yes in between.
        const isAgreedBetween = agreed.some((row) =>
          stepsIn(row, column).some(
            (step) =>
              step.place > statement.place &&
              step.place < approval.place &&
              !isSame(step, approval, material),
          ),
        )
        const isTogether =
          !isSignedAfter &&
          !isAgreedBetween &&
          approvals.every((x) => statements.some((y) => isSame(x, y, material))) &&
          approval.actor.words.length > 0
        if (isTogether) {
          together.push(column)
          actor = approval.actor.text
        } else apart.push(column)
      }
      // What half of them do is no exception; of two, one is.
      const all = together.length + others
      const isUsual = all > 1 && all >= apart.length
      if (together.length === 0 || apart.length === 0 || isUsual) return
      findings.push({
        observation: {
          code: 'sameHands',
          first: wordedBy(material, earlierAt, together),
          second: wordedBy(material, laterAt, together),
          actor,
          names: namesOf(material, together),
        },
        weight: 1.15,
        cells: [...addresses(earlierAt, together), ...addresses(laterAt, together)],
      })
    })
  })
  // One sentence per approval is enough: the statement nearest to it.
  const seen = new Set<string>()
  return findings.filter(({ observation }) => {
    const key = observation.code === 'sameHands' ? observation.names.join('|') : ''
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
