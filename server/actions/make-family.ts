// Put processes together as a family: what people say stays, whatever the comparison finds.

import type { FamilySummary } from '#api'
import { can } from '#library'
import { addAudit } from '../store/audit.ts'
import { findFamilyRows, findMadeFamily, findSubjects, insertFamily } from '../store/families.ts'
import { findGlossary } from '../store/glossary.ts'
import { requestFamilies } from '../store/jobs.ts'
import { readSummaries } from '../store/library.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { presentFamilies } from './present-family.ts'

const TIMEOUT_MS = 20_000

export const makeFamily = async (
  ctx: MemberContext,
  input: { readonly name: string; readonly processIds: readonly string[] },
): Promise<FamilySummary> => {
  const { actor, now } = ctx
  const { allianceId } = actor
  demand(can(actor, 'makeFamily', { kind: 'alliance', allianceId }))
  const members = [...new Set(input.processIds)]
  if (members.length < 2) throw new Refused('compare/too-few')
  const { seen, subjects, glossary } = await ctx.store.asActor(actor, async (tx) => ({
    seen: await readSummaries(tx, allianceId, members),
    subjects: await findSubjects(tx, 'shared', members),
    glossary: await findGlossary(tx, 'shared'),
  }))
  // One that is not there and one that is hidden look alike. One without a model may belong all the same.
  const usable = seen.filter((row) => row.withdrawnAt === null)
  if (usable.length < members.length) throw new Refused('thing/not-found')
  const figures = await ctx.pool.run(
    'likeness',
    { subjects, glossary },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (figures.kind !== 'done') throw new Refused('compare/timed-out')
  return ctx.store.asActor(actor, async (tx) => {
    const show = async (id: string) => {
      const [family] = await presentFamilies(ctx, tx, await findFamilyRows(tx, id))
      if (!family) throw new Refused('thing/not-found')
      return family
    }
    // Asked again after a lost answer: it is there already.
    const made = await findMadeFamily(tx, input.name, members)
    if (made !== undefined) return show(made)
    const id = ctx.random.id()
    await insertFamily(tx, allianceId, {
      ...figures.value,
      id,
      name: input.name,
      members,
      createdAt: now,
    })
    await requestFamilies(tx, { id: ctx.random.id(), allianceId, now })
    await addAudit(tx, {
      ...{ allianceId, at: now, personId: actor.personId, organisationId: null },
      ...{ what: 'familyMade', subjectKind: 'family', subjectId: id },
      details: { name: input.name, processes: members },
    })
    return show(id)
  })
}
