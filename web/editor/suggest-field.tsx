// A field of a form with suggestions below it.

import { useId } from 'react'
import { SuggestInput, type SuggestInputProps } from './suggest-input.tsx'

export const SuggestField = ({ label, ...rest }: SuggestInputProps & { label: string }) => {
  const id = useId()
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <SuggestInput {...rest} id={id} className="kern-form-input__input" autoComplete="off" />
    </div>
  )
}
