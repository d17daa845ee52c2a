// The board: who writes what for whom by when. Each house speaks for itself; where a package stands follows from what was
// said. What was written once and taken over by others is counted for all houses together.

import type { WorkBoard, WorkPackage, WorkPackageAct } from '#api'
import {
  can,
  isCoordinator,
  jointSavings,
  mayOnPackage,
  organisationsOf,
  PACKAGE_ACTS,
  type PackageFact,
  type PackageKind,
  type PackageStand,
  packageNeedsReason,
  packageOf,
} from '#library'
import { addAudit } from '../store/audit.ts'
import { isTaken } from '../store/error-code.ts'
import { findFamilyRows } from '../store/families.ts'
import { readSummaries } from '../store/library.ts'
import { readHouses } from '../store/names.ts'
import type { Tx } from '../store/store.ts'
import {
  addPackage,
  addPackageFact,
  findPackage,
  type PackageRow,
  readPackageFacts,
  readPackages,
  readSharedAdoptions,
} from '../store/work-packages.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { firstComes } from './first-comes.ts'
import { loadSubject } from './present-process.ts'
import { tellPackage } from './tell-package.ts'

const MOST_LISTED = 500

const ACTS: readonly WorkPackageAct[] = PACKAGE_ACTS.filter((act) => act !== 'plan')

const mayPromise = (ctx: MemberContext, organisationId: string) => {
  const { allianceId } = ctx.actor
  return can(ctx.actor, 'promise', { kind: 'organisation', allianceId, organisationId })
}

/** Houses the asker may speak for. */
const speaksFor = (ctx: MemberContext): readonly string[] =>
  organisationsOf(ctx.actor).filter((id) => mayPromise(ctx, id).isAllowed)

type Names = ReadonlyMap<string, string>

const readNames = async (tx: Tx, allianceId: string): Promise<Names> =>
  new Map((await readHouses(tx, allianceId)).map(({ id, name }) => [id, name]))

const demandHouses = (names: Names, ids: readonly string[]): void => {
  if (ids.some((id) => !names.has(id))) throw new Refused('thing/not-found')
}

interface Loaded {
  readonly row: PackageRow
  readonly stand: PackageStand
  readonly seq: number
}

const loadAll = async (tx: Tx, rows: readonly PackageRow[], allianceId: string) => {
  const facts = await readPackageFacts(...([tx, allianceId, rows.map(({ id }) => id)] as const))
  return rows.flatMap((row): Loaded[] => {
    const said = facts.get(row.id) ?? []
    const stand = packageOf(said)
    return stand ? [{ row, stand, seq: said.length }] : []
  })
}

const isOver = ({ stand }: Loaded): boolean =>
  stand.state === 'delivered' || stand.state === 'ended'

/** What is not over first, by its day, those without one last; the others as they come. */
const byDay = (a: Loaded, b: Loaded): number => {
  if (isOver(a) !== isOver(b)) return isOver(a) ? 1 : -1
  if (isOver(a)) return 0
  const [one, other] = [a.stand.due ?? '9999', b.stand.due ?? '9999']
  return one < other ? -1 : one > other ? 1 : 0
}

const show = async (tx: Tx, ctx: MemberContext): Promise<WorkBoard> => {
  const { allianceId } = ctx.actor
  const all = await loadAll(tx, await readPackages(tx, allianceId, MOST_LISTED), allianceId)
  const names = await readNames(tx, allianceId)
  const hasFamily = all.some(({ row }) => row.familyId !== null)
  const families = new Map(
    (hasFamily ? await findFamilyRows(tx) : []).map(({ id, name }) => [id, name]),
  )
  const results = all.flatMap(({ stand }) => stand.processId ?? [])
  const processes = new Map(
    (await readSummaries(tx, allianceId, [...new Set(results)])).map(({ id, name }) => [id, name]),
  )
  const named = (id: string | null, where: Names) => {
    const name = id === null ? undefined : where.get(id)
    return id === null || name === undefined ? null : { id, name }
  }
  const house = (id: string) => ({ id, name: names.get(id) ?? '' })
  const own = speaksFor(ctx)
  const items = all.toSorted(byDay).map(({ row, stand, seq }): WorkPackage => {
    const { kind, title, note } = row
    return {
      ...{ id: row.id, kind, title, note, seq, family: named(row.familyId, families) },
      ...{ planner: house(stand.planner), writer: named(stand.writer, names) },
      ...{ houses: [...names.keys()].filter((one) => stand.houses.includes(one)).map(house) },
      ...{ due: stand.due, state: stand.state, process: named(stand.processId, processes) },
      ...{ minutes: stand.minutes, reason: stand.reason },
      may: ACTS.flatMap((act) => {
        const by = own.filter((one) => mayOnPackage(act, stand, one, isCoordinator(ctx.actor)))
        return by.length > 0 ? [{ act, by }] : []
      }),
    }
  })
  const delivered = all.flatMap(({ stand: { processId, minutes } }) =>
    processId === null ? [] : [{ processId, minutes }],
  )
  return {
    items,
    plansFor: [...names.keys()].filter((id) => own.includes(id)).map(house),
    savings: { ...jointSavings(await readSharedAdoptions(tx, allianceId), delivered) },
  }
}

