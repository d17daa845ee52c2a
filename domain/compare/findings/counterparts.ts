// Whether a row that is empty in a column is really missing there. Matching is never perfect, so a
// column with a step that might be the counterpart is not said to lack one.

import type { Step } from '../step.ts'
import { type Material, objectsOf, shareOf, workOf } from './material.ts'

/** Alike enough to leave open whether it is the same. */
export const MAYBE = 0.34
/** From here on one label would join the row of the other, also by what the whole process is about. */
export const HEARD = 0.42
const NEAR = 0.3

/** Speaks of the same thing, whatever it does with it; what the whole process is about is no sign. */
const isAboutTheSame = (step: Step, candidate: Step, { said, isTopic }: Material): boolean =>
  objectsOf(step.label).some(
    (word) => word.weight > 0.5 && !isTopic(word) && said(word, candidate.label) >= 0.9,
  )

/** Related by more than this, a word of the one is said by the other. */
const SAID = 0.5

/** Shares a word that is not what the whole process is about. */
const sharesWord = (step: Step, candidate: Step, { language, isTopic }: Material): boolean =>
  step.label.words.some(
    (word) =>
      !isTopic(word) &&
      candidate.label.words.some(
        (other) => !isTopic(other) && language.relate(word, other).score > SAID,
      ),
  )

/** A thing of the one is part of what the other speaks of (Eintritt, Eintrittsworkflow). */
const sharesPart = (step: Step, candidate: Step, { isTopic }: Material): boolean => {
  const things = ({ label }: Step) =>
    objectsOf(label).filter((word) => !word.isAction && word.weight > 0.5 && !isTopic(word))
  const parts = new Set(things(candidate).flatMap((word) => word.parts))
  return things(step).some((word) => word.parts.some((part) => parts.has(part)))
}

/** A thing of the one is a kind of what the other speaks of (Steuermarke, Marke). */
const sharesKind = (step: Step, candidate: Step, { isTopic }: Material): boolean => {
  const kinds = ({ label }: Step) =>
    objectsOf(label)
      .filter((word) => !word.isAction && word.weight > 0.5 && !isTopic(word))
      .map((word) => word.parts.at(-1))
  const theirs = new Set(kinds(candidate))
  return kinds(step).some((kind) => kind !== undefined && theirs.has(kind))
}

/** Does the same to something; general verbs are no sign. */
const isSameAct = (step: Step, candidate: Step): boolean =>
  step.label.action !== undefined &&
  step.label.action.weight > 0.5 &&
  step.label.action.key === candidate.label.action?.key

/** Approving and deciding are one act in other words; so is checking by other means. */
const isSameKind = (step: Step, candidate: Step, { kinds }: Material): boolean => {
  const decides = ({ label }: Step) => kinds.has(label, 'approve') || kinds.has(label, 'decide')
  const checks = ({ label }: Step) => kinds.has(label, 'check')
  return (decides(step) && decides(candidate)) || (checks(step) && checks(candidate))
}

/** What one does in every case is no counterpart of what another does in a few. */
const OTHER_SHARE = 0.5

interface Candidate {
  readonly step: Step
  /** It answers to a step of these columns already. */
  readonly isTaken: boolean
  /** It answers to others: a kind of step of its own. */
  readonly isSettled: boolean
}

const mayBe = (
  step: Step,
  { step: candidate, isTaken, isSettled }: Candidate,
  material: Material,
): boolean => {
  const score = material.alike(step.label, candidate.label)
  // What already answers to these columns elsewhere is a weaker candidate than what stands alone.
  if (score >= MAYBE + 0.25) return true
  // The columns of the one row do without the other: it may well be one row, also where the thing was moved far.
  if (!isTaken && sharesKind(step, candidate, material)) return true
  if (Math.abs(step.place - candidate.place) > NEAR) return false
  if (Math.abs(shareOf(step) - shareOf(candidate)) > OTHER_SHARE) return false
  if (isAboutTheSame(step, candidate, material) || isSameAct(step, candidate)) return true
  const isHandover = workOf(candidate)?.handover !== undefined
  // One electronic way to many may stand for a copy to each, also where it answers to something else.
  if (isHandover && material.kinds.has(step.label, 'copy')) return true
  if (isTaken) return false
  if (sharesPart(step, candidate, material)) return true
  if (score >= HEARD || (score >= MAYBE && sharesWord(step, candidate, material))) return true
  if (isSameKind(step, candidate, material)) return true
  // A handover in its place: the law may ask for another way to the same end.
  return isHandover && !isSettled
}

/** Whether a step of the column could be what the row speaks of, though they were not matched. */
export const hasMaybe = (material: Material, rowAt: number, column: number): boolean => {
  const row = material.alignment.rows[rowAt] ?? []
  const columns = new Set(row.map((placed) => placed.column))
  return material.alignment.rows.some((other, otherAt) => {
    if (otherAt === rowAt) return false
    if (!other.some((placed) => placed.column === column)) return false
    // What a third does in the same row says as well what the row may be.
    const candidates = other.filter((placed) => !columns.has(placed.column))
    const isTaken = other.some((placed) => columns.has(placed.column))
    const isSettled = new Set(other.map((placed) => placed.column)).size > 1
    return candidates.some((candidate) =>
      row.some(({ step }) => mayBe(step, { step: candidate.step, isTaken, isSettled }, material)),
    )
  })
}

/** How much it matters that a step is there: who checks, approves or waits changes the case. */
export const salienceOf = (step: Step, { kinds }: Material): number => {
  const work = workOf(step)
  let value = 0.35
  if (kinds.has(step.label, 'check')) value = Math.max(value, 0.7)
  if (kinds.has(step.label, 'decide')) value = Math.max(value, 0.6)
  if (kinds.has(step.label, 'copy')) value = Math.max(value, 0.6)
  if (work?.prescribedBy === 'law' || work?.prescribedBy === 'statute') value += 0.15
  if ((work?.waiting?.maxDays ?? 0) >= 5) value += 0.2
  if ((work?.minutes ?? 0) * (work?.share ?? 1) >= 15) value += 0.1
  return Math.min(1, value * (0.5 + 0.5 * (work?.share ?? 1)))
}

/** The most of any of its steps. */
export const salience = (material: Material, rowAt: number): number => {
  const row = material.alignment.rows[rowAt] ?? []
  return Math.max(0, ...row.map(({ step }) => salienceOf(step, material)))
}
