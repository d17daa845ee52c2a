// What a process goes back to and what goes back to it, for one reader: only what they may see of both.

import type { LineageLink, LineageView, ProposalView } from '#api'
import {
  type Actor,
  agreedVersionOf,
  can,
  faultOfOffer,
  generationsOf,
  isAskedToLink,
  isMemberOf,
  linkOf,
  mayPropose,
  mayTrace,
  newestInForce,
  newsOf,
  type OriginVersion,
  proposalStateOf,
} from '#library'
import { readWayFacts } from '../store/common-way.ts'
import { findCommonWay } from '../store/family-choices.ts'
import { readDetail, readSummaries } from '../store/library.ts'
import {
  type LineageRow,
  readAround,
  readForeignOrigins,
  readOpenWords,
  readOriginVersions,
} from '../store/lineage.ts'
import { countProposalWords } from '../store/proposal-talk.ts'
import { type ProposalRow, readProposals } from '../store/proposals.ts'
import type { Tx } from '../store/store.ts'
import type { MemberContext } from './context.ts'
import { loadSubject } from './present-process.ts'

const LATER = ['moveOn', 'decline', 'unlink'] as const

/** Facts of each pair, in their order. */
export const inPairs = (facts: readonly LineageRow[]): readonly (readonly LineageRow[])[] => [
  ...Map.groupBy(facts, ({ processId, originId }) =>
    JSON.stringify([processId, originId]),
  ).values(),
]

/** Counted among what the asker sees, so that no gap says that something was declined. */
const numbered = (actor: Actor, facts: readonly LineageRow[]): readonly LineageRow[] =>
  inPairs(facts).flatMap((pair) =>
    pair.map((row, at) => (isMemberOf(actor, row.organisationId) ? row : { ...row, seq: at + 1 })),
  )

const presentLink = (
  facts: readonly LineageRow[],
  versions: readonly OriginVersion[],
  mayEdit: boolean,
): Omit<LineageLink, 'canPropose'> | undefined => {
  const [first] = facts
  const link = linkOf(facts)
  if (!first || !link) return undefined
  const { processId, originId } = first
  const newest = newestInForce(versions) ?? null
  return {
    ...{ processId, originId, ...link, newest },
    news: newsOf(link, versions) ?? null,
    seq: facts.at(-1)?.seq ?? 0,
    may: LATER.filter((act) => {
      const version = act === 'unlink' ? link.version : newest
      if (version === null) return false
      return mayTrace({ mayEdit, facts, versions, isCircle: false }, { act, version }).isAllowed
    }),
  }
}

/** Who did something in another house is not told. */
const presentFact = (actor: Actor, row: LineageRow): LineageView['facts'][number] => {
  const { act, processId, originId, seq, version, at, name, reason, organisationId } = row
  const by = isMemberOf(actor, organisationId) ? name : null
  return { act, processId, originId, seq, version, at: at.toISOString(), by, reason }
}

