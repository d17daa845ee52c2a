// Changes of law: who is concerned is told from the legal bases that processes name, anew each time; what becomes of a
// process is said by its own administration.

import type { LawChange, LawChangeView, LawTask } from '#api'
import {
  can,
  citing,
  organisationsWith,
  type ProcessSubject,
  type ReadBasis,
  readBasis,
  wordOfLaw,
} from '#library'
import { addAudit } from '../store/audit.ts'
import {
  type AlikeCitingRow,
  addLawTask,
  type CitingRow,
  countCiting,
  endLawChange,
  findLawChange,
  insertLawChange,
  type LawChangeRow,
  type LawTaskRow,
  readCiting,
  readLawChanges,
  readLawTasks,
} from '../store/law-changes.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { firstComes } from './first-comes.ts'
import { loadSubject } from './present-process.ts'

const MOST_CHANGES = 200
/** Processes listed of one change; beyond them they are only counted. */
const MOST_TASKS = 2000

const alliance = (ctx: MemberContext) =>
  ({ kind: 'alliance', allianceId: ctx.actor.allianceId }) as const

const isDone = (state: LawTask['state']): boolean => state === 'unaffected' || state === 'changed'

const wordsOf = (changes: readonly { readonly law: string }[]): readonly string[] =>
  changes.map(({ law }) => wordOfLaw(law)).filter((word) => word !== '')

interface Basis {
  readonly text: string
  readonly read: ReadBasis
}
type WithRead<Row> = Omit<Row, 'bases'> & { readonly bases: readonly Basis[] }
type Citing = WithRead<CitingRow>

/** Many processes give the same basis: each is read once, however many laws are then looked for in it. */
const withRead = <Row extends { readonly bases: readonly { readonly text: string }[] }>(
  rows: readonly Row[],
): readonly WithRead<Row>[] => {
  const known = new Map<string, Basis>()
  const basisOf = (text: string): Basis => {
    const basis = known.get(text) ?? { text, read: readBasis(text) }
    known.set(text, basis)
    return basis
  }
  return rows.map(({ bases, ...row }) => ({
    ...row,
    bases: bases.map(({ text }) => basisOf(text)),
  }))
}

const readCited = async (
  tx: Tx,
  allianceId: string,
  laws: readonly { readonly law: string }[],
  ids: readonly string[],
): Promise<readonly Citing[]> => withRead(await readCiting(tx, allianceId, wordsOf(laws), ids))

/** Those that cite a law, with what they say. */
const textsCiting = (law: string) => {
  const isCited = citing(law)
  return ({ bases }: { readonly bases: readonly Basis[] }): string[] =>
    bases.filter(({ read }) => isCited(read)).map(({ text }) => text)
}

const mayChange = (
  { actor }: MemberContext,
  { closedAt }: LawChangeRow,
  organisationId: string,
  visibility: ProcessSubject['visibility'],
): boolean =>
  closedAt === null &&
  can(actor, 'keepCurrent', {
    ...{ kind: 'process', allianceId: actor.allianceId, organisationId, visibility },
    isWithdrawn: false,
  }).isAllowed

const tasksOf = (
  ctx: MemberContext,
  change: LawChangeRow,
  cited: readonly Citing[],
  said: ReadonlyMap<string, LawTaskRow>,
): readonly LawTask[] => {
  const textsOf = textsCiting(change.law)
  return cited.flatMap((row) => {
    const texts = textsOf(row)
    const last = said.get(row.processId)
    if (texts.length === 0 && !last) return []
    const { processId, name, organisation, visibility } = row
    const canChange = mayChange(ctx, change, organisation.id, visibility)
    const { state = 'open', post = '', due = null, seq = 0 } = last ?? {}
    return [{ processId, name, organisation, texts, state, post, due, seq, canChange }]
  })
}

type Counts = Pick<LawChange, 'count' | 'done' | 'waiting'>

const countsOf = (tasks: readonly LawTask[]): Counts => ({
  count: tasks.length,
  done: tasks.filter(({ state }) => isDone(state)).length,
  waiting: tasks.filter(({ state, canChange }) => canChange && !isDone(state)).length,
})

/** With processes of which nothing has been said yet. */
const withUnsaid = (
  ctx: MemberContext,
  change: LawChangeRow,
  counts: Counts,
  unsaid: readonly WithRead<AlikeCitingRow>[],
): Counts => {
  const textsOf = textsCiting(change.law)
  let { count, waiting } = counts
  for (const alike of unsaid) {
    if (textsOf(alike).length === 0) continue
    count += alike.count
    const { organisationId, visibility } = alike
    if (mayChange(ctx, change, organisationId, visibility)) waiting += alike.count
  }
  return { ...counts, count, waiting }
}

const present = (change: LawChangeRow, counts: Counts): LawChange => ({
  ...{ id: change.id, law: change.law, title: change.title, note: change.note },
  ...{ validFrom: change.validFrom, organisationName: change.organisationName },
  createdAt: change.createdAt.toISOString(),
  closedAt: change.closedAt?.toISOString() ?? null,
  ...counts,
})

const byProcess = (rows: readonly LawTaskRow[]): ReadonlyMap<string, LawTaskRow> =>
  new Map(rows.map((row) => [row.processId, row]))

