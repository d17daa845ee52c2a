// Figures of whole variants: minutes a case, changes between paper and digital, days from trigger to
// result. Only what the models show; one column without a figure is left out, never counted as zero.

import { mediaBreaks as countBreaks, minutesPerCase as countMinutes } from '#measure'
import { activitiesOf, type Process } from '#process'
import type { Finding, Subject } from '../comparison.ts'
import { addresses, nameOf, type Observer, stepsIn, workOf } from './material.ts'

interface Figure {
  readonly name: string
  readonly value: number
}

const figures = (
  subjects: readonly Subject[],
  name: (column: number) => string,
  of: (subject: Subject) => number | undefined,
): readonly Figure[] =>
  subjects
    .flatMap((subject, column) => {
      const value = of(subject)
      return value === undefined ? [] : [{ name: name(column), value }]
    })
    .sort((a, b) => a.value - b.value)

const spread = (values: readonly Figure[]): { readonly least: number; readonly most: number } => ({
  least: values[0]?.value ?? 0,
  most: values.at(-1)?.value ?? 0,
})

/** Minutes only where most of the steps show theirs: half a sum is no sum. */
const completeMinutes = ({ process }: Subject): number | undefined => {
  const steps = activitiesOf(process)
  const shown = steps.filter((step) => step.work?.minutes !== undefined)
  return shown.length >= 0.8 * steps.length ? countMinutes(process) : undefined
}

export const minutesPerCase: Observer = (material) => {
  const found = figures(material.subjects, (column) => nameOf(material, column), completeMinutes)
  const { least, most } = spread(found)
  if (found.length < 2 || most < 1.15 * least || most - least < 2) return []
  const minutes = found.map(({ name, value }) => ({ name, minutes: value }))
  return [
    {
      observation: { code: 'minutesPerCase', minutes },
      weight: 0.7 + 0.3 * (1 - least / most),
      cells: [],
    },
  ]
}

/** Paper somewhere, and nothing but paper and talk. */
const isAllPaper = (process: Process): boolean => {
  const media = new Set(activitiesOf(process).flatMap(({ work }) => work?.medium ?? []))
  return media.has('paper') && [...media].every((one) => one === 'paper' || one === 'inPerson')
}

export const mediaBreaks: Observer = (material) => {
  const found = figures(
    material.subjects,
    (column) => nameOf(material, column),
    ({ process }) => countBreaks(process),
  )
  const { least, most } = spread(found)
  if (found.length < 2 || most === least) return []
  const onPaper = new Set(
    material.subjects.flatMap(({ process }, column) =>
      isAllPaper(process) ? [nameOf(material, column)] : [],
    ),
  )
  const counts = found.map(({ name, value }) => ({
    name,
    count: value,
    ...(onPaper.has(name) ? { isAllPaper: true as const } : {}),
  }))
  return [
    {
      observation: { code: 'mediaBreaks', counts },
      weight: 0.6 + Math.min(0.35, (most - least) * 0.08),
      cells: [],
    },
  ]
}

export const leadTime: Observer = (material) => {
  const found = figures(
    material.subjects,
    (column) => nameOf(material, column),
    ({ profile }) => profile?.leadTime?.days,
  )
  const { least, most } = spread(found)
  if (found.length < 2 || most < 1.3 * least || most - least < 2) return []
  const days = found.map(({ name, value }) => ({ name, days: value }))
  return [{ observation: { code: 'leadTime', days }, weight: 0.65, cells: [] }]
}

/** Minutes per case of one kind of step, where they differ by much. */
export const stepMinutes: Observer = (material) =>
  material.rows.flatMap((row, rowAt): readonly Finding[] => {
    const placed = material.alignment.rows[rowAt] ?? []
    const found = material.subjects
      .flatMap((_, column) => {
        const steps = stepsIn(placed, column)
        if (steps.length === 0) return []
        let sum = 0
        for (const step of steps) {
          const minutes = workOf(step)?.minutes
          if (minutes === undefined) return []
          sum += minutes * (workOf(step)?.share ?? 1)
        }
        return [{ name: nameOf(material, column), minutes: sum }]
      })
      .sort((a, b) => a.minutes - b.minutes)
    const least = found[0]?.minutes ?? 0
    const most = found.at(-1)?.minutes ?? 0
    if (found.length < 2 || most < 1.6 * least || most - least < 10) return []
    return [
      {
        observation: { code: 'stepMinutes', step: row.label, minutes: found },
        weight: 0.4 + Math.min(0.2, (most - least) / 500),
        cells: addresses(
          rowAt,
          row.cells.flatMap((cell, column) => (cell.kind === 'steps' ? [column] : [])),
        ),
      },
    ]
  })
