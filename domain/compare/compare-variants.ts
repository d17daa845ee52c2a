// n variants of the same work side by side: one row per kind of step, one column per variant.

import type { Label, Language } from '#language'
import { familyCodeOf } from '#process'
import { alignProcesses, type Placed } from './align.ts'
import type { Cell, CellStep, Column, Comparison, Difference, Row, Subject } from './comparison.ts'
import { type Context, competentElsewhere } from './competences.ts'
import { findingsOf } from './findings/observe.ts'
import type { LabelLikeness } from './label-similarity.ts'
import { addressOf, type Tie, tiesOf } from './row-ties.ts'
import type { Step } from './step.ts'

const cellStepOf = (step: Step, tie: Tie | undefined): CellStep => {
  const work = step.element.kind === 'event' ? undefined : step.element.work
  return {
    key: step.key,
    label: step.label.text.replace(/\s+/g, ' ').trim(),
    actor: step.actor.text,
    ...(work?.medium === undefined ? {} : { medium: work.medium }),
    ...(work?.minutes === undefined ? {} : { minutes: work.minutes }),
    ...(work?.share === undefined ? {} : { share: work.share }),
    ...(work?.waiting === undefined ? {} : { waiting: work.waiting }),
    ...(tie === undefined ? {} : { tie }),
  }
}

/** How well a label heads a row: best where a verb says what is done, and nothing stands in brackets. */
const asHeading = ({ text, action }: Label): number =>
  (action && /^\p{Ll}/u.test(action.text) ? 2 : 0) + (/[()]/.test(text) ? 0 : 1)

/** The label most like all others of the row; of two steps, which are equally like each other, the better heading. */
const labelOf = (row: readonly Placed[], alike: LabelLikeness): string => {
  const scored = row.map(({ step }) => ({
    text: step.label.text.replace(/\s+/g, ' ').trim(),
    score: row.reduce((sum, other) => sum + alike(step.label, other.step.label), 0),
    heading: asHeading(step.label),
  }))
  const best = Math.max(...scored.map(({ score }) => score))
  const [first] = scored
    .filter(({ score }) => score > best - 1e-9)
    .sort((a, b) => b.heading - a.heading || a.text.length - b.text.length)
  return first?.text ?? ''
}

const sharedCodeOf = (row: readonly Placed[]): string | undefined => {
  const codes = new Set(
    row.map(({ step }) =>
      step.element.kind === 'event' ? undefined : familyCodeOf(step.element.work),
    ),
  )
  const [code] = codes
  return codes.size === 1 ? code : undefined
}

const isAlike = (a: Step, b: Step, alike: LabelLikeness): boolean =>
  a.actor.words.length === 0 || b.actor.words.length === 0 || alike(a.actor, b.actor) >= 0.6

const differencesOf = (
  row: readonly Placed[],
  cells: readonly Cell[],
  isMoved: boolean,
  alike: LabelLikeness,
): readonly Difference[] => {
  const found: Difference[] = []
  const steps = cells.flatMap((cell) => (cell.kind === 'steps' ? [cell.steps] : []))
  if (cells.some((cell) => cell.kind === 'absent')) found.push('missing')
  if (row.some((a) => row.some((b) => a.column !== b.column && !isAlike(a.step, b.step, alike)))) {
    found.push('actor')
  }
  const media = new Set(
    steps.map((cell) => cell[0]?.medium).filter((medium) => medium !== undefined),
  )
  if (media.size > 1) found.push('medium')
  if (isMoved) found.push('order')
  const minutes = steps.flatMap((cell) =>
    cell.every((step) => step.minutes !== undefined)
      ? [cell.reduce((sum, step) => sum + (step.minutes ?? 0) * (step.share ?? 1), 0)]
      : [],
  )
  if (minutes.length > 1) {
    const least = Math.min(...minutes)
    const most = Math.max(...minutes)
    if (most >= 5 && most > 1.5 * least) found.push('minutes')
  }
  if (steps.some((cell) => cell.length > 1)) found.push('repeated')
  return found
}

/** Rows that stand before another row here and after it there. */
const movedRows = (rows: readonly (readonly Placed[])[]): ReadonlySet<number> => {
  const place = (row: readonly Placed[], column: number): number | undefined => {
    const places = row.filter((placed) => placed.column === column).map(({ step }) => step.place)
    return places.length === 0 ? undefined : Math.min(...places)
  }
  const moved = new Set<number>()
  rows.forEach((x, i) => {
    const columns = new Set(x.map((placed) => placed.column))
    for (let j = i + 1; j < rows.length; j += 1) {
      const y = rows[j] ?? []
      for (const column of columns) {
        const here = place(x, column)
        const there = place(y, column)
        if (here !== undefined && there !== undefined && there < here - 1e-9) moved.add(j)
      }
    }
  })
  return moved
}

/**
 * Two or more variants side by side. What another organisation is competent for is shown as that and
 * never as a gap. Minutes are used where the models show them and passed over where they do not.
 */
export const compareVariants = (
  subjects: readonly Subject[],
  language: Language,
  context: Context = {},
): Comparison => {
  const alignment = alignProcesses(
    subjects.map((subject) => subject.process),
    language,
    context,
  )
  const ties = tiesOf(alignment, language, context.decisions ?? [])
  const { alike, said } = alignment
  const moved = movedRows(alignment.rows)
  const rows: readonly Row[] = alignment.rows.map((row, at) => {
    const actors = [...new Set(row.map(({ step }) => step.actor.text))]
    const doers = row.flatMap(({ column }) => subjects[column]?.organisation?.id ?? [])
    const cells = subjects.map((subject, column): Cell => {
      const steps = row.filter((placed) => placed.column === column)
      if (steps.length > 0) {
        const shown = steps.map(({ step }) =>
          cellStepOf(step, ties.get(addressOf(column, step.key))),
        )
        return { kind: 'steps', steps: shown }
      }
      const by = competentElsewhere(subject, actors, doers, language, context)
      return by === undefined ? { kind: 'absent' } : { kind: 'elsewhere', by }
    })
    const familyCode = sharedCodeOf(row)
    return {
      label: labelOf(row, alike),
      ...(familyCode === undefined ? {} : { familyCode }),
      branch: '',
      cells,
      differences: differencesOf(row, cells, moved.has(at), alike),
    }
  })
  const columns: readonly Column[] = subjects.map(({ id, name, organisation }) => ({
    id,
    name,
    ...(organisation ? { organisation } : {}),
  }))
  return {
    columns,
    rows,
    findings: findingsOf({ subjects, alignment, rows, language, alike, said }),
    similarity: alignment.similarity,
  }
}
