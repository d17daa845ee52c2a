// One post both states and approves what others keep in two hands (Vier-Augen-Prinzip).

import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import { addresses, type Material, namesOf, type Observer, shareOf, stepsIn } from './material.ts'

const isSame = (a: Step, b: Step, material: Material): boolean =>
  a.actor.words.length > 0 && material.alike(a.actor, b.actor) >= 0.95

/** What an approval rests on: a check, or another signature. */
const isStatement = (step: Step, material: Material): boolean =>
  shareOf(step) >= 0.5 &&
  (material.kinds.has(step.label, 'check') ||
    material.kinds.has(step.label, 'approve') ||
    material.kinds.has(step.label, 'decide'))

export const sameHands: Observer = (material) => {
  const findings: Finding[] = []
  const { rows } = material.alignment
  rows.forEach((later, laterAt) => {
    if (!later.some(({ step }) => material.kinds.has(step.label, 'approve'))) return
    rows.forEach((earlier, earlierAt) => {
      if (earlierAt === laterAt || !earlier.some(({ step }) => isStatement(step, material))) return
      const together: number[] = []
      const apart: number[] = []
      let actor = ''
      for (const column of material.subjects.keys()) {
        const approvals = stepsIn(later, column).filter((step) =>
          material.kinds.has(step.label, 'approve'),
        )
        const statements = stepsIn(earlier, column).filter((step) => isStatement(step, material))
        const [approval] = approvals
        const [statement] = statements
        if (!approval || !statement || statement.place >= approval.place) continue
        // Filling in the order is not yet giving it, where another signs afterwards.
        const isSignedByAnother = (material.alignment.columns[column] ?? []).some(
          (step) =>
            step.place > approval.place &&
            material.kinds.has(step.label, 'approve') &&
            !isSame(step, approval, material),
        )
        const isTogether =
          !isSignedByAnother &&
          approvals.every((x) => statements.some((y) => isSame(x, y, material))) &&
          approval.actor.words.length > 0
        if (isTogether) {
          together.push(column)
          actor = approval.actor.text
        } else apart.push(column)
      }
      if (together.length === 0 || apart.length === 0 || together.length > apart.length) return
      findings.push({
        observation: {
          code: 'sameHands',
          first: material.rows[earlierAt]?.label ?? '',
          second: material.rows[laterAt]?.label ?? '',
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
