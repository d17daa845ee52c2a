// A tells B here, B tells A there. Seen from a step that goes out in one variant and comes in in
// another, with the same other side.

import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import { addresses, type Material, namesOf, type Observer, quoted } from './material.ts'

/** Words of a label that name an actor of another variant, or an office. */
const otherSide = (step: Step, material: Material) =>
  step.label.words.filter(
    (word) =>
      !word.isAction &&
      !step.actor.words.some((own) => material.language.relate(own, word).score >= 0.8),
  )

const isOut = (step: Step): boolean =>
  step.label.direction === 'out' || /\ban (das|den|die)\b/i.test(step.label.text)

const isIn = (step: Step): boolean =>
  step.label.direction === 'in' || /\b(vom|von der|von dem|des)\b.*amt/i.test(step.label.text)

export const oppositeDirection: Observer = (material) => {
  const findings: Finding[] = []
  const seen = new Map<string, number>()
  const rows = material.alignment.rows
  const all = rows.flatMap((row, rowAt) => row.map((placed) => ({ ...placed, rowAt })))
  for (const out of all) {
    if (!isOut(out.step) || isIn(out.step)) continue
    const offices = otherSide(out.step, material).filter((word) =>
      /amt$|behörde$|büro$|kasse$|aufsicht$|stelle$/i.test(word.text),
    )
    if (offices.length === 0) continue
    for (const into of all) {
      if (into.column === out.column || !isIn(into.step) || isOut(into.step)) continue
      const isSameSide = offices.some((office) =>
        otherSide(into.step, material).some(
          (word) => material.language.relate(office, word).kinship === 'same',
        ),
      )
      if (!isSameSide) continue
      const key = `${into.column}|${into.step.key}`
      const at = seen.get(key)
      const known = at === undefined ? undefined : findings[at]
      if (known?.observation.code === 'oppositeDirection' && at !== undefined) {
        const others = [
          ...new Set([...known.observation.others, ...namesOf(material, [out.column])]),
        ]
        findings[at] = { ...known, observation: { ...known.observation, others } }
        continue
      }
      seen.set(key, findings.length)
      findings.push({
        observation: {
          code: 'oppositeDirection',
          step: quoted(out.step),
          names: namesOf(material, [into.column]),
          others: namesOf(material, [out.column]),
        },
        weight: 0.8,
        cells: [...addresses(out.rowAt, [out.column]), ...addresses(into.rowAt, [into.column])],
      })
    }
  }
  return findings
}
