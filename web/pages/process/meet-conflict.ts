// Somebody else changed a fact sheet while this one was being typed: what is theirs, what is mine, and what
// both of us changed.

import type { ProcessDetail } from '#api'
import { type ProfileDraft, toDraft } from './profile-draft.ts'

export type SeenFacts = Pick<ProcessDetail, 'name' | 'profile'>

export interface Collision {
  readonly field: keyof ProfileDraft
  /** As stored now, and as typed here. */
  readonly now: string
  readonly mine: string
}

export interface Met {
  /** Everything typed is kept; fields that were left alone show what the other one wrote. */
  readonly draft: ProfileDraft
  readonly collisions: readonly Collision[]
}

export const meetConflict = (draft: ProfileDraft, seen: SeenFacts, now: SeenFacts): Met => {
  const [before, stored] = [toDraft(seen), toDraft(now)]
  const fields = Object.keys(draft) as (keyof ProfileDraft)[]
  const isMine = (field: keyof ProfileDraft) => draft[field] !== before[field]
  return {
    draft: Object.fromEntries(
      fields.map((field) => [field, isMine(field) ? draft[field] : stored[field]]),
    ) as unknown as ProfileDraft,
    collisions: fields
      .filter(
        (field) =>
          isMine(field) && stored[field] !== before[field] && stored[field] !== draft[field],
      )
      .map((field) => ({ field, now: stored[field], mine: draft[field] })),
  }
}
