// A draft in a page: opened when the page is, closed when it goes, and its state for React.

import { useEffect, useState, useSyncExternalStore } from 'react'
import { newId } from '../client/new-id.ts'
import { dialDraft } from './browser-line.ts'
import { openShelf } from './draft-shelf.ts'
import { type DraftState, type LiveDraft, openLiveDraft } from './live-draft.ts'

const later = (work: () => void, ms: number): (() => void) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** Undefined until what earlier pages left behind has been found. */
export const useDraft = (personId: string, draftId: string): LiveDraft | undefined => {
  const [live, setLive] = useState<LiveDraft>()
  useEffect(() => {
    let isGone = false
    let putAway: () => void = () => undefined
    const resume = () => current?.resume()
    const suspend = () => current?.suspend()
    let current: LiveDraft | undefined
    openShelf(personId, draftId, newId()).then((shelf) => {
      if (isGone) return shelf.putAway()
      const { kept, keep } = shelf
      current = openLiveDraft({ dial: dialDraft(draftId), newId, kept, keep, later })
      putAway = () => {
        current?.close()
        shelf.putAway()
      }
      setLive(current)
    })
    addEventListener('online', resume)
    addEventListener('offline', suspend)
    return () => {
      isGone = true
      removeEventListener('online', resume)
      removeEventListener('offline', suspend)
      putAway()
      setLive(undefined)
    }
  }, [personId, draftId])
  return live
}

export const useDraftState = (live: LiveDraft): DraftState =>
  useSyncExternalStore(live.subscribe, live.state)
