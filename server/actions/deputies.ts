// Naming who stands in for me when versions are reviewed; everybody does so themselves, in each of their houses.

import { faultOfDeputyship, isMemberOf } from '#library'
import { listOrganisations } from '../store/alliances.ts'
import { addAudit } from '../store/audit.ts'
import { endDeputy, readDeputies, setDeputy } from '../store/deputies.ts'
import { readPeopleOf } from '../store/people.ts'
import { readMembersAmong } from '../store/review.ts'
import type { Tx } from '../store/store.ts'
import { type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'

const present = async (tx: Tx, { actor, now }: MemberContext) => {
  const { allianceId, personId, memberships } = actor
  const ids = memberships.map(({ organisationId }) => organisationId)
  const rows = await readDeputies(tx, allianceId, ids, { day: dayOf(now), now })
  const houses = []
  for (const { id, name } of await listOrganisations(tx, allianceId)) {
    if (!ids.includes(id)) continue
    const people = await readPeopleOf(tx, allianceId, id)
    const mine = rows.find((row) => row.organisationId === id && row.person === personId)
    houses.push({
      organisation: { id, name },
      people: people.filter((one) => one.id !== personId),
      mine: mine
        ? { deputyId: mine.deputy, name: mine.deputyName, from: mine.from, until: mine.until }
        : null,
      standsInFor: rows
        .filter((row) => row.organisationId === id && row.deputy === personId)
        .map(({ personName, from, until }) => ({ name: personName, from, until })),
    })
  }
  return { houses }
}

export const showDeputies = (ctx: MemberContext) =>
  ctx.store.asActor(ctx.actor, (tx) => present(tx, ctx))

export const nameDeputy = (
  ctx: MemberContext,
  organisationId: string,
  wanted: { readonly deputyId: string; readonly from: string; readonly until: string } | null,
) => {
  const { allianceId, personId } = ctx.actor
  if (!isMemberOf(ctx.actor, organisationId)) throw new Refused('thing/not-found')
  return ctx.store.asActor(ctx.actor, async (tx) => {
    if (wanted) {
      const { deputyId: deputy, from, until } = wanted
      const named = { person: personId, deputy, from, until }
      const fault = faultOfDeputyship(named, dayOf(ctx.now))
      if (fault) throw new Refused(`deputy/${fault}`)
      const members = await readMembersAmong(tx, allianceId, organisationId, [deputy])
      if (!members.has(deputy)) throw new Refused('deputy/stranger')
      await setDeputy(tx, allianceId, organisationId, named, ctx.now)
    } else {
      await endDeputy(tx, allianceId, organisationId, personId)
    }
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId },
      ...{ what: wanted ? 'deputyNamed' : 'deputyEnded' },
      ...{ subjectKind: 'organisation', subjectId: organisationId },
      details: wanted ? { deputy: wanted.deputyId, from: wanted.from, until: wanted.until } : {},
    })
    return present(tx, ctx)
  })
}