export const showBoard = (ctx: MemberContext): Promise<WorkBoard> =>
  ctx.store.asActor(ctx.actor, (tx) => show(tx, ctx))

/** The last thing a transaction does: from then on it is the platform's. */
const tell = (
  tx: Tx,
  ctx: MemberContext,
  row: PackageRow,
  before: PackageStand | undefined,
  fact: PackageFact,
) => {
  const { allianceId, personId } = ctx.actor
  const { id: packageId, personId: planner } = row
  return tellPackage(tx, ctx, allianceId, { packageId, planner, before, fact, by: personId })
}

export const planPackage = async (
  ctx: MemberContext,
  wanted: Pick<PackageRow, 'id' | 'kind' | 'title' | 'note' | 'familyId'> & {
    readonly by: string
    readonly writer: string | null
    readonly houses: readonly string[]
    readonly due: string | null
  },
): Promise<WorkBoard> => {
  const { allianceId, personId } = ctx.actor
  const { id, kind, title, note, familyId, by, writer, houses, due } = wanted
  const run = () =>
    ctx.store.asActor(ctx.actor, async (tx) => {
      const names = await readNames(tx, allianceId)
      demandHouses(names, [by])
      demand(mayPromise(ctx, by))
      demandHouses(names, [...houses, ...(writer === null ? [] : [writer])])
      // The answer to the same request was lost.
      if (await findPackage(tx, allianceId, id)) return
      if (familyId !== null && (await findFamilyRows(tx, familyId)).length === 0) {
        throw new Refused('thing/not-found')
      }
      const { now } = ctx
      const row: PackageRow = { id, kind, title, note, familyId, organisationId: by, personId }
      await addPackage(tx, { ...row, allianceId, now })
      const fact: PackageFact = {
        ...{ act: 'plan', by, writer, due, houses, processId: null, minutes: null, reason: '' },
      }
      await addPackageFact(tx, { ...fact, allianceId, packageId: id, seq: 1, personId, now })
      await addAudit(tx, {
        ...{ allianceId, at: now, personId, organisationId: by, what: 'packagePlanned' },
        ...{ subjectKind: 'organisation', subjectId: by, details: { title } },
      })
      await tell(tx, ctx, row, undefined, fact)
    })
  try {
    await run()
  } catch (error) {
    if (!isTaken(error)) throw error
    // Sent twice at the same moment, or the id is that of something not seen here.
    await run().catch((again: unknown) => {
      throw isTaken(again) ? new Refused('request/invalid', { field: 'id' }) : again
    })
  }
  return showBoard(ctx)
}

/** What was written is a process of the house that wrote it, and there for all. Rule A5. */
const demandResult = async (
  tx: Tx,
  ctx: MemberContext,
  kind: PackageKind,
  by: string,
  processId: string | null,
): Promise<void> => {
  if (processId === null) {
    if (kind === 'package') throw new Refused('request/invalid', { field: 'processId' })
    return
  }
  const subject = await loadSubject(tx, ctx.actor.allianceId, processId)
  demand(can(ctx.actor, 'read', subject))
  const isThere =
    subject.organisationId === by && subject.visibility === 'alliance' && !subject.isWithdrawn
  if (!isThere) throw new Refused('package/not-shared')
}

export const actOnPackage = async (
  ctx: MemberContext,
  id: string,
  wanted: Omit<PackageFact, 'act' | 'houses'> & {
    readonly act: WorkPackageAct
    readonly seen: number
  },
): Promise<WorkBoard> => {
  const { allianceId, personId } = ctx.actor
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const { act, by, reason, seen } = wanted
    const row = await findPackage(tx, allianceId, id)
    if (!row) throw new Refused('thing/not-found')
    const names = await readNames(tx, allianceId)
    demandHouses(names, [by])
    demand(mayPromise(ctx, by))
    const [loaded] = await loadAll(tx, [row], allianceId)
    if (!loaded) throw new Refused('thing/not-found')
    const { stand, seq } = loaded
    if (seq !== seen) throw new Refused('conflict/changed-meanwhile')
    if (!mayOnPackage(act, stand, by, isCoordinator(ctx.actor)))
      throw new Refused('package/not-now')
    if (packageNeedsReason(act) && reason === '') {
      throw new Refused('request/invalid', { field: 'reason' })
    }
    const isAsking = act === 'ask'
    const isDelivering = act === 'deliver'
    if (isAsking && wanted.writer !== null) demandHouses(names, [wanted.writer])
    if (isDelivering) await demandResult(tx, ctx, row.kind, by, wanted.processId)
    const fact: PackageFact = {
      ...{ act, by, houses: [], reason: packageNeedsReason(act) ? reason : '' },
      ...{ writer: isAsking ? wanted.writer : null, due: isAsking ? wanted.due : null },
      processId: isDelivering ? wanted.processId : null,
      minutes: isDelivering ? wanted.minutes : null,
    }
    const { now } = ctx
    await firstComes(
      addPackageFact(tx, { ...fact, allianceId, packageId: id, seq: seq + 1, personId, now }),
    )
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId: by, what: 'packageSaid' },
      ...{ subjectKind: 'organisation', subjectId: by, details: { title: row.title, act } },
    })
    await tell(tx, ctx, row, stand, fact)
  })
  return showBoard(ctx)
}
