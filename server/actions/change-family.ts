// What people say of a family: its name, who is in it and who is not, and which process is marked as the
// common way. From the first word on the family is theirs; the platform then only suggests.

import { can, faultOfMark, newestInForce } from '#library'
import { addAudit } from '../store/audit.ts'
import { findFamilyRows, findSubjects, setFamilyFigures } from '../store/families.ts'
import {
  findFamilyChoices,
  isBindingMember,
  markReference,
  putIntoFamily,
  takeOutOfFamily,
  takeOverFamily,
} from '../store/family-choices.ts'
import { findGlossary } from '../store/glossary.ts'
import { requestFamilies } from '../store/jobs.ts'
import { readSummaries } from '../store/library.ts'
import { readOriginVersions } from '../store/lineage.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { tellReference } from './tell-common-way.ts'
import { tellLocalReasons } from './tell-workshop.ts'

const TIMEOUT_MS = 20_000

interface Word {
  readonly what: string
  readonly details: Readonly<Record<string, unknown>>
  /** What people chose to call it. */
  readonly name?: string
  /** The process that is its common way from now on; its followers are told. */
  readonly reference?: string
}

const changeWithin = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  { what, details, name, reference }: Word,
): Promise<void> => {
  const { now } = ctx
  const { allianceId, personId } = ctx.actor
  if (!(await takeOverFamily(tx, id, name))) throw new Refused('thing/not-found')
  await requestFamilies(tx, { id: ctx.random.id(), allianceId, now })
  await addAudit(tx, {
    ...{ allianceId, at: now, personId, organisationId: null },
    ...{ what, subjectKind: 'family', subjectId: id, details },
  })
  if (reference !== undefined) {
    await tellReference(tx, ctx, allianceId, { familyId: id, processId: reference, by: personId })
    await tellLocalReasons(tx, ctx, { allianceId, commonWayId: reference, by: personId })
  }
}

/** Lets a person change a family they see; all of it or nothing. */
const change = async (
  ctx: MemberContext,
  id: string,
  work: (tx: Tx) => Promise<Word>,
): Promise<void> => {
  const { actor } = ctx
  demand(can(actor, 'makeFamily', { kind: 'alliance', allianceId: actor.allianceId }))
  await ctx.store.asActor(actor, async (tx) => changeWithin(tx, ctx, id, await work(tx)))
}

/** A family of other members is alike in another way; where that cannot be told now, the old figures stay. */
export const refreshFigures = async (ctx: MemberContext, id: string): Promise<void> => {
  const { allianceId } = ctx.actor
  const material = await ctx.store.asWorker(allianceId, async (tx) => {
    const [family] = await findFamilyRows(tx, id)
    return {
      subjects: await findSubjects(tx, 'shared', family?.members ?? []),
      glossary: await findGlossary(tx, 'shared'),
    }
  })
  const figures = await ctx.pool.run('likeness', material, {
    timeoutMs: TIMEOUT_MS,
    isUrgent: true,
  })
  if (figures.kind !== 'done') return
  await ctx.store.asWorker(allianceId, (tx) => setFamilyFigures(tx, id, figures.value))
}

const mayBind = ({ actor }: MemberContext): boolean =>
  can(actor, 'bindFamily', { kind: 'alliance', allianceId: actor.allianceId }).isAllowed

const demandShown = async (tx: Tx, id: string) => {
  const [family] = await findFamilyRows(tx, id)
  if (!family) throw new Refused('thing/not-found')
  return family
}

export const renameFamily = (ctx: MemberContext, id: string, name: string): Promise<void> =>
  change(ctx, id, async (tx) => {
    const family = await demandShown(tx, id)
    return { what: 'familyRenamed', details: { from: family.name, to: name }, name }
  })

/** Also takes back that it was taken out, and takes up what is suggested. */
export const addToFamily = async (
  ctx: MemberContext,
  id: string,
  processId: string,
): Promise<void> => {
  const { allianceId } = ctx.actor
  await change(ctx, id, async (tx) => {
    const [process] = await readSummaries(tx, allianceId, [processId])
    // A family of which only one is left is shown to nobody; who took out the other may put it back.
    const { out } = await findFamilyChoices(tx, id)
    if (!out.includes(processId)) await demandShown(tx, id)
    if (!process || process.withdrawnAt !== null) throw new Refused('thing/not-found')
    await putIntoFamily(tx, allianceId, id, processId)
    return { what: 'familyMemberAdded', details: { process: processId } }
  })
  await refreshFigures(ctx, id)
}

export const removeFromFamily = async (
  ctx: MemberContext,
  id: string,
  processId: string,
): Promise<void> => {
  await change(ctx, id, async (tx) => {
    await demandShown(tx, id)
    if (!mayBind(ctx) && (await isBindingMember(tx, id, processId))) {
      throw new Refused('right/missing')
    }
    if (!(await takeOutOfFamily(tx, id, processId))) throw new Refused('thing/not-found')
    return { what: 'familyMemberRemoved', details: { process: processId } }
  })
  await refreshFigures(ctx, id)
}

interface WantedReference {
  readonly processId: string | null
  readonly isBinding: boolean
}

const markWithin = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  { processId, isBinding }: WantedReference,
): Promise<Word> => {
  const { allianceId } = ctx.actor
  await demandShown(tx, id)
  const [process] = processId === null ? [] : await readSummaries(tx, allianceId, [processId])
  if (processId !== null && !process) throw new Refused('thing/not-found')
  const versions = process && (await readOriginVersions(tx, allianceId, [process.id]))
  const fault = faultOfMark(
    {
      ...{ mayMake: true, mayBind: mayBind(ctx) },
      isBindingNow: (await findFamilyChoices(tx, id)).isBinding,
      isShared: process?.visibility === 'alliance' && process.withdrawnAt === null,
      isInForce: newestInForce(versions?.get(process?.id ?? '') ?? []) !== undefined,
    },
    processId === null ? undefined : isBinding ? 'binding' : 'recommended',
  )
  if (fault === 'role') throw new Refused('right/missing')
  if (fault === 'notShared') throw new Refused('family/not-shared')
  if (fault === 'notInForce') throw new Refused('lineage/not-in-force')
  const reference = { processId, isBinding, mayBind: mayBind(ctx), now: ctx.now }
  if (!(await markReference(tx, id, reference))) {
    throw new Refused('thing/not-found')
  }
  const details = { process: processId, ...(isBinding ? { isBinding } : {}) }
  return {
    what: 'familyReference',
    details,
    ...(processId === null ? {} : { reference: processId }),
  }
}

/** Marks a member as the common way, recommended or binding, or none; agreeing on it is something else. */
export const setFamilyReference = (
  ctx: MemberContext,
  id: string,
  wanted: WantedReference,
): Promise<void> => change(ctx, id, (tx) => markWithin(tx, ctx, id, wanted))

/**
 * Within what else happens at once, for who may put families together: takes in a process that the alliance sees, and
 * recommends it. What follows in the transaction is done as the worker.
 */
export const recommendWithin = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  processId: string,
): Promise<void> => {
  await demandShown(tx, id)
  await putIntoFamily(tx, ctx.actor.allianceId, id, processId)
  await changeWithin(tx, ctx, id, { what: 'familyMemberAdded', details: { process: processId } })
  await changeWithin(tx, ctx, id, await markWithin(tx, ctx, id, { processId, isBinding: false }))
}
