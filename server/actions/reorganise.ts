// A house is organised anew: its processes that say the old names are found and looked at, then one after the other is
// written into its draft. Each is a transaction of its own, and is done once however often it is asked for: whoever asks
// goes on until none waits. Versions are never touched.

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type {
  FoundByReorganisation,
  ReorganisationSummary,
  ReorganisationView,
  ReorganisedState,
} from '#api'
import { undo } from '#change'
import { can, organisationsWith, type Renaming, type SheetFact } from '#library'
import { emptyProcess, isSame, type Profile } from '#process'
import { addAudit } from '../store/audit.ts'
import { readHead } from '../store/draft-state.ts'
import {
  appendEntries,
  closeDraft,
  DRAFT_CHANNEL,
  type DraftRow,
  findDraft,
  findEntries,
  findOpenDraft,
} from '../store/drafts.ts'
import { isTaken } from '../store/error-code.ts'
import { requestFamilies } from '../store/jobs.ts'
import { readModelText, readProfile, readSummaries } from '../store/library.ts'
import { loadOwn, saveProcess } from '../store/processes.ts'
import {
  addReorganisation,
  countReorganised,
  findNaming,
  findReorganisation,
  type ReorganisationRow,
  type ReorganisedRow,
  readReorganisations,
  readReorganised,
  type SheetNames,
  settleReorganised,
  undoReorganisation as undoFrom,
} from '../store/reorganisations.ts'
import type { Tx } from '../store/store.ts'
import { listActors, listSystems } from '../store/suggested.ts'
import type { RemappedProcess } from '../work/reorganise.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { openDraft } from './open-draft.ts'
import { TIMEOUT_MS } from './present-comparison.ts'

const MOST_WORDS = 500
const MOST_LISTED = 50
/** Processes of one preview. */
const MOST_FOUND = 300
/** Looked at in one go of a worker thread. */
const BATCH = 20
/** Done before the asker hears how far it is. */
const STEPS = 5

const FACTS: readonly SheetFact[] = ['participants', 'systems', 'owner']

const mayIn = (ctx: MemberContext, organisationId: string) => {
  const { allianceId } = ctx.actor
  return can(ctx.actor, 'reorganise', { kind: 'organisation', allianceId, organisationId })
}

/** A house of the alliance in which the asker may. */
const demandHouse = async (tx: Tx, ctx: MemberContext, organisationId: string): Promise<void> => {
  const row = await tx
    .selectFrom('organisation')
    .select('id')
    .where('alliance_id', '=', ctx.actor.allianceId)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!row) throw new Refused('thing/not-found')
  demand(mayIn(ctx, organisationId))
}

interface State {
  readonly processId: string
  readonly name: string
  readonly version: number | null
  readonly draft: DraftRow | undefined
  /** JSON of a Process: the draft as it is now, else the current version, else nothing yet. */
  readonly model: string
  readonly profile: Profile
  readonly seen: string
}

/** A draft in which nothing was written yet says what the version says. */
const isFresh = (draft: DraftRow | undefined, version: number | null): boolean =>
  draft === undefined || (draft.last === 0 && draft.baseVersion === version)

/** A process of a house as it stands; undefined where it is no longer there. */
const loadState = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  id: string,
): Promise<State | undefined> => {
  const [summary] = await readSummaries(tx, allianceId, [id])
  const profile = await readProfile(tx, allianceId, id, 'own')
  if (!summary || !profile || summary.withdrawnAt) return undefined
  if (summary.organisation.id !== organisationId) return undefined
  const { name, version } = summary
  const draft = await findOpenDraft(tx, allianceId, id)
  const head = draft && (await readHead(tx, allianceId, draft.id, draft.last))
  const model = head
    ? JSON.stringify(head.process)
    : ((await readModelText(tx, allianceId, id, 'own')) ?? JSON.stringify(emptyProcess(name)))
  const standing = isFresh(draft, version) ? [version] : [draft?.id, draft?.last]
  const seen = createHash('sha256')
    .update(JSON.stringify([standing, FACTS.map((fact) => profile[fact] ?? null)]))
    .digest('hex')
  return { processId: id, name, version, draft, model, profile, seen }
}