/** Administrations the asker may report for. */
const reporting = ({ actor }: MemberContext): readonly string[] => [
  ...organisationsWith(actor, 'modeller', 'approver', 'organisationAdmin'),
  ...organisationsWith(actor, 'allianceCoordinator'),
]

/** Those who may report for the same administration, and coordination. */
const mayClose = (ctx: MemberContext, change: LawChangeRow): boolean =>
  can(ctx.actor, 'coordinate', alliance(ctx)).isAllowed ||
  reporting(ctx).includes(change.organisationId)

const show = async (tx: Tx, ctx: MemberContext, id: string): Promise<LawChangeView> => {
  const { allianceId } = ctx.actor
  const change = await findLawChange(tx, allianceId, id)
  if (!change) throw new Refused('thing/not-found')
  const said = byProcess(await readLawTasks(tx, allianceId, id))
  const tasks = tasksOf(
    ctx,
    change,
    await readCited(tx, allianceId, [change], [...said.keys()]),
    said,
  )
  return {
    ...present(change, countsOf(tasks)),
    tasks: tasks.slice(0, MOST_TASKS),
    more: Math.max(0, tasks.length - MOST_TASKS),
    canClose: change.closedAt === null && mayClose(ctx, change),
  }
}

export const showLawChange = (ctx: MemberContext, id: string): Promise<LawChangeView> =>
  ctx.store.asActor(ctx.actor, (tx) => show(tx, ctx, id))

export const listLawChanges = (
  ctx: MemberContext,
): Promise<{ items: LawChange[]; canReport: boolean }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const changes = await readLawChanges(tx, allianceId, MOST_CHANGES)
    const tasks = await readLawTasks(tx, allianceId)
    const said = Map.groupBy(tasks, ({ changeId }) => changeId)
    const ids = [...new Set(tasks.map(({ processId }) => processId))]
    const cited = await readCited(tx, allianceId, [], ids)
    const unsaid = withRead(await countCiting(tx, allianceId, wordsOf(changes), ids))
    return {
      items: changes.map((change) => {
        const some = tasksOf(ctx, change, cited, byProcess(said.get(change.id) ?? []))
        return present(change, withUnsaid(ctx, change, countsOf(some), unsaid))
      }),
      canReport: can(ctx.actor, 'reportLaw', alliance(ctx)).isAllowed,
    }
  })

export const findCitations = (ctx: MemberContext, law: string) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const textsOf = textsCiting(law)
    const cited = (await readCited(tx, ctx.actor.allianceId, [{ law }], [])).flatMap((row) => {
      const { processId, name, organisation } = row
      const texts = textsOf(row)
      return texts.length === 0 ? [] : [{ processId, name, organisation, texts }]
    })
    return { items: cited.slice(0, MOST_TASKS), total: cited.length }
  })

export const reportLawChange = (
  ctx: MemberContext,
  wanted: Pick<LawChangeRow, 'law' | 'title' | 'note' | 'validFrom'>,
): Promise<LawChangeView> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    demand(can(ctx.actor, 'reportLaw', alliance(ctx)))
    const [organisationId] = reporting(ctx)
    if (organisationId === undefined) throw new Refused('right/missing')
    const id = ctx.random.id()
    const { now } = ctx
    await insertLawChange(tx, { ...wanted, id, organisationId, allianceId, personId, now })
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId, what: 'lawChangeReported' },
      ...{ subjectKind: 'organisation', subjectId: organisationId },
      details: { law: wanted.law, title: wanted.title },
    })
    return show(tx, ctx, id)
  })

export const closeLawChange = (ctx: MemberContext, id: string): Promise<LawChangeView> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const change = await findLawChange(tx, allianceId, id)
    if (!change) throw new Refused('thing/not-found')
    if (!mayClose(ctx, change)) throw new Refused('right/missing')
    const { now } = ctx
    if (!(await endLawChange(tx, allianceId, id, { personId, now }))) {
      throw new Refused('conflict/changed-meanwhile')
    }
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId: change.organisationId },
      ...{ what: 'lawChangeClosed', subjectKind: 'organisation', subjectId: change.organisationId },
      details: { law: change.law, title: change.title },
    })
    return show(tx, ctx, id)
  })

export const sayLawTask = (
  ctx: MemberContext,
  id: string,
  {
    seen,
    ...said
  }: Pick<LawTaskRow, 'processId' | 'state' | 'post' | 'due'> & { readonly seen: number },
): Promise<LawChangeView> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const change = await findLawChange(tx, allianceId, id)
    if (!change) throw new Refused('thing/not-found')
    const subject = await loadSubject(tx, allianceId, said.processId)
    demand(can(ctx.actor, 'keepCurrent', subject))
    const last = byProcess(await readLawTasks(tx, allianceId, id)).get(said.processId)
    const isStale = change.closedAt !== null || (last?.seq ?? 0) !== seen || subject.isWithdrawn
    if (isStale) throw new Refused('conflict/changed-meanwhile')
    const { now } = ctx
    await firstComes(
      addLawTask(tx, { ...said, changeId: id, seq: seen + 1, allianceId, personId, now }),
    )
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId: subject.organisationId },
      ...{ what: 'lawTaskSaid', subjectKind: 'process', subjectId: said.processId },
      details: { law: change.law, state: said.state },
    })
    return show(tx, ctx, id)
  })
