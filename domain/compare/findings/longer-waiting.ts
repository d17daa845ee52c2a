// A case lies longer at one step than elsewhere: by the longest wait the models name. A house that names no wait at a
// step is said to name none, never to wait "0 days"; one that waits in few cases is left out.

import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import { addresses, nameOf, type Observer, shareOf, stepsIn, wordedBy, workOf } from './material.ts'

const MUCH_DAYS = 3

/** In fewer cases a wait is no matter of the regular case. */
const SELDOM = 0.15

const namedWait = (step: Step): number => workOf(step)?.waiting?.maxDays ?? 0

const waitOf = (step: Step): number => (shareOf(step) >= SELDOM ? namedWait(step) : 0)

/** Waits, but only in few cases. */
const waitsSeldom = (steps: readonly Step[]): boolean =>
  steps.some((step) => namedWait(step) > 0) && steps.every((step) => waitOf(step) === 0)

export const longerWaiting: Observer = (material) =>
  material.rows.flatMap((row, rowAt): readonly Finding[] => {
    const placed = material.alignment.rows[rowAt] ?? []
    const columns = material.subjects.flatMap((_, column) =>
      stepsIn(placed, column).length > 0 && !waitsSeldom(stepsIn(placed, column)) ? [column] : [],
    )
    const days = columns
      .map((column) => {
        const [step] = [...stepsIn(placed, column)].sort((a, b) => waitOf(b) - waitOf(a))
        return { column, name: nameOf(material, column), step, days: step ? waitOf(step) : 0 }
      })
      .sort((a, b) => b.days - a.days)
    const most = days[0]?.days ?? 0
    // Where most do without the step, they do not wait for it.
    const isRare = columns.length <= material.subjects.length / 2
    const least = isRare ? 0 : (days.at(-1)?.days ?? 0)
    if (most < MUCH_DAYS || most < 1.5 * least || most - least < MUCH_DAYS) return []
    // A wait that stands alone is worth a word only where the others do without the step.
    if (columns.length < 2 && row.cells.some((cell) => cell.kind === 'elsewhere')) return []
    const waiting = days.filter((one) => one.days > 0)
    return [
      {
        observation: {
          code: 'longerWaiting',
          // In the words of who waits longest: who telephones may not wait at all.
          step: wordedBy(
            material,
            rowAt,
            waiting.flatMap((one) => (one.days === most ? [one.column] : [])),
            (step) => waitOf(step) === most,
          ),
          days: waiting.map(({ name, step, days: value }) => ({
            name,
            days: value,
            ...(step && shareOf(step) < 1 ? { share: shareOf(step) } : {}),
          })),
          without: days.flatMap((one) => (one.days === 0 ? [one.name] : [])),
        },
        weight: 0.55 + Math.min(0.35, (most - least) / 60),
        cells: addresses(
          rowAt,
          waiting.map(({ column }) => column),
        ),
      },
    ]
  })
