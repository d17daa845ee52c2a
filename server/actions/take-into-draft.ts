// Taking what others changed into the draft of one's own process, or looking what that would do. What is taken is one
// entry in the draft's log like any other: checked, seen by everybody who writes, and taken back by undo.

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { MergePreview } from '#api'
import type { ChangeGroup } from '#change'
import { can, sharesEverything, shownByBoth } from '#library'
import { emptyProcess } from '#process'
import { addAudit } from '../store/audit.ts'
import { readHead } from '../store/draft-state.ts'
import { appendEntries, DRAFT_CHANNEL, type DraftRow, findOpenDraft } from '../store/drafts.ts'
import { findGlossary } from '../store/glossary.ts'
import { readModelText, readSummaries } from '../store/library.ts'
import type { Tx } from '../store/store.ts'
import type { MergeInput } from '../work/merge-offer.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { isKin } from './is-kin.ts'
import { type LoadedVersion, loadVersion } from './load-version.ts'
import { openDraft } from './open-draft.ts'
import { TIMEOUT_MS } from './present-comparison.ts'
import { loadSubject } from './present-process.ts'

interface State {
  readonly process: string
  readonly version: number
}

export interface AskedMerge {
  readonly base: State
  readonly theirs: State
  readonly left: readonly string[]
  readonly answers: Readonly<Record<string, 'ours' | 'theirs' | 'both'>>
}

interface Ours {
  readonly organisationId: string
  readonly name: string
  readonly organisationName: string
  readonly version: number | null
  readonly draft: DraftRow | undefined
  /** JSON of a Process: the draft as it is now, else the current version, else nothing yet. */
  readonly model: string
}

interface Loaded {
  readonly ours: Ours
  readonly base: LoadedVersion
  readonly theirs: LoadedVersion
  readonly seen: string
  readonly input: Omit<MergeInput, 'left' | 'answers' | 'language'>
}

const loadOurs = async (tx: Tx, ctx: MemberContext, id: string): Promise<Ours> => {
  const { allianceId } = ctx.actor
  const subject = await loadSubject(tx, allianceId, id)
  demand(can(ctx.actor, 'write', subject))
  const [summary] = await readSummaries(tx, allianceId, [id])
  if (!summary) throw new Refused('thing/not-found')
  const draft = await findOpenDraft(tx, allianceId, id)
  const head = draft && (await readHead(tx, allianceId, draft.id, draft.last))
  if (draft && !head) throw new Refused('thing/not-found')
  const model = head
    ? JSON.stringify(head.process)
    : ((await readModelText(tx, allianceId, id, 'own')) ??
      JSON.stringify(emptyProcess(summary.name)))
  return {
    ...{ organisationId: subject.organisationId, name: summary.name, draft, model },
    ...{ organisationName: summary.organisation.name, version: summary.version },
  }
}

const load = (ctx: MemberContext, id: string, asked: AskedMerge): Promise<Loaded> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const ours = await loadOurs(tx, ctx, id)
    // The draft is read by all of the own house, so nothing reaches it that only the asker knows.
    const read = ({ process, version }: State) =>
      loadVersion(tx, ctx, process, version, ours.organisationId)
    const base = await read(asked.base)
    const theirs = await read(asked.theirs)
    const isOfTheirs = await isKin(tx, allianceId, id, asked.theirs.process)
    const isOfBase = await isKin(tx, allianceId, id, asked.base.process)
    const sharing = shownByBoth(base.sees, theirs.sees)
    const standing = ours.draft ? [ours.draft.id, ours.draft.last] : [ours.version]
    const glossary = await findGlossary(tx, 'mine')
    // By the words of the glossary steps are paired, and by the pairs parts and questions are called what they are.
    const seen = createHash('sha256')
      .update(JSON.stringify([id, standing, base.model, theirs.model, sharing, glossary]))
      .digest('hex')
    return {
      ...{ ours, base, theirs, seen },
      input: {
        ...{ base: base.model, ours: ours.model, theirs: theirs.model, name: ours.name },
        ...(sharesEverything(sharing) ? {} : { sharing }),
        isDescendant: isOfTheirs || isOfBase,
        isOneProcess: await isKin(tx, allianceId, asked.base.process, asked.theirs.process),
        glossary,
      },
    }
  })