/** What would become of them; undefined where it takes too long. */
const remap = async (
  ctx: MemberContext,
  renamings: readonly Renaming[],
  states: readonly State[],
): Promise<readonly RemappedProcess[] | undefined> => {
  const processes = states.map(({ model, profile }) => ({ model, profile }))
  const outcome = await ctx.pool.run(
    'reorganise',
    { renamings, processes },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') return undefined
  if (outcome.kind !== 'done') throw new Error(`reorganising: ${JSON.stringify(outcome)}`)
  return outcome.value
}

const plain = ({ said }: Pick<RemappedProcess, 'said'>) => ({
  changes: said.changes.map((one) =>
    one.kind === 'fact' ? { ...one, names: [...one.names] } : one,
  ),
  left: said.left.map((one) => (one.kind === 'label' ? { ...one, key: one.key as string } : one)),
})

export const showHouseWords = (ctx: MemberContext, organisationId: string) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    await demandHouse(tx, ctx, organisationId)
    const { allianceId } = ctx.actor
    const actor = await listActors(tx, allianceId, organisationId, 'own', MOST_WORDS)
    const system = await listSystems(tx, allianceId, organisationId, 'own', MOST_WORDS)
    return { actor: actor.map(({ name }) => name), system: system.map(({ name }) => name) }
  })

export const previewReorganisation = async (
  ctx: MemberContext,
  organisationId: string,
  renamings: readonly Renaming[],
): Promise<{ items: FoundByReorganisation[]; isMore: boolean }> => {
  const { allianceId } = ctx.actor
  const ids = await ctx.store.asActor(ctx.actor, async (tx) => {
    await demandHouse(tx, ctx, organisationId)
    return findNaming(
      ...([tx, allianceId, organisationId, renamings.map(({ from }) => from)] as const),
    )
  })
  const items: FoundByReorganisation[] = []
  let at = 0
  for (; at < ids.length && items.length < MOST_FOUND; at += BATCH) {
    const states = await ctx.store.asActor(ctx.actor, async (tx) => {
      const found: State[] = []
      for (const id of ids.slice(at, at + BATCH)) {
        const state = await loadState(tx, allianceId, organisationId, id)
        if (state) found.push(state)
      }
      return found
    })
    const remapped = await remap(ctx, renamings, states)
    if (!remapped) throw new Refused('compare/timed-out')
    states.forEach(({ processId, name, draft, seen }, index) => {
      const one = remapped[index]
      if (!one || one.said.changes.length === 0) return
      const isWritten = one.changes.length > 0
      items.push({ processId, name, hasDraft: draft !== undefined, isWritten, seen, ...plain(one) })
    })
  }
  return { items, isMore: at < ids.length }
}

const stillWaits = (isUndone: boolean): ReorganisedState => (isUndone ? 'done' : 'waiting')

const present = (
  ctx: MemberContext,
  row: ReorganisationRow,
  counts: readonly { readonly state: ReorganisedState; readonly count: number }[],
): ReorganisationSummary => {
  const { id, organisationId, organisationName, renamings, withSheets, createdAt, undoneAt } = row
  const sum = (...states: readonly ReorganisedState[]) =>
    counts.reduce((all, { state, count }) => (states.includes(state) ? all + count : all), 0)
  return {
    ...{ id, organisationId, organisationName, withSheets },
    renamings: renamings.map((one) => ({ ...one })),
    createdAt: createdAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
    count: counts.reduce((all, { count }) => all + count, 0),
    waiting: sum(stillWaits(undoneAt !== null)),
    done: undoneAt === null ? sum('done') : sum('undone', 'partly'),
    canChange: mayIn(ctx, organisationId).isAllowed,
  }
}

const demandOne = async (tx: Tx, ctx: MemberContext, id: string): Promise<ReorganisationRow> => {
  const row = await findReorganisation(tx, ctx.actor.allianceId, id)
  if (!row) throw new Refused('thing/not-found')
  return row
}

const show = async (tx: Tx, ctx: MemberContext, id: string): Promise<ReorganisationView> => {
  const row = await demandOne(tx, ctx, id)
  const items = await readReorganised(tx, ctx.actor.allianceId, id)
  const counts = [...Map.groupBy(items, ({ state }) => state)]
  return {
    ...present(
      ...([ctx, row, counts.map(([state, all]) => ({ state, count: all.length }))] as const),
    ),
    items: items.map(({ processId, name, state, draftId, said }) => ({
      ...{ processId, name, state, draftId, ...plain({ said }) },
    })),
  }
}

