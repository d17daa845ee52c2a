// Who is in a family, who was taken out, what else looks like the same work, and what is marked as common;
// as far as the reader sees.

import type { FamilyMembersView } from '#api'
import { can } from '#library'
import { findFamilyRows } from '../store/families.ts'
import { findFamilyChoices } from '../store/family-choices.ts'
import { readSummaries } from '../store/library.ts'
import { type MemberContext, Refused } from './context.ts'
import { presentFamilies } from './present-family.ts'
import { presentSummary } from './present-process.ts'

export const showFamilyMembers = (ctx: MemberContext, id: string): Promise<FamilyMembersView> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const [family] = await presentFamilies(ctx, tx, await findFamilyRows(tx, id))
    if (!family) throw new Refused('thing/not-found')
    const { suggested, out, reference, isBinding } = await findFamilyChoices(tx, id)
    const read = async (ids: readonly string[]) =>
      (await readSummaries(tx, allianceId, ids)).map(presentSummary)
    const may = can(ctx.actor, 'makeFamily', { kind: 'alliance', allianceId })
    return {
      ...family,
      suggested: await read(suggested),
      removed: await read(out),
      referenceId: reference,
      isBinding,
      canBind: can(ctx.actor, 'bindFamily', { kind: 'alliance', allianceId }).isAllowed,
      canChange: may.isAllowed,
    }
  })
