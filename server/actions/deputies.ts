// Naming who stands in when versions are reviewed: everybody for themselves, in each of their houses, and whoever
// administers one for a colleague who cannot. What is kept says who named whom and for how long, never why.

import { can, faultOfDeputyship, isMemberOf } from '#library'
import { listOrganisations } from '../store/alliances.ts'
import { addAudit } from '../store/audit.ts'
import { endDeputy, readDeputies, setDeputy } from '../store/deputies.ts'
import { readPeopleOf } from '../store/people.ts'
import { readMembersAmong } from '../store/review.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'
import { tellDeputy } from './tell-deputy.ts'

interface Wanted {
  readonly deputyId: string
  readonly from: string
  readonly until: string
}

const mayNameFor = ({ actor }: MemberContext, organisationId: string) =>
  can(actor, 'nameDeputy', {
    ...{ kind: 'organisation', allianceId: actor.allianceId, organisationId },
  })

const present = async (tx: Tx, ctx: MemberContext) => {
  const { actor, now } = ctx
  const { allianceId, personId, memberships } = actor
  const ids = memberships.map(({ organisationId }) => organisationId)
  const rows = await readDeputies(tx, allianceId, ids, { day: dayOf(now), now })
  const houses = []
  for (const { id, name } of await listOrganisations(tx, allianceId)) {
    if (!ids.includes(id)) continue
    const people = await readPeopleOf(tx, allianceId, id)
    const here = rows.filter((row) => row.organisationId === id)
    const mine = here.find((row) => row.person === personId)
    houses.push({
      organisation: { id, name },
      people: people.filter((one) => one.id !== personId),
      mine: mine
        ? { deputyId: mine.deputy, name: mine.deputyName, from: mine.from, until: mine.until }
        : null,
      standsInFor: here
        .filter((row) => row.deputy === personId)
        .map(({ personName, from, until }) => ({ name: personName, from, until })),
      others: mayNameFor(ctx, id).isAllowed
        ? here
            .filter((row) => row.person !== personId)
            .map(({ person, personName, deputyName, from, until, namedBy }) => ({
              ...{ personId: person, name: personName, deputyName, from, until, namedBy },
            }))
        : null,
    })
  }
  return { houses }
}

export const showDeputies = (ctx: MemberContext) =>
  ctx.store.asActor(ctx.actor, (tx) => present(tx, ctx))

/** Of `person`, by the asker; answers what the asker then sees. */
const name = (
  ctx: MemberContext,
  organisationId: string,
  person: string,
  wanted: Wanted | null,
) => {
  const { now, actor } = ctx
  const { allianceId, personId: by } = actor
  return ctx.store.asActor(actor, async (tx) => {
    const members = await readMembersAmong(tx, allianceId, organisationId, [
      ...[person, wanted?.deputyId ?? person],
    ])
    if (!members.has(person)) throw new Refused('thing/not-found')
    const day = dayOf(now)
    const rows = await readDeputies(tx, allianceId, [organisationId], { day, now })
    const before = rows.find((row) => row.person === person)
    if (wanted) {
      const { deputyId: deputy, from, until } = wanted
      const named = { person, deputy, from, until }
      const fault = faultOfDeputyship(named, day, by)
      if (fault) throw new Refused(`deputy/${fault}`)
      if (!members.has(deputy)) throw new Refused('deputy/stranger')
      await setDeputy(tx, allianceId, organisationId, named, { by, day, now })
    } else {
      await endDeputy(tx, allianceId, organisationId, person)
    }
    await addAudit(tx, {
      ...{ allianceId, at: now, personId: by, organisationId },
      ...{ what: wanted ? 'deputyNamed' : 'deputyEnded' },
      ...{ subjectKind: 'organisation', subjectId: organisationId },
      details: {
        ...(person === by ? {} : { person }),
        ...(wanted ? { deputy: wanted.deputyId, from: wanted.from, until: wanted.until } : {}),
      },
    })
    const answer = await present(tx, ctx)
    const at = { organisationId, person, by }
    const holds = (one: Pick<Wanted, 'from' | 'until'>) => one.from <= day && day <= one.until
    // Other days of the same deputy are no news to them, but where they begin only now.
    const isKnown =
      before?.deputy === wanted?.deputyId && wanted && before && (holds(before) || !holds(wanted))
    if (before && before.deputy !== wanted?.deputyId)
      await tellDeputy(tx, ctx, allianceId, { ...at, deputy: before.deputy, isEnded: true })
    if (wanted && !isKnown)
      await tellDeputy(tx, ctx, allianceId, { ...at, deputy: wanted.deputyId, isEnded: false })
    return answer
  })
}

export const nameDeputy = (ctx: MemberContext, organisationId: string, wanted: Wanted | null) => {
  if (!isMemberOf(ctx.actor, organisationId)) throw new Refused('thing/not-found')
  return name(ctx, organisationId, ctx.actor.personId, wanted)
}

/** For a colleague; rule R12. */
export const nameDeputyFor = (
  ctx: MemberContext,
  organisationId: string,
  personId: string,
  wanted: Wanted | null,
) => {
  if (!isMemberOf(ctx.actor, organisationId)) throw new Refused('thing/not-found')
  if (personId !== ctx.actor.personId) demand(mayNameFor(ctx, organisationId))
  return name(ctx, organisationId, personId, wanted)
}
