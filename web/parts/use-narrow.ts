// Whether the window is as narrow as a phone's, where one thing is shown at a time.

import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 45rem)')
const onNarrow = (onChange: () => void) => {
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}
export const useNarrow = (): boolean => useSyncExternalStore(onNarrow, () => narrow.matches)
