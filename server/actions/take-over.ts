// Taking over another's process: what is asked first, and then a new process of one's own that is linked with it. Only
// what the alliance may know of the other is taken, also by who belongs to both.

import type { TakeOverView } from '#api'
import {
  type Answer,
  calledNow,
  can,
  isMemberOf,
  mayTrace,
  newestInForce,
  type OriginVersion,
  organisationsWith,
  wasInForce,
} from '#library'
import type { Profile } from '#process'
import { addAudit } from '../store/audit.ts'
import { isTaken } from '../store/error-code.ts'
import { findGlossary } from '../store/glossary.ts'
import { requestFamilies } from '../store/jobs.ts'
import { readModelText, readProfile, readSummaries } from '../store/library.ts'
import {
  addAdoptionWords,
  readOriginVersions,
  readPair,
  readRememberedWords,
} from '../store/lineage.ts'
import { addProcess, DEFAULT_SHARING } from '../store/processes.ts'
import { readRenamings } from '../store/reorganisations.ts'
import type { Tx } from '../store/store.ts'
import { listActors, listSystems } from '../store/suggested.ts'
import { demand, demandDone, type MemberContext, Refused } from './context.ts'
import { TIMEOUT_MS } from './present-comparison.ts'
import { loadSubject } from './present-process.ts'
import { keepFact, refuseVerdict } from './trace-lineage.ts'

const MOST_WORDS = 200

/** The organisation the new process is for; the asker's first where none is said. */
const demandOrganisation = (ctx: MemberContext, wanted?: string): string => {
  const { actor } = ctx
  const organisationId = wanted ?? organisationsWith(actor, 'modeller', 'organisationAdmin')[0]
  if (organisationId === undefined) throw new Refused('right/missing')
  if (!isMemberOf(actor, organisationId)) throw new Refused('thing/not-found')
  const { allianceId } = actor
  demand(can(actor, 'adopt', { kind: 'organisation', allianceId, organisationId }))
  return organisationId
}

/** What is taken over, wherever it comes from. */
export interface Origin {
  readonly name: string
  readonly version: number
  readonly versions: readonly OriginVersion[]
  /** JSON of a Process. */
  readonly model: string
  readonly profile: Profile
  readonly organisationName: string
  /** What its organisation is called, in full and in short. */
  readonly names: readonly string[]
}

/** The origin as the organisation may know it, and what of it can be taken over. */
const loadOrigin = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  organisationId: string,
  wanted?: number,
): Promise<Origin> => {
  const { allianceId } = ctx.actor
  demand(can(ctx.actor, 'adopt', await loadSubject(tx, allianceId, id)))
  const [summary] = await readSummaries(tx, allianceId, [id])
  if (!summary) throw new Refused('thing/not-found')
  const { organisation, name } = summary
  const audience = organisation.id === organisationId ? 'own' : 'shared'
  const versions = (await readOriginVersions(tx, allianceId, [id])).get(id) ?? []
  const version = wanted ?? newestInForce(versions)
  const found = versions.find((one) => one.number === version)
  if (version === undefined || !found || !wasInForce(found)) {
    throw new Refused('lineage/not-in-force')
  }
  const model = await readModelText(tx, allianceId, id, audience, version)
  const profile = await readProfile(tx, allianceId, id, audience)
  if (model === undefined || !profile) throw new Refused('thing/not-found')
  const names = [organisation.name, organisation.shortName]
  return {
    ...{ name, version, versions, model, profile, names },
    organisationName: organisation.name,
  }
}

const nameOf = async (tx: Tx, allianceId: string, organisationId: string): Promise<string> => {
  const row = await tx
    .selectFrom('organisation')
    .select('name')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!row) throw new Refused('thing/not-found')
  return row.name
}

/** What was answered before, as the house has called it since. */
const rememberWords = async (tx: Tx, allianceId: string, organisationId: string) => {
  const later = await readRenamings(tx, allianceId, organisationId)
  const words = await readRememberedWords(tx, allianceId, organisationId)
  return words.map(({ kind, theirs, ours, at }) => ({
    ...{ kind, theirs, ours: calledNow(kind, ours, at, later) },
  }))
}

