// What the two houses of an offer say to each other about it. Read as the asker; names as the platform, because people of
// another house are not seen otherwise.

import type { ProposalAct } from '#library'
import type { Tx } from './store.ts'

/** The offer that is talked about, and what became of it. */
export interface TalkedAbout {
  readonly processId: string
  readonly originId: string
  readonly offeredBy: string
  readonly offeredTo: string
  /** The alliance sees the process that offers. */
  readonly isShown: boolean
  readonly acts: readonly ProposalAct[]
}

/** Undefined also for who sees only that something came of it. */
export const findTalkedAbout = async (
  tx: Tx,
  allianceId: string,
  proposalId: string,
): Promise<TalkedAbout | undefined> => {
  const facts = await tx
    .selectFrom('proposal_fact')
    .select(['act', 'reach', 'process_id as processId', 'origin_id as originId'])
    .select(['organisation_id as offeredBy', 'origin_organisation as offeredTo'])
    .where('alliance_id', '=', allianceId)
    .where('id', '=', proposalId)
    .orderBy('seq')
    .execute()
  const [offer] = facts
  if (offer?.act !== 'offer') return undefined
  const { reach, act: _, ...about } = offer
  return { ...about, isShown: reach === 'alliance', acts: facts.map(({ act }) => act) }
}

export interface ProposalWord {
  readonly id: string
  readonly text: string
  readonly at: Date
  readonly personId: string
  readonly saidFor: string
}

/** The earliest first; where there are more, the latest of them. */
export const readProposalWords = async (
  tx: Tx,
  allianceId: string,
  proposalId: string,
  limit: number,
): Promise<readonly ProposalWord[]> =>
  (
    await tx
      .selectFrom('proposal_word')
      .select(['id', 'text', 'created_at as at', 'person_id as personId', 'said_for as saidFor'])
      .where('alliance_id', '=', allianceId)
      .where('proposal_id', '=', proposalId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  ).reverse()

/** How often something was said about each offer by a process or to it. */
export const countProposalWords = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx
    .selectFrom('proposal_word')
    .select((build) => ['proposal_id as id', build.fn.countAll<string>().as('count')])
    .where('alliance_id', '=', allianceId)
    .where((where) =>
      where.or([where('process_id', '=', processId), where('origin_id', '=', processId)]),
    )
    .groupBy('proposal_id')
    .execute()
  return new Map(rows.map(({ id, count }) => [id, Number(count)]))
}

export const addProposalWord = async (
  tx: Tx,
  word: Omit<ProposalWord, 'at'> & {
    readonly allianceId: string
    readonly proposalId: string
    readonly now: Date
  },
): Promise<void> => {
  await tx
    .insertInto('proposal_word')
    .values({
      ...{ alliance_id: word.allianceId, id: word.id, proposal_id: word.proposalId },
      ...{ said_for: word.saidFor, text: word.text },
      ...{ person_id: word.personId, created_at: word.now },
    })
    .execute()
}

/** As the worker: names of those who still belong to the house they spoke for, under `person house`. */
export const readSpeakerNames = async (
  tx: Tx,
  allianceId: string,
  words: readonly Pick<ProposalWord, 'personId' | 'saidFor'>[],
): Promise<ReadonlyMap<string, string>> => {
  if (words.length === 0) return new Map()
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'm.organisation_id as organisationId'])
    .where('m.alliance_id', '=', allianceId)
    .where('m.person_id', 'in', [...new Set(words.map(({ personId }) => personId))])
    .where('m.organisation_id', 'in', [...new Set(words.map(({ saidFor }) => saidFor))])
    .execute()
  return new Map(rows.map(({ id, organisationId, name }) => [`${id} ${organisationId}`, name]))
}

/** As the worker: who said something about an offer, and for which house. */
export const readTalkers = (
  tx: Tx,
  allianceId: string,
  proposalId: string,
): Promise<readonly { readonly personId: string; readonly saidFor: string }[]> =>
  tx
    .selectFrom('proposal_word')
    .select(['person_id as personId', 'said_for as saidFor'])
    .distinct()
    .where('alliance_id', '=', allianceId)
    .where('proposal_id', '=', proposalId)
    .execute()
