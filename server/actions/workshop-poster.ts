// The comparison for the wall of a workshop: the same that the room looks at, as the alliance may know it and as it was
// when the workshop was planned.

import type { POSTER_FILES, WorkshopMaterial } from '#api'
import type { ComparisonData } from '../../documents/comparison-document.ts'
import { readWorkshopMaterial } from '../store/workshops.ts'
import { type ComparisonFile, writeComparisonFile } from './comparison-file.ts'
import { type MemberContext, Refused } from './context.ts'
import { demandWorkshop } from './workshops.ts'

type Row = ComparisonData['rows'][number]

const cellOf = ({ steps, by }: WorkshopMaterial['rows'][number]['cells'][number]) => {
  if (steps.length > 0) {
    const more = { share: null, waiting: null, tie: null }
    return { kind: 'steps' as const, steps: steps.map((step) => ({ ...step, ...more })) }
  }
  return by === '' ? { kind: 'absent' as const } : { kind: 'elsewhere' as const, by }
}

const dataOf = (title: string, { columns, rows, findings }: WorkshopMaterial): ComparisonData => ({
  ...{ name: title, similarity: null, elsewhere: [] },
  columns: columns.map(({ organisation, ...column }) => ({
    ...column,
    organisation: { id: '', ...organisation },
  })),
  rows: rows.map(({ label, branch, differences, cells }) => ({
    ...{ label, branch, familyCode: null, cells: cells.map(cellOf) },
    // Frozen as they were said.
    differences: differences as Row['differences'],
  })),
  findings: findings.map(({ text }) => ({ text, cells: [] })),
})

export const workshopPoster = async (
  ctx: MemberContext,
  id: string,
  form: (typeof POSTER_FILES)[number],
): Promise<ComparisonFile> => {
  const { row, material } = await ctx.store.asActor(ctx.actor, async (tx) => ({
    row: await demandWorkshop(tx, ctx, id, 'see'),
    material: await readWorkshopMaterial(tx, ctx.actor.allianceId, id),
  }))
  if (!material) throw new Refused('thing/not-found')
  return writeComparisonFile(ctx, dataOf(row.title, material[ctx.language]), form, row.createdAt)
}
