// Goes on with a renaming, a few processes at a time, until none waits. Whoever leaves the page stops it; nothing is
// done twice when it is taken up again.

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReorganisationView } from '#api'
import { call } from '../../client/call.ts'

export interface GoingOn {
  readonly isRunning: boolean
  readonly error: unknown
  readonly start: () => void
}

export const useGoingOn = (
  id: string,
  isWanted: boolean,
  onDone: (view: ReorganisationView) => void,
): GoingOn => {
  const client = useQueryClient()
  const [isRunning, setRunning] = useState(isWanted)
  const [error, setError] = useState<unknown>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what starts it
  useEffect(() => {
    if (!isRunning) return
    let isLeft = false
    const run = async () => {
      for (;;) {
        const view = await call('continueReorganisation', { params: { id } })
        if (isLeft) return
        client.setQueryData(['reorganise', id], view)
        if (view.waiting > 0) continue
        // Drafts, fact sheets and versions are shown elsewhere.
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== id })
        if (isLeft) return
        setRunning(false)
        onDone(view)
        return
      }
    }
    run().catch((failure: unknown) => {
      if (isLeft) return
      setError(failure)
      setRunning(false)
    })
    return () => {
      isLeft = true
    }
  }, [id, isRunning])
  return {
    isRunning,
    error,
    start: () => {
      setError(undefined)
      setRunning(true)
    },
  }
}
