// Saving the version in force of a process as a signed file for other alliances: what the own alliance may see of it.

import type { SigningView } from '#api'
import { can, linkOf, newestInForce } from '#library'
import { type SignedDescent, type SignedFacts, withSignature } from '#signed-file'
import { addAudit } from '../store/audit.ts'
import { readDetail, readModelText, readProfile, readSummaries } from '../store/library.ts'
import { readAround, readForeignOrigins, readOriginVersions } from '../store/lineage.ts'
import { readOwnKeys } from '../store/signing-keys.ts'
import type { Tx } from '../store/store.ts'
import { demand, demandDone, type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'
import { fileName } from './file-name.ts'
import { TIMEOUT_MS } from './present-comparison.ts'
import { inPairs } from './present-lineage.ts'
import { loadSubject } from './present-process.ts'
import { canSign, fingerprint, sign } from './signing-keys.ts'

const ENDING = '.prozess.json'

const load = async (tx: Tx, ctx: MemberContext, id: string, action: 'readInHouse' | 'publish') => {
  const { allianceId } = ctx.actor
  const subject = await loadSubject(tx, allianceId, id)
  demand(can(ctx.actor, action, subject))
  const [summary] = await readSummaries(tx, allianceId, [id])
  const detail = await readDetail(tx, allianceId, id)
  if (!summary || !detail) throw new Refused('thing/not-found')
  const versions = (await readOriginVersions(tx, allianceId, [id])).get(id) ?? []
  const version = subject.isWithdrawn ? undefined : newestInForce(versions)
  return { subject, summary, detail, version }
}

export const showSigning = async (ctx: MemberContext, id: string): Promise<SigningView> => {
  const { allianceId } = ctx.actor
  const { subject, detail, version, key } = await ctx.store.asActor(ctx.actor, async (tx) => {
    const [key] = await readOwnKeys(tx, allianceId)
    return { ...(await load(tx, ctx, id, 'readInHouse')), key: key?.publicKey }
  })
  const isOpen = await canSign(ctx, key)
  return {
    version: version ?? null,
    fault: version === undefined ? 'notInForce' : isOpen ? null : 'noSecret',
    contact: detail.profile.contact ?? '',
    fingerprint: key === undefined ? null : fingerprint(key),
    sharing: detail.sharing,
    canSave: can(ctx.actor, 'publish', subject).isAllowed,
  }
}

/** What the process goes back to, as far as the alliance sees it. */
const descentsOf = async (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<readonly SignedDescent[]> => {
  const pairs = inPairs(await readAround(tx, allianceId, id)).filter(
    (facts) => facts[0]?.processId === id,
  )
  const ids = pairs.flatMap(([first]) => first?.originId ?? [])
  const rows = (await readSummaries(tx, allianceId, ids)).filter(
    ({ visibility, withdrawnAt }) => visibility === 'alliance' && withdrawnAt === null,
  )
  const foreign = await readForeignOrigins(tx, allianceId, ids)
  return pairs.flatMap((facts): readonly SignedDescent[] => {
    const link = linkOf(facts)
    const originId = facts[0]?.originId
    if (!link) return []
    const said = { act: link.isTakenOver ? 'takeOver' : 'link', version: link.version } as const
    const row = rows.find((one) => one.id === originId)
    if (row) return [{ ...said, alliance: '', organisation: row.organisation.name, name: row.name }]
    const far = foreign.find((one) => one.id === originId)
    return far
      ? [{ ...said, alliance: far.allianceName, organisation: far.houseName, name: far.name }]
      : []
  })
}

export const saveSigned = async (
  ctx: MemberContext,
  id: string,
  wanted: { readonly version: number; readonly contact: string; readonly licence: string },
): Promise<{ readonly name: string; readonly text: string }> => {
  const { allianceId, personId } = ctx.actor
  const { contact, licence } = wanted
  const loaded = await ctx.store.asActor(ctx.actor, async (tx) => {
    const { subject, summary, detail, version } = await load(tx, ctx, id, 'publish')
    if (version === undefined) throw new Refused('publication/notInForce')
    if (version !== wanted.version) throw new Refused('conflict/changed-meanwhile')
    const model = await readModelText(tx, allianceId, id, 'own', version)
    const profile = await readProfile(tx, allianceId, id, 'own')
    if (model === undefined || !profile) throw new Refused('publication/notInForce')
    const { name, aspect, organisation } = summary
    const facts: SignedFacts = {
      ...{ savedOn: dayOf(ctx.now), contact, licence, id, name, version, aspect },
      alliance: { id: allianceId, name: ctx.session.alliance.name },
      organisation: { name: organisation.name, shortName: organisation.shortName },
      sharing: detail.sharing,
      goesBackTo: await descentsOf(tx, allianceId, id),
    }
    return { facts, model, profile, organisationId: subject.organisationId }
  })
  const { facts, model, profile, organisationId } = loaded
  const signed = await sign(ctx, async (publicKey) =>
    demandDone(
      await ctx.pool.run(
        'signedText',
        { facts, model, profile, post: ctx.words.post, publicKey },
        { timeoutMs: TIMEOUT_MS, isUrgent: true },
      ),
      'signing',
    ),
  )
  // The page says so before anybody asks.
  if (!signed) throw new Refused('lineage/not-now')
  await ctx.store.asActor(ctx.actor, (tx) =>
    addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId, what: 'savedSigned' },
      ...{ subjectKind: 'process', subjectId: id, details: { version: facts.version } },
    }),
  )
  return {
    name: fileName(facts.name, ENDING),
    text: withSignature(signed.text, signed.signature),
  }
}
