// A field whose words are saved after a pause, when it is left, and in any case before it is gone; while others may
// change them.

import { type FocusEvent, useLayoutEffect, useReducer, useRef } from 'react'
import {
  caretIn,
  isUnsaved,
  type Same,
  type Save,
  sameWords,
  settled,
  type Typing,
  typedOn,
} from './typing.ts'
import { unsaved } from './unsaved.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

export interface Typed {
  /** What the field shows. */
  readonly words: string
  /** Something was typed, saved or not, and the field was not left since. */
  readonly isTyping: boolean
  readonly type: (words: string) => void
  /** Saves what was typed; the field then shows what all see, unless the words cannot be taken. */
  readonly leave: () => void
  /** Forgets what was typed. */
  readonly drop: () => void
  /** To be told of, so that the caret stays where it is when others write. */
  readonly onFocus: (event: FocusEvent<Field>) => void
}

export interface TypedOptions {
  /** What all see. */
  readonly shared: string
  /** Gets the words without spaces around them. */
  readonly onSave: Save
  readonly same?: Same
  /** Saved after so many milliseconds without a key; never by itself where it is absent. */
  readonly pauseMs?: number
}

export const useTyped = (options: TypedOptions): Typed => {
  const { shared, onSave, same = sameWords, pauseMs } = options
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const latest = useRef({ shared, onSave, same })
  latest.current = { shared, onSave, same }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const typing = useRef<Typing>(undefined)
  typing.current = settled(typing.current, shared, onSave, same)

  const save = (): boolean => {
    clearTimeout(timer.current)
    const now = typing.current
    const { shared, onSave, same } = latest.current
    if (!now || !isUnsaved(now, shared, same)) return true
    return (now.seen === shared ? onSave : now.save)(now.words.trim()) !== false
  }
  const leave = () => {
    if (save()) typing.current = undefined
    redraw()
  }
  const drop = () => {
    clearTimeout(timer.current)
    typing.current = undefined
    redraw()
  }
  const type = (words: string) => {
    typing.current = typedOn(typing.current, words, shared, onSave)
    redraw()
    clearTimeout(timer.current)
    if (pauseMs === undefined) return
    timer.current = setTimeout(() => {
      // Others have written meanwhile: that is asked when the field is left, and not among the keys.
      if (typing.current?.seen === latest.current.shared) save()
    }, pauseMs)
  }

  const isHeld = isUnsaved(typing.current, shared, same)
  // biome-ignore lint/correctness/useExhaustiveDependencies: how it is left stands in what is latest
  useLayoutEffect(() => (isHeld ? unsaved.hold(leave) : undefined), [isHeld])
  // Before what is around it goes, and with it the line to the server.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the end
  useLayoutEffect(
    () => () => {
      save()
      typing.current = undefined
    },
    [],
  )

  const words = typing.current?.words ?? shared
  const field = useRef<Field>(undefined)
  const drawn = useRef(words)
  const isIn = field.current !== undefined && field.current === document.activeElement
  const caret = isIn ? (field.current?.selectionStart ?? null) : null
  useLayoutEffect(() => {
    const before = drawn.current
    drawn.current = words
    // What is typed has the caret where it belongs.
    if (before === words || caret === null || typing.current?.words === words) return
    const at = caretIn(before, words, caret)
    field.current?.setSelectionRange(at, at)
  })

  return {
    words,
    isTyping: typing.current !== undefined,
    ...{ type, leave, drop },
    onFocus: ({ currentTarget }) => {
      field.current = currentTarget
    },
  }
}
