// Offering the own changes to the owner of the origin, answering an offer, and what waits for an answer. What may happen
// is decided in domain/library.

import type { LineageView } from '#api'
import {
  can,
  faultOfOffer,
  linkOf,
  mayPropose,
  newestInForce,
  type ProposalAct,
  proposalStateOf,
} from '#library'
import { addAudit } from '../store/audit.ts'
import { isTaken } from '../store/error-code.ts'
import { readSummaries } from '../store/library.ts'
import { readOriginVersions, readPair } from '../store/lineage.ts'
import { loadOwn } from '../store/processes.ts'
import { addProposalFact, readOpenProposals, readProposals } from '../store/proposals.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { presentLineage } from './present-lineage.ts'
import { loadSubject } from './present-process.ts'
import { tellProposal } from './tell-proposal.ts'

const AUDITED: Readonly<Record<ProposalAct, string>> = {
  offer: 'proposalOffered',
  accept: 'proposalAccepted',
  acceptPart: 'proposalAcceptedPartly',
  decline: 'proposalDeclined',
  withdraw: 'proposalWithdrawn',
}

type Fact = Omit<Parameters<typeof addProposalFact>[1], 'allianceId' | 'personId' | 'now'>

const keep = async (
  tx: Tx,
  ctx: MemberContext,
  fact: Fact,
  { subjectId, organisationId }: { subjectId: string; organisationId: string },
): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  const { now } = ctx
  try {
    await addProposalFact(tx, { ...fact, allianceId, personId, now })
  } catch (error) {
    throw isTaken(error) ? new Refused('proposal/not-now') : error
  }
  await addAudit(tx, {
    ...{ allianceId, at: now, personId, organisationId, what: AUDITED[fact.act] },
    ...{ subjectKind: 'process', subjectId },
    details: { process: fact.processId, origin: fact.originId, version: fact.version },
  })
  await tellProposal(tx, ctx, allianceId, { ...fact, by: personId })
}

export const propose = async (
  ctx: MemberContext,
  processId: string,
  { originId, note }: { readonly originId: string; readonly note: string },
): Promise<LineageView> => {
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const subject = await loadSubject(tx, allianceId, processId)
    demand(can(ctx.actor, 'link', subject))
    demand(can(ctx.actor, 'read', await loadSubject(tx, allianceId, originId)))
    // Two who offer at once wait for each other here.
    await loadOwn(tx, allianceId, processId)
    const link = linkOf(await readPair(tx, allianceId, processId, originId))
    const versions = (await readOriginVersions(tx, allianceId, [processId])).get(processId) ?? []
    const version = newestInForce(versions)
    const offers = await readProposals(tx, allianceId, processId)
    const fault = faultOfOffer({
      isLinked: link !== undefined,
      isSeen: subject.visibility === 'alliance' && !subject.isWithdrawn,
      isInForce: version !== undefined,
      hasOpen: offers.some(
        (facts) =>
          facts[0]?.processId === processId &&
          facts[0].originId === originId &&
          proposalStateOf(facts.map(({ act }) => act)) === 'open',
      ),
    })
    if (fault) throw new Refused(`proposal/${fault}`)
    if (!link || version === undefined) throw new Refused('proposal/not-now')
    const fact = { id: ctx.random.id(), seq: 1, act: 'offer', processId, originId } as const
    const { organisationId } = subject
    await keep(
      tx,
      ctx,
      { ...fact, version, originVersion: link.version, text: note },
      { subjectId: processId, organisationId },
    )
  })
  return ctx.store.asActor(ctx.actor, (tx) => presentLineage(tx, ctx, processId))
}

export const answerProposal = async (
  ctx: MemberContext,
  id: string,
  proposalId: string,
  { act, reason }: { readonly act: Exclude<ProposalAct, 'offer'>; readonly reason: string },
): Promise<LineageView> => {
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const subject = await loadSubject(tx, allianceId, id)
    const facts = (await readProposals(tx, allianceId, id)).find(
      ([first]) => first?.id === proposalId,
    )
    const [offer] = facts ?? []
    // Whoever sees only that it was accepted has nothing to answer.
    if (!facts || offer?.act !== 'offer') throw new Refused('thing/not-found')
    const mayEdit = can(ctx.actor, 'link', subject).isAllowed && !subject.isWithdrawn
    const verdict = mayPropose(
      {
        state: proposalStateOf(facts.map((one) => one.act)),
        isProposer: offer.processId === id && mayEdit,
        isOwner: offer.originId === id && mayEdit,
      },
      act,
    )
    if (verdict === 'role') throw new Refused('right/missing')
    if (verdict === 'state') throw new Refused('proposal/not-now')
    if (act === 'decline' && reason === '') throw new Refused('review/reason-missing')
    const { at: _, ...same } = offer
    const { organisationId } = subject
    const text = act === 'decline' ? reason : ''
    await keep(tx, ctx, { ...same, seq: 2, act, text }, { subjectId: id, organisationId })
  })
  return ctx.store.asActor(ctx.actor, (tx) => presentLineage(tx, ctx, id))
}

const MOST_OPEN = 200

/** Offers to processes the asker may edit. */
export const listProposals = (ctx: MemberContext) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, memberships } = ctx.actor
    const own = memberships.map(({ organisationId }) => organisationId)
    const open = await readOpenProposals(tx, allianceId, own, MOST_OPEN)
    const rows = await readSummaries(tx, allianceId, [
      ...new Set(open.flatMap((one) => [one.originId, one.processId])),
    ])
    const find = (id: string) => rows.find((row) => row.id === id)
    return {
      items: open.flatMap(({ id, originId, processId, text, at }) => {
        const [origin, process] = [find(originId), find(processId)]
        if (!origin || !process) return []
        const mayEdit = can(ctx.actor, 'link', {
          ...{ kind: 'process', allianceId, organisationId: origin.organisation.id },
          ...{ visibility: origin.visibility, isWithdrawn: origin.withdrawnAt !== null },
        }).isAllowed
        if (!mayEdit || origin.withdrawnAt !== null) return []
        const organisationName = process.organisation.name
        const words = { originName: origin.name, organisationName, note: text }
        return [{ id, originId, processId, ...words, at: at.toISOString() }]
      }),
    }
  })
