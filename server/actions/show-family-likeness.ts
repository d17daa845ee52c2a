// How alike the members of a family are, two and two, and why a workshop on it promises what it does. Computed
// when it is asked for, from what all of the alliance may know of those the reader sees.

import type { FamilyLikenessView } from '#api'
import { workshopReasons } from '#compare'
import { findSubjects } from '../store/families.ts'
import { findGlossary } from '../store/glossary.ts'
import { chooseColumns } from './compare-family.ts'
import { type MemberContext, Refused } from './context.ts'
import { showFamily } from './show-family.ts'

const TIMEOUT_MS = 20_000

/** Hours as people say them: two digits that count. */
const rounded = (hours: number): number => Number(hours.toPrecision(2))

export const showFamilyLikeness = async (
  ctx: MemberContext,
  id: string,
): Promise<FamilyLikenessView> => {
  const family = await showFamily(ctx, id)
  const wanted = chooseColumns(ctx, family)
  const { subjects, glossary } = await ctx.store.asActor(ctx.actor, async (tx) => ({
    subjects: await findSubjects(tx, 'shared', wanted),
    glossary: await findGlossary(tx, 'mine'),
  }))
  const outcome = await ctx.pool.run(
    'familyLikeness',
    { subjects, glossary },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('compare/timed-out')
  }
  if (outcome.kind !== 'done') throw new Error(`likeness: ${JSON.stringify(outcome)}`)
  const { cells, hoursPerYear } = outcome.value
  const { t } = ctx.texts
  const locale = ctx.language === 'en' ? 'en-GB' : 'de-DE'
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const organisations = new Set(family.members.map(({ organisation }) => organisation.id)).size
  const hours = hoursPerYear === null ? null : rounded(hoursPerYear)
  const reasons = workshopReasons(family.similarity, organisations, hours ?? undefined)
  return {
    name: family.name,
    members: subjects.flatMap(({ id }) => family.members.filter((one) => one.id === id)),
    cells: cells.map((row) => [...row]),
    worthWorkshop: family.worthWorkshop,
    reasons: [
      t(`families:reason.${reasons.likeness}`, { percent: percent.format(family.similarity) }),
      t(`families:reason.${reasons.organisations}`, { count: organisations }),
      t(`families:reason.${reasons.volume}`, {
        hours: hours === null ? '' : new Intl.NumberFormat(locale).format(hours),
      }),
    ],
  }
}