export const showReorganisation = (ctx: MemberContext, id: string): Promise<ReorganisationView> =>
  ctx.store.asActor(ctx.actor, (tx) => show(tx, ctx, id))

export const listReorganisations = (ctx: MemberContext) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const rows = await readReorganisations(tx, allianceId, MOST_LISTED)
    const all = rows.map(({ id }) => id)
    const counts = Map.groupBy(await countReorganised(tx, allianceId, all), ({ id }) => id)
    const ids = organisationsWith(ctx.actor, 'modeller', 'organisationAdmin')
    const organisations =
      ids.length === 0
        ? []
        : await tx
            .selectFrom('organisation')
            .select(['id', 'name'])
            .where('alliance_id', '=', allianceId)
            .where('id', 'in', ids)
            .orderBy('position')
            .orderBy('name')
            .execute()
    return {
      items: rows.map((row) => present(ctx, row, counts.get(row.id) ?? [])),
      organisations,
    }
  })

export const beginReorganisation = async (
  ctx: MemberContext,
  organisationId: string,
  wanted: {
    readonly id: string
    readonly renamings: readonly Renaming[]
    readonly withSheets: boolean
    readonly processes: readonly { readonly processId: string; readonly seen: string }[]
  },
): Promise<ReorganisationView> => {
  const { allianceId, personId } = ctx.actor
  const { id, renamings } = wanted
  const run = () =>
    ctx.store.asActor(ctx.actor, async (tx) => {
      await demandHouse(tx, ctx, organisationId)
      const there = await findReorganisation(tx, allianceId, id)
      if (there && there.organisationId !== organisationId) throw new Refused('thing/not-found')
      // The answer to the same request was lost.
      if (there) return show(tx, ctx, id)
      const ids = new Set(wanted.processes.map(({ processId }) => processId))
      const own = await readSummaries(tx, allianceId, [...ids])
      const isOwn = own.every(({ organisation }) => organisation.id === organisationId)
      if (own.length !== wanted.processes.length || !isOwn) throw new Refused('thing/not-found')
      const { now } = ctx
      await addReorganisation(tx, { ...wanted, organisationId, allianceId, personId, now })
      await addAudit(tx, {
        ...{ allianceId, at: now, personId, organisationId, what: 'reorganised' },
        ...{ subjectKind: 'organisation', subjectId: organisationId },
        details: { renamings, count: own.length },
      })
      return show(tx, ctx, id)
    })
  try {
    return await run()
  } catch (error) {
    if (!isTaken(error)) throw error
    // Sent twice at the same moment, or the id is that of something not seen here.
    return run().catch((again: unknown) => {
      throw isTaken(again) ? new Refused('request/invalid', { field: 'id' }) : again
    })
  }
}

const sheetOf = (profile: Profile): SheetNames =>
  Object.fromEntries(
    FACTS.flatMap((fact) => (profile[fact] === undefined ? [] : [[fact, profile[fact]]])),
  )

/** The fact sheet with some of its names as they are said here; the caller holds the lock of the process. */
const saveSheet = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  own: NonNullable<Awaited<ReturnType<typeof loadOwn>>>,
  names: SheetNames,
): Promise<void> => {
  const { name, profile, visibility, sharing } = own
  const { participants: _, systems: __, owner: ___, ...rest } = profile
  const change = { name, profile: { ...rest, ...names }, visibility, sharing }
  await saveProcess(tx, ctx.actor.allianceId, id, change, ctx.now)
}

const tellNodes = (ctx: MemberContext, draftId: string, number: number) =>
  ctx.store.asWorker(undefined, (tx) =>
    sql`select pg_notify(${DRAFT_CHANNEL}, ${`${ctx.actor.allianceId} ${draftId} ${number}`})`.execute(
      tx,
    ),
  )

/** Somebody wrote in between: what this transaction has done so far is taken back. */
class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

const settleAs = (
  ctx: MemberContext,
  row: ReorganisationRow,
  processId: string,
  state: 'moved' | 'failed',
) =>
  ctx.store.asActor(ctx.actor, (tx) =>
    settleReorganised(
      ...([tx, { allianceId: ctx.actor.allianceId, id: row.id, processId }] as const),
      ...(['waiting', { state }] as const),
    ),
  )

