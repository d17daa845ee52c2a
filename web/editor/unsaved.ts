// Fields that hold something nobody has saved yet. The page says so, and saves them before it goes.

import { useSyncExternalStore } from 'react'

export interface Unsaved {
  /** A field has something to save; answers how to let go of it. */
  readonly hold: (save: () => void) => () => void
  readonly count: () => number
  readonly saveAll: () => void
  readonly subscribe: (onChange: () => void) => () => void
}

export const newUnsaved = (): Unsaved => {
  const held = new Set<() => void>()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of [...listeners]) listener()
  }
  return {
    hold: (save) => {
      // One of its own, also where two fields save in the same way.
      const mine = () => save()
      held.add(mine)
      changed()
      return () => {
        if (held.delete(mine)) changed()
      }
    },
    count: () => held.size,
    saveAll: () => {
      for (const save of [...held]) save()
    },
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}

/** Of the page: wherever on it something is typed. */
export const unsaved = newUnsaved()

export const useUnsavedCount = (): number => useSyncExternalStore(unsaved.subscribe, unsaved.count)
