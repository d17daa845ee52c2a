// A process as the contract spells it, for one reader.

import type { ProcessDetail, ProcessSummary } from '#api'
import { type Actor, can, type ProcessAction, type ProcessSubject } from '#library'
import { isStepKind } from '#process'
import type { StepLine } from '#steps'
import { sayRemarks } from '../imports/say.ts'
import {
  findFile,
  listPartners,
  listVersions,
  readDetail,
  readSummaries,
  type SummaryRow,
} from '../store/library.ts'
import { readFacts } from '../store/review.ts'
import type { Tx } from '../store/store.ts'
import type { StoredRemark } from '../work/read-model.ts'
import { type MemberContext, Refused } from './context.ts'
import { presentReview } from './present-review.ts'

export const presentSummary = (row: SummaryRow): ProcessSummary => ({
  ...row,
  changedAt: row.changedAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
})

/** What `can` decides about, loaded as the asker; not there where it must stay hidden. */
export const loadSubject = async (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<ProcessSubject> => {
  const row = await tx
    .selectFrom('process')
    .select(['organisation_id', 'visibility', 'withdrawn_at'])
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refused('thing/not-found')
  return {
    kind: 'process',
    allianceId,
    organisationId: row.organisation_id,
    visibility: row.visibility,
    isWithdrawn: row.withdrawn_at !== null,
  }
}

const abilities = (actor: Actor, subject: ProcessSubject): ProcessDetail['can'] => {
  const may = (action: ProcessAction) => can(actor, action, subject).isAllowed
  return {
    write: may('write'),
    edit: may('edit'),
    share: may('share'),
    withdraw: may('withdraw'),
    approve: may('approve'),
  }
}

/**
 * One line of a stored list. Lists of older versions lack the newer facts, and hold the family's code
 * where the kind of step stands now.
 */
const presentLine = (line: StepLine): ProcessDetail['steps'][number] => {
  const kind: string | undefined = line.stepKind ?? undefined
  return {
    ...line,
    stepKind: isStepKind(kind) ? kind : null,
    familyCode: line.familyCode ?? (isStepKind(kind) ? null : (kind ?? null)),
    systems: [...(line.systems ?? [])],
    documents: [...(line.documents ?? [])],
    needs: [...(line.needs ?? [])],
    yields: [...(line.yields ?? [])],
    remarks: [...(line.remarks ?? [])],
  }
}

/** Everything the page of a process shows, within the asker's transaction. */
export const presentDetail = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
): Promise<ProcessDetail> => {
  const { allianceId } = ctx.actor
  const subject = await loadSubject(tx, allianceId, id)
  const [summary] = await readSummaries(tx, allianceId, [id])
  const detail = await readDetail(tx, allianceId, id)
  if (!summary || !detail) throw new Refused('thing/not-found')
  const file = detail.fileHash
    ? await findFile(tx, allianceId, detail.organisationId, detail.fileHash)
    : undefined
  const versions = await listVersions(tx, allianceId, id)
  const facts = await readFacts(tx, allianceId, id)
  const newest = versions[0]?.number
  return {
    ...presentSummary(summary),
    // The stored profile is a plain value of the same shape.
    profile: structuredClone(detail.profile) as ProcessDetail['profile'],
    shared: { ...detail.sharing },
    steps: detail.steps.map(presentLine),
    remarks: sayRemarks(ctx.texts, detail.remarks as readonly StoredRemark[]),
    file: file ?? null,
    versions: versions.map(({ author, ...one }) => ({
      ...one,
      createdAt: one.createdAt.toISOString(),
      review: presentReview(
        ctx.actor,
        subject,
        { author, isCurrent: one.number === newest, state: one.state },
        facts.filter(({ number }) => number === one.number),
      ),
    })),
    partners: await listPartners(tx, allianceId, id),
    can: abilities(ctx.actor, subject),
  }
}