/** One process gets its new names, in its draft; what is not as it was seen is left. Rules U4 and U5. */
const doOne = async (
  ctx: MemberContext,
  row: ReorganisationRow,
  { processId, seen }: ReorganisedRow,
): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  const { id, organisationId, renamings } = row
  const state = await ctx.store.asActor(ctx.actor, (tx) =>
    loadState(tx, allianceId, organisationId, processId),
  )
  if (state?.seen !== seen) return void (await settleAs(ctx, row, processId, 'moved'))
  const remapped = await remap(ctx, renamings, [state])
  if (!remapped) return void (await settleAs(ctx, row, processId, 'failed'))
  const [one] = remapped
  if (!one) return
  const { changes, said } = one
  const isWritten = changes.length > 0
  const draft = isWritten ? (state.draft ?? (await openDraft(ctx, processId))) : undefined
  const isAsSeen =
    draft === undefined ||
    state.draft !== undefined ||
    (draft.last === 0 && draft.baseVersion === state.version)
  if (!isAsSeen) return void (await settleAs(ctx, row, processId, 'moved'))
  const entry = draft ? draft.last + 1 : null
  const before = sheetOf(state.profile)
  const after = sheetOf(one.profile)
  const hasSheet = row.withSheets && !isSame(before, after)
  const write = async (tx: Tx): Promise<boolean> => {
    const isMine = await settleReorganised(tx, { allianceId, id, processId }, 'waiting', {
      ...{ state: isWritten || hasSheet ? 'done' : 'unchanged', said },
      ...{ draftId: draft?.id ?? null, entry, beginsDraft: state.draft === undefined },
      ...(hasSheet ? { sheetBefore: before, sheetAfter: after } : {}),
    })
    if (!isMine) return false
    if (hasSheet) {
      const own = await loadOwn(tx, allianceId, processId)
      if (!own || !isSame(sheetOf(own.profile), before)) throw new Overtaken()
      await saveSheet(tx, ctx, processId, own, after)
      await requestFamilies(tx, { id: ctx.random.id(), allianceId, now: ctx.now })
    }
    if (draft && entry !== null) {
      const entries = [{ number: entry, group: { id: groupIdOf(id), changes } }]
      const log = { allianceId, draftId: draft.id, expected: draft.last, entries }
      if (!(await appendEntries(tx, { ...log, personId, now: ctx.now }))) throw new Overtaken()
    }
    if (!isWritten && !hasSheet) return true
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId, what: 'reorganised' },
      ...{ subjectKind: 'process', subjectId: processId, details: { renamings } },
    })
    return true
  }
  try {
    const isMine = await ctx.store.asActor(ctx.actor, write)
    if (isMine && draft && entry !== null) await tellNodes(ctx, draft.id, entry)
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
    await settleAs(ctx, row, processId, 'moved')
  }
}

/** One for each draft it writes in: sent again, it is the same. */
const groupIdOf = (id: string): string => `reorganised-${id}`

type Back = 'undone' | 'partly' | 'kept'

/** The draft without what was written; answers the number of the entry that says so, where there is one. */
const takeBackFlow = async (
  tx: Tx,
  ctx: MemberContext,
  row: ReorganisationRow,
  item: ReorganisedRow,
): Promise<{ readonly state: Back; readonly number?: number }> => {
  const { allianceId, personId } = ctx.actor
  const { now } = ctx
  const draft = item.draftId === null ? undefined : await findDraft(tx, allianceId, item.draftId)
  if (!draft) return { state: 'undone' }
  // What has become a version is not touched; what was put aside is gone already.
  if (draft.closedAt) return { state: draft.closedAs === null ? 'undone' : 'kept' }
  const { id, last } = draft
  if (item.beginsDraft && last === item.entry) {
    if (!(await closeDraft(tx, { allianceId, id, last, closedAs: null, now }))) {
      throw new Overtaken()
    }
    return { state: 'undone' }
  }
  const log = await findEntries(tx, allianceId, id, [groupIdOf(row.id)])
  const head = await readHead(tx, allianceId, id, last)
  if (!head) return { state: 'kept' }
  const back = undo(log, groupIdOf(row.id), head.process, `taken-back-${row.id}`)
  if (back.kind === 'unknown') return { state: 'kept' }
  const state = back.left.length === 0 ? 'undone' : back.kind === 'nothing' ? 'kept' : 'partly'
  if (back.kind === 'nothing') return { state }
  const entries = [{ number: last + 1, group: back.group }]
  const isWritten = await appendEntries(tx, {
    ...{ allianceId, draftId: id, expected: last, entries, personId, now },
  })
  if (!isWritten) throw new Overtaken()
  return { state, number: last + 1 }
}

