// A field of text that is saved when it is left; what others write meanwhile appears in it unless somebody
// is typing there.

import { useState } from 'react'
import { TextArea, TextField } from '../parts/field.tsx'

export const SavedField = ({
  label,
  hint,
  value,
  error,
  isLong,
  inputMode,
  onSave,
}: {
  label: string
  hint?: string
  value: string
  error?: string | undefined
  /** Several lines; Enter makes another. */
  isLong?: boolean
  inputMode?: 'decimal'
  onSave: (value: string) => void
}) => {
  const [typed, setTyped] = useState<string>()
  const save = () => {
    if (typed !== undefined && typed.trim() !== value) onSave(typed.trim())
    if (!error) setTyped(undefined)
  }
  const around = { label, ...(hint ? { hint } : {}), ...(error ? { error } : {}) }
  if (isLong)
    return (
      <TextArea
        {...around}
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
      />
    )
  return (
    <TextField
      {...around}
      {...(inputMode ? { inputMode } : {})}
      value={typed ?? value}
      autoComplete="off"
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
    />
  )
}
