// What every observer of a comparison gets, and the small questions they all ask.

import type { Label, Language, Word } from '#language'
import type { Alignment, Placed } from '../align.ts'
import type { CellAddress, Finding, Row, Subject } from '../comparison.ts'
import type { LabelLikeness, WordInLabel } from '../label-similarity.ts'
import type { Step } from '../step.ts'
import type { ActionKinds } from './action-kinds.ts'
import type { Precedence } from './precedence.ts'

export interface Material {
  readonly subjects: readonly Subject[]
  /** What people call each, see `column-names.ts`. */
  readonly names: readonly string[]
  readonly alignment: Alignment
  /** In the same order as the rows of the alignment. */
  readonly rows: readonly Row[]
  readonly language: Language
  /** How alike two labels or actors of the comparison are. */
  readonly alike: LabelLikeness
  /** How well a word of one label of the comparison is said in another. */
  readonly said: WordInLabel
  readonly kinds: ActionKinds
  /** So many steps speak of it that it tells none from another: the invoice in the work on invoices. */
  readonly isTopic: (word: Word) => boolean
  readonly precedence: Precedence
}

/** Looks at a comparison from one side; returns what it finds, in any order. */
export type Observer = (material: Material) => readonly Finding[]

/** What people call a column. */
export const nameOf = (material: Material, column: number): string => material.names[column] ?? ''

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

/** Shorter labels first, those with a remark in brackets last; never by the order of the columns. */
const byBrevity = (a: string, b: string): number =>
  Number(/[()]/.test(a)) - Number(/[()]/.test(b)) || a.length - b.length || (a < b ? -1 : 1)

/** A row in the words of these columns: as it is headed where one of them says so, else as it is said most briefly. */
export const wordedBy = (
  material: Material,
  rowAt: number,
  columns: readonly number[],
  isMeant: (step: Step) => boolean = () => true,
): string => {
  const label = material.rows[rowAt]?.label ?? ''
  const theirs = (material.alignment.rows[rowAt] ?? []).flatMap(({ column, step }) =>
    columns.includes(column) && isMeant(step) ? [quoted(step)] : [],
  )
  return theirs.includes(label) ? label : (theirs.sort(byBrevity)[0] ?? label)
}

/** What a label speaks of: its words without the one that says what is done. */
export const objectsOf = (label: Label) => label.words.filter((word) => word !== label.action)

/** A step that begins or ends a handover is there because two are competent; its absence says nothing. */
export const isSeam = (row: readonly Placed[]): boolean =>
  row.some(({ step }) => workOf(step)?.handover !== undefined)

/** A message that is only waited for: nobody there does anything. */
export const isOnlyAwaited = (row: readonly Placed[]): boolean =>
  row.length > 0 && row.every(({ step }) => step.element.kind === 'event')

/** Words of so many rows are what the process is about. */
const TOPIC = { rows: 4, share: 0.15 } as const

/** Tells the words that stand, alone or in compounds, in many rows. */
export const topicsOf = (rows: readonly (readonly Placed[])[]): ((word: Word) => boolean) => {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const parts = row.flatMap(({ step }) => step.label.words.flatMap((word) => word.parts))
    for (const part of new Set(parts)) counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  const least = Math.max(TOPIC.rows, TOPIC.share * rows.length)
  return ({ parts }) => parts.every((part) => (counts.get(part) ?? 0) >= least)
}

/** Minutes a case of a row, the mean over the columns that show them; 0 where none does. */
const effortOf = (row: readonly Placed[]): number => {
  const byColumn = new Map<number, number>()
  for (const { column, step } of row) {
    const minutes = workOf(step)?.minutes
    if (minutes === undefined) continue
    byColumn.set(column, (byColumn.get(column) ?? 0) + minutes * shareOf(step))
  }
  let sum = 0
  for (const minutes of byColumn.values()) sum += minutes
  return byColumn.size === 0 ? 0 : sum / byColumn.size
}

/** How much of the work a row is, beside the largest row of the comparison: 0 to 1. What is more work is more worth a word. */
export const portionOf = (material: Material, rowAt: number): number => {
  const { rows } = material.alignment
  const most = Math.max(...rows.map(effortOf))
  return most === 0 ? 0 : effortOf(rows[rowAt] ?? []) / most
}