/** What is asked about an origin that the page calls `id`. */
export const askTakeOver = async (
  ctx: MemberContext,
  id: string,
  organisationId: string,
  load: (tx: Tx) => Promise<Origin>,
): Promise<TakeOverView> => {
  const { allianceId } = ctx.actor
  const { origin, actors, systems, remembered, glossary, house } = await ctx.store.asActor(
    ctx.actor,
    async (tx) => ({
      origin: await load(tx),
      actors: await listActors(tx, allianceId, organisationId, 'own', MOST_WORDS),
      systems: await listSystems(tx, allianceId, organisationId, 'own', MOST_WORDS),
      remembered: await rememberWords(tx, allianceId, organisationId),
      glossary: await findGlossary(tx, 'mine'),
      house: await nameOf(tx, allianceId, organisationId),
    }),
  )
  const { name, version, model, profile, organisationName, names } = origin
  const own = {
    actor: actors.map((one) => one.name),
    system: systems.map((one) => one.name),
  }
  const outcome = await ctx.pool.run(
    'askTakeOver',
    { model, profile, organisation: names, own, remembered, glossary, house },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  const { words, left } = demandDone(outcome, 'taking over')
  return {
    origin: { id, name, organisationName, version },
    organisationId,
    words: words.map((word) => ({ ...word, proposal: word.proposal && { ...word.proposal } })),
    own,
    figures: left.reduce((sum, one) => sum + (one.kind === 'figures' ? one.count : 0), 0),
    facts: left.flatMap((one) => (one.kind === 'fact' ? [one.fact] : [])),
    labels: left.flatMap((one) => (one.kind === 'label' ? [one.label] : [])),
  }
}

export const showTakeOver = (
  ctx: MemberContext,
  id: string,
  wanted?: string,
): Promise<TakeOverView> => {
  const organisationId = demandOrganisation(ctx, wanted)
  return askTakeOver(ctx, id, organisationId, (tx) => loadOrigin(tx, ctx, id, organisationId))
}

/** What was answered, and what the new process is called. */
export interface Answers {
  readonly id: string
  readonly name: string
  readonly words: readonly {
    readonly kind: Answer['kind']
    readonly theirs: string
    readonly ours: string | null
  }[]
  readonly keepsFigures: boolean
}

/** Bytes; a name that is longer is a text, and no index of words holds it. */
const LONGEST_WORD = 2000

const isRemembered = ({ theirs }: { readonly theirs: string }): boolean =>
  Buffer.byteLength(theirs) <= LONGEST_WORD

/** Whether it is there already, because the answer to the same request was lost. */
const isThere = async (tx: Tx, allianceId: string, id: string, originId: string) => {
  const row = await tx
    .selectFrom('process')
    .select('id')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return false
  const [first] = await readPair(tx, allianceId, id, originId)
  if (first?.act !== 'takeOver') throw new Refused('request/invalid', { field: 'id' })
  return true
}

export const takeOverProcess = (
  ctx: MemberContext,
  originId: string,
  wanted: Answers & { readonly organisationId: string; readonly version: number },
): Promise<{ readonly id: string }> => {
  const organisationId = demandOrganisation(ctx, wanted.organisationId)
  return makeTakenOver(ctx, originId, organisationId, wanted, (tx) =>
    loadOrigin(tx, ctx, originId, organisationId, wanted.version),
  )
}

/** `load` is asked again, and for good, where the process is made. */
export const makeTakenOver = async (
  ctx: MemberContext,
  originId: string,
  organisationId: string,
  wanted: Answers,
  load: (tx: Tx, isForGood: boolean) => Promise<Origin>,
): Promise<{ readonly id: string }> => {
  const { allianceId, personId } = ctx.actor
  const { id, name, keepsFigures } = wanted
  const origin = await ctx.store.asActor(ctx.actor, (tx) => load(tx, false))
  const { version } = origin
  const answers = wanted.words.map(
    ({ kind, theirs, ours }): Answer => ({ kind, theirs, ...(ours ? { ours } : {}) }),
  )
  const outcome = await ctx.pool.run(
    'takeOver',
    {
      ...{ model: origin.model, profile: origin.profile, organisation: origin.names, name },
      ...{ answers, keepsFigures, sharing: DEFAULT_SHARING, post: ctx.words.post },
    },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  const { model, profile, left } = demandDone(outcome, 'taking over')
  const open = left.flatMap((one) =>
    one.kind === 'word' ? [{ kind: one.word, theirs: one.name, ours: null }] : [],
  )
  const said = wanted.words.filter(({ ours }) => ours)
  const run = () =>
    ctx.store.asActor(ctx.actor, async (tx) => {
      if (await isThere(tx, allianceId, id, originId)) return
      const { now } = ctx
      const { versions } = await load(tx, true)
      const link = { mayEdit: true, facts: [], versions, isCircle: false }
      refuseVerdict(mayTrace(link, { act: 'takeOver', version }))
      await addProcess(
        tx,
        {
          ...{ id, allianceId, organisationId, name, profile, model, visibility: 'organisation' },
          sharing: DEFAULT_SHARING,
        },
        { personId, now },
      )
      const fact = {
        allianceId,
        processId: id,
        originId,
        seq: 1,
        act: 'takeOver',
        version,
      } as const
      await keepFact(tx, { ...fact, reason: '', personId, now }, organisationId)
      await addAdoptionWords(
        tx,
        { allianceId, processId: id, personId, now },
        [...said, ...open].filter(isRemembered),
      )
      await requestFamilies(tx, { id: ctx.random.id(), allianceId, now })
      await addAudit(tx, {
        ...{ allianceId, at: now, personId, organisationId, what: 'versionKept' },
        ...{ subjectKind: 'process', subjectId: id, details: { version: 1, left: left.length } },
      })
    })
  try {
    await run()
  } catch (error) {
    if (!isTaken(error)) throw error
    // Sent twice at the same moment: the other one has made it; else the id is that of something not seen here.
    await run().catch((again: unknown) => {
      throw isTaken(again) ? new Refused('request/invalid', { field: 'id' }) : again
    })
  }
  return { id }
}
