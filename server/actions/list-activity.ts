// What happened in the alliance lately, in the order it happened. Ids are read again as the asker before anything is named.

import type { Activity } from '#api'
import { type ActivityTopic, agreementsAt, kindsOfTopic } from '#library'
import { type ActivityCursor, type ActivityRow, readActivity } from '../store/activity.ts'
import { readWayFacts } from '../store/common-way.ts'
import { findFamilyRows } from '../store/families.ts'
import { findNames, readHouses } from '../store/names.ts'
import type { Tx } from '../store/store.ts'
import type { MemberContext } from './context.ts'

export interface ActivityWish {
  readonly organisation?: string | undefined
  readonly topic?: ActivityTopic | undefined
  readonly productArea?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
}

const cursorOf = (text: string | undefined): ActivityCursor | undefined => {
  if (text === undefined) return undefined
  const at = text.indexOf(' ')
  return { micros: text.slice(0, at), key: text.slice(at + 1) }
}

/** Without answers to a common way that agreed nothing yet. */
const withoutMereAnswers = async (tx: Tx, allianceId: string, rows: readonly ActivityRow[]) => {
  const agreed = new Map<string, ReadonlySet<number>>()
  const kept: ActivityRow[] = []
  for (const row of rows) {
    const { kind, familyId, processId, seq } = row
    if (kind !== 'wayAgreed') kept.push(row)
    else if (familyId !== null && processId !== null && seq !== null) {
      const way = `${familyId} ${processId}`
      if (!agreed.has(way)) {
        const facts = await readWayFacts(tx, allianceId, familyId, processId)
        const places = agreementsAt(facts.map(({ fact }) => fact))
        agreed.set(way, new Set(places.flatMap((at) => facts[at]?.seq ?? [])))
      }
      if (agreed.get(way)?.has(seq)) kept.push(row)
    }
  }
  return kept
}

const present = async (
  tx: Tx,
  allianceId: string,
  rows: readonly ActivityRow[],
): Promise<Activity[]> => {
  const ids = rows.flatMap(({ processId, otherId }) => [processId, otherId])
  const processes = await findNames(tx, [...new Set(ids.filter((id) => id !== null))])
  const houses = await readHouses(tx, allianceId)
  const organisations = new Map(houses.map(({ id, name }) => [id, name]))
  const families = new Map<string, string>()
  for (const id of new Set(rows.flatMap(({ familyId }) => familyId ?? []))) {
    const [family] = await findFamilyRows(tx, id)
    if (family) families.set(id, family.name)
  }
  return rows.flatMap((row): Activity[] => {
    const { kind, at, key, version, familyId, thingId, title } = row
    const process = row.processId === null ? undefined : processes.get(row.processId)
    const other = row.otherId === null ? undefined : processes.get(row.otherId)
    const organisation = organisations.get(row.organisationId)
    const family = familyId === null ? undefined : families.get(familyId)
    const isGone = thingId === null && (!process || (row.otherId !== null && !other))
    if (!organisation || isGone) return []
    const thing = thingId === null || title === null ? null : { id: thingId, title }
    return [
      {
        ...{ id: key, kind, at: at.toISOString(), version },
        organisation: { id: row.organisationId, name: organisation },
        process: process ? { id: process.id, name: process.name } : null,
        other: other ?? null,
        family: familyId !== null && family !== undefined ? { id: familyId, name: family } : null,
        workshop: kind === 'workshopClosed' ? thing : null,
        package: kind === 'packageDone' ? thing : null,
        question: kind === 'questionAsked' ? thing : null,
        document: kind === 'documentAdded' ? thing : null,
      },
    ]
  })
}

export const listActivity = (
  ctx: MemberContext,
  wish: ActivityWish,
): Promise<{ items: Activity[]; next: string | null }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const { organisation, productArea, limit } = wish
    const kinds = kindsOfTopic(wish.topic)
    const found: ActivityRow[] = []
    let before = cursorOf(wish.before)
    // One more than is shown says whether there is more.
    while (found.length <= limit) {
      const asked = { kinds, before, organisation, productArea, limit: limit + 1 }
      const rows = await readActivity(tx, allianceId, asked)
      found.push(...(await withoutMereAnswers(tx, allianceId, rows)))
      before = rows.at(-1)
      if (rows.length <= limit) break
    }
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: await present(tx, allianceId, shown),
      next: last && found.length > limit ? `${last.micros} ${last.key}` : null,
    }
  })