const offer = async (ctx: MemberContext, loaded: Loaded, { left, answers }: AskedMerge) => {
  const outcome = await ctx.pool.run(
    'mergeOffer',
    { ...loaded.input, left, answers, language: ctx.language },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('compare/timed-out')
  }
  if (outcome.kind !== 'done') throw new Error(`merging: ${JSON.stringify(outcome)}`)
  return outcome.value
}

const present = (
  id: string,
  { ours, base, theirs, seen, input }: Loaded,
  { changes: _, ...offered }: Awaited<ReturnType<typeof offer>>,
): MergePreview => {
  const shown = ({ shown: { processId, name, organisationName, version } }: LoadedVersion) => ({
    ...{ processId, name, organisationName, version },
  })
  const { name, organisationName, draft } = ours
  return {
    ...offered,
    ...{ seen, base: shown(base), theirs: shown(theirs), isPartial: input.sharing !== undefined },
    ours: { processId: id, name, organisationName, draftId: draft?.id ?? null },
  }
}

export const previewMerge = async (
  ctx: MemberContext,
  id: string,
  asked: AskedMerge,
): Promise<MergePreview> => {
  const loaded = await load(ctx, id, asked)
  return present(id, loaded, await offer(ctx, loaded, asked))
}

/** Puts a group behind the entries that were seen; false where the draft has gone on or was closed. */
const append = async (
  ctx: MemberContext,
  draft: { readonly id: string; readonly last: number },
  group: ChangeGroup,
  audit: { readonly processId: string; readonly organisationId: string; readonly theirs: State },
): Promise<boolean> => {
  const { allianceId, personId } = ctx.actor
  const number = draft.last + 1
  const isDone = await ctx.store.asActor(ctx.actor, async (tx) => {
    const isWritten = await appendEntries(tx, {
      ...{ allianceId, draftId: draft.id, expected: draft.last },
      ...{ entries: [{ number, group }], personId, now: ctx.now },
    })
    if (!isWritten) return false
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: audit.organisationId },
      ...{ what: 'changesTaken', subjectKind: 'process', subjectId: audit.processId },
      details: { origin: audit.theirs.process, version: audit.theirs.version },
    })
    return true
  })
  // Whoever has the draft open hears of it, at whichever node.
  if (isDone) {
    await ctx.store.asWorker(undefined, (tx) =>
      sql`select pg_notify(${DRAFT_CHANNEL}, ${`${allianceId} ${draft.id} ${number}`})`.execute(tx),
    )
  }
  return isDone
}

export const takeIntoDraft = async (
  ctx: MemberContext,
  id: string,
  { seen, ...asked }: AskedMerge & { readonly seen: string },
): Promise<
  | { kind: 'taken'; draftId: string; number: number; group: ChangeGroup }
  | { kind: 'moved'; preview: MergePreview }
  | { kind: 'nothing' }
> => {
  const loaded = await load(ctx, id, asked)
  const offered = await offer(ctx, loaded, asked)
  if (loaded.seen !== seen) return { kind: 'moved', preview: present(id, loaded, offered) }
  const { changes } = offered
  if (changes.length === 0) return { kind: 'nothing' }
  const { ours } = loaded
  const draft = ours.draft ?? (await openDraft(ctx, id))
  const isAsSeen =
    ours.draft !== undefined || (draft.last === 0 && draft.baseVersion === ours.version)
  const group = { id: `taken-${ctx.random.id()}`, changes }
  const { organisationId } = ours
  const audit = { processId: id, organisationId, theirs: asked.theirs }
  const isTaken = isAsSeen && (await append(ctx, draft, group, audit))
  return isTaken
    ? { kind: 'taken', draftId: draft.id, number: draft.last + 1, group }
    : { kind: 'moved', preview: await previewMerge(ctx, id, asked) }
}
