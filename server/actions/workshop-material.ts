// What a workshop looks at: the variants side by side as the whole alliance may know them, kept as they were when it
// was planned, so that all see the same and a card's row stays its row. Guests see it as well; nothing in-house is in it.

import type { ComparisonView, FamilySummary, WorkshopMaterial } from '#api'
import { createTexts, LANGUAGES } from '#texts'
import type { FrozenMaterial } from '../store/workshops.ts'
import { chooseColumns } from './compare-family.ts'
import { type MemberContext, Refused } from './context.ts'
import { compare } from './present-comparison.ts'

const rowKey = (at: number): string => `r${at + 1}`

const materialOf = ({ name, columns, rows, findings }: ComparisonView): WorkshopMaterial => ({
  name,
  columns: columns.map(({ organisation, ...column }) => ({
    ...column,
    organisation: { name: organisation.name, shortName: organisation.shortName },
  })),
  rows: rows.map(({ label, branch, cells, differences }, at) => ({
    ...{ key: rowKey(at), label, branch, differences },
    cells: cells.map((cell) =>
      cell.kind === 'steps'
        ? {
            by: '',
            steps: cell.steps.map(({ key, label: step, actor, medium, minutes }) => ({
              ...{ key, label: step, actor, medium, minutes },
            })),
          }
        : { steps: [], by: cell.kind === 'elsewhere' ? cell.by : '' },
    ),
  })),
  findings: findings.map(({ text, cells }) => ({
    text,
    rows: [...new Set(cells.map(({ row }) => rowKey(row)))],
  })),
})

export const freezeMaterial = async (
  ctx: MemberContext,
  family: FamilySummary,
): Promise<FrozenMaterial> => {
  const shared = family.members.filter(({ visibility }) => visibility === 'alliance')
  const columns = chooseColumns(ctx, { ...family, members: shared })
  if (columns.length < 2) throw new Refused('workshop/not-shared')
  const [de, en] = await Promise.all(
    LANGUAGES.map(async (language) => {
      const own = { ...ctx, language, texts: createTexts(language) }
      return materialOf(await compare(own, columns, { name: family.name, view: 'shared' }))
    }),
  )
  if (!de || !en) throw new Error('a language is missing')
  return { de, en }
}