/** Each name in the fact sheet goes back while it is still as it was written. */
const takeBackSheet = async (
  tx: Tx,
  ctx: MemberContext,
  { processId, sheetBefore, sheetAfter }: ReorganisedRow,
): Promise<Back> => {
  if (!sheetBefore || !sheetAfter) return 'undone'
  const own = await loadOwn(tx, ctx.actor.allianceId, processId)
  if (!own) return 'kept'
  const now = sheetOf(own.profile)
  const written = FACTS.filter((fact) => !isSame(sheetBefore[fact], sheetAfter[fact]))
  const mine = written.filter((fact) => isSame(now[fact], sheetAfter[fact]))
  const back = Object.fromEntries(
    FACTS.flatMap((fact) => {
      const value = mine.includes(fact) ? sheetBefore[fact] : now[fact]
      return value === undefined ? [] : [[fact, value]]
    }),
  )
  if (mine.length > 0) {
    await saveSheet(tx, ctx, processId, own, back)
    const { allianceId } = ctx.actor
    await requestFamilies(tx, { id: ctx.random.id(), allianceId, now: ctx.now })
  }
  return mine.length === written.length ? 'undone' : mine.length > 0 ? 'partly' : 'kept'
}

/** Rule U6. Overtaken, it waits for the next time it is asked for. */
const takeBackOne = async (
  ctx: MemberContext,
  row: ReorganisationRow,
  item: ReorganisedRow,
): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  const { processId, draftId } = item
  const run = async (tx: Tx): Promise<number | undefined> => {
    const flow = await takeBackFlow(tx, ctx, row, item)
    const sheet = await takeBackSheet(tx, ctx, item)
    const parts: readonly Back[] = [
      ...(draftId === null ? [] : [flow.state]),
      ...(item.sheetBefore ? [sheet] : []),
    ]
    const state =
      parts.every((one) => one === 'undone') || parts.length === 0
        ? 'undone'
        : parts.every((one) => one === 'kept')
          ? 'kept'
          : 'partly'
    const at = { allianceId, id: row.id, processId }
    if (!(await settleReorganised(tx, at, 'done', { state }))) throw new Overtaken()
    if (state !== 'kept') {
      await addAudit(tx, {
        ...{ allianceId, at: ctx.now, personId, organisationId: row.organisationId },
        ...{ what: 'reorganisationUndone', subjectKind: 'process', subjectId: processId },
        details: { renamings: row.renamings },
      })
    }
    return flow.number
  }
  try {
    const number = await ctx.store.asActor(ctx.actor, run)
    if (number !== undefined && draftId !== null) await tellNodes(ctx, draftId, number)
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
  }
}

export const continueReorganisation = async (
  ctx: MemberContext,
  id: string,
): Promise<ReorganisationView> => {
  const { row, items } = await ctx.store.asActor(ctx.actor, async (tx) => {
    const row = await demandOne(tx, ctx, id)
    demand(mayIn(ctx, row.organisationId))
    const state = stillWaits(row.undoneAt !== null)
    return { row, items: await readReorganised(tx, ctx.actor.allianceId, id, [state], STEPS) }
  })
  for (const item of items) {
    if (row.undoneAt === null) await doOne(ctx, row, item)
    else await takeBackOne(ctx, row, item)
  }
  return showReorganisation(ctx, id)
}

export const undoReorganisation = (ctx: MemberContext, id: string): Promise<ReorganisationView> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const row = await demandOne(tx, ctx, id)
    const { organisationId, renamings } = row
    demand(mayIn(ctx, organisationId))
    const { now } = ctx
    if (await undoFrom(tx, allianceId, id, { personId, now })) {
      await addAudit(tx, {
        ...{ allianceId, at: now, personId, organisationId, what: 'reorganisationUndone' },
        ...{ subjectKind: 'organisation', subjectId: organisationId, details: { renamings } },
      })
    }
    return show(tx, ctx, id)
  })
