// "Is this right?": links for people without an account. Made, listed and revoked by who may edit the
// process; opened and answered by who has the link. It shows a copy of the list and the text, without
// notes, open questions and numbers of cases, and times only where who made it says so.

import type { Enquiry, EnquiryLine } from '#api'
import { can, redact } from '#library'
import type { Process } from '#process'
import { listSteps, type StepLine } from '#steps'
import { LANGUAGES, type Language } from '#texts'
import { addAudit } from '../store/audit.ts'
import { readHead } from '../store/draft-state.ts'
import {
  type EnquiryRow,
  endEnquiry,
  findEnquiry,
  insertAnswer,
  insertEnquiry,
  readAsked,
  readEnquiries,
  type Shown,
} from '../store/enquiries.ts'
import { readModelText, readSummaries } from '../store/library.ts'
import type { Tx } from '../store/store.ts'
import { beginAttempt } from './attempts.ts'
import { type Context, demand, type MemberContext, Refused } from './context.ts'
import { demandDraft } from './open-draft.ts'
import { loadSubject } from './present-process.ts'
import { tellEnquiryAnswered } from './tell-comment.ts'
import { tellModel } from './tell-process.ts'
import { hashToken, newToken } from './tokens.ts'

const DAY_MS = 24 * 3_600_000
const MOST_LISTED = 200
/** Answers that one link takes: far more than people give, and little for a machine that goes on and on. */
const MOST_ANSWERS = 500

const present = (row: EnquiryRow): Enquiry => ({
  ...{ id: row.id, label: row.label, isOfDraft: row.draftId !== null, number: row.number },
  ...{ createdAt: row.createdAt.toISOString(), by: row.by, answers: row.answers },
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
})

const demandEnquiry = async (tx: Tx, ctx: MemberContext, id: string): Promise<EnquiryRow> => {
  const row = await findEnquiry(tx, ctx.actor.allianceId, id)
  if (!row) throw new Refused('thing/not-found')
  return row
}

export const listEnquiries = (
  ctx: MemberContext,
  processId: string,
): Promise<{ enquiries: Enquiry[] }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    demand(can(ctx.actor, 'readInHouse', await loadSubject(tx, allianceId, processId)))
    const rows = await readEnquiries(tx, allianceId, processId, MOST_LISTED)
    return { enquiries: rows.map(present) }
  })

interface Asked {
  readonly process: Process
  /** The version, or the last change of the draft. */
  readonly number: number
}

const loadAsked = async (
  tx: Tx,
  ctx: MemberContext,
  processId: string,
  draftId: string | null,
  version: number | null,
): Promise<Asked> => {
  const { allianceId } = ctx.actor
  if (draftId === null) {
    const model =
      version === null ? undefined : await readModelText(tx, allianceId, processId, 'own')
    if (model === undefined || version === null) throw new Refused('thing/not-found')
    return { process: JSON.parse(model), number: version }
  }
  const draft = await demandDraft(tx, ctx, draftId)
  const head = await readHead(tx, allianceId, draftId, draft.last)
  if (!head || draft.processId !== processId) throw new Refused('thing/not-found')
  return head
}

const lineOf = (line: StepLine): EnquiryLine => ({
  ...{ key: line.key, depth: line.depth, kind: line.kind, number: line.number },
  ...{ label: line.label, actor: line.actor, medium: line.medium, minutes: line.minutes },
  ...{ waiting: line.waiting, systems: [...line.systems], documents: [...line.documents] },
})

