// Words somebody has begun to write and not yet sent: they wait while something else is looked at, as long as
// the page is open and the same person is signed in.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/**
 * The words begun at a place, '' for none, and how to write on. They stand among what the server answered, because
 * that is forgotten when somebody signs out; nothing of them is kept on the device.
 */
export const useUnsentWords = (...place: readonly string[]): [string, (words: string) => void] => {
  const client = useQueryClient()
  const key = ['unsentWords', ...place]
  const [words, setWords] = useState(() => client.getQueryData<string>(key) ?? '')
  const write = (next: string) => {
    setWords(next)
    if (next === '') client.removeQueries({ queryKey: key, exact: true })
    else {
      client.setQueryDefaults(['unsentWords'], { gcTime: Number.POSITIVE_INFINITY })
      client.setQueryData(key, next)
    }
  }
  return [words, write]
}