export const presentLineage = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
): Promise<LineageView> => {
  const { actor } = ctx
  const { allianceId } = actor
  const subject = await loadSubject(tx, allianceId, id)
  const facts = numbered(actor, await readAround(tx, allianceId, id))
  const ids = [...new Set([id, ...facts.flatMap((one) => [one.processId, one.originId])])]
  const rows = await readSummaries(tx, allianceId, ids)
  const far = await readForeignOrigins(tx, allianceId, ids)
  const versions = await readOriginVersions(tx, allianceId, ids)
  const canLink = !subject.isWithdrawn && can(actor, 'link', subject).isAllowed
  const offers = await readProposals(tx, allianceId, id)
  const words = await countProposalWords(tx, allianceId, id)
  const links = inPairs(facts).flatMap((pair) => {
    const [first] = pair
    const row = rows.find((one) => one.id === first?.processId)
    if (!first || !row) return []
    const mayEdit = can(actor, 'link', {
      ...{ kind: 'process', allianceId, organisationId: row.organisation.id },
      ...{ visibility: row.visibility, isWithdrawn: row.withdrawnAt !== null },
    }).isAllowed
    const link = presentLink(pair, versions.get(first.originId) ?? [], mayEdit)
    if (!link) return []
    const fault = faultOfOffer({
      isLinked: rows.some((one) => one.id === link.originId),
      isSeen: row.visibility === 'alliance' && row.withdrawnAt === null,
      isInForce: newestInForce(versions.get(link.processId) ?? []) !== undefined,
      // Of others' offers nothing is known here, and nobody asks.
      hasOpen: offers.some(
        (offer) =>
          offer[0]?.processId === link.processId &&
          offer[0].originId === link.originId &&
          proposalStateOf(offer.map(({ act }) => act)) === 'open',
      ),
    })
    return [{ ...link, canPropose: mayEdit && row.id === id && fault === undefined }]
  })
  const generations = generationsOf(links)
  const isTied = new Set([id, ...links.flatMap((one) => [one.processId, one.originId])])
  return {
    processes: [
      ...rows.map(({ id: one, name, organisation }) => ({
        ...{ id: one, name, organisation, alliance: null },
      })),
      ...far.map(({ id: one, name, houseName, houseShortName, allianceName }) => ({
        ...{ id: one, name, alliance: allianceName },
        organisation: { id: '', name: houseName, shortName: houseShortName },
      })),
    ]
      .filter((row) => isTied.has(row.id) || facts.some((one) => isNext(one, id, row.id)))
      .map((row) => ({ ...row, generation: generations.get(row.id) ?? 0 })),
    links,
    facts: facts
      .filter(({ processId, originId }) => processId === id || originId === id)
      .toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.seq - a.seq)
      .map((row) => presentFact(actor, row)),
    commonWay: await presentCommonWay(tx, allianceId, id, links),
    proposals: offers.flatMap((offer) => presentProposal(offer, id, canLink, words) ?? []),
    openWords: await stillOpen(tx, allianceId, id),
    canLink,
  }
}

const presentCommonWay = async (
  tx: Tx,
  allianceId: string,
  id: string,
  links: readonly { readonly processId: string; readonly originId: string }[],
): Promise<LineageView['commonWay']> => {
  const way = await findCommonWay(tx, allianceId, id)
  const [row] = way ? await readSummaries(tx, allianceId, [way.id]) : []
  if (!way || !row) return null
  const origins = links.flatMap(({ processId, originId }) => (processId === id ? [originId] : []))
  const facts = (await readWayFacts(tx, allianceId, way.familyId, row.id)).map(({ fact }) => fact)
  return {
    ...{ id: row.id, name: row.name, organisationName: row.organisation.name },
    ...{ familyId: way.familyId, agreedVersion: agreedVersionOf(facts) ?? null },
    ...{ isBinding: way.isBinding, isAsked: isAskedToLink(id, row.id, origins) },
  }
}

const ANSWERS = ['accept', 'acceptPart', 'decline', 'withdraw'] as const

/** Others than the two houses see the answer alone, and only a good one. */
const presentProposal = (
  facts: readonly ProposalRow[],
  here: string,
  mayEdit: boolean,
  words: ReadonlyMap<string, number>,
): ProposalView | undefined => {
  const [first] = facts
  const last = facts.at(-1)
  const state = proposalStateOf(facts.map(({ act }) => act))
  if (!first || !last || !state) return undefined
  const { id, processId, originId, version, originVersion } = first
  const rights = {
    isProposer: mayEdit && processId === here,
    isOwner: mayEdit && originId === here,
  }
  return {
    ...{ id, processId, originId, version, originVersion, state },
    note: first.act === 'offer' ? first.text : '',
    reason: last.act === 'decline' ? last.text : '',
    at: last.at.toISOString(),
    may: ANSWERS.filter((act) => mayPropose({ state, ...rights }, act) === 'allowed'),
    words: words.get(id) ?? 0,
  }
}

/** Named in the list of what happened, although they go separate ways by now. */
const isNext = ({ processId, originId }: LineageRow, id: string, other: string): boolean =>
  (processId === id && originId === other) || (originId === id && processId === other)

/** Words nobody could say when it was taken over and that its steps still use. */
const stillOpen = async (tx: Tx, allianceId: string, id: string) => {
  const open = await readOpenWords(tx, allianceId, id)
  if (open.length === 0) return []
  const detail = await readDetail(tx, allianceId, id)
  const used = new Set(
    (detail?.steps ?? []).flatMap((line) => [
      `actor ${line.actor}`,
      ...(line.systems ?? []).map((system) => `system ${system}`),
    ]),
  )
  return open.filter(({ kind, theirs }) => used.has(`${kind} ${theirs}`))
}
