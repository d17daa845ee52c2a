// A process as the contract spells it, for one reader.

import type { ProcessDetail, ProcessSummary } from '#api'
import {
  type Actor,
  can,
  isMemberOf,
  organisationsWith,
  type ProcessAction,
  type ProcessSubject,
} from '#library'
import { isStepKind } from '#process'
import type { StepLine } from '#steps'
import { sayRemarks } from '../imports/say.ts'
import { countOpenRequests } from '../store/comments.ts'
import { readDeputies } from '../store/deputies.ts'
import { readIntroductionFacts } from '../store/introduction.ts'
import {
  findFile,
  listPartners,
  listVersions,
  readDetail,
  readSummaries,
  type SummaryRow,
} from '../store/library.ts'
import { readRolesOf } from '../store/people.ts'
import { findPublication } from '../store/publications.ts'
import { readReadingRequests, readReadings } from '../store/readings.ts'
import { readRechecks } from '../store/recheck.ts'
import { readFacts } from '../store/review.ts'
import type { Tx } from '../store/store.ts'
import { lastTargetFact, readPaired } from '../store/targets.ts'
import type { StoredRemark } from '../work/read-model.ts'
import { type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'
import { presentIntroduction } from './present-introduction.ts'
import { presentReading } from './present-reading.ts'
import { presentRecheck } from './present-recheck.ts'
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
    publish: may('publish') && !subject.isWithdrawn,
    keepCurrent: may('keepCurrent') && !subject.isWithdrawn,
    link: may('link') && !subject.isWithdrawn,
    adopt:
      may('adopt') &&
      organisationsWith(actor, 'modeller', 'organisationAdmin').some(
        (organisationId) => organisationId !== subject.organisationId,
      ),
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
    waitsFor: (line.waitsFor ?? []).map((place) => ({ ...place })),
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
  const introductions = await readIntroductionFacts(tx, allianceId, id)
  const requests = await readReadingRequests(tx, allianceId, id)
  const readings = requests.length === 0 ? [] : await readReadings(tx, allianceId, id)
  const rechecks = await readRechecks(tx, allianceId, id)
  const paired = await readPaired(tx, allianceId, id)
  const publication = (await findPublication(tx, allianceId, id)) ?? null
  const newest = versions[0]?.number
  const day = dayOf(ctx.now)
  const isInReview = versions.some(({ state }) => state === 'inReview')
  const { organisationId } = subject
  const isJudged = isInReview && isMemberOf(ctx.actor, organisationId)
  const deputies = isJudged
    ? await readDeputies(tx, allianceId, [organisationId], { day, now: ctx.now })
    : []
  const members = isJudged ? await readRolesOf(tx, allianceId, organisationId) : []
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
        { known: deputies, day, members },
      ),
      reading: presentReading(ctx.actor, one.number, requests, readings),
      introduction: presentIntroduction(
        ctx.actor,
        subject,
        one.state,
        introductions.filter(({ number }) => number === one.number),
      ),
    })),
    recheck: presentRecheck(ctx.actor, subject, rechecks, day),
    openRequests: await countOpenRequests(tx, allianceId, id),
    pair: {
      seq: summary.aspect === 'target' ? await lastTargetFact(tx, allianceId, id) : 0,
      others: paired.map((one) => ({ ...one, introduced: [...one.introduced] })),
    },
    partners: await listPartners(tx, allianceId, id),
    publication: publication && {
      ...{ version: publication.version, isOpen: publication.isOpen },
      at: publication.at.toISOString(),
    },
    can: abilities(ctx.actor, subject),
  }
}
