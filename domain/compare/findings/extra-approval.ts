// Someone approves or signs where nobody else has an approval at that point of the work. Who approves,
// and from which amount, is each organisation's own affair and never spoken of.

import type { Step } from '../step.ts'
import {
  addresses,
  columnsWith,
  type Material,
  namesOf,
  type Observer,
  shareOf,
  wordedBy,
} from './material.ts'

const NEAR = 0.3

const isApproval = (step: Step, material: Material): boolean =>
  material.kinds.has(step.label, 'approve')

/** Limits of value differ by local rules. */
const isAboutAmount = (step: Step): boolean => /\d|euro|€|wertgrenze/i.test(step.label.text)

/** The one who approves is not the one who did the step before. */
const isBySomeoneElse = (step: Step, column: number, material: Material): boolean => {
  const before = step.before.flatMap((at) => material.alignment.columns[column]?.[at] ?? [])
  return before.some(
    (other) => step.actor.words.length > 0 && material.alike(step.actor, other.actor) < 0.95,
  )
}

/** A decision may be the same approval in other words; a signature is none but an approval's. */
const hasApprovalNear = (approval: Step, column: number, material: Material): boolean =>
  (material.alignment.columns[column] ?? []).some(
    (step) =>
      Math.abs(step.place - approval.place) <= NEAR &&
      !isAboutAmount(step) &&
      (isApproval(step, material) ||
        (!material.kinds.has(approval.label, 'sign') && material.kinds.has(step.label, 'decide'))),
  )

export const extraApproval: Observer = (material) =>
  material.rows.flatMap((row, rowAt) => {
    const approvals = (material.alignment.rows[rowAt] ?? []).filter(
      ({ step, column }) =>
        isApproval(step, material) &&
        !isAboutAmount(step) &&
        shareOf(step) >= 0.5 &&
        isBySomeoneElse(step, column, material),
    )
    const columns = [...new Set(approvals.map((placed) => placed.column))]
    if (approvals.length === 0 || columns.length > material.subjects.length / 2) return []
    const others = material.subjects.flatMap((_, column) =>
      columns.includes(column) ? [] : [column],
    )
    const isNear = (column: number) =>
      approvals.some(({ step }) => hasApprovalNear(step, column, material))
    if (others.some(isNear)) return []
    const isOne = (step: Step) => approvals.some((placed) => placed.step === step)
    return [
      {
        observation: {
          code: 'extraApproval' as const,
          step: wordedBy(material, rowAt, columns, isOne),
          names: namesOf(material, columns),
          actor: [...new Set(approvals.map(({ step }) => step.actor.text))].sort().join(', '),
        },
        weight: 1.1,
        cells: addresses(rowAt, columnsWith(row, 'steps')),
      },
    ]
  })
