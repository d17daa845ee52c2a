// Decisions on links as the contract spells them, within the reader's transaction: the processes are read
// again as the reader.

import type { LinkDecision } from '#api'
import type { DecidedStep, StoredDecision } from '../store/decisions.ts'
import { findNames } from '../store/names.ts'
import type { Tx } from '../store/store.ts'

export const presentDecisions = async (
  tx: Tx,
  decisions: readonly StoredDecision[],
): Promise<LinkDecision[]> => {
  const names = await findNames(tx, [
    ...new Set(decisions.flatMap(({ a, b }) => [a.processId, b.processId])),
  ])
  const present = (step: DecidedStep): LinkDecision['a'] => {
    const process = names.get(step.processId)
    return {
      ...step,
      processName: process?.name ?? '',
      organisationName: process?.organisationName ?? '',
    }
  }
  return decisions.map(({ id, verdict, a, b, at, by, organisationName, withdrawnAt }) => ({
    ...{ id, verdict, a: present(a), b: present(b), at: at.toISOString(), by, organisationName },
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }))
}
