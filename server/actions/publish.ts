// Making a process public, taking that back, and what people without an account read of it. What may be shown is decided
// in domain/library; it is made once and kept as it was made.

import type { PublicationView } from '#api'
import {
  can,
  documentsOf,
  faultOfPublication,
  newestInForce,
  type ProcessSubject,
  publicModel,
  publicProcess,
  publicProfile,
} from '#library'
import { LANGUAGES } from '#texts'
import { addAudit } from '../store/audit.ts'
import { readModelText, readProfile, readSummaries } from '../store/library.ts'
import { readOriginVersions } from '../store/lineage.ts'
import {
  endPublication,
  findPublicAlliance,
  findPublication,
  listPublications,
  type Publication,
  putPublication,
  readPublication,
} from '../store/publications.ts'
import type { Tx } from '../store/store.ts'
import { type Context, demand, type MemberContext, Refused } from './context.ts'
import { loadSubject } from './present-process.ts'
import { tellModel } from './tell-process.ts'

export const publicPath = (allianceId: string, processId?: string): string =>
  ['/oeffentlich', allianceId, ...(processId === undefined ? [] : [processId])]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part)))
    .join('/')

const loadInForce = async (tx: Tx, allianceId: string, id: string) =>
  newestInForce((await readOriginVersions(tx, allianceId, [id])).get(id) ?? [])

const faultOf = (subject: ProcessSubject, inForce: number | undefined) =>
  faultOfPublication({ ...subject, inForce })

export const showPublication = (ctx: MemberContext, id: string): Promise<PublicationView> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const subject = await loadSubject(tx, allianceId, id)
    demand(can(ctx.actor, 'readInHouse', subject))
    const inForce = await loadInForce(tx, allianceId, id)
    const found = await findPublication(tx, allianceId, id)
    const model =
      inForce === undefined ? undefined : await readModelText(tx, allianceId, id, 'own', inForce)
    return {
      page: `${ctx.publicUrl}${publicPath(allianceId, id)}`,
      list: `${ctx.publicUrl}${publicPath(allianceId)}`,
      version: inForce ?? null,
      fault: faultOf(subject, inForce) ?? null,
      bring: [...(found?.shown.facts.bring ?? (model ? documentsOf(JSON.parse(model)) : []))],
      isIndexed: found?.isIndexed ?? false,
      canPublish: can(ctx.actor, 'publish', subject).isAllowed,
    }
  })

/** What is shown of the version in force, told in each language. */
const make = async (
  ctx: MemberContext,
  id: string,
  bring: readonly string[],
): Promise<{ readonly shown: Publication; readonly version: number }> => {
  const { allianceId } = ctx.actor
  const { version, model, profile, summary } = await ctx.store.asActor(ctx.actor, async (tx) => {
    const subject = await loadSubject(tx, allianceId, id)
    demand(can(ctx.actor, 'publish', subject))
    const version = await loadInForce(tx, allianceId, id)
    const fault = faultOf(subject, version)
    if (fault) throw new Refused(`publication/${fault}`)
    const [summary] = await readSummaries(tx, allianceId, [id])
    const model = await readModelText(tx, allianceId, id, 'own', version)
    const profile = await readProfile(tx, allianceId, id, 'own')
    if (!summary || !model || !profile || version === undefined) {
      throw new Refused('publication/notInForce')
    }
    return { version, model, profile, summary }
  })
  const process = JSON.parse(model)
  const said = { name: summary.name, organisation: summary.organisation.name, bring }
  const open = JSON.stringify(publicModel(process, said.organisation))
  const order = { ...said, model: open, profile: publicProfile(profile), isShort: true }
  const [de, en] = await Promise.all(
    LANGUAGES.map((language) => tellModel(ctx, { ...order, language })),
  )
  const texts = { de: de?.blocks ?? [], en: en?.blocks ?? [] }
  return { version, shown: { facts: publicProcess(process, profile, said), texts } }
}

export const publish = async (
  ctx: MemberContext,
  id: string,
  wanted: {
    readonly version: number
    readonly bring: readonly string[]
    readonly isIndexed: boolean
  },
): Promise<PublicationView> => {
  const { allianceId, personId } = ctx.actor
  const { shown, version } = await make(ctx, id, wanted.bring)
  // What was looked at is what becomes public.
  if (version !== wanted.version) throw new Refused('conflict/changed-meanwhile')
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const subject = await loadSubject(tx, allianceId, id)
    demand(can(ctx.actor, 'publish', subject))
    const fault = faultOf(subject, await loadInForce(tx, allianceId, id))
    if (fault) throw new Refused(`publication/${fault}`)
    const { isIndexed } = wanted
    await putPublication(tx, {
      ...{ allianceId, processId: id, version, isIndexed, shown, personId, now: ctx.now },
    })
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: subject.organisationId },
      ...{ what: 'published', subjectKind: 'process', subjectId: id },
      details: { version, isIndexed },
    })
  })
  return showPublication(ctx, id)
}

export const unpublish = async (ctx: MemberContext, id: string): Promise<PublicationView> => {
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const subject = await loadSubject(tx, allianceId, id)
    demand(can(ctx.actor, 'publish', subject))
    if (!(await endPublication(tx, allianceId, id))) return
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: subject.organisationId },
      ...{ what: 'unpublished', subjectKind: 'process', subjectId: id },
    })
  })
  return showPublication(ctx, id)
}

const MOST_LISTED = 500

/** What is public of an alliance; one of which nothing is looks like none. */
export const listPublic = (ctx: Context, allianceId: string, words: string) =>
  ctx.store.asPublic(allianceId, async (tx) => {
    const alliance = await findPublicAlliance(tx, allianceId)
    if (!alliance) throw new Refused('thing/not-found')
    return { alliance, items: await listPublications(tx, allianceId, words, MOST_LISTED) }
  })

export const showPublic = (ctx: Context, allianceId: string, id: string) =>
  ctx.store.asPublic(allianceId, async (tx) => {
    const alliance = await findPublicAlliance(tx, allianceId)
    const found = await readPublication(tx, allianceId, id)
    if (!alliance || !found) throw new Refused('thing/not-found')
    return { alliance, id, ...found }
  })