export const makeEnquiry = async (
  ctx: MemberContext,
  processId: string,
  wanted: {
    readonly draftId: string | null
    readonly label: string
    readonly days: number
    readonly showsTimes: boolean
  },
): Promise<Enquiry & { link: string }> => {
  const { actor, store, now } = ctx
  const { allianceId, personId } = actor
  const { draftId, label } = wanted
  const { asked, summary } = await store.asActor(actor, async (tx) => {
    demand(can(actor, 'edit', await loadSubject(tx, allianceId, processId)))
    const [summary] = await readSummaries(tx, allianceId, [processId])
    if (!summary) throw new Refused('thing/not-found')
    return { summary, asked: await loadAsked(tx, ctx, processId, draftId, summary.version) }
  })
  // Posts keep their names. Numbers of cases never go out, so notes and questions, which may name anything, do not either.
  const sharing = { minutes: wanted.showsTimes, cases: false, posts: true }
  const process = redact(asked.process, sharing, String)
  const facts = { name: process.name || summary.name, organisation: summary.organisation.name }
  const order = { ...facts, model: JSON.stringify(process), profile: {}, isShort: false }
  const [de, en] = await Promise.all(
    LANGUAGES.map((language: Language) => tellModel(ctx, { ...order, language })),
  )
  const shown: Shown = {
    ...{ ...facts, lines: listSteps(process).map(lineOf) },
    texts: { de: de?.blocks ?? [], en: en?.blocks ?? [] },
  }
  const token = newToken(ctx.random)
  const id = ctx.random.id()
  const expiresAt = new Date(now.getTime() + wanted.days * DAY_MS)
  const row = await store.asActor(actor, async (tx) => {
    await insertEnquiry(tx, {
      ...{ allianceId, id, processId, draftId, number: asked.number, label, shown },
      ...{ tokenHash: token.hash, personId, now, expiresAt },
    })
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId: summary.organisation.id },
      ...{ what: 'enquiryMade', subjectKind: 'process', subjectId: processId },
      details: { enquiry: id, label },
    })
    return demandEnquiry(tx, ctx, id)
  })
  return { ...present(row), link: `${ctx.publicUrl}/stimmt-das-so/${token.text}` }
}

export const revokeEnquiry = (ctx: MemberContext, id: string): Promise<void> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const { processId } = await demandEnquiry(tx, ctx, id)
    const subject = await loadSubject(tx, allianceId, processId)
    demand(can(ctx.actor, 'edit', subject))
    if (!(await endEnquiry(tx, allianceId, id, { personId, now: ctx.now }))) return
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: subject.organisationId },
      ...{ what: 'enquiryRevoked', subjectKind: 'process', subjectId: processId },
      details: { enquiry: id },
    })
  })

/** Does something as who has the link; guessing links is slowed down like guessing invitations. */
const asVisitor = async <T>(
  ctx: Context,
  token: string,
  work: (tx: Tx, asked: NonNullable<Awaited<ReturnType<typeof readAsked>>>) => Promise<T>,
): Promise<T> => {
  const attempt = await beginAttempt(ctx, 'enquiry')
  const result = await ctx.store.asVisitor(hashToken(token), ctx.now, async (tx) => {
    const asked = await readAsked(tx)
    if (!asked) throw new Refused('enquiry/expired')
    return { value: await work(tx, asked) }
  })
  await attempt.succeeded()
  return result.value
}

export const showEnquiry = (ctx: Context, token: string) =>
  asVisitor(ctx, token, async (_, { shown, expiresAt }) => ({
    ...{ name: shown.name, organisation: shown.organisation, lines: [...shown.lines] },
    ...{ blocks: [...shown.texts[ctx.language]], expiresAt: expiresAt.toISOString() },
  }))

export const answerEnquiry = (
  ctx: Context,
  token: string,
  said: {
    readonly step: string | null
    readonly verdict: 'right' | 'wrong'
    readonly text: string
    readonly name: string
  },
): Promise<void> =>
  asVisitor(ctx, token, async (tx, { allianceId, id: enquiryId, processId, shown }) => {
    const { step, verdict, text } = said
    if (step !== null && !shown.lines.some(({ key }) => key === step)) {
      throw new Refused('thing/not-found')
    }
    // A visitor sees no answers, not even how many there are; the platform counts.
    const count = await ctx.store.asWorker(allianceId, async (worker) =>
      findEnquiry(worker, allianceId, enquiryId),
    )
    if ((count?.answers ?? 0) >= MOST_ANSWERS) throw new Refused('enquiry/full')
    await insertAnswer(tx, {
      ...{ allianceId, id: ctx.random.id(), enquiryId, processId, step, verdict, text },
      ...{ name: said.name === '' ? null : said.name, now: ctx.now },
    })
    await tellEnquiryAnswered(tx, ctx, { allianceId, processId }, { enquiryId, step, act: verdict })
  })
