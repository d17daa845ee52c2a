// Work that moves things on the page waits until a pointer that is pressed comes up again. Else what one presses moves away
// under the pointer, and nothing is pressed.

import { useEffect, useRef } from 'react'

let isPressed = false
const waiting = new Set<() => void>()

const release = () => {
  isPressed = false
  // The click that comes of it is first.
  setTimeout(() => {
    for (const work of [...waiting]) work()
  })
}
addEventListener('pointerdown', () => (isPressed = true), true)
addEventListener('pointerup', release, true)
addEventListener('pointercancel', release, true)

/** Does work now, or once the press is over; in any case before what asks for it is gone. */
export const useAfterPress = (): ((work: () => void) => void) => {
  const left = useRef<() => void>(undefined)
  useEffect(() => () => left.current?.(), [])
  return (work) => {
    if (!isPressed) return work()
    const once = () => {
      waiting.delete(once)
      if (left.current === once) left.current = undefined
      work()
    }
    left.current?.()
    left.current = once
    waiting.add(once)
  }
}
