// A field of text that is saved after a pause and when it is left; what others write meanwhile appears in it unless
// somebody is typing there.

import { useAfterPress } from '../parts/after-press.ts'
import { TextArea, TextField } from '../parts/field.tsx'
import type { Same, Save } from './typing.ts'
import { useTyped } from './use-typed.ts'

const PAUSE_MS = 900

export const SavedField = ({
  label,
  hint,
  value,
  error,
  isLong,
  inputMode,
  same,
  onSave,
}: {
  label: string
  hint?: string
  value: string
  error?: string | undefined
  /** Several lines; Enter makes another. */
  isLong?: boolean
  inputMode?: 'decimal'
  /** Whether what is typed says what is saved, where it may be written in several ways. */
  same?: Same
  onSave: Save
}) => {
  const typed = useTyped({
    ...{ shared: value, onSave, pauseMs: PAUSE_MS },
    ...(same ? { same } : {}),
  })
  const afterPress = useAfterPress()
  const around = { label, ...(hint ? { hint } : {}), ...(error ? { error } : {}) }
  if (isLong)
    return (
      <TextArea
        {...around}
        value={typed.words}
        onFocus={typed.onFocus}
        onChange={(event) => typed.type(event.currentTarget.value)}
        onBlur={() => afterPress(typed.leave)}
      />
    )
  return (
    <TextField
      {...around}
      {...(inputMode ? { inputMode } : {})}
      value={typed.words}
      autoComplete="off"
      onFocus={typed.onFocus}
      onChange={(event) => typed.type(event.currentTarget.value)}
      onBlur={() => afterPress(typed.leave)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') typed.leave()
      }}
    />
  )
}
