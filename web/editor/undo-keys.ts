// Ctrl + Z anywhere on the draft's page takes back the last change of the draft; in a field in which somebody is typing,
// the typing. Left to itself a browser takes back whatever was typed last, in whichever field that was.

import { type KeyboardEvent, type SyntheticEvent, useRef } from 'react'

const wordsIn = (target: EventTarget): string | undefined =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    ? target.value
    : undefined

/** Handlers for the element around everything of the draft. */
export const useUndoKeys = (onUndo: () => void, onRedo: () => void) => {
  /** The field one is in, and what stood there before. */
  const entered = useRef<{ readonly field: EventTarget; readonly words: string | undefined }>(
    undefined,
  )
  return {
    onFocus: ({ target }: SyntheticEvent) => {
      entered.current = { field: target, words: wordsIn(target) }
    },
    onKeyDown: (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey
      if (!isCommand || (key !== 'z' && key !== 'y') || event.isDefaultPrevented()) return
      const { target } = event
      const words = wordsIn(target)
      const isTyping = entered.current?.field === target && entered.current.words !== words
      // Words on the canvas of the BPMN editor and dialogs have their own.
      const isElsewhere =
        target instanceof HTMLElement && (target.isContentEditable || target.closest('dialog'))
      if (isTyping || isElsewhere) return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) onRedo()
      else onUndo()
    },
  }
}
