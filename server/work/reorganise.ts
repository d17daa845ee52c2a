// What becomes of processes of a house that is organised anew; in a worker thread, because there are many of them.

import { type Change, changesBetween } from '#change'
import { type LeftAsIs, type Renaming, type Reorganisation, reorganise as remap } from '#library'
import type { Profile } from '#process'

export interface ReorganiseInput {
  readonly renamings: readonly Renaming[]
  readonly processes: readonly {
    /** JSON of a Process: the draft as it is now, else the current version. */
    readonly model: string
    readonly profile: Profile
  }[]
}

export interface RemappedProcess {
  /** For the draft; [] where the flow says none of the names. */
  readonly changes: readonly Change[]
  readonly profile: Profile
  readonly said: {
    readonly changes: readonly Reorganisation[]
    readonly left: readonly LeftAsIs[]
  }
}

/** In the order of what was given. */
export const reorganise = ({ renamings, processes }: ReorganiseInput): readonly RemappedProcess[] =>
  processes.map(({ model, profile }) => {
    const before = JSON.parse(model)
    const after = remap(before, profile, renamings)
    return {
      changes: changesBetween(before, after.process),
      profile: after.profile,
      said: { changes: after.changes, left: after.left },
    }
  })
