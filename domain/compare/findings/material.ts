// What every observer of a comparison gets, and the small questions they all ask.

import type { Label, Language } from '#language'
import type { Alignment, Placed } from '../align.ts'
import type { CellAddress, Finding, Row, Subject } from '../comparison.ts'
import type { LabelLikeness } from '../label-similarity.ts'
import type { Step } from '../step.ts'
import type { ActionKinds } from './action-kinds.ts'

export interface Material {
  readonly subjects: readonly Subject[]
  readonly alignment: Alignment
  /** In the same order as the rows of the alignment. */
  readonly rows: readonly Row[]
  readonly language: Language
  /** How alike two labels or actors of the comparison are. */
  readonly alike: LabelLikeness
  readonly kinds: ActionKinds
}

/** Looks at a comparison from one side; returns what it finds, in any order. */
export type Observer = (material: Material) => readonly Finding[]

/** What people call a column: the administration, with the process where it has several, else the process. */
export const nameOf = (material: Material, column: number): string => {
  const subject = material.subjects[column]
  const house = subject?.organisation
  if (!subject || !house) return subject?.name ?? ''
  const isOne = material.subjects.filter((one) => one.organisation?.id === house.id).length === 1
  return isOne ? house.name : `${house.name} (${subject.name})`
}

export const namesOf = (material: Material, columns: readonly number[]): readonly string[] => [
  ...new Set(columns.map((column) => nameOf(material, column))),
]

export const stepsIn = (row: readonly Placed[], column: number): readonly Step[] =>
  row.flatMap((placed) => (placed.column === column ? [placed.step] : []))

export const workOf = ({ element }: Step) => (element.kind === 'event' ? undefined : element.work)

/** Share of cases in which a step occurs; 1 where the model does not say. */
export const shareOf = (step: Step): number => workOf(step)?.share ?? 1

export const columnsWith = (row: Row, kind: 'steps' | 'absent'): readonly number[] =>
  row.cells.flatMap((cell, column) => (cell.kind === kind ? [column] : []))

export const addresses = (row: number, columns: readonly number[]): readonly CellAddress[] =>
  columns.map((column) => ({ row, column }))

/** A label as it is quoted: line breaks and double blanks gone. */
export const quoted = (step: Step): string => step.label.text.replace(/\s+/g, ' ').trim()

/** What a label speaks of: its words without the one that says what is done. */
export const objectsOf = (label: Label) => label.words.filter((word) => word !== label.action)

/** A step that begins or ends a handover is there because two are competent; its absence says nothing. */
export const isSeam = (row: readonly Placed[]): boolean =>
  row.some(({ step }) => workOf(step)?.handover !== undefined)
