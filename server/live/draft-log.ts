// One draft as this node knows it: the process after the last entry it has, and the one way to add
// entries. What is written is checked against that state, committed, and only then told to anybody; when
// another node was faster, its entries are taken in first and the check is made anew.

import { applyGroup, type ChangeGroup, type Entry, type Refusal } from '#change'
import type { Actor } from '#library'
import { isSame } from '#process'
import { advance, type Head, readHead } from '../store/draft-state.ts'
import {
  addSnapshot,
  appendEntries,
  findDraft,
  findEntries,
  type LoggedEntry,
  readEntries,
  SNAPSHOT_EVERY,
} from '../store/drafts.ts'
import { codeOf, isTaken } from '../store/error-code.ts'
import type { Store, Tx } from '../store/store.ts'

export type Written =
  | { readonly kind: 'accepted'; readonly number: number }
  /** Another group has this id. */
  | { readonly kind: 'idTaken' }
  | Refusal
  | { readonly kind: 'closed' }
  | { readonly kind: 'rights' }
  /** The database did not answer whether it was committed, and does not know it now. */
  | { readonly kind: 'unknown' }

export interface DraftLog {
  readonly head: () => Head
  /** Since when nobody writes it any more; as this node last heard. */
  readonly closed: () => { readonly as: number | null } | undefined
  /** Groups of one person, each after the one before. Answers in the same order. */
  readonly write: (actor: Actor, groups: readonly ChangeGroup[]) => Promise<readonly Written[]>
  /** Takes in what other nodes have written. */
  readonly catchUp: () => Promise<void>
  /** Entries behind a number, for a client that comes back; undefined where they are too many. */
  readonly missedBy: (seen: number) => Promise<readonly Entry[] | undefined>
}

export interface DraftLogOptions {
  readonly store: Store
  readonly allianceId: string
  readonly draftId: string
  readonly now: () => Date
  /** New entries, in their order and without gaps, whoever wrote them. */
  readonly onEntries: (entries: readonly Entry[]) => void
  /** This node has written up to this number; others want to know. */
  readonly onWritten: (number: number) => void
  readonly onClosed: () => void
}

/** Entries kept for clients that come back; beyond them the whole process is cheaper. */
const KEPT = 500
/** Nodes that write the same draft take turns; after so many lost ones something else is wrong. */
const MOST_TURNS = 50

const NO_RIGHT = '42501'

interface Turn {
  readonly head: Head
  readonly entries: readonly Entry[]
  readonly written: readonly (Written | { readonly kind: 'fresh'; readonly number: number })[]
}

/** What would become of the groups on this state; those known already are handed in. */
const judge = (
  head: Head,
  groups: readonly ChangeGroup[],
  known: ReadonlyMap<string, LoggedEntry>,
): Turn => {
  let { process, number } = head
  const entries: Entry[] = []
  const written = groups.map((sent): Turn['written'][number] => {
    const before = known.get(sent.id)
    if (before) {
      const isThis = isSame(before.sent ?? before.group, sent)
      return isThis ? { kind: 'accepted', number: before.number } : { kind: 'idTaken' }
    }
    const outcome = applyGroup(process, sent)
    if (outcome.kind === 'refused') return outcome
    process = outcome.process
    number += 1
    const { group } = outcome
    entries.push(isSame(sent, group) ? { number, group } : { number, group, sent })
    return { kind: 'fresh', number }
  })
  return { head: { process, number }, entries, written }
}

const settled = (written: Turn['written']): readonly Written[] =>
  written.map((one) => (one.kind === 'fresh' ? { kind: 'accepted', number: one.number } : one))

