// What was offered back to the owners of origins. Read as the asker: the two houses see all of it, others what came of it.

import type { ProposalAct } from '#library'
import type { Tx } from './store.ts'

export interface ProposalRow {
  readonly id: string
  readonly seq: number
  readonly act: ProposalAct
  readonly processId: string
  readonly originId: string
  readonly version: number
  readonly originVersion: number
  readonly text: string
  readonly at: Date
}

const rowsOf = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('proposal_fact')
    .select(['id', 'seq', 'act', 'process_id as processId', 'origin_id as originId', 'version'])
    .select(['origin_version as originVersion', 'text', 'created_at as at'])
    .where('alliance_id', '=', allianceId)
    .orderBy('id')
    .orderBy('seq')

/** Facts of each offer by a process or to it, in their order. */
export const readProposals = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<readonly (readonly ProposalRow[])[]> => {
  const rows = await rowsOf(tx, allianceId)
    .where((where) =>
      where.or([where('process_id', '=', processId), where('origin_id', '=', processId)]),
    )
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()]
}

/** Offers to processes of these organisations that nobody has answered, the latest first. */
export const readOpenProposals = (
  tx: Tx,
  allianceId: string,
  organisationIds: readonly string[],
  limit: number,
): Promise<readonly ProposalRow[]> =>
  organisationIds.length === 0
    ? Promise.resolve([])
    : rowsOf(tx, allianceId)
        .clearOrderBy()
        .where('origin_organisation', 'in', [...organisationIds])
        .where('seq', '=', 1)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('proposal_fact as answer')
                .select('answer.id')
                .whereRef('answer.alliance_id', '=', 'proposal_fact.alliance_id')
                .whereRef('answer.id', '=', 'proposal_fact.id')
                .where('answer.seq', '=', 2),
            ),
          ),
        )
        .orderBy('created_at', 'desc')
        .limit(limit)
        .execute()

export const addProposalFact = async (
  tx: Tx,
  fact: Omit<ProposalRow, 'at'> & {
    readonly allianceId: string
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, id, seq, act, processId, originId, version, originVersion, text } = fact
  await tx
    .insertInto('proposal_fact')
    .values({
      ...{ alliance_id: allianceId, id, seq, act, process_id: processId, origin_id: originId },
      ...{ version, origin_version: originVersion, text },
      ...{ person_id: fact.personId, created_at: fact.now },
    })
    .execute()
}
