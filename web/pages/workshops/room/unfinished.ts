// What somebody has begun to write and not handed in: kept with the seat, so that a page loaded anew, a step back or a
// switch of the phase does not take it away. It goes when it is handed in, and with everything else at the end.

import { useState } from 'react'
import { findBegun, keepBegun, type Shelf } from './room-shelf.ts'

export interface Unfinished {
  readonly of: <T>(what: string) => T | undefined
  /** undefined: it is handed in, or no longer wanted. */
  readonly keep: <T>(what: string, value: T | undefined) => void
}

export const openUnfinished = (shelf: Shelf, workshopId: string): Unfinished => ({
  of: (what) => findBegun(shelf, workshopId, what),
  keep: (what, value) => keepBegun(shelf, workshopId, what, value),
})

/** As `useState`, and found again later on. What equals `empty` is nothing begun. */
export const useUnfinished = <T>(
  unfinished: Unfinished,
  what: string,
  empty: T,
): readonly [T, (value: T) => void] => {
  const [value, setValue] = useState<T>(() => unfinished.of(what) ?? empty)
  return [
    value,
    (next) => {
      setValue(next)
      const isEmpty = JSON.stringify(next) === JSON.stringify(empty)
      unfinished.keep(what, isEmpty ? undefined : next)
    },
  ]
}