/** Opens a draft; undefined where there is none. */
export const openDraftLog = async (options: DraftLogOptions): Promise<DraftLog | undefined> => {
  const { store, allianceId, draftId, now, onEntries } = options
  const asNode = <T>(work: (tx: Tx) => Promise<T>) => store.asWorker(allianceId, work)
  const found = await asNode(async (tx) => {
    const draft = await findDraft(tx, allianceId, draftId)
    const head = draft && (await readHead(tx, allianceId, draftId, draft.last))
    return draft && head ? { draft, head } : undefined
  })
  if (!found) return undefined
  let head = found.head
  let closed = found.draft.closedAt ? { as: found.draft.closedAs } : undefined
  let kept: Entry[] = []
  let snapshotAt = head.number

  const takeIn = (next: Head, entries: readonly Entry[]) => {
    head = next
    kept = [...kept, ...entries].slice(-KEPT)
    if (entries.length > 0) onEntries(entries)
  }

  const keepSnapshot = () => {
    const { number, process } = head
    if (number - snapshotAt < SNAPSHOT_EVERY) return
    snapshotAt = number
    // Nobody waits for it, and without it the log is only longer to read.
    asNode((tx) =>
      addSnapshot(tx, { allianceId, draftId, number, model: JSON.stringify(process) }),
    ).catch(() => undefined)
  }

  const catchUp = async (): Promise<void> => {
    const { draft, entries } = await asNode(async (tx) => {
      const draft = await findDraft(tx, allianceId, draftId)
      const isBehind = draft !== undefined && draft.last > head.number
      return {
        draft,
        entries: isBehind ? await readEntries(tx, allianceId, draftId, head.number) : [],
      }
    })
    // Meanwhile this node may have written some of them itself.
    const fresh = entries.filter(({ number }) => number > head.number)
    if (fresh.length > 0) takeIn(advance(head, fresh), fresh)
    const isClosed = draft?.closedAt !== null
    if (isClosed && !closed) {
      closed = { as: draft?.closedAs ?? null }
      options.onClosed()
    } else if (!isClosed) closed = undefined
  }

  const knownOf = async (groups: readonly ChangeGroup[]) => {
    const ids = groups.map(({ id }) => id)
    const entries = await asNode((tx) => findEntries(tx, allianceId, draftId, ids))
    return new Map(entries.map((entry) => [entry.group.id, entry]))
  }

  const append = async (actor: Actor, turn: Turn) => {
    const { entries } = turn
    try {
      const isDone = await store.asActor(actor, (tx) =>
        appendEntries(tx, {
          ...{ allianceId, draftId, expected: head.number, entries },
          ...{ personId: actor.personId, now: now() },
        }),
      )
      return isDone ? 'done' : 'moved'
    } catch (error) {
      if (isTaken(error)) return 'known'
      return codeOf(error) === NO_RIGHT ? 'rights' : 'lost'
    }
  }

  /** What became of groups after the connection was lost in the middle. */
  const afterLoss = async (groups: readonly ChangeGroup[]): Promise<readonly Written[]> => {
    await catchUp()
    const known = await knownOf(groups)
    const { written } = judge(head, groups, known)
    return written.map((one) => (one.kind === 'fresh' ? { kind: 'unknown' } : one))
  }

  const write: DraftLog['write'] = async (actor, groups) => {
    let known: ReadonlyMap<string, LoggedEntry> = new Map()
    let isLooked = false
    // Closed by what this node knows: it may have been taken up again since.
    if (closed) await catchUp()
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      if (closed) return groups.map(() => ({ kind: 'closed' }))
      const judged = judge(head, groups, known)
      const isDoubtful = judged.written.some((one) => one.kind === 'refused')
      if (isDoubtful && !isLooked) {
        // Refused by what this node knows: it may be behind, or the group may have been taken before.
        await catchUp()
        known = await knownOf(groups)
        isLooked = true
        continue
      }
      if (judged.entries.length === 0) return settled(judged.written)
      const expected = head.number
      const outcome = await append(actor, judged)
      if (outcome === 'done') {
        // Looking for what others wrote may have brought them already.
        if (head.number === expected) takeIn(judged.head, judged.entries)
        else await catchUp()
        options.onWritten(expected + judged.entries.length)
        keepSnapshot()
        return settled(judged.written)
      }
      if (outcome === 'rights') return groups.map(() => ({ kind: 'rights' }))
      if (outcome === 'lost') return afterLoss(groups)
      await catchUp()
      isLooked = outcome === 'known'
      if (isLooked) known = await knownOf(groups)
      else if (head.number === expected && !closed) {
        // Neither has the log gone on nor is it closed: the row did not move for this person.
        return groups.map(() => ({ kind: 'rights' }))
      }
    }
    return groups.map(() => ({ kind: 'unknown' }))
  }

  const missedBy = async (seen: number): Promise<readonly Entry[] | undefined> => {
    if (head.number - seen > KEPT) return undefined
    const [first] = kept
    if (seen >= head.number) return []
    if (first && first.number <= seen + 1) return kept.filter(({ number }) => number > seen)
    const entries = await asNode((tx) => readEntries(tx, allianceId, draftId, seen, head.number))
    return entries.map(({ number, group }) => ({ number, group }))
  }

  return { head: () => head, closed: () => closed, write, catchUp, missedBy }
}
