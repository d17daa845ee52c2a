// The variants of a family side by side.

import type { ComparisonView, FamilySummary, ProcessSummary } from '#api'
import type { Look } from '../work/relate.ts'
import { type MemberContext, Refused } from './context.ts'
import { compare, MOST_COLUMNS } from './present-comparison.ts'
import { showFamily } from './show-family.ts'

/** Who has only a profile so far has nothing to lay beside the others. */
const hasModel = ({ version }: ProcessSummary): boolean => version !== null

/** The own organisation's first, then one of each other, then the rest; as many as can be shown. */
export const chooseColumns = (
  ctx: MemberContext,
  { members }: FamilySummary,
): readonly string[] => {
  const own = new Set(ctx.actor.memberships.map((member) => member.organisationId))
  const seen = new Set<string>()
  const ranked = members.filter(hasModel).map(({ id, organisation }, place) => {
    const isFirst = !seen.has(organisation.id)
    seen.add(organisation.id)
    return { id, rank: own.has(organisation.id) ? 0 : isFirst ? 1 : 2, place }
  })
  return ranked
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, MOST_COLUMNS)
    .map(({ id }) => id)
}

/** Which of a family's processes are laid side by side, for this reader. */
export const compareColumns = async (
  ctx: MemberContext,
  id: string,
): Promise<{ readonly name: string; readonly columns: readonly string[] }> => {
  const family = await showFamily(ctx, id)
  const columns = chooseColumns(ctx, family)
  if (columns.length < 2) {
    const bare = family.members.find((member) => !hasModel(member))
    throw new Refused('compare/no-model', { name: bare?.name ?? family.name })
  }
  return { name: family.name, columns }
}

export const compareFamily = async (
  ctx: MemberContext,
  id: string,
  look?: Look,
): Promise<ComparisonView> => {
  const { name, columns } = await compareColumns(ctx, id)
  return compare(ctx, columns, { name, ...(look ? { look } : {}) })
}
