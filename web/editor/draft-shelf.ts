// What the server has not answered yet, kept in the browser for each page that writes a draft. A page
// that is gone leaves it behind; the next page of the same draft takes it over.

import { createStore, del, entries, set } from 'idb-keyval'
import type { Kept } from './live-draft.ts'

export interface Shelf {
  readonly kept: Kept
  readonly keep: (kept: Kept) => void
  /** Lets others take over what is still kept. */
  readonly putAway: () => void
}

const NOTHING: Kept = { pending: [], refused: [] }
const store = () => createStore('prozess-drafts', 'kept')
const isEmpty = (kept: Kept): boolean => kept.pending.length === 0 && kept.refused.length === 0

/** Whose it is: of one person and one draft, so that nobody sends what another has written. */
const prefixOf = (personId: string, draftId: string): string => `${personId} ${draftId} `

/** Holds a lock as long as the page is there; false where another page holds it. */
const hold = (name: string, until: Promise<void>): Promise<boolean> =>
  new Promise((resolve) => {
    // Missing where the platform is reached without TLS: then nobody can tell whether a page is there.
    if (!('locks' in navigator)) return resolve(true)
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        return lock ? until : undefined
      })
      .catch(() => resolve(true))
  })

/** Opens the shelf of a page, with what pages before it left behind. Never fails: without storage nothing is kept. */
export const openShelf = async (
  personId: string,
  draftId: string,
  pageId: string,
): Promise<Shelf> => {
  let release: () => void = () => undefined
  const until = new Promise<void>((resolve) => {
    release = resolve
  })
  const prefix = prefixOf(personId, draftId)
  const mine = `${prefix}${pageId}`
  await hold(mine, until)
  let kept = NOTHING
  try {
    for (const [name, left] of await entries<string, Kept>(store())) {
      if (!name.startsWith(prefix) || name === mine || !(await hold(name, until))) continue
      kept = {
        pending: [...kept.pending, ...left.pending],
        refused: [...kept.refused, ...left.refused],
      }
      await set(mine, kept, store())
      await del(name, store())
    }
  } catch {
    // A private window or a full disk: the draft can be written all the same.
  }
  let last: Kept | undefined = kept
  let isWriting = false
  /** One after the other; what comes meanwhile is written as it is at the end. */
  const write = async () => {
    if (isWriting) return
    isWriting = true
    for (let wanted = last; wanted; wanted = last) {
      last = undefined
      await (isEmpty(wanted) ? del(mine, store()) : set(mine, wanted, store())).catch(
        () => undefined,
      )
    }
    isWriting = false
  }
  return {
    kept,
    keep: (next) => {
      last = next
      void write()
    },
    putAway: release,
  }
}
