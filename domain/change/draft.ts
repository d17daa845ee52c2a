// The server's side: one ordered log of groups for each draft. A group is checked against the present
// state and gets the next number, or is refused; the same group sent again is recognised by its id.

import type { Process } from '#process'
import { applyTo } from './apply.ts'
import type { ChangeGroup } from './change.ts'
import type { Refusal } from './conflict.ts'
import { isSame } from './value.ts'
import { open } from './workspace.ts'

/** One line of the log. */
export interface Entry {
  /** 1 for the first of the draft, then without gaps. */
  readonly number: number
  /** What really happened. */
  readonly group: ChangeGroup
  /** What the client had sent, where that differs. */
  readonly sent?: ChangeGroup
}

export interface Draft {
  readonly process: Process
  readonly log: readonly Entry[]
}

export const newDraft = (process: Process): Draft => ({ process, log: [] })

export type Submission =
  | { readonly kind: 'accepted'; readonly draft: Draft; readonly entry: Entry }
  /** The very same group is in the log already; nothing happens again. */
  | { readonly kind: 'known'; readonly entry: Entry }
  /** Another group has this id; a client that reuses ids has a fault. */
  | { readonly kind: 'id-taken'; readonly entry: Entry }
  /** The client says it has seen more than there is: it belongs to another log. */
  | { readonly kind: 'ahead'; readonly last: number }
  | Refusal

const sentOf = (entry: Entry): ChangeGroup => entry.sent ?? entry.group

const entryOf = (number: number, sent: ChangeGroup, group: ChangeGroup): Entry =>
  isSame(sent, group) ? { number, group } : { number, group, sent }

const known = (entry: Entry, sent: ChangeGroup): Submission =>
  isSame(sentOf(entry), sent) ? { kind: 'known', entry } : { kind: 'id-taken', entry }

/**
 * Takes a group into the log. `seenUpTo` is the number of the last entry the client had received; what
 * it has not seen yet is `missedBy(draft, seenUpTo)`, and the preconditions of the group protect it.
 */
export const submit = (draft: Draft, sent: ChangeGroup, seenUpTo: number): Submission => {
  if (seenUpTo > draft.log.length) return { kind: 'ahead', last: draft.log.length }
  const before = draft.log.findLast(({ group }) => group.id === sent.id)
  if (before) return known(before, sent)
  const space = open(draft.process)
  const outcome = applyTo(space, sent)
  if (outcome.kind === 'refused') return outcome
  const entry = entryOf(draft.log.length + 1, sent, outcome.group)
  return { kind: 'accepted', draft: { process: space.close(), log: [...draft.log, entry] }, entry }
}

/** The entries behind a number, in their order. */
export const missedBy = (draft: Draft, seenUpTo: number): readonly Entry[] =>
  draft.log.slice(Math.max(0, seenUpTo))

export interface Replayed {
  readonly draft: Draft
  /** What became of each group, in the order given; accepted ones by their entry. */
  readonly outcomes: readonly (Entry | Exclude<Submission, { readonly kind: 'accepted' }>)[]
}

/**
 * Submits many groups after one another, as after a restart or a long time offline. The process is
 * copied once, so that a group costs what it touches.
 */
export const replay = (draft: Draft, groups: readonly ChangeGroup[]): Replayed => {
  const space = open(draft.process)
  const log = [...draft.log]
  const byId = new Map(log.map((entry) => [entry.group.id, entry]))
  const outcomes = groups.map((sent): Replayed['outcomes'][number] => {
    const before = byId.get(sent.id)
    if (before) return known(before, sent) as Exclude<Submission, { readonly kind: 'accepted' }>
    const outcome = applyTo(space, sent)
    if (outcome.kind === 'refused') return outcome
    const entry = entryOf(log.length + 1, sent, outcome.group)
    log.push(entry)
    byId.set(sent.id, entry)
    return entry
  })
  return { draft: { process: space.close(), log }, outcomes }
}
