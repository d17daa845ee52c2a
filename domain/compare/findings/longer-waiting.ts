// A case lies longer at one step than elsewhere: by the longest wait the models name.

import type { Finding } from '../comparison.ts'
import { addresses, nameOf, type Observer, shareOf, stepsIn, workOf } from './material.ts'

const MUCH_DAYS = 3

export const longerWaiting: Observer = (material) =>
  material.rows.flatMap((row, rowAt): readonly Finding[] => {
    const placed = material.alignment.rows[rowAt] ?? []
    const columns = material.subjects.flatMap((_, column) =>
      stepsIn(placed, column).length > 0 ? [column] : [],
    )
    const days = columns
      .map((column) => ({
        column,
        name: nameOf(material, column),
        days: Math.max(
          0,
          ...stepsIn(placed, column)
            .filter((step) => shareOf(step) >= 0.15)
            .map((step) => workOf(step)?.waiting?.maxDays ?? 0),
        ),
      }))
      .sort((a, b) => b.days - a.days)
    const most = days[0]?.days ?? 0
    // Where most do without the step, they do not wait for it.
    const isRare = columns.length <= material.subjects.length / 2
    const least = isRare ? 0 : (days.at(-1)?.days ?? 0)
    if (most < MUCH_DAYS || most < 1.5 * least || most - least < MUCH_DAYS) return []
    // A wait that stands alone is worth a word only where the others do without the step.
    if (columns.length < 2 && row.cells.some((cell) => cell.kind === 'elsewhere')) return []
    return [
      {
        observation: {
          code: 'longerWaiting',
          step: row.label,
          days: days.map(({ name, days: value }) => ({ name, days: value })),
        },
        weight: 0.55 + Math.min(0.35, (most - least) / 60),
        cells: addresses(rowAt, columns),
      },
    ]
  })
