// The client's side: what the server has confirmed, what is written here and not confirmed yet, and
// what came into conflict. Pure, so that a page, an offline store and a test hold the same thing.

import type { Process } from '#process'
import { applyTo } from './apply.ts'
import type { ChangeGroup } from './change.ts'
import type { Conflict, Refusal } from './conflict.ts'
import type { Entry } from './draft.ts'
import { rebase } from './rebase.ts'
import { open } from './workspace.ts'

export interface Replica {
  /** The process as of the entry `seen`. */
  readonly confirmed: Process
  /** Number of the last entry received. */
  readonly seen: number
  /** Written here, in order; sent again as they are until the server has answered. */
  readonly pending: readonly ChangeGroup[]
  /** What the person sees: confirmed and pending. */
  readonly view: Process
  /** What could not be kept, whole, until the person has decided. */
  readonly refused: readonly Refusal[]
}

export const newReplica = (confirmed: Process, seen = 0): Replica => ({
  confirmed,
  seen,
  pending: [],
  view: confirmed,
  refused: [],
})

export interface Written {
  readonly kind: 'written'
  readonly replica: Replica
  /** As it happened here; what `undo` is given while the server has not answered. */
  readonly group: ChangeGroup
}

/** Puts down a group on what the person sees; refused when it does not fit even there. */
export const write = (replica: Replica, group: ChangeGroup): Written | Refusal => {
  const space = open(replica.view)
  const outcome = applyTo(space, group)
  if (outcome.kind === 'refused') return outcome
  const pending = [...replica.pending, group]
  const view = space.close()
  return { kind: 'written', replica: { ...replica, pending, view }, group: outcome.group }
}

const settle = (
  replica: Replica,
  confirmed: Process,
  pending: readonly ChangeGroup[],
  refused: readonly Refusal[],
): Replica => {
  const rebased = rebase(confirmed, pending)
  return {
    ...replica,
    confirmed,
    pending: rebased.pending,
    view: rebased.process,
    refused: [...refused, ...rebased.refused],
  }
}

export type Received =
  | { readonly kind: 'received'; readonly replica: Replica }
  /** Entries are missing: ask the server again for all behind `seen`. */
  | { readonly kind: 'gap'; readonly seen: number }
  /** An entry of the log does not apply here: this is another process, which has to be loaded anew. */
  | { readonly kind: 'diverged'; readonly number: number }

/**
 * Takes in what the server sends, in order; entries received before are passed over. A group of one's
 * own is recognised by its id, also one that had been given up here and that the server took after all.
 */
export const receive = (replica: Replica, entries: readonly Entry[]): Received => {
  const space = open(replica.confirmed)
  const ids = new Set<string>()
  let seen = replica.seen
  for (const { number, group } of entries) {
    if (number <= seen) continue
    if (number > seen + 1) return { kind: 'gap', seen: replica.seen }
    if (applyTo(space, group).kind === 'refused') return { kind: 'diverged', number }
    seen = number
    ids.add(group.id)
  }
  if (ids.size === 0) return { kind: 'received', replica }
  const pending = replica.pending.filter(({ id }) => !ids.has(id))
  const refused = replica.refused.filter(({ group }) => !ids.has(group.id))
  return {
    kind: 'received',
    replica: settle({ ...replica, seen }, space.close(), pending, refused),
  }
}

/**
 * Takes the whole process as of an entry, after a time so long that the entries between are not sent. What is pending
 * and does not fit any more is refused, or in the process already because the answer was lost: see `unanswered`.
 */
export const reload = (replica: Replica, confirmed: Process, seen: number): Replica =>
  settle({ ...replica, seen }, confirmed, replica.pending, replica.refused)

/** All that the server has not answered: to be sent again as soon as there is a line, so that it says which it took. */
export const unanswered = ({ pending, refused }: Replica): readonly ChangeGroup[] => [
  ...pending,
  ...refused.filter(({ isAnswered }) => !isAnswered).map(({ group }) => group),
]

/** The server has a group as an entry; where that is in the process here, nothing more is to be done. */
export const confirm = (replica: Replica, groupId: string, number: number): Replica => {
  if (number > replica.seen) return replica
  const others = (group: ChangeGroup) => group.id !== groupId
  const refused = replica.refused.filter(({ group }) => others(group))
  const pending = replica.pending.filter(others)
  if (pending.length === replica.pending.length) return { ...replica, refused }
  return settle(replica, replica.confirmed, pending, refused)
}

/**
 * The server has refused a group: it leaves the view, and its content stays with the conflicts. A group that this
 * replica does not know, because the person has decided about it already, changes nothing.
 */
export const giveUp = (
  replica: Replica,
  groupId: string,
  conflicts: readonly Conflict[],
): Replica => {
  const group = unanswered(replica).find(({ id }) => id === groupId)
  if (!group) return replica
  const others = replica.refused.filter((one) => one.group.id !== groupId)
  const pending = replica.pending.filter(({ id }) => id !== groupId)
  const refusal: Refusal = { kind: 'refused', group, conflicts, isAnswered: true }
  return settle(replica, replica.confirmed, pending, [...others, refusal])
}

/** Written on what others have changed since: it stays whole with the conflicts, until the person has decided. */
export const setAside = (replica: Replica, { group, conflicts }: Refusal): Replica => {
  const refusal: Refusal = { kind: 'refused', group, conflicts, isAnswered: true }
  return { ...replica, refused: [...replica.refused, refusal] }
}

/** The person has decided about a conflict: written anew, or let go. */
export const dismiss = (replica: Replica, groupId: string): Replica => ({
  ...replica,
  refused: replica.refused.filter(({ group }) => group.id !== groupId),
})
