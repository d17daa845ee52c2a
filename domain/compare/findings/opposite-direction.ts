// A tells B here, B tells A there: each step names in its label the post that does the other, and both are one work.

import type { Label } from '#language'
import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import { addresses, type Material, namesOf, type Observer, quoted } from './material.ts'

const shareWord = (a: Label, b: Label): boolean =>
  a.words.some(({ key }) => b.words.some((other) => other.key === key))

/** The label speaks of the post that does the other step; what the whole process is about names no post. */
const names = (step: Step, other: Step, { isTopic }: Material): boolean =>
  step.label.words.some(
    (word) => !isTopic(word) && other.actor.words.some(({ key }) => key === word.key),
  )

const isSameActor = (a: Step, b: Step): boolean => shareWord(a.actor, b.actor)

/** Steps that go from one post to another here and back there: nobody does the same work earlier or later. */
export const oppositeSteps = (material: Material): ReadonlySet<Step> =>
  new Set(
    material.alignment.rows.flatMap((row) =>
      row.flatMap((one) =>
        row.some(
          (other) =>
            other.column !== one.column &&
            names(one.step, other.step, material) &&
            names(other.step, one.step, material) &&
            !isSameActor(one.step, other.step),
        )
          ? [one.step]
          : [],
      ),
    ),
  )

export const oppositeDirection: Observer = (material) => {
  const opposite = oppositeSteps(material)
  const all = material.alignment.rows.flatMap((row, rowAt) =>
    row.map((placed) => ({ ...placed, rowAt })),
  )
  const findings: Finding[] = []
  const told = new Set<Step>()
  for (const one of all) {
    const against = all.filter(
      (other) =>
        other.rowAt === one.rowAt &&
        other.column !== one.column &&
        opposite.has(one.step) &&
        opposite.has(other.step) &&
        names(one.step, other.step, material) &&
        names(other.step, one.step, material) &&
        !isSameActor(one.step, other.step),
    )
    const others = [...new Set(against.map(({ column }) => column))]
    // Told from the side of the fewer; between two alone, once.
    const partner = against[0]
    if (!partner || told.has(one.step)) continue
    const fewer = all.filter(
      (other) => other.rowAt === one.rowAt && isSameActor(one.step, other.step),
    )
    if (new Set(fewer.map(({ column }) => column)).size > others.length) continue
    for (const { step } of against) told.add(step)
    findings.push({
      observation: {
        code: 'oppositeDirection',
        step: quoted(one.step),
        names: namesOf(material, [one.column]),
        others: namesOf(material, others),
      },
      weight: 0.8,
      cells: [
        ...addresses(one.rowAt, [one.column]),
        ...against.flatMap(({ rowAt, column }) => addresses(rowAt, [column])),
      ],
    })
  }
  return findings
}
